# SPDX-License-Identifier: Apache-2.0
"""States: counting, one record, merging, storing."""
import copy
import gc
import pickle
import threading
import unittest
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import assay_engine as assay
from assay_engine._library import library
from tests import desk


class Counting(unittest.TestCase):
    def test_records_by_name_and_by_dict(self):
        first, second, third = desk.state(), desk.state(), desk.state()
        self.assertEqual(first.update("contact", desk.columns()), 500)
        self.assertEqual(second.update({"contact": desk.columns()}), 500)
        self.assertEqual(third.update(desk.columns()), 500)
        self.assertEqual({first.digest, second.digest, third.digest}, {desk.expected_digest()})
        self.assertEqual((first.rows, len(first), first.by, first.period), (500, len(first.grade()), ("team",), "month"))

    def test_batches_in_any_size_and_order_give_the_same(self):
        records = desk.rows()
        for size in (1, 7, 499, 500):
            state = desk.state()
            for begin in range(0, len(records), size)[::-1] if size == 7 else range(0, len(records), size):
                state.update("contact", desk.columns(records[begin : begin + size]))
            self.assertEqual(state.digest, desk.expected_digest())

    def test_threads_give_the_same(self):
        records = desk.rows(60_000)
        columns = desk.columns(records)
        alone = desk.digest_of(columns)
        self.assertEqual(desk.digest_of(columns, threads=3), alone)
        self.assertEqual(desk.digest_of(columns, threads=1), alone)
        self.assertEqual(desk.digest_of(desk.dicts(records), threads=2), alone)

    def test_a_fault_in_threads_has_the_row_of_all_and_changes_nothing(self):
        columns = desk.columns(desk.rows(60_000))
        columns["rating"][45_000] = 9
        columns["rating"][59_000] = 8
        state = desk.counted()
        before = state.digest
        for threads in (1, 3):
            problem = desk.raised(assay.DataError, lambda: state.update("contact", columns, threads=threads))
            self.assertEqual((problem.row, problem.field, problem.code), (45_001, "rating", "out_of_range"))
            self.assertIn("row 45001,", str(problem))
            self.assertEqual(state.digest, before)
            problem = desk.raised(assay.DataError, lambda: state.update("contact", columns, threads=threads, language="zh"))
            self.assertIn("第 45001 行", str(problem))

    def test_no_records_is_more_than_not_knowing(self):
        for nothing in ({}, [], desk.columns([])):
            state = desk.state(by=None, period=None)
            self.assertEqual(state.update("contact", nothing), 0)
            threaded = desk.state(by=None, period=None)
            threaded.update("contact", nothing, threads=2)
            self.assertEqual(state.digest, threaded.digest)
            self.assertNotEqual(state.digest, desk.state(by=None, period=None).digest)

    def test_progress(self):
        seen = []
        desk.state().update("contact", desk.columns(), progress=seen.append)
        self.assertEqual(seen, [500])
        seen.clear()
        desk.state().update("contact", desk.columns(desk.rows(60_000)), threads=2, progress=seen.append)
        self.assertEqual(seen[-1], 60_000)

    def test_unknown_record_types_and_wrong_arguments(self):
        state = desk.state()
        for call in (lambda: state.update("call", {}), lambda: state.update({"contact": [], "call": []}), lambda: state.add("call")):
            self.assertIn("'call'", str(desk.raised(assay.ArgumentError, call)))
        desk.raised(assay.ArgumentError, lambda: state.update("contact", [], threads=0))
        desk.raised(assay.ArgumentError, lambda: state.update(5, []))
        desk.raised(assay.ArgumentError, lambda: assay.State(desk.model, by="group"))
        desk.raised(assay.ArgumentError, lambda: assay.State(desk.model, period="hour"))
        desk.raised(assay.ArgumentError, lambda: assay.State(desk.model, by=[5]))
        desk.raised(assay.ArgumentError, lambda: assay.State(desk.model, period="day", utc_offset="8"))

    def test_offsets(self):
        digests = set()
        for offset in (480, "+08:00", timedelta(hours=8)):
            digests.add(desk.counted(utc_offset=offset).digest)
        self.assertEqual(len(digests), 1)
        self.assertNotIn(desk.counted().digest, digests)

    def test_rejected_rows_are_counted(self):
        state = desk.counted()
        state.count_rejected("contact", "bad_number", 3)
        self.assertEqual(state.describe()["rejected"], [{"record": "contact", "reason": "bad_number", "rows": 3}])


