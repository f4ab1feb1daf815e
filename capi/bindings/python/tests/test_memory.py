# SPDX-License-Identifier: Apache-2.0
"""Ten million rows are read where they lie: the peak of memory hardly moves. Runs when ASSAY_LARGE_TESTS is set."""
import os
import time
import unittest
from importlib import import_module
from pathlib import Path

import assay_engine as assay
from tests import desk

rows = 10_000_000


def resident(name):
    """Bytes: VmRSS held now, VmHWM at most since grown()."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))


def grown(work):
    """By how many bytes the process grew at most while it worked."""
    Path("/proc/self/clear_refs").write_text("5")
    before = resident("VmRSS")
    work()
    return resident("VmHWM") - before


@unittest.skipUnless(os.environ.get("ASSAY_LARGE_TESTS"), "set ASSAY_LARGE_TESTS to run what takes a gigabyte")
class Memory(unittest.TestCase):
    def test_ten_million_rows_are_not_copied(self):
        try:
            pa, np = import_module("pyarrow"), import_module("numpy")
        except ImportError:
            self.skipTest("needs pyarrow and NumPy")
        numbers = np.arange(rows, dtype="i8")
        columns = {
            "opened_at": desk.begin + numbers,
            "solved": (numbers % 3 == 0).view("u1"),
            "wait_s": numbers % 600 / 2,
            "rating": (numbers % 5 + 1).astype("i4"),
        }
        codes = (numbers % 50).astype("i4")
        teams = pa.DictionaryArray.from_arrays(pa.array(codes), pa.array([f"team {place}" for place in range(50)]))
        arrow = pa.table({"team": teams, **{name: pa.array(values) for name, values in columns.items()}})
        arrow = arrow.set_column(2, "solved", pa.array(numbers % 3 == 0))
        size = arrow.nbytes
        self.assertGreater(grown(numbers.copy), 75e6, "a copy would be seen")
        digests = set()
        for name, data, options in (
            ("Arrow", arrow, {}),
            ("Arrow, two threads", arrow, {"threads": 2}),
            ("NumPy", {**columns, "team": None}, {}),
        ):
            state = assay.State(desk.model, by="team" if data is arrow else None)
            if data is not arrow:
                del data["team"]
            begun = time.perf_counter()
            more = grown(lambda: self.assertEqual(state.update("contact", data, **options), rows))
            took = time.perf_counter() - begun
            print(f"{name}: {rows:,} rows of {size / 1e6:.0f} MB in {took:.2f} s, memory grew by {more / 1e6:.1f} MB at most")
            self.assertLess(more, 30e6)
            digests.add(state.roll_up().digest)
        self.assertEqual(len(digests), 1)


if __name__ == "__main__":
    unittest.main()
