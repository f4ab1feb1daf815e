# SPDX-License-Identifier: Apache-2.0
"""What docstrings and the README show is what comes out."""
import doctest
import re
import unittest
from pathlib import Path

import assay_engine as assay

readme = Path(__file__).resolve().parent.parent / "README.md"
complete = [assay.Model, assay.Model.needs, assay.State, assay.evaluate, assay.catalogue, assay.language]


class Documentation(unittest.TestCase):
    def test_docstrings(self):
        runner, finder = doctest.DocTestRunner(verbose=False), doctest.DocTestFinder(recurse=False)
        for each in complete:
            for test in finder.find(each, each.__qualname__, globs={}):
                self.assertGreater(len(test.examples), 0, each)
                self.assertEqual(runner.run(test).failed, 0, each)

    def test_everything_public_says_what_it_is(self):
        for name in assay.__all__:
            each = getattr(assay, name)
            self.assertTrue((each.__doc__ or "").strip(), name)
            if isinstance(each, type) and each.__module__.startswith("assay_engine"):
                for method, value in vars(each).items():
                    if not method.startswith("_") and callable(value) and not isinstance(value, type) and hasattr(value, "__code__"):
                        self.assertTrue(value.__doc__, f"{name}.{method}")

    @unittest.skipUnless(readme.exists(), "outside of the repository")
    def test_the_first_example_of_the_readme(self):
        code = re.search(r"```python\n(import assay_engine.*?)```", readme.read_text(encoding="utf-8"), re.S)[1]
        names = {}
        exec(code.replace("print(", "str("), names)
        self.assertEqual(names["result"]["West"].scorecard()["empathy"].next, (0.6, 8, True))

    @unittest.skipUnless(readme.exists(), "outside of the repository")
    def test_links_of_the_readme(self):
        links = re.findall(r"\]\(([^)#]+)", readme.read_text(encoding="utf-8"))
        self.assertGreater(len(links), 4)
        for link in links:
            self.assertTrue((readme.parent / link).exists(), link)


if __name__ == "__main__":
    unittest.main()
