# SPDX-License-Identifier: Apache-2.0
"""The conformance vectors of the repository: the same states and results, to the byte, by every way that records come; and the
same refusals."""
import csv
import hashlib
import json
import re
import unittest
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import assay_engine as assay
from assay_engine._library import library

folder = Path(__file__).resolve().parents[4] / "tests" / "conformance"
_instant = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:Z|([+-])(\d\d):?(\d\d))?)?")
has_reader = library.has("assay_reader_new")


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"))


def vectors():
    return read_json(folder / "manifest.json")["vectors"]


def instant_of(text):
    """What datetime.fromisoformat reads since Python 3.11."""
    day, clock, fraction, sign, hours, minutes = _instant.fullmatch(text).groups()
    moment = datetime.strptime(f"{day} {clock or '00:00:00'}", "%Y-%m-%d %H:%M:%S").replace(tzinfo=timezone.utc)
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    return moment + timedelta(microseconds=int((fraction or "").ljust(6, "0"))) + (offset if sign == "-" else -offset)


def cell_of(text, kind):
    if kind == "category":
        return text or None
    text = text.strip()
    if text == "":
        return None
    if kind == "bool":
        return text.lower() in ("true", "1")
    if kind == "timestamp":
        return instant_of(text)
    return Decimal(text)


def records_of(path, columns):
    with open(path, encoding="utf-8", newline="") as file:
        return [
            {name: cell_of(text, columns[name].type) for name, text in row.items() if name in columns} for row in csv.DictReader(file)
        ]


def grouping_of(case):
    return [case["by"], case.get("period"), case.get("utc_offset_minutes", 0), case.get("fiscal_start_month", 1)]


def in_lowest_terms(text):
    """Values are kept as counted, 38/40; figures have them in lowest terms."""
    return str(Fraction(text)) if "/" in text else text


def differences(figures, result, place=""):
    """Where the document has something else than the figures, which are a part of it."""
    if isinstance(figures, dict) and isinstance(result, dict):
        for name, figure in figures.items():
            if name not in result:
                yield f"{place}/{name} is not there"
                continue
            found = result[name]
            if name == "exact" and isinstance(figure, str) and isinstance(found, str):
                found = in_lowest_terms(found)
            yield from differences(figure, found, f"{place}/{name}")
    elif isinstance(figures, list) and isinstance(result, list) and len(figures) == len(result):
        for index, (figure, found) in enumerate(zip(figures, result)):
            yield from differences(figure, found, f"{place}/{index}")
    elif figures != result or isinstance(figures, bool) != isinstance(result, bool):
        yield f"{place} is {result!r}, not {figures!r}"


