# SPDX-License-Identifier: Apache-2.0
"""Scoring of given values: one card, a batch, with explanations."""
import gc
import threading
import unittest
from array import array
from decimal import Decimal

import assay_engine as assay
from tests import desk


class Scorers(unittest.TestCase):
    def test_one_card(self):
        scorer = assay.Scorer(desk.model)
        self.assertEqual(scorer.one([0.95, 30, 4.5]), (100, "good", "ok"))
        self.assertEqual(scorer.one({"solved": 0.5, "wait": 61}), (56, "poor", "ok"))
        self.assertEqual(scorer.one((0.5, 61, None)), (56, "poor", "ok"))
        self.assertEqual(scorer.one([None, None, None]), (None, None, "not_available"))
        self.assertEqual(scorer.one([Decimal("0.95"), 30, True]).grade, "good")
        for kind, values in (
            (assay.ArgumentError, [0.5]),
            (assay.ArgumentError, {"x": 5}),
            (assay.ArgumentError, ["a", 1, 2]),
            (assay.DataError, [1.5, 1, 2]),
            (assay.DataError, [float("inf"), 1, 2]),
        ):
            desk.raised(kind, lambda: scorer.one(values))
        self.assertEqual(scorer.one([0.95, 30, 4.5]).score, 100)

    def test_a_batch(self):
        scorer = assay.Scorer(desk.model, ["dimensions", "points", "score_before_rules"])
        solved, wait = [0.95, None, 0.5, None], [30.0, 30.0, 90.0, None]
        scores = scorer.score({"solved": solved, "wait": wait, "unknown": ["x"] * 4})
        self.assertEqual(scores.column_names, ["score", "grade", "status", "score_before_rules", "all", "solved", "wait"])
        self.assertEqual(scores.score.tolist(), [100, 100, 56, None])
        self.assertEqual(scores.grade.tolist(), ["good", "good", "poor", None])
        self.assertEqual(list(scores.grade.codes), [0, 0, 1, -1])
        self.assertEqual(scores.status.tolist()[-1], "not_available")
        self.assertEqual(scores["solved"].tolist(), [10, None, 6, None])
        self.assertEqual((len(scores), len(scores["wait"])), (4, 4))
        self.assertEqual(scores.score.tolist(), [scorer.one([a, b, None]).score for a, b in zip(solved, wait)])
        with self.assertRaises(KeyError):
            scores["x"]
        nan = float("nan")
        self.assertEqual(scorer.score({"solved": array("d", [0.95, nan]), "wait": array("d", [30, 90])}).score.tolist(), [100, 50])
        desk.raised(assay.DataError, lambda: scorer.score({"solved": [0.5, nan]}, nan_is_missing=False))
        self.assertEqual(scorer.score({"solved": array("q", [19]), "solved:denominator": array("q", [20])}).score.tolist(), [100])
        self.assertEqual(scorer.score([{"solved": 0.95, "wait": 30}, {"wait": 30}]).grade.tolist(), ["good", "good"])
        self.assertEqual(scorer.score({}).score.tolist(), [])
        kept = scorer.score({"solved": [0.95]}).score
        scorer.score({"solved": [0.1]})
        del scorer
        gc.collect()
        self.assertEqual(kept.tolist(), [100])
        self.assertIn("numbers", repr(kept))

    def test_faults(self):
        scorer = assay.Scorer(desk.model)
        problem = desk.raised(assay.DataError, lambda: scorer.score({"solved": [0.5, 1.5]}))
        self.assertEqual((problem.field, problem.row), ("solved", 2))
        chinese = desk.raised(assay.DataError, lambda: scorer.score({"solved": [0.5, 1.5]}, language="zh"))
        self.assertNotEqual(str(problem), str(chinese))
        desk.raised(assay.DataError, lambda: scorer.score({"solved": [0.5], "wait": [1.0, 2.0]}))
        desk.raised(assay.ArgumentError, lambda: scorer.score({"solved": ["a"], "wait": [1.0]}))
        desk.raised(assay.ArgumentError, lambda: assay.Scorer(desk.model, "colours"))

    def test_threads_take_turns(self):
        scorer = assay.Scorer(desk.model)
        wrong = []

        def work(wait, expected):
            for _ in range(500):
                if scorer.one([0.95, wait, None]).score != expected:
                    wrong.append(wait)

        threads = [threading.Thread(target=work, args=pair) for pair in ((30, 100), (90, 80), (30, 100))]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        self.assertEqual(wrong, [])


class GivenValues(unittest.TestCase):
    def test_with_explanations(self):
        data = {"team": ["甲", "乙", None], "solved": [0.95, 0.5, None], "wait": [30, 90, 10], "solved:n": [120, 30, None]}
        result = assay.score_values(data, desk.model, keys="team")
        self.assertEqual([card.key for card in result], [("甲",), ("乙",), (None,)])
        self.assertEqual(result["乙"].score, 56)
        self.assertEqual(result["乙"].scorecard()["solved"].n, 30)
        rows = [{name: data[name][row] for name in data} for row in range(3)]
        self.assertEqual(assay.score_values(rows, desk.document, keys=["team"]).json_text(), result.json_text())
        self.assertEqual(assay.score_values({"solved": [0.95]}, desk.model)[0].score, 100)
        desk.raised(assay.ArgumentError, lambda: assay.score_values(data, desk.model, keys="group"))
        desk.raised(assay.DataError, lambda: assay.score_values({"solved": [5.0]}, desk.model))


if __name__ == "__main__":
    unittest.main()
