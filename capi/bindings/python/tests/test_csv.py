# SPDX-License-Identifier: Apache-2.0
"""CSV exports, when the library has their reader."""
import gzip
import io
import tempfile
import unittest
from pathlib import Path

import assay_engine as assay
from assay_engine._library import library
from tests import desk


def text_of(records):
    lines = [",".join(desk.names)]
    for row in records:
        lines.append(",".join("" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell) for cell in row))
    return "\n".join(lines) + "\n"


class WithoutReader(unittest.TestCase):
    @unittest.skipIf(library.has("assay_reader_new"), "the library has the reader")
    def test_says_that_the_library_is_older(self):
        with self.assertRaisesRegex(NotImplementedError, "assay_reader_new"):
            desk.state().read_csv("contact", b"")


@unittest.skipUnless(library.has("assay_reader_new"), "the library has no reader of CSV")
class Csv(unittest.TestCase):
    def setUp(self):
        # Times of a file are written out, not counted.
        self.records = [row[:2] + (f"2026-04-{place % 28 + 1:02}T08:00:00Z",) + row[3:] for place, row in enumerate(desk.rows())]
        self.bytes = text_of(self.records).encode()

    def read(self, source, **options):
        state = desk.state()
        report = state.read_csv("contact", source, **options)
        return state.digest, report

    def test_sources(self):
        wanted, report = self.read(self.bytes)
        self.assertIsInstance(report, dict)
        with tempfile.TemporaryDirectory() as folder:
            plain, packed = Path(folder) / "a.csv", Path(folder) / "a.csv.gz"
            plain.write_bytes(self.bytes)
            packed.write_bytes(gzip.compress(self.bytes))
            pieces = [self.bytes[place : place + 17] for place in range(0, len(self.bytes), 17)]
            for source in (plain, str(packed), io.BytesIO(self.bytes), bytearray(self.bytes), pieces, iter(pieces)):
                self.assertEqual(self.read(source)[0], wanted)
        seen = []
        self.read(self.bytes, progress=seen.append)
        self.assertEqual(seen, [len(self.bytes)])

    def test_faults(self):
        faulty = self.bytes + "甲,a,2026-04-01T08:00:00Z,true,5,9,\n".encode()
        problem = desk.raised(assay.DataError, lambda: self.read(faulty))
        self.assertIn("502", str(problem))
        digest, report = self.read(faulty, on_error="skip")
        self.assertNotEqual(digest, "")
        desk.raised(assay.ArgumentError, lambda: self.read(self.bytes, on_error="ignore"))
        desk.raised(assay.ArgumentError, lambda: self.read(5))
        desk.raised(assay.ArgumentError, lambda: self.read(["text"]))


if __name__ == "__main__":
    unittest.main()
