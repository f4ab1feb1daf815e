# SPDX-License-Identifier: Apache-2.0
"""The examples of the repository print what stands beside them."""
import os
import subprocess
import sys
import unittest
from importlib.util import find_spec
from pathlib import Path

folder = Path(__file__).resolve().parents[4] / "examples" / "python"
packages = {
    "from_duckdb": ("duckdb", "pyarrow"),
    "from_pandas": ("pandas", "pyarrow"),
    "spark_job": ("pyspark", "pyarrow", "pandas"),
}


class Examples(unittest.TestCase):
    def test_print_what_they_say(self):
        seen = 0
        for example in sorted(folder.glob("*.py")):
            needed = packages[example.stem]
            if not all(map(find_spec, needed)):
                continue
            seen += 1
            with self.subTest(example.name):
                done = subprocess.run([sys.executable, str(example)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ)
                self.assertEqual(done.returncode, 0, done.stderr.decode())
                self.assertEqual(done.stdout.decode("utf-8"), example.with_suffix(".expected").read_text(encoding="utf-8"))
        if seen == 0:
            self.skipTest("needs " + " or ".join(sorted({each for needed in packages.values() for each in needed})))


if __name__ == "__main__":
    unittest.main()
