#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The layer checker finds each kind of violation in a small tree, and nothing in a right one."""
import tempfile
import unittest
from pathlib import Path

from check_layers import Table, check_tree

TABLE = """
layer error
layer decimal units
layer metric/
layer src/text/
layer src/state/
layer src/score/
layer src/score/open/
layer src/cli/
never src/score/ src/state/
allow src/ nlohmann/
"""

RIGHT = {
    "include/assay/error.hpp": "#include <string>\n",
    "include/assay/decimal.hpp": "#include <cstdint>\n#include <assay/error.hpp>\n",
    "include/assay/units.hpp": "#include <assay/decimal.hpp>\n",
    "include/assay/metric/rate.hpp": "#include <assay/units.hpp>\n",
    "src/text/number.hpp": "#include <assay/decimal.hpp>\n",
    "src/text/number.cpp": '#include "text/number.hpp"\n\n#include <nlohmann/json.hpp>\n',
    "src/state/row.hpp": '#include "text/number.hpp"\n',
    "src/cli/main.cpp": '#include "state/row.hpp"\n#include <assay/metric/rate.hpp>\n',
}


class LayerChecker(unittest.TestCase):
    def check(self, files):
        """Violations of the right tree with some files replaced or added."""
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for name, text in {**RIGHT, **files}.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            table = root / "layers.txt"
            table.write_text(TABLE, encoding="utf-8")
            return check_tree(root, Table(table))[1]

    def expect(self, files, file, line, text):
        violations = self.check(files)
        self.assertEqual([(str(f), n) for f, n, _ in violations], [(file, line)], violations)
        self.assertIn(text, violations[0][2])

    def test_right_tree_passes(self):
        self.assertEqual(self.check({}), [])

    def test_upward_include_between_public_headers(self):
        self.expect({"include/assay/error.hpp": "#include <assay/units.hpp>\n",
                     "include/assay/units.hpp": "", "include/assay/decimal.hpp": ""},
                    "include/assay/error.hpp", 1, "'error' is below 'units'")

    def test_folder_in_a_folder_has_a_layer_of_its_own(self):
        self.assertEqual(self.check({"src/score/open/file.hpp": '#include "score/card.hpp"\n',
                                     "src/score/card.hpp": ""}), [])
        self.expect({"src/score/card.hpp": '#include "score/open/file.hpp"\n', "src/score/open/file.hpp": ""},
                    "src/score/card.hpp", 1, "'src/score/' is below 'src/score/open/'")

    def test_engine_includes_command_line(self):
        self.expect({"src/cli/run.hpp": "", "src/state/row.cpp": '\n#include "cli/run.hpp"\n'},
                    "src/state/row.cpp", 2, "'src/state/' is below 'src/cli/'")

    def test_forbidden_pair(self):
        self.expect({"src/score/node.cpp": '#include "state/row.hpp"\n'},
                    "src/score/node.cpp", 1, "may never include")

    def test_foreign_header_in_public_header(self):
        self.expect({"include/assay/units.hpp": "#include <nlohmann/json.hpp>\n"},
                    "include/assay/units.hpp", 1, "may not include <nlohmann/json.hpp>")

    def test_quoted_include_in_public_header(self):
        self.expect({"include/assay/units.hpp": '#include "decimal.hpp"\n'},
                    "include/assay/units.hpp", 1, "write <assay/...>")

    def test_include_not_named_from_the_root(self):
        self.expect({"src/text/number.cpp": '#include "number.hpp"\n'},
                    "src/text/number.cpp", 1, "there is no src/number.hpp")

    def test_unknown_folder(self):
        self.expect({"src/magic/spell.cpp": "#include <string>\n"},
                    "src/magic/spell.cpp", 1, "'src/magic/' is not in layers.txt")

    def test_unknown_public_stem(self):
        self.expect({"include/assay/spell.hpp": "#include <string>\n"},
                    "include/assay/spell.hpp", 1, "'spell' is not in layers.txt")

    def test_circle_within_a_layer(self):
        self.expect({"include/assay/decimal.hpp": "#include <assay/units.hpp>\n"},
                    "include/assay/units.hpp", 1, "circle: ")


if __name__ == "__main__":
    unittest.main()