class OneRecord(unittest.TestCase):
    def test_cells_of_every_type(self):
        opened = datetime(2026, 4, 1, 8, 30, tzinfo=timezone.utc)
        seconds = int(opened.timestamp())
        forms = [
            dict(team="甲", opened_at=opened, solved=True, wait_s=timedelta(seconds=12.5), rating=5),
            dict(team="甲", opened_at=opened.replace(tzinfo=None), solved=1, wait_s=12.5, rating=5.0),
            dict(team="甲", opened_at=seconds, solved=True, wait_s=Decimal("12.5"), rating=Decimal(5), note=None),
            dict(team="甲", opened_at=float(seconds), solved=1.0, wait_s=Decimal("1.25e1"), rating=Decimal("5.0"), agent="unused"),
        ]
        digests = set()
        for form in forms:
            state = desk.state()
            state.add("contact", **form)
            digests.add(state.digest)
        self.assertEqual(len(digests), 1)
        by_day, by_second = desk.state(), desk.state()
        by_day.add("contact", team="甲", opened_at=date(2026, 4, 1))
        by_second.add("contact", team="甲", opened_at=datetime(2026, 4, 1))
        self.assertEqual(by_day.digest, by_second.digest)

    def test_what_is_refused_changes_nothing(self):
        state = desk.counted()
        before = state.digest
        cases = [
            (assay.DataError, dict(rating=6), "rating"),
            (assay.ArgumentError, dict(ratings=5), "ratings"),
            (assay.ArgumentError, dict(team=5), "team"),
            (assay.DataError, dict(wait_s=float("nan")), "wait_s"),
            (assay.DataError, dict(rating=1 << 70), "rating"),
            (assay.DataError, dict(team=b"x"), "team"),
            (assay.DataError, dict(team="\ud800"), "team"),
            (assay.DataError, dict(rating=Decimal("inf")), "rating"),
            (assay.DataError, dict(rating=object()), "rating"),
        ]
        for kind, cells, field in cases:
            problem = desk.raised(kind, lambda: state.add("contact", **{"opened_at": desk.begin, **cells}))
            self.assertEqual(problem.field, field, problem)
        self.assertEqual(state.digest, before)
        state.add("contact", opened_at=desk.begin)
        self.assertEqual(state.rows, 501)

    def test_cells_in_another_order_and_number(self):
        one, two = desk.state(), desk.state()
        for row in desk.dicts():
            one.add("contact", **row)
            two.add("contact", **dict(sorted((name, cell) for name, cell in row.items() if cell is not None)))
        self.assertEqual(one.digest, two.digest)

    def test_more_texts_than_are_kept(self):
        from assay_engine import _live

        kept, _live._most_texts = _live._most_texts, 10
        try:
            records = desk.rows(300)
            for place, row in enumerate(records):
                records[place] = (f"team {place % 40}", *row[1:])
            self.assertEqual(desk.expected_digest(records), desk.digest_of(desk.columns(records)))
        finally:
            _live._most_texts = kept

    def test_is_graded_as_it_is_now(self):
        state = desk.state(period=None)
        self.assertEqual(state.score("甲"), (None, None, "not_available", "no_available_child", False))
        state.add("contact", team="甲", opened_at=desk.begin, solved=True, wait_s=10)
        self.assertEqual(state.score("甲"), (100, "good", "ok", None, True))
        state.add("contact", team="甲", opened_at=desk.begin, solved=False, wait_s=10)
        self.assertEqual(state.score("甲").score, 76)
        card = state.scorecard("甲")
        self.assertEqual((card.score, card.grade, card.found, card["solved"].value), (76, "poor", True, 0.5))
        self.assertFalse(state.scorecard("乙").found)
        desk.raised(assay.ArgumentError, lambda: state.score())
        desk.raised(assay.ArgumentError, lambda: state.score(5))
        desk.raised(assay.ArgumentError, lambda: state.score(["甲"]))


