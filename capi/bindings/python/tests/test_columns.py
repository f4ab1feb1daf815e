# SPDX-License-Identifier: Apache-2.0
"""Columns without any other package: lists, tuples, buffers, rows as dicts; and what is no column."""
import ctypes
import unittest
from array import array
from collections import OrderedDict, UserDict, deque
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import IntEnum

import assay_engine as assay
from tests import desk


def with_column(name, values):
    return {**desk.columns(), name: values}


class Forms(unittest.TestCase):
    def test_lists_tuples_and_rows(self):
        wanted = desk.expected_digest()
        columns = desk.columns()
        self.assertEqual(desk.digest_of(columns), wanted)
        self.assertEqual(desk.digest_of({name: tuple(values) for name, values in columns.items()}), wanted)
        self.assertEqual(desk.digest_of({name: deque(values) for name, values in columns.items()}), wanted)
        self.assertEqual(desk.digest_of(OrderedDict(columns)), wanted)
        self.assertEqual(desk.digest_of(desk.dicts()), wanted)
        self.assertEqual(desk.digest_of([UserDict(row) for row in desk.dicts()]), wanted)

    def test_rows_may_lack_what_is_missing(self):
        rows = [{name: value for name, value in row.items() if value is not None} for row in desk.dicts()]
        self.assertEqual(desk.digest_of(rows), desk.expected_digest())

    def test_numbers_in_every_form(self):
        wanted = desk.expected_digest()
        columns = desk.columns()
        waits, ratings, solved = columns["wait_s"], columns["rating"], columns["solved"]
        for name, values in (
            ("wait_s", [None if each is None else Decimal(str(each)) for each in waits]),
            ("wait_s", desk.waits()),
            ("wait_s", [each if each is None or each % 1 else int(each) for each in waits]),
            ("rating", [None if each is None else float(each) for each in ratings]),
            ("rating", [None if each is None else IntEnum("Rating", "A B C D E")(each) for each in ratings]),
            ("solved", [None if each is None else int(each) for each in solved]),
            ("solved", [each if row % 2 or each is None else int(each) for row, each in enumerate(solved)]),
            ("opened_at", desk.times()),
            ("opened_at", [each.replace(tzinfo=None) for each in desk.times()]),
            ("opened_at", [each.astimezone(timezone(timedelta(hours=8))) for each in desk.times()]),
        ):
            self.assertEqual(desk.digest_of(with_column(name, values)), wanted, (name, values[:3]))

    def test_days_are_midnights(self):
        days = [each.date() for each in desk.times()]
        midnights = [datetime(each.year, each.month, each.day) for each in days]
        self.assertEqual(desk.digest_of(with_column("opened_at", days)), desk.digest_of(with_column("opened_at", midnights)))
        self.assertEqual(desk.digest_of(with_column("opened_at", [None, *days[1:]])), desk.digest_of(with_column("opened_at", [None, *midnights[1:]])))

    def test_columns_without_any_value(self):
        for name in ("team", "rating", "solved", "wait_s", "opened_at"):
            self.assertNotEqual(desk.digest_of(with_column(name, [None] * 500)), desk.expected_digest())

    def test_buffers_are_read_where_they_lie(self):
        records = [row[:4] + (row[4] or 0.0, row[5] or 1, None) for row in desk.rows()]
        columns, wanted = desk.columns(records), desk.expected_digest(records)
        opened, waits, ratings = columns["opened_at"], columns["wait_s"], columns["rating"]
        for name, values in (
            ("opened_at", array("q", opened)),
            ("opened_at", memoryview(array("l", opened))),
            ("opened_at", memoryview(array("q", opened)).toreadonly()),
            ("opened_at", (ctypes.c_int64 * 500)(*opened)),
            ("wait_s", array("d", waits)),
            ("wait_s", array("f", waits)),
            ("rating", bytearray(ratings)),
            ("rating", array("b", ratings)),
            ("rating", array("H", ratings)),
            ("rating", array("i", ratings)),
            ("rating", array("I", ratings)),
            ("rating", array("Q", ratings)),
            ("rating", memoryview(array("h", [each for rating in ratings for each in (rating, -1)]))[::2]),
        ):
            self.assertEqual(desk.digest_of({**columns, name: values}), wanted, (name, values))
            self.assertEqual(desk.digest_of({**columns, name: values}, threads=2), wanted, (name, values))

    def test_whole_numbers_of_128_bits(self):
        huge = 10**37
        problem = desk.raised(assay.DataError, lambda: desk.digest_of(with_column("rating", [huge] + [1] * 499)))
        self.assertEqual((problem.row, problem.field), (1, "rating"))
        tiny = Decimal(5).scaleb(-30) * 10**30
        columns = desk.columns()
        columns["rating"] = [None if each is None else Decimal(each) + tiny - 5 for each in columns["rating"]]
        self.assertEqual(desk.digest_of(columns), desk.expected_digest())

    def test_what_the_model_does_not_need_is_left_aside(self):
        extra = {**desk.columns(), "agent": [object()] * 500, "unheard_of": ["x"] * 500, "note": [b"\xff"] * 500}
        self.assertEqual(desk.digest_of(extra), desk.expected_digest())

    def test_texts_of_every_kind(self):
        records = [("客服" * 300 if place % 2 else "", *row[1:]) for place, row in enumerate(desk.rows())]
        self.assertEqual(desk.digest_of(desk.columns(records)), desk.expected_digest(records))
        as_bytes = desk.columns(records)
        as_bytes["team"] = [each.encode() for each in as_bytes["team"]]
        self.assertEqual(desk.digest_of(as_bytes), desk.expected_digest(records))


