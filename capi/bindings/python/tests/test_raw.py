# SPDX-License-Identifier: Apache-2.0
"""The declarations are those of the header."""
import ctypes
import json
import subprocess
import sys
import unittest
from pathlib import Path

from assay_engine import _raw
from assay_engine._library import library

generator = Path(__file__).resolve().parent.parent / "generate_raw.py"


class Raw(unittest.TestCase):
    def test_generating_again_gives_the_same(self):
        done = subprocess.run([sys.executable, str(generator), "--check"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(done.returncode, 0, done.stdout.decode())

    def test_structs_lie_as_in_c(self):
        api = json.loads((generator.parents[2] / "api.json").read_text(encoding="utf-8"))
        self.assertGreater(len(api["structs"]), 10)
        for struct in api["structs"]:
            here = getattr(_raw, struct["name"] if struct["name"].startswith("Arrow") else struct["name"][6:].title().replace("_", ""))
            self.assertEqual(ctypes.sizeof(here), struct["bytes"], here)
            for member in struct["members"]:
                self.assertEqual(getattr(here, member["name"]).offset, member["offset"], (here, member))

    def test_every_struct_begins_with_its_size(self):
        structs = [each for each in vars(_raw).values() if isinstance(each, type) and issubclass(each, ctypes.Structure)]
        sized = [each for each in structs if each is not ctypes.Structure and not each.__name__.startswith("Arrow")]
        self.assertGreaterEqual(len(sized), 10)
        for each in sized:
            self.assertEqual(each._fields_[0], ("struct_bytes", ctypes.c_int32), each)

    def test_functions_are_in_the_library(self):
        missing = [name for name in _raw.FUNCTIONS if not library.has(name)]
        self.assertEqual([name for name in missing if not name.startswith(("assay_reader_", "assay_check"))], [])
        self.assertGreater(len(_raw.FUNCTIONS), 40)

    def test_a_function_that_an_older_library_lacks(self):
        _raw.FUNCTIONS["assay_of_tomorrow"] = (None, [])
        try:
            with self.assertRaisesRegex(NotImplementedError, "assay_of_tomorrow"):
                library.assay_of_tomorrow()
        finally:
            del _raw.FUNCTIONS["assay_of_tomorrow"]


if __name__ == "__main__":
    unittest.main()
