# SPDX-License-Identifier: Apache-2.0
"""The conformance vectors of the repository: the same states and results, to the byte, by every way that records come."""
import csv
import hashlib
import json
import unittest
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import assay_engine as assay
from assay_engine._library import library

folder = Path(__file__).resolve().parents[4] / "tests" / "conformance"


def cell_of(text, kind):
    if text == "":
        return None
    if kind == "category":
        return text
    if kind == "bool":
        return text == "true"
    if kind == "timestamp":
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    return Decimal(text)


def records_of(path, columns):
    with open(path, encoding="utf-8", newline="") as file:
        return [{name: cell_of(text, columns[name].type) for name, text in row.items()} for row in csv.DictReader(file)]


class Case:
    def __init__(self, path):
        case = json.loads((path / "case.json").read_text(encoding="utf-8"))
        self.model = assay.Model(path / case["model"])
        self.files = {record: path / table for record, table in case["tables"].items()}
        self.records = {record: records_of(file, self.model.records[record].columns) for record, file in self.files.items()}
        self.digest = hashlib.sha256(bytes.fromhex((path / "state.hex").read_text())).hexdigest()
        self.result = (path / "result.sha256").read_text().split()[0]
        self.grouping = [case["by"], case.get("period"), case.get("utc_offset_minutes", 0), case.get("fiscal_start_month", 1)]

    def state(self):
        return assay.State(self.model, *self.grouping)

    def rows(self):
        state = self.state()
        state.update(self.records)
        yield "rows", state

    def columns(self):
        for threads in (1, 3):
            state = self.state()
            for record, rows in self.records.items():
                names = self.model.records[record].columns
                state.update(record, {name: [row.get(name) for row in rows] for name in names}, threads=threads)
            yield f"columns, {threads} threads", state

    def one_by_one(self):
        state = self.state()
        for record, rows in self.records.items():
            state.update(record, [])
            for row in rows:
                state.add(record, **row)
        yield "one by one", state

    def merged(self):
        parts = [self.state() for _ in range(4)]
        for record, rows in self.records.items():
            for place, part in enumerate(parts):
                part.update(record, rows[place::4])
        total = self.state()
        for part in parts[::-1]:
            total.merge(assay.State.load(part.save(), self.model))
        yield "merged", total

    def files_read(self):
        if not library.has("assay_reader_new"):
            return
        state = self.state()
        for record, file in self.files.items():
            state.read_csv(record, file)
        yield "files", state


class Conformance(unittest.TestCase):
    def test_every_case_by_every_way(self):
        paths = sorted(each.parent for each in folder.glob("*/case.json"))
        self.assertGreaterEqual(len(paths), 5)
        for path in paths:
            case = Case(path)
            for way in (case.rows, case.columns, case.one_by_one, case.merged, case.files_read):
                for name, state in way():
                    with self.subTest(f"{path.name}: {name}"):
                        self.assertEqual(state.digest, case.digest)
                        self.assertEqual(hashlib.sha256(state.grade().json_text().encode()).hexdigest(), case.result)


if __name__ == "__main__":
    unittest.main()