class Faults(unittest.TestCase):
    def refused(self, data, kind=assay.DataError, **options):
        state = desk.counted()
        before = state.digest
        english = desk.raised(kind, lambda: state.update("contact", data, **options))
        with assay.language("zh"):
            chinese = desk.raised(kind, lambda: state.update("contact", data, **options))
        self.assertNotEqual(str(english), str(chinese))
        self.assertEqual((english.code, english.field, english.row), (chinese.code, chinese.field, chinese.row))
        named = desk.raised(kind, lambda: state.update("contact", data, language="zh", **options))
        self.assertEqual(str(named), str(chinese))
        self.assertEqual(assay.current_language(), "en")
        self.assertEqual(state.digest, before)
        return english

    def test_ragged(self):
        problem = self.refused(with_column("rating", [1, 2]))
        self.assertEqual(problem.field, "rating")
        self.assertIn("500", str(problem))

    def test_mixed(self):
        for values in ([5, "5"], ["甲", 5], [desk.begin, datetime(2026, 1, 1)], [date(2026, 1, 1), datetime(2026, 1, 1)], [timedelta(1), 5]):
            problem = self.refused(with_column("rating", [None, *values] + [None] * 497))
            self.assertEqual((problem.field, problem.row), ("rating", 3), problem)

    def test_values_of_no_use(self):
        for values, row in (([None, object()], 2), ([{1}], 1), ([1, 2, 3j], 3)):
            problem = self.refused(with_column("rating", values + [None] * (500 - len(values))))
            self.assertEqual((problem.field, problem.row), ("rating", row))

    def test_not_numbers(self):
        nan = float("nan")
        problem = self.refused(with_column("wait_s", [1.0, nan] + [1.0] * 498))
        self.assertEqual((problem.field, problem.row), ("wait_s", 2))
        self.refused(with_column("wait_s", array("d", [1.0, nan] + [1.0] * 498)))
        self.refused(with_column("wait_s", [float("inf")] + [1.0] * 499), nan_is_missing=True)
        problem = self.refused(with_column("wait_s", [Decimal(1), Decimal("nan")] + [Decimal(1)] * 498))
        self.assertEqual(problem.row, 2)
        missing = [1.0, None] + [1.0] * 498
        for form in ([1.0, nan] + [1.0] * 498, array("d", [1.0, nan] + [1.0] * 498), [Decimal(1), Decimal("nan")] + [1] * 498):
            self.assertEqual(desk.digest_of(with_column("wait_s", form), nan_is_missing=True), desk.digest_of(with_column("wait_s", missing)))

    def test_integers_that_a_double_does_not_hold(self):
        problem = self.refused(with_column("rating", [2**53 + 1, 1.5] + [1] * 498))
        self.assertEqual(problem.row, 1)
        self.refused(with_column("rating", [2**200] + [1] * 499))

    def test_out_of_range_wrong_type_and_missing_column(self):
        problem = self.refused(with_column("rating", [6] + [1] * 499))
        self.assertEqual((problem.code, problem.row, problem.status), ("out_of_range", 1, assay.Status.DATA))
        self.refused(with_column("team", [5] * 500), assay.ArgumentError)
        self.refused(with_column("rating", ["5"] * 500), assay.ArgumentError)
        columns = desk.columns()
        del columns["rating"]
        columns["ratings"] = [1] * 500
        problem = self.refused(columns, assay.ArgumentError)
        self.assertIn('"ratings"', str(problem))
        self.refused(with_column("team", ["\ud800"] * 500))

    def test_what_is_no_table_or_column(self):
        for data in (5, "contact", b"x", None, {1, 2}, object(), [5], [["a"]]):
            self.refused(data)
        for values in (5, "abc", b"abc", {"a": 1}, iter([1]), memoryview(bytes(500)).cast("B", (50, 10))):
            problem = self.refused(with_column("rating", values))
            self.assertEqual(problem.field, "rating")
        self.refused({5: [1]})
        self.assertIn("collect()", str(self.refused(type("Lazy", (), {"collect": None})())))


if __name__ == "__main__":
    unittest.main()
