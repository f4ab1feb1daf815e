# SPDX-License-Identifier: Apache-2.0
"""Spark on a cluster, a master and two workers on this machine: partitions, executors that are killed and attempts that are made
twice give the bytes of one machine."""
import os
import re
import shutil
import subprocess
import tempfile
import time
import unittest
import zipfile
from pathlib import Path
from unittest import mock

import assay_engine as assay
from assay_engine._library import library
from tests import desk, on_spark

if not on_spark.missing:
    from assay_engine import spark
    from tests.test_frames import arrow_table


class Cluster:
    """A master and two workers, with addresses of their own: Spark makes no second attempt where the first one runs."""

    def __init__(self, folder):
        from pyspark.find_spark_home import _find_spark_home

        self._program = os.path.join(_find_spark_home(), "bin", "spark-class")
        self._folder = Path(folder)
        self._processes = []
        self.master = ""
        try:
            self.master = self._start("master", "127.0.0.1", "Master", r"Starting Spark master at (spark://\S+)")
            for number in (1, 2):
                told = ("--cores", "1", "--memory", "1g", "--work-dir", str(self._folder / f"work {number}"), self.master)
                self._start(f"worker {number}", f"127.0.0.{number}", "Worker", r"Successfully (registered) with master", *told)
        except BaseException:
            self.stop()
            raise

    def _start(self, name, address, kind, said, *arguments):
        log = self._folder / f"{name}.log"
        command = [self._program, f"org.apache.spark.deploy.{kind.lower()}.{kind}", "--host", address, "--port", "0", "--webui-port", "0"]
        environment = {**os.environ, "SPARK_LOCAL_IP": address, "SPARK_LOCAL_DIRS": str(self._folder)}
        with open(log, "wb") as file:
            self._processes.append(subprocess.Popen([*command, *arguments], stdout=file, stderr=file, env=environment))
        end = time.monotonic() + 120
        while time.monotonic() < end and self._processes[-1].poll() is None:
            found = re.search(said, log.read_text(errors="replace"))
            if found:
                return found[1]
            time.sleep(0.1)
        raise AssertionError(f"the {name} did not start:\n{log.read_text(errors='replace')}")

    def stop(self):
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def before(work, happens):
    """Lets `happens` be called on the workers before a function of ours: "count" or "merge"."""
    plain = spark._on_workers

    def on_workers(name, *told):
        run = plain(name, *told)
        if name != work:
            return run

        def run_later(records):
            happens()
            return run(records)

        return run_later

    return mock.patch.object(spark, "_on_workers", on_workers)


@unittest.skipIf(on_spark.missing, on_spark.reason)
class OnACluster(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.cluster = Cluster(cls.folder)
        cls.addClassCleanup(cls.cluster.stop)
        cls.table = arrow_table(desk.rows(20_000))
        cls.wanted = on_spark.counted(cls.table)
        cls.begin_session()
        cls.addClassCleanup(lambda: cls.session.stop())

    @classmethod
    def begin_session(cls, **settings):
        waiting = {"spark_scheduler_minRegisteredResourcesRatio": "1.0", "spark_scheduler_maxRegisteredResourcesWaitingTime": "120s"}
        twice = {"spark_speculation": "true", "spark_speculation_quantile": "0.5", "spark_speculation_multiplier": "2"}
        here = {"spark_driver_host": "127.0.0.1", "spark_executor_memory": "640m", "spark_cores_max": "2"}
        cls.session = on_spark.session(cls.cluster.master, **waiting, **twice, **here, **settings)
        cls.frame = cls.session.createDataFrame(cls.table)

    def count(self, partitions):
        return spark.state({"contact": self.frame.repartition(partitions)}, desk.model, by="team", period="month")

    def test_partitions_do_not_matter(self):
        for partitions in (1, 7, 200):
            self.assertEqual(on_spark.digest(self.count(partitions)), self.wanted, partitions)

    def killed_in(self, work, partition):
        note = str(self.folder / f"killed in {work}")

        def kill():
            import os
            import signal
            import time

            from pyspark import TaskContext

            def parent(process):
                with open(f"/proc/{process}/stat") as file:
                    return int(file.read().rsplit(")", 1)[1].split()[1])

            if TaskContext.get().partitionId() < partition:
                return
            executor = parent(os.getppid())
            with open(f"/proc/{executor}/cmdline", "rb") as file:
                assert b"ExecutorBackend" in file.read()
            try:
                with open(note, "x") as file:
                    file.write(str(executor))
            except FileExistsError:
                return
            os.kill(executor, signal.SIGKILL)
            time.sleep(60)

        with before(work, kill):
            state = self.count(200)
        killed = Path(note).read_text()
        self.assertTrue(killed.isdigit())
        self.assertFalse(os.path.exists(f"/proc/{killed}"))
        return on_spark.digest(state)

    def test_an_executor_that_is_killed_while_it_counts(self):
        # What it had counted before is lost with it.
        self.assertEqual(self.killed_in("count", partition=150), self.wanted)

    def test_an_executor_that_is_killed_while_it_merges(self):
        self.assertEqual(self.killed_in("merge", partition=0), self.wanted)

    def test_attempts_that_are_made_twice(self):
        notes = self.folder / "attempts"
        notes.mkdir()

        def wait():
            import time

            from pyspark import TaskContext

            task = TaskContext.get()
            if task.partitionId() == 5:
                (notes / str(task.attemptNumber())).touch()
                if task.attemptNumber() == 0:
                    time.sleep(120)

        begin = time.monotonic()
        with before("count", wait):
            state = self.count(12)
        self.assertEqual(on_spark.digest(state), self.wanted)
        self.assertGreaterEqual(len(list(notes.iterdir())), 2)
        self.assertLess(time.monotonic() - begin, 120)

    def test_the_package_can_be_sent_along(self):
        archive = self.folder / "package.zip"
        with zipfile.ZipFile(archive, "w") as file:
            for path in Path(assay.__file__).parent.glob("*.py"):
                file.write(path, f"assay_engine/{path.name}")
            file.write(library.path, "assay_engine/libassay.so")
        type(self).begin_session(spark_archives=f"{archive}#sent", spark_executorEnv_PYTHONPATH="sent")
        note = self.folder / "imported from"

        def look():
            import assay_engine

            note.write_text(assay_engine.__file__)

        with before("count", look):
            self.assertEqual(on_spark.digest(self.count(3)), self.wanted)
        self.assertTrue(note.read_text().startswith(str(self.folder)))
        self.assertTrue(note.read_text().endswith("/sent/assay_engine/__init__.py"))


if __name__ == "__main__":
    unittest.main()
