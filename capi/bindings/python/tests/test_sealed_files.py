# SPDX-License-Identifier: Apache-2.0
"""The files of a stream's batches: whole or not there, the same again or refused. Spark itself is not needed for them."""
import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import assay_engine as assay
from assay_engine import _sealed_files, spark
from tests import desk


class SealedFiles(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.path = Path(temporary.name) / "new" / "states"
        self.folder = spark.StateFolder(self.path, desk.model, by="team", period="month")
        self.records = desk.rows()

    def counted(self, first=0, end=500):
        return desk.counted(desk.columns(self.records[first:end]))

    def put(self, source, *rows):
        _sealed_files.put(self.path, source, self.counted(*rows))

    def test_add_up_to_all_records(self):
        self.assertEqual(self.folder.state().digest, desk.state().digest)
        for number, first in enumerate(range(0, 500, 100)):
            self.put(f"q+contact+{number}", first, first + 100)
        self.assertEqual(self.folder.state().digest, desk.expected_digest())
        self.assertEqual(self.folder.state().describe()["seal"]["sources"], 5)

    def test_the_same_again_changes_nothing(self):
        self.put("q+contact+0")
        (path,) = self.path.iterdir()
        before = path.read_bytes(), path.stat().st_ino
        self.put("q+contact+0")
        self.assertEqual((path.read_bytes(), path.stat().st_ino), before)

    def test_other_records_are_refused(self):
        self.put("q+contact+0", 0, 100)
        problem = desk.raised(assay.StateError, lambda: self.put("q+contact+0", 0, 99))
        self.assertEqual(problem.code, "other_records")
        for text in ("q+contact+0.state", "100 records", "99, digest", "remove this file"):
            self.assertIn(text, str(problem))
        with assay.language("zh"):
            self.assertIn("已用另外的记录", str(desk.raised(assay.StateError, lambda: self.put("q+contact+0", 0, 99))))
        self.assertEqual(self.folder.state().rows, 100)

    def test_a_failure_leaves_nothing_behind(self):
        for name in ("fsync", "replace"):
            with mock.patch.object(os, name, side_effect=OSError("no space")), self.assertRaises(OSError):
                self.put("q+contact+0")
            self.assertEqual(list(self.path.iterdir()), [])

    def test_what_a_killed_program_left_is_not_read(self):
        (self.path / "q+contact+0.state.7-7.unfinished").write_bytes(b"half")
        self.put("q+contact+0")
        self.assertEqual(self.folder.state().digest, desk.expected_digest())

    def test_files_that_do_not_belong_there_are_named(self):
        self.put("q+contact+0")
        for content in (b"damaged", desk.counted(by="agent").save(), assay.State("after-sales-quality", by="team").save()):
            (self.path / "other.state").write_bytes(content)
            problem = desk.raised(assay.StateError, self.folder.state)
            self.assertTrue(str(problem).startswith(f"{self.path / 'other.state'}: "), problem)

    def test_merged_files_take_the_place_of_batches(self):
        for number in range(3):
            self.put(f"q+contact+{number}", 100 * number, 100 * number + 100)
        wanted = self.folder.state()
        (self.path / "until-2.state").write_bytes(wanted.save())
        self.assertIn("count twice", str(desk.raised(assay.StateError, self.folder.state)))
        for path in self.path.glob("q+*"):
            path.unlink()
        self.put("q+contact+3", 300, 400)
        self.assertEqual(self.folder.state().digest, self.counted(0, 400).digest)
        # A batch that is in already is written again, and then refused.
        self.put("q+contact+2", 200, 300)
        desk.raised(assay.StateError, self.folder.state)

    def test_record_types_are_known_before_a_query_begins(self):
        self.assertIn("'call'", str(desk.raised(assay.ArgumentError, lambda: self.folder.writer("call", query="q"))))


if __name__ == "__main__":
    unittest.main()
