# SPDX-License-Identifier: Apache-2.0
"""Models: where they come from, what they say about themselves."""
import copy
import json
import pickle
import tempfile
import unittest
from pathlib import Path

import assay_engine as assay
from assay_engine._library import library
from tests import desk


class Models(unittest.TestCase):
    def test_come_from_texts_dicts_paths_and_ids(self):
        text = json.dumps(desk.document, ensure_ascii=False)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "desk.json"
            path.write_text(text, encoding="utf-8")
            sources = [text, text.encode(), desk.document, path, str(path), "\n " + text]
            self.assertEqual({assay.Model(source).shape for source in sources}, {desk.model.shape})
        self.assertEqual(assay.Model("gbt-27922").id, assay.Model.preset("gbt-27922").id)

    def test_describe_themselves(self):
        model = desk.model
        self.assertEqual((model.id, model.version, model.label), ("desk", "1", "Desk"))
        self.assertEqual(list(model.records), ["contact"])
        contact = model.records["contact"]
        self.assertEqual((contact.label, contact.time, contact.groups), ("Contact", "opened_at", ["team", "agent"]))
        self.assertEqual(contact.columns["wait_s"].type, "duration")
        self.assertEqual((contact.columns["rating"].minimum, contact.columns["rating"].maximum), (1, 5))
        self.assertEqual(model.indicators, ["solved", "wait", "rating"])
        self.assertEqual(list(model.nodes), ["total", "all", "solved", "wait", "rating"])
        self.assertEqual(model.nodes["solved"].parent, "all")
        self.assertFalse(model.nodes["rating"].scored)
        self.assertEqual([(grade.id, grade.label, grade.at_least) for grade in model.grades], [("good", "Good", 80), ("poor", "Poor", 0)])
        self.assertEqual(model.describe()["shape"], model.shape)
        self.assertIn("desk", repr(model))

    def test_have_names_in_two_languages(self):
        with assay.language("zh"):
            self.assertEqual(desk.model.label, "服务台")
            self.assertEqual([grade.label for grade in desk.model.grades], ["优秀", "较差"])
        self.assertEqual(desk.model.grades[0].label.zh, "优秀")
        self.assertEqual(desk.model.nodes["rating"].label, "评分")

    def test_say_which_columns_they_need(self):
        self.assertEqual(desk.model.needs("contact"), ["solved", "wait_s", "rating"])
        self.assertEqual(desk.model.needs("contact", by=["team"], period="day"), ["team", "opened_at", "solved", "wait_s", "rating"])
        problem = desk.raised(assay.ArgumentError, lambda: desk.model.needs("call"))
        self.assertIn("'contact'", str(problem))

    def test_are_pickled_and_copied(self):
        for again in (pickle.loads(pickle.dumps(desk.model)), copy.deepcopy(desk.model)):
            self.assertEqual(again.describe(), desk.model.describe())

    def test_that_are_faulty(self):
        faulty = copy.deepcopy(desk.document)
        faulty["dimensions"][0]["indicators"][0]["weight"] = 55
        problem = desk.raised(assay.ModelError, lambda: assay.Model(faulty))
        self.assertEqual(problem.status, assay.Status.MODEL)
        self.assertGreater(problem.row, 10)
        self.assertIn("/dimensions/0", str(problem))
        chinese = desk.raised(assay.ModelError, lambda: assay.Model(faulty, language="zh"))
        self.assertNotEqual(str(chinese), str(problem))
        problem = desk.raised(assay.ArgumentError, lambda: assay.Model.preset("no-such-model"))
        self.assertIn("after-sales-quality", str(problem))
        self.assertEqual(desk.raised(assay.ArgumentError, lambda: assay.Model(5)).code, "bad_call")
        desk.raised(OSError, lambda: assay.Model("no-such-file.json"))

    @unittest.skipUnless(library.has("assay_check"), "the library has no assay_check")
    def test_are_checked(self):
        self.assertEqual(assay.Model.check(desk.document), [])
        findings = assay.Model.check('{"assay": 0, "id": "t"}')
        self.assertGreaterEqual(len(findings), 2)
        self.assertEqual(findings[0]["severity"], "error")
        self.assertNotEqual(assay.Model.check('{"assay": 0}', language="zh")[0]["message"], assay.Model.check('{"assay": 0}')[0]["message"])
        self.assertTrue(desk.model.check_mapping({"assay": 0, "tables": 5}))

    def test_catalogue(self):
        known = assay.catalogue()
        self.assertIn("nps", [metric["id"] for metric in known["metrics"]])
        self.assertEqual([preset["id"] for preset in known["presets"]], ["after-sales-quality", "gbt-27922"])


if __name__ == "__main__":
    unittest.main()
