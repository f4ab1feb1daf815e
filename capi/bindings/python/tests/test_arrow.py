# SPDX-License-Identifier: Apache-2.0
"""The Arrow PyCapsule interface without a library of Arrow: what this package exports is read by itself again."""
import ctypes
import gc
import unittest

import assay_engine as assay
from assay_engine import _arrow, _lend, _raw
from tests import desk

cards_model = assay.Model(
    {
        "assay": 0,
        "id": "teams",
        "version": "1",
        "records": {
            "team": {
                "groups": ["team"],
                "columns": {"team": {"type": "category"}, "score": {"type": "decimal", "decimals": 9, "minimum": -1000, "maximum": 1000}},
            }
        },
        "indicators": {"mean": {"unit": "score", "better": "higher", "from": "team", "value": "avg(score)"}},
    }
)


def lent():
    """How many structs others hold at present; some libraries keep what they have read last."""
    gc.collect()
    return len(_arrow._lent) + len(_lend._held)


def cards(groups=70_000):
    """A table of many groups, in two chunks."""
    state = assay.State(desk.model, by=["team"])
    state.update(
        "contact",
        {
            "team": [f"team {place:05}" for place in range(groups)],
            "solved": [place % 3 == 0 for place in range(groups)],
            "wait_s": [place % 100 for place in range(groups)],
            "rating": [None] * groups,
        },
    )
    return state.grade()


