# SPDX-License-Identifier: Apache-2.0
"""DataFrames of Spark in local threads: the bytes of one machine, whatever the partitions; faults; streams."""
import json
import shutil
import tempfile
import unittest
from collections import Counter
from datetime import datetime, timezone
from pathlib import Path

import assay_engine as assay
from tests import desk, on_spark

if not on_spark.missing:
    import pyarrow as pa
    from assay_engine import spark
    from pyspark.errors import PythonException, StreamingQueryException
    from pyspark.sql import functions
    from tests.test_frames import arrow_table

by_month = {"by": "team", "period": "month"}


@unittest.skipIf(on_spark.missing, on_spark.reason)
class OnSpark(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = on_spark.session("local[2]")
        cls.records = desk.rows(20_000)
        cls.table = arrow_table(cls.records)
        cls.frame = cls.session.createDataFrame(cls.table)
        cls.wanted = on_spark.counted(cls.table)

    def count(self, frame, **options):
        return spark.state({"contact": frame}, desk.model, **{**by_month, **options})

    def fault(self, kind, frame, **options):
        return desk.raised(kind, lambda: self.count(frame, **options))

    def of(self, records):
        return self.session.createDataFrame(arrow_table(records))


class Counting(OnSpark):
    def test_partitions_do_not_matter(self):
        for partitions in (1, 7, 200):
            state = self.count(self.frame.repartition(partitions))
            self.assertEqual((on_spark.digest(state), state.rows), (self.wanted, 20_000), partitions)

    def test_settings_of_the_session_do_not_matter(self):
        settings = {
            "spark.sql.session.timeZone": "America/New_York",
            "spark.sql.execution.arrow.maxRecordsPerBatch": "77",
            "spark.sql.execution.arrow.useLargeVarTypes": "true",
            "spark.sql.adaptive.enabled": "false",
            "spark.sql.ansi.enabled": "false",
        }
        for name, value in settings.items():
            before = self.session.conf.get(name)
            self.session.conf.set(name, value)
            try:
                self.assertEqual(on_spark.digest(self.count(self.frame.repartition(3))), self.wanted, name)
            finally:
                self.session.conf.set(name, before)

    def test_several_record_types(self):
        # Columns with a value in every second row or so, as far as the model needs them.
        model = assay.Model.preset("after-sales-quality")
        data = {}
        for record in ("contact", "survey"):
            columns = {name: model.records[record].columns[name] for name in model.needs(record, "team")}
            data[record] = {name: [_cell(each, place) for place in range(300)] for name, each in columns.items()}
        tables = {record: pa.table(columns) for record, columns in data.items()}
        frames = {record: self.session.createDataFrame(table).repartition(5) for record, table in tables.items()}
        wanted = assay.evaluate(tables, model, by="team")
        result = spark.evaluate(frames, model, by="team")
        self.assertIsInstance(result, assay.Result)
        self.assertEqual(len(result), 4)
        self.assertEqual(result.json_text(), wanted.json_text())
        # Nobody supplied surveys, or they are none: not the same.
        alone = spark.state({"contact": frames["contact"]}, model, by="team")
        none = spark.state({**frames, "survey": frames["survey"].limit(0)}, model, by="team")
        reference = assay.State(model, by="team")
        reference.update({"contact": tables["contact"]})
        self.assertEqual(alone.digest, reference.digest)
        reference.update({"survey": tables["survey"][:0]})
        self.assertEqual(none.digest, reference.digest)
        self.assertNotEqual(alone.digest, none.digest)

    def test_no_records(self):
        wanted = on_spark.counted(self.table[:0])
        schema = self.frame.schema
        for empty in (self.session.createDataFrame([], schema), self.frame.where("false"), self.frame.limit(0).repartition(7)):
            self.assertEqual(on_spark.digest(self.count(empty)), wanted)
        self.assertEqual(spark.state({}, desk.model).digest, assay.State(desk.model).digest)

    def test_a_model_that_needs_no_column(self):
        document = json.loads(json.dumps(desk.document))
        document["indicators"] = {"contacts": {"label": "n", "unit": "count", "better": "higher", "from": "contact", "value": "count(*)"}}
        del document["dimensions"], document["grades"]
        self.assertEqual(assay.Model(document).needs("contact"), [])
        self.assertEqual(spark.state(self.frame.repartition(3), document).rows, 20_000)

    def test_spark_reads_only_what_is_needed(self):
        with tempfile.TemporaryDirectory() as folder:
            self.frame.write.parquet(folder + "/contacts")
            stored = self.session.read.parquet(folder + "/contacts")
            state = desk.state()
            plan = spark._needed(state, "contact", stored, True)._jdf.queryExecution().executedPlan().toString()
            read = plan[plan.index("ReadSchema: ") :]
            for name in desk.names:
                self.assertEqual(name + ":" in read, name in state._kinds_of("contact"), read)
            self.assertEqual(on_spark.digest(self.count(stored)), self.wanted)


def _cell(column, place):
    if (place + len(column.name)) % 7 == 0:
        return None
    if column.name == "team":
        return ("East", "North", "West")[place % 3]
    if column.type == "category":
        return f"{column.name} {place % 5}"
    if column.type == "timestamp":
        return datetime.fromtimestamp(desk.begin + 3_600 * place, timezone.utc)
    return place % 3 == 0 if column.type == "bool" else int(column.minimum or 0) + place % 2


class Types(OnSpark):
    """A column in every type that Spark has for it gives the same state."""

    def check(self, name, *casts, wanted=None):
        for cast in casts:
            frame = self.frame.withColumn(name, functions.expr(cast))
            self.assertEqual(on_spark.digest(self.count(frame)), wanted or self.wanted, cast)

    def test_numbers(self):
        self.check("rating", *(f"cast(rating as {type})" for type in ("smallint", "int", "bigint", "float", "double", "decimal(3,1)")))
        self.check("wait_s", "cast(wait_s as decimal(8,1))", "cast(wait_s as decimal(38,10))", "cast(wait_s as float)")
        self.check("wait_s", "make_dt_interval(0, 0, 0, wait_s)")

    def test_truth_values_and_texts(self):
        self.check("solved", "cast(solved as int)")
        self.check("team", "cast(team as varchar(10))")

    def test_times(self):
        self.check("opened_at", "unix_timestamp(opened_at)", "cast(to_utc_timestamp(opened_at, current_timezone()) as timestamp_ntz)")
        days = [row[:2] + (row[2] // 86_400 * 86_400,) + row[3:] for row in self.records]
        self.check("opened_at", "cast(to_utc_timestamp(opened_at, current_timezone()) as date)", wanted=on_spark.counted(arrow_table(days)))

    def test_nothing(self):
        records = [row[:5] + (None,) + row[6:] for row in self.records]
        self.check("rating", "null", "cast(null as tinyint)", wanted=on_spark.counted(arrow_table(records)))

    def test_not_a_number(self):
        frame = self.frame.withColumn("wait_s", functions.expr("coalesce(wait_s, double('nan'))"))
        problem = self.fault(assay.DataError, frame)
        self.assertEqual((problem.field, problem.code), ("wait_s", "not_finite"))
        self.assertEqual(on_spark.digest(self.count(frame, nan_is_missing=True)), self.wanted)
        self.assertEqual(on_spark.digest(self.count(self.frame, nan_is_missing=True)), self.wanted)

    def test_what_no_column_takes(self):
        for name, cast in (("team", "length(team)"), ("rating", "array(rating)"), ("solved", "struct(solved)"), ("team", "binary(team)")):
            problem = self.fault(assay.ArgumentError, self.frame.withColumn(name, functions.expr(cast)))
            self.assertEqual((problem.field, problem.code), (name, "bad_column"))


class Faults(OnSpark):
    def bad_records(self):
        """Every fault alone, two in one row, and the number of rows for each reason."""
        records = [list(row) for row in self.records[:3_000]]
        for place in range(0, 3_000, 100):
            records[place][5] = 9
        for place in range(50, 3_000, 500):
            records[place][4] = 1.25
        for place in range(1_000, 1_040):
            records[place][4] = -1
        return records

    def test_the_first_fault_is_raised_as_without_spark(self):
        records = self.bad_records()
        frame = self.of(records).coalesce(1)
        problem = self.fault(assay.DataError, frame)
        direct = desk.raised(assay.DataError, lambda: desk.counted(arrow_table(records)))
        self.assertEqual((problem.row, problem.field, problem.code), (direct.row, direct.field, direct.code))
        self.assertTrue(str(problem).startswith(str(direct)), problem)
        self.assertIn("第", str(self.fault(assay.DataError, frame, language="zh")))
        # Of many partitions the first one with a fault, each time again.
        late = functions.when(functions.spark_partition_id() >= 4, functions.lit(9)).otherwise(functions.lit(3)).cast("tinyint")
        problem = self.fault(assay.DataError, self.frame.repartition(40).withColumn("rating", late))
        self.assertIn("within partition 4 of", str(problem))
        self.assertEqual((problem.row, problem.field), (1, "rating"))

    def test_rows_are_counted_over_the_batches_of_a_partition(self):
        self.session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "100")
        try:
            records = [list(row) for row in self.records]
            records[15_555][5] = 9
            problem = self.fault(assay.DataError, self.of(records).coalesce(1))
        finally:
            self.session.conf.unset("spark.sql.execution.arrow.maxRecordsPerBatch")
        self.assertEqual(problem.row, 15_556)
        self.assertIn("row 15556,", str(problem))

    def test_skipped_rows_are_counted_by_their_reasons(self):
        records = self.bad_records()
        good, rejected = [], Counter()
        for record in records:
            try:
                desk.counted(arrow_table([record]))
                good.append(record)
            except assay.DataError as problem:
                rejected[problem.code] += 1
        self.assertEqual(set(rejected), {"out_of_range", "too_many_digits"})
        wanted = on_spark.counted(arrow_table(good), rejected)
        for partitions in (1, 7):
            state = self.count(self.of(records).repartition(partitions), on_error="skip")
            self.assertEqual(on_spark.digest(state), wanted)
        self.assertEqual(sum(each["rows"] for each in state.describe()["rejected"]) + state.rows, 3_000)
        self.assertEqual(on_spark.digest(self.count(self.frame, on_error="skip")), self.wanted)

    def test_texts_that_are_no_unicode(self):
        frame = self.frame.withColumn("team", functions.expr("cast(case when rating = 1 then x'ff41' else binary(team) end as string)"))
        self.assertEqual(self.fault(assay.DataError, frame).field, "team")
        state = self.count(frame, on_error="skip")
        self.assertEqual([each["reason"] for each in state.describe()["rejected"]], ["invalid_utf8"])

    def test_rows_of_which_none_can_be_used(self):
        frame = self.frame.withColumn("rating", functions.lit(9))
        state = self.count(frame, on_error="skip")
        self.assertEqual(state.rows, 0)
        self.assertEqual(state.describe()["rejected"], [{"record": "contact", "reason": "out_of_range", "rows": 20_000}])

    def test_what_is_said_before_a_job_runs(self):
        # Reading this frame would raise.
        frame = self.frame.withColumn("wait_s", functions.expr("wait_s + raise_error('was read')"))
        problem = self.fault(assay.ArgumentError, frame.drop("opened_at"))
        self.assertEqual((problem.field, problem.code), ("opened_at", "not_supplied"))
        self.fault(assay.ArgumentError, frame, on_error="ignore")
        self.fault(assay.ArgumentError, frame, by="rating")
        self.assertIn("DataFrame", str(self.fault(assay.ArgumentError, self.table)))
        desk.raised(assay.ArgumentError, lambda: spark.state({"call": frame}, desk.model))
        stream = self.session.readStream.format("rate").load()
        self.assertIn("foreachBatch", str(self.fault(assay.ArgumentError, stream)))
        with self.assertRaisesRegex(Exception, "was read"):
            self.count(frame)

    def test_workers_without_the_package_say_so(self):
        run = spark._on_workers("count", "0.0", "en", desk.model._text, (), "contact", 0, False)
        with self.assertRaisesRegex(PythonException, "has assay_engine .* and the driver 0[.]0; install the same"):
            self.frame.mapInArrow(run, spark._columns).collect()

        def without(batches, run=spark._on_workers("count")):
            import sys

            for name in [each for each in sys.modules if each.split(".")[0] == "assay_engine"]:
                del sys.modules[name]
            sys.modules["assay_engine"] = None
            try:
                return run(batches)
            finally:
                del sys.modules["assay_engine"]

        with self.assertRaisesRegex(PythonException, "has no assay_engine: .*Install the wheel"):
            self.frame.mapInArrow(without, spark._columns).collect()


class Streams(OnSpark):
    """A file of 1,000 records is a batch."""

    def setUp(self):
        self.place = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.place)
        for number in range(4):
            self.write(number, self.records[1_000 * number : 1_000 * (number + 1)])
        self.folder = spark.StateFolder(self.place / "states", desk.model, by="team", utc_offset="+08:00")
        self.wanted = desk.counted(arrow_table(self.records[:4_000]), period="day", utc_offset="+08:00").digest

    def write(self, number, records):
        self.of(records).coalesce(1).write.mode("overwrite").parquet(f"{self.place}/new")
        (self.place / "source").mkdir(exist_ok=True)
        (part,) = (self.place / "new").glob("*.parquet")
        shutil.move(str(part), f"{self.place}/source/{number}.parquet")

    def run_query(self, folder=None, query="contacts"):
        source = self.session.readStream.schema(self.frame.schema).option("maxFilesPerTrigger", 1)
        writing = source.parquet(f"{self.place}/source").writeStream.foreachBatch((folder or self.folder).writer("contact", query))
        running = writing.option("checkpointLocation", f"{self.place}/checkpoint").trigger(availableNow=True).start()
        running.awaitTermination()

    def forget_the_last_commit(self):
        """As if Spark had been killed between the function and its own note of it."""
        commits = self.place / "checkpoint" / "commits"
        last = max((each for each in commits.iterdir() if each.name.isdigit()), key=lambda each: int(each.name))
        for each in (last, commits / f".{last.name}.crc"):
            each.unlink()

    def stored(self):
        return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in self.folder.folder.iterdir()}

    def test_days_of_all_batches(self):
        self.assertEqual(self.folder.state().rows, 0)
        self.run_query()
        self.assertEqual(sorted(self.stored()), [f"contacts+contact+{batch}.state" for batch in range(4)])
        state = self.folder.state()
        self.assertEqual((state.digest, state.describe()["seal"]["sources"]), (self.wanted, 4))
        months = state.roll_up("team", "month")
        direct = desk.counted(arrow_table(self.records[:4_000]), utc_offset="+08:00")
        self.assertEqual(months.grade().json()["groups"], direct.grade().json()["groups"])

    def test_a_batch_that_comes_again_is_counted_once(self):
        self.run_query()
        before = self.stored()
        self.forget_the_last_commit()
        self.run_query()
        self.assertEqual(self.stored(), before)

    def test_a_batch_that_comes_again_with_other_records_is_refused(self):
        self.run_query()
        before = self.stored()
        self.write(3, self.records[5_000:6_000])
        self.forget_the_last_commit()
        with self.assertRaisesRegex(StreamingQueryException, "contacts[+]contact[+]3' was counted already, with other records: 1000 records"):
            self.run_query()
        self.assertEqual(self.stored(), before)

    def test_a_query_without_its_checkpoint_is_refused_under_its_name(self):
        self.run_query()
        shutil.rmtree(self.place / "checkpoint")
        (self.place / "source" / "0.parquet").unlink()
        with self.assertRaisesRegex(StreamingQueryException, "give it another name"):
            self.run_query()
        self.assertEqual(self.folder.state().digest, self.wanted)

    def test_batches_with_records_that_cannot_be_used(self):
        records = [list(row) for row in self.records[4_000:5_000]]
        records[10][5] = 9
        self.write(4, records)
        with self.assertRaisesRegex(StreamingQueryException, "row 11, column .*rating"):
            self.run_query()
        self.assertEqual(len(self.stored()), 4)
        skipping = spark.StateFolder(self.folder.folder, desk.model, by="team", utc_offset="+08:00", on_error="skip")
        self.run_query(skipping)
        state = skipping.state()
        self.assertEqual((state.rows, state.describe()["rejected"][0]["rows"]), (4_999, 1))


if __name__ == "__main__":
    unittest.main()
