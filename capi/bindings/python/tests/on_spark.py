# SPDX-License-Identifier: Apache-2.0
"""A session of Spark for tests, and what all of them look at: the bytes of a state."""
import hashlib
import os
import shutil
import sys
from importlib.util import find_spec

from tests import desk

missing = [name for name in ("pyspark", "pyarrow", "pandas") if not find_spec(name)]
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    missing.append("java")
reason = "needs " + " and ".join(missing)


def session(master, **settings):
    """A new one; "_" in the names of settings is a point."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    active = SparkSession.getActiveSession()
    if active is not None:
        active.stop()
    made = SparkSession.builder.master(master).config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
    made = made.config("spark.log.level", "OFF").config("spark.sql.session.timeZone", "Asia/Shanghai")
    for name, value in settings.items():
        made = made.config(name.replace("_", "."), value)
    return made.getOrCreate()


def digest(state):
    """Of the bytes that are stored."""
    return hashlib.sha256(state.save()).hexdigest()


def counted(data, rejected=None, **grouping):
    """The bytes without Spark."""
    state = desk.counted(data, **grouping)
    for reason, rows in (rejected or {}).items():
        state.count_rejected("contact", reason, rows)
    return digest(state)