class Streams(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.result = cards()
        cls.columns = {"team": [key[0] for key in cls.result.keys()], "score": [card.score for card in cls.result]}

    def counted(self, data, **options):
        state = assay.State(cards_model, by="team")
        self.assertEqual(state.update("team", data, **options), 70_000)
        return state.digest

    def test_exports_are_read(self):
        wanted = self.counted(self.columns)
        self.assertEqual(self.counted(self.result), wanted)
        self.assertEqual(self.counted(self.result.cards("zh")), wanted)
        self.assertEqual(self.counted(self.result.cards(), threads=3), wanted)

    def test_progress_counts_rows(self):
        for threads in (1, 2):
            seen = []
            self.assertEqual(self.counted(self.result.cards(), progress=seen.append, threads=threads), self.counted(self.columns))
            self.assertEqual(seen[-1], 70_000)
            self.assertGreater(len(seen), 1)
            self.assertEqual(seen, sorted(seen))

    def test_progress_may_end_the_call(self):
        class Enough(Exception):
            pass

        def stop(rows):
            raise Enough(rows)

        before = lent()
        for threads in (1, 2):
            state = assay.State(cards_model, by="team")
            with self.assertRaises(Enough):
                state.update("team", self.result.cards(), progress=stop, threads=threads)
            self.assertEqual(state.rows, 65_536 if threads == 1 else 0)
        with self.assertRaises(assay.ArgumentError):
            state.update("team", self.result.cards(), progress=lambda rows: state.digest)
        self.assertEqual(lent(), before)

    def test_a_fault_says_its_row_and_what_is_in(self):
        state = assay.State(desk.model, by="team")
        problem = desk.raised(assay.ArgumentError, lambda: state.update("contact", self.result.cards()))
        self.assertEqual((problem.code, problem.rows_added), ("not_supplied", 0))
        narrow = cards_model.describe()
        self.assertEqual(narrow["id"], "teams")
        document = {**NARROW}
        for threads in (1, 3):
            state = assay.State(assay.Model(document), by="team")
            problem = desk.raised(assay.DataError, lambda: state.update("team", self.result.nodes(), threads=threads))
            self.assertEqual((problem.field, problem.code), ("value", "out_of_range"))
            self.assertIn(f"row {problem.row},", str(problem))
            self.assertEqual(problem.rows_added, state.rows)
            first = next(row for row, value in enumerate(self.values()) if value is not None and value > 98)
            self.assertEqual(problem.row, first + 1)

    def values(self):
        for card in self.result:
            for id in desk.model.nodes:
                yield card.value(id)

    def test_streams_that_fail(self):
        class Failing:
            def __arrow_c_stream__(self, requested_schema=None):
                raise RuntimeError("the disk is full")

        for threads in (1, 2):
            problem = desk.raised(assay.StreamError, lambda: self.counted(Failing(), threads=threads))
            self.assertIsInstance(problem.__cause__, RuntimeError)
            self.assertIn("the disk is full", str(problem))
            problem = desk.raised(assay.StreamError, lambda: self.counted(Broken(), threads=threads))
            self.assertIn("network", str(problem))
            problem = desk.raised(assay.StreamError, lambda: self.counted(Broken(), threads=threads, progress=str))
            self.assertIn("network", str(problem))

    def test_what_is_no_capsule(self):
        for given in (None, 5, _arrow.schema_capsule(_raw.ArrowSchema())):
            wrong = type("Wrong", (), {"__arrow_c_stream__": lambda self, requested_schema=None: given})()
            problem = desk.raised(assay.DataError, lambda: self.counted(wrong))
            self.assertIn("__arrow_c_stream__", str(problem))
            wrong = type("Wrong", (), {"__arrow_c_array__": lambda self, requested_schema=None: (given, given)})()
            self.assertIn("__arrow_c_array__", str(desk.raised(assay.DataError, lambda: self.counted(wrong))))

    def test_capsules_that_nobody_takes_are_released(self):
        before = lent()
        table = self.result.nodes()
        capsules = [table.__arrow_c_stream__(), table.__arrow_c_schema__(), self.result.__arrow_c_stream__()]
        self.assertEqual(len(_arrow._lent), 3)
        del capsules
        self.assertEqual(lent(), before)

    def test_tables_outlive_their_result(self):
        result = cards(10)
        table = result.cards()
        capsule = table.__arrow_c_stream__()
        del result, table
        gc.collect()
        holder = type("Holder", (), {"__arrow_c_stream__": lambda self, requested_schema=None: capsule})()
        state = assay.State(cards_model, by="team")
        self.assertEqual(state.update("team", holder), 10)
        self.assertIsNone(state.score("team 00001").score)

    def test_names_of_columns(self):
        self.assertEqual(
            self.result.cards().column_names, ["team", "rows", "score", "score_before_rules", "grade", "status", "reason"]
        )
        self.assertIn("value_exact", self.result.nodes().column_names)
        self.assertEqual(self.result.points().column_names, ["team", "grade", "total", "all", "solved", "wait"])
        self.assertEqual(self.result.values().column_names, ["team", "solved", "wait", "rating"])
        self.assertIn("cards", repr(self.result.cards()))


NARROW = {
    "assay": 0,
    "id": "narrow",
    "version": "1",
    "records": {
        "team": {"groups": ["team"], "columns": {"team": {"type": "category"}, "value": {"type": "decimal", "decimals": 9, "maximum": 98}}}
    },
    "indicators": {"mean": {"unit": "score", "better": "higher", "from": "team", "value": "avg(value)"}},
}


class Broken:
    """A stream whose second chunk does not come."""

    def __arrow_c_stream__(self, requested_schema=None):
        def fill(stream):
            fields = dict(_raw.ArrowArrayStream._fields_)
            source = cards(5)
            inner = _raw.ArrowArrayStream()
            source.cards()._fill(inner)
            chunks = iter([0])

            def get_next(_, out):
                if next(chunks, None) is None:
                    return 5
                return inner.get_next(ctypes.byref(inner), out)

            text = ctypes.create_string_buffer("the network is down".encode())
            error = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(lambda _: ctypes.addressof(text))
            self.keep = [
                source,
                text,
                inner,
                error,
                fields["get_schema"](lambda _, out: inner.get_schema(ctypes.byref(inner), out)),
                fields["get_next"](get_next),
                fields["release"](self.end),
            ]
            stream.get_schema, stream.get_next, stream.release = self.keep[4:]
            stream.get_last_error = ctypes.cast(error, fields["get_last_error"])

        return _arrow.stream_capsule(fill)

    def end(self, stream):
        inner = self.keep[2]
        inner.release(ctypes.byref(inner))
        stream.contents.release = type(stream.contents.release)()


class Lending(unittest.TestCase):
    def test_scores_are_lent_again_and_again(self):
        before = lent()
        scores = assay.Scorer(desk.model, "points").score({"solved": [0.95, None, 0.2], "wait": [10.0, 70, None]})
        for _ in range(3):
            schema, values = scores.__arrow_c_array__()
            state = assay.State(cards_model)
            holder = type("Holder", (), {"__arrow_c_array__": lambda self, requested_schema=None: (schema, values)})()
            self.assertEqual(state.update("team", holder), 3)
            self.assertEqual(state.update("team", scores), 3)
        stream = scores.__arrow_c_stream__()
        del scores
        gc.collect()
        holder = type("Holder", (), {"__arrow_c_stream__": lambda self, requested_schema=None: stream})()
        self.assertEqual(assay.State(cards_model).update("team", holder), 3)
        del schema, values, stream, holder
        gc.collect()
        self.assertEqual(lent(), before)


if __name__ == "__main__":
    unittest.main()