def score(path, case):
    with open(path / case["values"], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = {
        name: [row[name] or None if name in case["keys"] else cell_of(row[name], "number") for row in rows] for name in rows[0]
    }
    return assay.score_values(columns, assay.Model(path / case["model"]), keys=case["keys"])


class Case:
    def __init__(self, path):
        self.case = read_json(path / "case.json")
        self.model = assay.Model(path / self.case["model"])
        self.files = {record: path / table for record, table in self.case["tables"].items()}
        self.mapping = path / self.case["mapping"] if "mapping" in self.case else None
        self.on_error = self.case.get("on_error", "stop")
        self.body = bytes.fromhex((path / "state.hex").read_text())
        self.digest = hashlib.sha256(self.body).hexdigest()
        self.result = (path / "result.sha256").read_text().split()[0]
        self.figures = read_json(path / "figures.json")

    def ways(self):
        """States of the same records. What a reader makes of rows (refusals, mappings) comes in files alone."""
        if has_reader:
            yield from self.files_read()
        if self.on_error == "stop" and self.mapping is None:
            self.records = {record: records_of(file, self.model.records[record].columns) for record, file in self.files.items()}
            for way in (self.rows, self.columns, self.one_by_one, self.merged):
                yield from way()

    def state(self):
        return assay.State(self.model, *grouping_of(self.case))

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
        state = self.state()
        for record, file in self.files.items():
            state.read_csv(record, file, self.mapping, on_error=self.on_error)
        yield "files", state


class Refusal:
    """A vector of what is refused: does what its kind says, and gives what the library answers."""

    def __init__(self, path, kind):
        self.path = path
        self.case = read_json(path / "case.json")
        self.do = getattr(self, kind)

    def _model(self):
        return assay.Model(self.path / self.case["model"])

    def _text(self, name):
        return (self.path / self.case[name]).read_bytes()

    def _stored(self, name):
        return bytes.fromhex((self.path / name).read_text())

    def model(self):
        text = self._text("model")
        yield [finding for finding in assay.Model.check(text) if finding["severity"] == "error"]
        assay.Model(text)

    def mapping(self):
        model, text = self._model(), self._text("mapping")
        yield [finding for finding in model.check_mapping(text) if finding["severity"] == "error"]
        assay.State(model).read_csv(self.case["record"], b"", text)

    def grouping(self):
        yield []
        assay.State(self._model(), *grouping_of(self.case))

    def records(self):
        yield []
        self._read("stop")

    def _read(self, on_error):
        mapping = self._text("mapping") if "mapping" in self.case else None
        state = assay.State(self._model(), *grouping_of(self.case))
        state.read_csv(self.case["record"], self._text("table"), mapping, on_error=on_error)
        return state.describe()["rejected"]

    def rejected(self):
        """What becomes of a row that is left out instead."""
        return self._read("skip")

    def state(self):
        yield []
        assay.State.load(self._stored(self.case["state"]), self._model() if "model" in self.case else None)

    def values(self):
        yield []
        score(self.path, self.case)

    def merge(self):
        yield []
        one, other = (assay.State.load(self._stored(name)) for name in self.case["states"])
        one.merge(other)


class Conformance(unittest.TestCase):
    def test_every_case_by_every_way(self):
        seen = 0
        for vector in vectors():
            if vector["kind"] != "result":
                continue
            seen += 1
            case = Case(folder / vector["folder"])
            for name, state in case.ways():
                with self.subTest(f"{vector['folder']}: {name}"):
                    text = state.grade().json_text()
                    self.assertEqual(state.digest, case.digest)
                    self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), case.result)
                    self.assertEqual(list(differences(case.figures, json.loads(text))), [])
        self.assertGreaterEqual(seen, 45)

    def test_every_score_of_given_values(self):
        seen = 0
        for vector in vectors():
            if vector["kind"] != "scores":
                continue
            seen += 1
            with self.subTest(vector["folder"]):
                path = folder / vector["folder"]
                text = score(path, read_json(path / "case.json")).json_text()
                self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), (path / "result.sha256").read_text().split()[0])
                self.assertEqual(list(differences(read_json(path / "figures.json"), json.loads(text))), [])
        self.assertGreaterEqual(seen, 1)

    def test_every_refusal(self):
        seen = 0
        for vector in vectors():
            if vector["kind"] in ("result", "scores") or (vector["kind"] in ("mapping", "records") and not has_reader):
                continue
            seen += 1
            with self.subTest(vector["folder"]):
                refusal = Refusal(folder / vector["folder"], vector["kind"])
                expected = refusal.case["expected"]
                steps = refusal.do()
                errors = [(each["pointer"], each["code"]) for each in next(steps)]
                self.assertEqual(sorted(errors), sorted((each["pointer"], each["code"]) for each in expected.pop("errors", [])))
                with self.assertRaises(assay.AssayError) as raised:
                    next(steps)
                problem = raised.exception
                answer = {"status": problem.status.name.lower(), "code": problem.code, "row": problem.row, "column": problem.column}
                self.assertEqual({name: answer[name] for name in expected}, expected)
                if "row" in expected:
                    counted = {"record": refusal.case["record"], "reason": expected["code"], "rows": 1}
                    self.assertEqual(refusal.rejected(), [counted])
        self.assertGreaterEqual(seen, 40)


if __name__ == "__main__":
    unittest.main()
