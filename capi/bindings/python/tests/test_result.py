# SPDX-License-Identifier: Apache-2.0
"""Results and scorecards: numbers, texts, and how they are shown."""
import json
import unittest

import assay_engine as assay
from tests import desk


class Results(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.result = desk.counted(by=["team", "agent"]).grade()
        cls.teams = desk.counted(by="team", period=None).grade()

    def test_are_sequences_of_cards(self):
        result = self.result
        self.assertEqual(len(list(result)), len(result))
        self.assertEqual(result[-1].key, result.keys()[-1])
        self.assertEqual([card.index for card in result[1:3]], [1, 2])
        self.assertEqual(sum(card.rows for card in result), 500)
        with self.assertRaisesRegex(IndexError, "number 99"):
            result[99]

    def test_are_asked_by_key(self):
        card = self.result["甲", "agent 1", "2026-04"]
        self.assertEqual((card.key, card.period), (("甲", "agent 1", "2026-04"), "2026-04"))
        self.assertIn(("甲", "agent 1", "2026-04"), self.result)
        self.assertNotIn(("甲", "agent 9", "2026-04"), self.result)
        self.assertEqual(self.teams["甲"].rows, 125)
        self.assertEqual(self.teams[None].rows, 125)
        self.assertIsNone(self.teams.get("丁"))
        self.assertIn("East", self.teams)
        self.assertNotIn(5.5, self.teams)
        with self.assertRaisesRegex(KeyError, "丁"):
            self.teams["丁"]
        desk.raised(assay.ArgumentError, lambda: self.teams["甲", "2026-04"])
        with assay.language("zh"):
            self.assertIn("没有分组", str(desk.raised(KeyError, lambda: self.teams["丁"])))

    def test_groups_without_a_time(self):
        records = desk.rows()
        columns = {**desk.columns(records), "opened_at": [None if place < 8 else row[2] for place, row in enumerate(records)]}
        result = desk.counted(columns).grade()
        self.assertEqual((result["甲", None].rows, result["甲", None].period), (2, None))
        self.assertEqual((result[None, None].key, result[None, None].rows), ((None, None), 2))

    def test_cards_say_what_the_document_says(self):
        document = self.result.json()
        self.assertEqual(len(document["groups"]), len(self.result))
        for card, group in zip(self.result, document["groups"]):
            self.assertEqual(list(card.key), [*group["key"].values(), group["period"]])
            self.assertEqual((card.score, card.rows, card.status, card.reason), (group["score"], group["rows"], group["status"], group["reason"]))
            self.assertEqual(card.grade, group["grade"] and group["grade"]["id"])
            nodes = {node["id"]: node for node in group["nodes"]}
            self.assertEqual(card.points("solved"), nodes["solved"]["points"])
            value = nodes["rating"]["value"]
            self.assertEqual(card.value("rating"), value and value["number"])
        self.assertEqual(self.result.json(1, 2)["groups"], document["groups"][1:3])
        self.assertEqual(json.loads(self.result.json_text()), document)
        with self.assertRaisesRegex(KeyError, "'solved'|solved"):
            self.result[0].value("x")

    def test_another_model_grades_the_same_state(self):
        milder = json.loads(json.dumps(desk.document))
        milder["grades"][0]["at_least"] = 40
        result = desk.counted(by="team", period=None).grade(milder)
        self.assertEqual({card.grade for card in result}, {"good"})
        self.assertEqual({card.grade for card in self.teams}, {"poor"})

    def test_are_shown(self):
        text = repr(self.teams)
        self.assertIn("Desk  desk 1", text)
        self.assertIn("Records", text)
        with assay.language("zh"):
            text = repr(self.teams)
            self.assertIn("服务台", text)
            self.assertIn("较差", text)
            lines = [line for line in text.splitlines() if "甲" in line or "East" in line]
            from assay_engine._terminal import width_of

            self.assertEqual(len({width_of(line) for line in lines}), 1, "columns stand below each other")
        page = self.teams._repr_html_()
        self.assertIn("<table", page)
        self.assertIn("rgba(", page)
        many = desk.counted({**desk.columns(), "team": [f"<b>{place}" for place in range(500)]}, period=None).grade()
        self.assertIn("470 groups more", repr(many))
        self.assertNotIn("<b>1", many._repr_html_())
        self.assertIn("&lt;b&gt;1", many._repr_html_())
        self.assertIn("East", repr(self.teams["East"]))

    def test_without_groups(self):
        result = desk.counted(by=None, period=None).grade()
        self.assertEqual((len(result), result[0].key, result[()].rows), (1, (), 500))
        self.assertEqual(len(desk.state().grade()), 0)
        self.assertIn("Desk", repr(desk.state().grade()))
        with self.assertRaises(IndexError):
            desk.state().grade()[0]

    def test_tables_need_their_packages(self):
        import sys

        table = self.teams.cards()
        for package, method in (("pyarrow", table.to_arrow), ("pandas", table.to_pandas), ("polars", table.to_polars)):
            kept = sys.modules.get(package, self)
            sys.modules[package] = None
            try:
                with self.assertRaisesRegex(ImportError, f"pip install {package}"):
                    method()
            finally:
                sys.modules.pop(package)
                if kept is not self:
                    sys.modules[package] = kept


class Scorecards(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.result = desk.counted(by="team", period=None).grade()
        cls.card = cls.result.scorecard("甲")

    def test_numbers(self):
        card = self.card
        self.assertEqual((card.key, card.score, card.grade, card.status, card.rows), (("甲",), 76.0, "poor", "ok", 125))
        self.assertEqual((card.score_before_rules, card.grade_before_rules, card.grade_label), (76.0, "poor", "Poor"))
        solved = card["solved"]
        self.assertEqual((solved.value, solved.points, solved.max_points, solved.weight, solved.lost), (0.75, 6, 10, 60, 24))
        self.assertEqual((solved.contribution, solved.band, solved.n, solved.value_kind), (36, 1, 100, "fraction"))
        self.assertEqual(solved.next, (0.9, 10, True))
        self.assertTrue(0.6 < solved.interval.low < 0.75 < solved.interval.high < 0.9)
        self.assertIsNone(card["rating"].weight)
        self.assertIsNone(card["wait"].interval)
        self.assertEqual(card["total"].points, 76)
        self.assertEqual([node.id for node in card.reasons()], ["solved"])
        self.assertEqual(list(card), list(desk.model.nodes))
        self.assertEqual((len(card), "solved" in card, "x" in card), (5, True, False))
        with self.assertRaises(KeyError):
            card["x"]

    def test_texts(self):
        solved = self.card["solved"]
        self.assertEqual((solved.text(), solved.text("exact"), solved.text("label", "zh")), ("75.00%", "75/100", "解决率"))
        self.assertEqual(solved.text("next", "en"), "≥90% → 10")
        self.assertEqual((self.card.text(), self.card.text("grade"), self.card.text("grade", "zh")), ("76.00", "Poor", "较差"))
        self.assertEqual(solved.text("reason"), "")
        with assay.language("zh"):
            self.assertEqual((solved.label, self.card.text("grade"), self.card.grade_label), ("解决率", "较差", "较差"))
        desk.raised(assay.ArgumentError, lambda: solved.text("colour"))
        desk.raised(ValueError, lambda: solved.text("value", "fr"))

    def test_missing_values(self):
        state = desk.state(by="team", period=None)
        state.add("contact", team="甲", opened_at=desk.begin, wait_s=5)
        card = state.scorecard("甲")
        solved = card["solved"]
        self.assertEqual((solved.value, solved.points, solved.status, solved.reason), (None, None, "not_available", "no_eligible_records"))
        self.assertNotEqual(solved.text("reason"), "")
        self.assertIn("no data", repr(card))
        self.assertIn("<table", card._repr_html_())

    def test_documents(self):
        self.assertEqual(self.card.json(), self.result.json(self.result["甲"].index, 1)["groups"][0])

    def test_are_shown(self):
        text = repr(self.card)
        for part in ("甲", "76.00 / 100", "Solved", "75.00%", "24.00", "Not scored"):
            self.assertIn(part, text)
        page = self.card._repr_html_()
        for part in ("<table", "Solved", "24.00", "rgba("):
            self.assertIn(part, page)
        with assay.language("zh"):
            self.assertIn("解决率", repr(self.card))
            self.assertIn("较差", self.card._repr_html_())
        self.assertIn("solved", repr(self.card["solved"]))

    def test_outlive_everything(self):
        card = desk.counted(by="team", period=None).grade()["甲"].scorecard()
        self.assertEqual(card.score, 76)

    def test_long_texts(self):
        document = json.loads(json.dumps(desk.document))
        document["indicators"]["solved"]["label"] = {"zh": "解" * 900, "en": "s" * 900}
        state = assay.State(document)
        self.assertEqual(state.scorecard()["solved"].text("label", "zh"), "解" * 900)


class Evaluate(unittest.TestCase):
    def test_in_one_call(self):
        wanted = desk.counted(by="team", period="month", utc_offset="+08:00").grade().json_text()
        for model in (desk.model, desk.document):
            result = assay.evaluate({"contact": desk.columns()}, model, by="team", period="month", utc_offset="+08:00")
            self.assertEqual(result.json_text(), wanted)
        self.assertEqual(assay.evaluate(desk.dicts(), desk.model, by=["team"], period="month", utc_offset=480).json_text(), wanted)

    def test_version(self):
        self.assertRegex(assay.__version__, r"^\d+\.\d+\.\d+$")


class Languages(unittest.TestCase):
    def test_settings_end_with_their_block_and_their_context(self):
        import contextvars
        import threading

        self.assertEqual(assay.current_language(), "en")
        with assay.language("zh"):
            seen = []
            thread = threading.Thread(target=lambda: seen.append(assay.current_language()))
            thread.start()
            thread.join()
            self.assertEqual(assay.current_language(), "zh")
            if not getattr(__import__("sys").flags, "thread_inherit_context", 0):
                self.assertEqual(seen, ["en"])
        self.assertEqual(assay.current_language(), "en")
        contextvars.copy_context().run(assay.language, "zh")
        self.assertEqual(assay.current_language(), "en")
        desk.raised(ValueError, lambda: assay.language("fr"))

    def test_exceptions_are_pickled(self):
        import pickle

        problem = desk.raised(assay.DataError, lambda: desk.state().add("contact", rating=9))
        again = pickle.loads(pickle.dumps(problem))
        self.assertEqual((type(again), str(again), again.field, again.code), (assay.DataError, str(problem), "rating", "out_of_range"))


if __name__ == "__main__":
    unittest.main()