class Threads(unittest.TestCase):
    def test_take_turns(self):
        state = desk.state()
        records = desk.dicts()

        def work(part):
            for row in records[part::4]:
                state.add("contact", **row)
                state.score("甲", "2026-04")

        threads = [threading.Thread(target=work, args=(part,)) for part in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        self.assertEqual(state.digest, desk.expected_digest())

    def test_a_call_from_within_a_call_is_refused(self):
        state = desk.state()
        with state._turn:
            for call in (lambda: state.digest, lambda: state.add("contact"), lambda: state.score("a", "b"), lambda: state.merge(state)):
                self.assertIn("in use", str(desk.raised(assay.ArgumentError, call)))
        self.assertEqual(state.rows, 0)


class Together(unittest.TestCase):
    def test_merge(self):
        records = desk.rows()
        first, second = desk.counted(desk.columns(records[:200])), desk.counted(desk.columns(records[200:]))
        first.merge(second)
        self.assertEqual(first.digest, desk.expected_digest())
        desk.raised(assay.StateError, lambda: first.merge(desk.state(by="agent")))
        desk.raised(assay.ArgumentError, lambda: first.merge(b"x"))
        first.merge(first)
        self.assertEqual(first.rows, 1000)

    def test_roll_up(self):
        fine = desk.counted(by=["team", "agent"], period="day")
        self.assertEqual(fine.roll_up("team", "month").digest, desk.expected_digest())
        coarse = fine.roll_up()
        self.assertEqual((len(coarse), coarse.rows, coarse.by, coarse.period), (1, 500, (), None))
        east = desk.counted(by="team", period="day", utc_offset="+08:00")
        self.assertEqual(east.roll_up("team", "month").describe()["period"]["utc_offset_minutes"], 480)
        self.assertEqual(coarse.grade()[0].rows, 500)

    def test_seal(self):
        state = desk.counted()
        state.seal("2026-04-01")
        self.assertIsNotNone(state.describe()["seal"])
        desk.raised(assay.AssayError, lambda: state.add("contact", opened_at=desk.begin))
        desk.raised(assay.AssayError, lambda: state.merge(copy.copy(state)))

    def test_save_and_load(self):
        state = desk.counted()
        stored = state.save()
        self.assertEqual(assay.State.load(stored, desk.model).digest, state.digest)
        self.assertEqual(assay.State.load(memoryview(stored), desk.document).digest, state.digest)
        self.assertEqual(assay.State.load(state.save("0.1"), desk.model).digest, state.digest)
        self.assertEqual(assay.State.load(stored, desk.model).by, ("team",))
        desk.raised(assay.ArgumentError, lambda: state.save("9.9"))
        problem = desk.raised(assay.StateError, lambda: assay.State.load(stored[:-1], desk.model))
        self.assertEqual(problem.code, "damaged_state")
        desk.raised(assay.StateError, lambda: assay.State.load(stored, "after-sales-quality"))

    @unittest.skipUnless(library.has("assay_check"), "the library has no assay_check")
    def test_stored_bytes_are_checked(self):
        stored = desk.counted().save()
        self.assertEqual(assay.State.check(stored), [])
        self.assertEqual(assay.State.check(stored, desk.model), [])
        self.assertEqual(assay.State.check(stored[:-1])[0]["code"], "damaged_state")
        self.assertEqual(assay.State.check(stored, assay.Model("gbt-27922"))[0]["severity"], "error")

    def test_without_a_model(self):
        bare = assay.State.load(desk.counted().save())
        self.assertEqual((bare.model, bare.by, bare.period, bare.rows), (None, ("team",), "month", 500))
        for call in (bare.grade, lambda: bare.update("contact", []), lambda: bare.add("contact"), lambda: bare.score("甲", "2026-04")):
            self.assertIn("model", str(desk.raised(assay.AssayError, call)))
        self.assertEqual(bare.grade(desk.model).json_text(), desk.counted().grade().json_text())
        self.assertIn("no model", repr(bare))
        bare.merge(desk.counted())
        self.assertEqual(bare.rows, 1000)

    def test_pickling_and_copying(self):
        state = desk.counted()
        for again in (pickle.loads(pickle.dumps(state)), copy.copy(state), copy.deepcopy(state)):
            self.assertEqual(again.digest, state.digest)
            again.update("contact", desk.columns())
        self.assertEqual(pickle.loads(pickle.dumps(assay.State.load(state.save()))).digest, state.digest)

    def test_repr_and_truth(self):
        self.assertIn("500 records", repr(desk.counted()))
        self.assertTrue(desk.state())

    def test_objects_may_end_in_any_order(self):
        model = assay.Model(desk.document)
        state = assay.State(model, by="team")
        state.update("contact", desk.columns())
        result = state.grade()
        text = result.json_text()
        card = result.scorecard(0)
        del model, state
        gc.collect()
        self.assertEqual(result.json_text(), text)
        del result
        gc.collect()
        self.assertGreater(len(card.json()["nodes"]), 3)


if __name__ == "__main__":
    unittest.main()
