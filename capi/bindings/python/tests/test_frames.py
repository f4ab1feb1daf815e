# SPDX-License-Identifier: Apache-2.0
"""Tables of pyarrow, pandas, Polars, DuckDB and NumPy, as they are: every form gives the same state, exports come back whole."""
import gc
import math
import unittest
from importlib import import_module

import assay_engine as assay
from assay_engine import _sources
from tests import desk
from tests.test_arrow import lent


def package(name):
    try:
        return import_module(name)
    except ImportError:
        return None


np, pa, pd, pl, duckdb = map(package, ("numpy", "pyarrow", "pandas", "polars", "duckdb"))
needed = tuple(name for name in desk.names if name != "agent")


def arrow_table(records=None):
    columns = desk.columns(records)
    return pa.table(
        {
            "team": pa.array(columns["team"], pa.string()),
            "agent": pa.array(columns["agent"]),
            "opened_at": pa.array(desk.times(records), pa.timestamp("us", "UTC")),
            "solved": pa.array(columns["solved"], pa.bool_()),
            "wait_s": pa.array(columns["wait_s"], pa.float64()),
            "rating": pa.array(columns["rating"], pa.int8()),
            "note": pa.array(columns["note"], pa.string()),
        }
    )


def replaced(table, name, values):
    return table.set_column(table.column_names.index(name), name, values)


@unittest.skipUnless(np, "needs NumPy")
class NumPy(unittest.TestCase):
    def setUp(self):
        self.records = [row[:3] + (bool(row[3]), row[4] or 0.0, row[5] or 1, None) for row in desk.rows()]
        self.columns = desk.columns(self.records)
        self.wanted = desk.expected_digest(self.records)

    def check(self, name, values, **options):
        columns = {**self.columns, name: values}
        self.assertEqual(desk.digest_of(columns, **options), self.wanted, (name, values[:5]))
        self.assertEqual(desk.digest_of(columns, threads=2, **options), self.wanted, (name, values[:5]))

    def test_types(self):
        for kind in ("i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", ">i4", ">f8", "O"):
            self.check("rating", np.array(self.columns["rating"], kind))
        for kind in (bool, "i1", "f4"):
            self.check("solved", np.array(self.columns["solved"], kind))
        self.check("wait_s", np.array(self.columns["wait_s"], "f4"))
        self.check("team", np.array(self.columns["team"], object))
        self.check("rating", [np.int8(each) for each in self.columns["rating"]])
        self.check("wait_s", [np.float32(each) for each in self.columns["wait_s"]])
        self.check("solved", [np.bool_(each) for each in self.columns["solved"]])

    def test_layouts(self):
        wait = np.array(self.columns["wait_s"])
        self.check("wait_s", np.repeat(wait, 3)[::3])
        self.check("wait_s", wait[::-1].copy()[::-1])
        self.check("wait_s", np.array([wait, wait]).T[:, 0])
        self.check("wait_s", np.frombuffer(b"x" + wait.tobytes(), "f8", offset=1))
        structs = np.zeros(500, dtype=[("tag", "u1"), ("wait_s", "f8"), ("rating", "i4")])
        structs["wait_s"], structs["rating"] = wait, self.columns["rating"]
        self.check("wait_s", structs["wait_s"])
        self.check("rating", structs["rating"])
        wait.flags.writeable = False
        self.check("wait_s", wait)

    def test_a_structured_array_is_a_table(self):
        kinds = [("team", "U5"), ("opened_at", "i8"), ("solved", "?"), ("wait_s", "f8"), ("rating", "i1")]
        records = [("甲", *row[2:6]) for row in self.records]
        wanted = desk.expected_digest([("甲", *row[1:]) for row in self.records])
        self.assertEqual(desk.digest_of(np.array(records, kinds)), wanted)
        self.assertEqual(desk.digest_of(np.array(records, kinds).view(np.recarray)), wanted)

    def test_times(self):
        for unit in ("s", "ms", "us", "ns", "m", "h"):
            self.check("opened_at", np.array(self.columns["opened_at"], "M8[s]").astype(f"M8[{unit}]"))
        self.check("opened_at", np.array(self.columns["opened_at"], "M8[s]").astype("M8[ms]").astype(">M8[ms]"))
        for unit in ("ms", "us", "ns"):
            self.check("wait_s", (np.array(self.columns["wait_s"]) * 1000).astype("m8[ms]").astype(f"m8[{unit}]"))
        days = np.array(self.columns["opened_at"], "M8[s]").astype("M8[D]")
        self.assertEqual(
            desk.digest_of({**self.columns, "opened_at": days}), desk.digest_of({**self.columns, "opened_at": days.astype("M8[s]")})
        )

    def test_missing(self):
        wanted = desk.digest_of({**self.columns, "wait_s": [None, *self.columns["wait_s"][1:]]})
        wait = np.array(self.columns["wait_s"])
        masked = np.ma.array(wait, mask=[True] + [False] * 499)
        length = (wait * 1000).astype("m8[ms]")
        length[0] = "NaT"
        wait[0] = math.nan
        for form in (masked, length):
            self.assertEqual(desk.digest_of({**self.columns, "wait_s": form}), wanted)
        self.assertEqual(desk.digest_of({**self.columns, "wait_s": wait}, nan_is_missing=True), wanted)
        self.assertEqual(desk.digest_of({**self.columns, "wait_s": np.ma.array(wait, mask=False)}, nan_is_missing=True), wanted)
        desk.raised(assay.DataError, lambda: desk.digest_of({**self.columns, "wait_s": wait}))

    def test_faults(self):
        for values in (np.zeros((500, 2)), np.zeros(500, "c16"), np.zeros(500, "V3"), np.array(5.0)):
            problem = desk.raised(assay.DataError, lambda: desk.digest_of({**self.columns, "wait_s": values}))
            self.assertEqual(problem.field, "wait_s")

    def test_one_record(self):
        one, two = desk.state(), desk.state()
        one.add("contact", team=np.str_("甲"), opened_at=np.int64(desk.begin), solved=np.bool_(True), wait_s=np.float32(1.5), rating=np.int8(5))
        two.add("contact", team="甲", opened_at=desk.begin, solved=True, wait_s=1.5, rating=5)
        self.assertEqual(one.digest, two.digest)

    def test_scores_are_read_where_they_lie(self):
        scores = assay.Scorer(desk.model).score({"solved": np.array([0.95, math.nan, 0.5]), "wait": np.array([30, math.nan, 90])})
        numbers = np.asarray(scores.score)
        self.assertEqual(numbers.__array_interface__["data"][0], scores._values.children[0].contents.buffers[1])
        np.testing.assert_array_equal(numbers, [100, math.nan, 56])
        np.testing.assert_array_equal(np.asarray(scores.grade), [0, -1, 1])
        del scores
        gc.collect()
        np.testing.assert_array_equal(numbers, [100, math.nan, 56])


@unittest.skipUnless(pa, "needs pyarrow")
class Arrow(unittest.TestCase):
    def setUp(self):
        self.table = arrow_table()
        self.wanted = desk.expected_digest()

    def check(self, data):
        self.assertEqual(desk.digest_of(data), self.wanted)

    def test_tables_batches_and_readers(self):
        table = self.table
        self.check(table)
        self.check(table.slice(0))
        chunked = pa.concat_tables([table.slice(0, 3), table.slice(3, 0), table.slice(3)])
        self.check(chunked)
        self.check(table.to_reader(max_chunksize=7))
        self.check(pa.RecordBatchReader.from_batches(table.schema, iter(table.to_batches(max_chunksize=100))))
        self.check(table.combine_chunks().to_batches()[0])
        self.check(table.select(list(needed)))
        self.assertEqual(desk.digest_of(chunked.to_reader(max_chunksize=50), threads=3), self.wanted)
        self.assertEqual(desk.digest_of(table.combine_chunks().to_batches()[0], threads=2), self.wanted)
        struct = pa.StructArray.from_arrays([each.combine_chunks() for each in table.columns], table.column_names)
        self.check(struct)
        self.check(pa.concat_arrays([struct, struct]).slice(500))

    def test_types(self):
        table = self.table
        for name, kinds in {
            "team": [pa.large_string(), pa.dictionary(pa.int8(), pa.string()), pa.dictionary(pa.uint32(), pa.large_string())],
            "opened_at": [pa.timestamp("s"), pa.timestamp("ms", "Asia/Shanghai"), pa.timestamp("ns")],
            "wait_s": [pa.float32(), pa.decimal128(9, 2)],
            "rating": [pa.int64(), pa.uint8(), pa.float32(), pa.decimal128(5, 1)],
        }.items():
            for kind in kinds:
                self.check(replaced(table, name, table[name].cast(kind)))
        waits = desk.waits()
        for unit in ("ms", "us", "ns"):
            self.check(replaced(table, "wait_s", pa.array(waits, pa.duration(unit))))
        if hasattr(pa, "string_view"):
            self.check(replaced(table, "team", pa.array(table["team"].to_pylist(), pa.string_view())))

    def test_faults(self):
        state = desk.counted()
        before = state.digest
        wrong = replaced(self.table, "rating", pa.array([9] * 500))
        problem = desk.raised(assay.DataError, lambda: state.update("contact", wrong))
        self.assertEqual((problem.row, problem.field), (1, "rating"))
        desk.raised(assay.ArgumentError, lambda: state.update("contact", self.table.drop_columns(["rating"])))
        desk.raised(assay.ArgumentError, lambda: state.update("contact", replaced(self.table, "rating", self.table["team"])))
        desk.raised(assay.ArgumentError, lambda: state.update("contact", self.table["team"].combine_chunks()))
        self.assertEqual(state.digest, before)

        def batches():
            yield self.table.to_batches()[0]
            raise ValueError("the host is gone")

        for threads in (1, 2):
            reader = pa.RecordBatchReader.from_batches(self.table.schema, batches())
            problem = desk.raised(assay.StreamError, lambda: state.update("contact", reader, threads=threads))
            self.assertIn("the host is gone", str(problem))
            self.assertEqual(state.rows, 1000, "the rows before stay, of threads none")
        self.assertEqual(problem.rows_added, 0)

    def test_rows_of_faults_count_from_the_beginning(self):
        records = desk.rows(50_000)
        table = arrow_table(records)
        ratings = table["rating"].to_pylist()
        ratings[40_000] = 9
        table = replaced(table, "rating", pa.array(ratings, pa.int8()))
        for threads in (1, 2):
            problem = desk.raised(assay.DataError, lambda: desk.digest_of(table.to_reader(max_chunksize=9_999), threads=threads))
            self.assertEqual(problem.row, 40_001)
            self.assertIn("row 40001,", str(problem))

    def test_nothing_is_kept_behind_a_call(self):
        gc.collect()
        before = pa.total_allocated_bytes()
        for threads in (1, 3):
            table = arrow_table(desk.rows(20_000))
            desk.digest_of(table.to_reader(max_chunksize=5_000), threads=threads, progress=str)
            desk.digest_of(table, threads=threads)
            del table
        gc.collect()
        self.assertEqual(pa.total_allocated_bytes(), before)

    def test_exports(self):
        result = desk.counted().grade()
        for table in (result.cards(), result.nodes(), result.points("zh"), result.values()):
            made = pa.table(table)
            made.validate(full=True)
            self.assertEqual(made.column_names, table.column_names)
            self.assertEqual(made, table.to_arrow())
            self.assertEqual(pa.schema(table), made.schema)
        made = pa.table(result)
        self.assertEqual(made["score"].to_pylist(), [card.score for card in result])
        self.assertEqual(made["grade"].to_pylist(), [card.grade for card in result])
        self.assertEqual(made["period"].to_pylist(), [card.period for card in result])
        self.assertEqual(set(pa.table(result.cards("zh"))["grade"].to_pylist()), {"优秀", "较差"})
        self.assertEqual(result.to_arrow(), made)
        reader = pa.RecordBatchReader.from_stream(result.nodes())
        del result
        gc.collect()
        self.assertEqual(reader.read_all().num_rows, len(made) * 5)

    def test_scores(self):
        before = lent()
        scorer = assay.Scorer(desk.model, "points")
        data = pa.table({"solved": [0.95, None, 0.5], "wait": [30.0, None, 90.0]})
        scores = scorer.score(pa.concat_tables([data.slice(0, 1), data.slice(1)]))
        table = pa.table(scores)
        table.validate(full=True)
        self.assertEqual(table["score"].to_pylist(), [100, None, 56])
        self.assertEqual(table["grade"].to_pylist(), ["good", None, "poor"])
        batch = pa.record_batch(scores)
        self.assertEqual(batch.column(0).to_pylist(), [100, None, 56])
        child = batch.column(1)
        del scores, table, batch
        gc.collect()
        self.assertEqual(child.to_pylist(), ["good", None, "poor"])
        del child
        self.assertEqual(lent(), before)
        self.assertEqual(len(scorer.score(data.slice(0, 0))), 0)
        values = pa.table({"team": ["甲"], "solved": [0.95]})
        self.assertEqual(assay.score_values(values, desk.model, keys="team")["甲"].score, 100)


@unittest.skipUnless(pd, "needs pandas")
class Pandas(unittest.TestCase):
    def setUp(self):
        columns = desk.columns()
        self.frame = pd.DataFrame(columns)
        self.frame["opened_at"] = pd.to_datetime(self.frame["opened_at"], unit="s")
        self.wanted = desk.expected_digest()

    def forms(self):
        frame = self.frame
        yield frame
        yield frame.astype({"team": "category"})
        yield frame.assign(opened_at=frame["opened_at"].dt.tz_localize("UTC").dt.tz_convert("Asia/Shanghai"))
        yield frame.assign(rating=frame["rating"].astype("Int8"), solved=frame["solved"].astype("boolean"), wait_s=frame["wait_s"].astype("Float64"))
        yield frame.assign(wait_s=pd.to_timedelta(frame["wait_s"], unit="s"))
        yield frame.assign(team=frame["team"].astype("string"))
        yield frame.iloc[::-1]
        yield pd.concat([frame, frame]).iloc[500:]
        yield frame.set_index("note")

    def test_frames_by_arrow_and_by_columns(self):
        real = _sources.has_stream
        for place, form in enumerate(self.forms()):
            if pa:
                self.assertEqual(desk.digest_of(form), self.wanted, place)
                self.assertEqual(desk.digest_of(form, threads=2), self.wanted, place)
            _sources.has_stream = lambda data: False  # as in a pandas before 2.2, or without pyarrow
            try:
                self.assertEqual(desk.digest_of(form), self.wanted, place)
                self.assertEqual(desk.digest_of(form, threads=2), self.wanted, place)
            finally:
                _sources.has_stream = real

    def test_columns_of_a_dict(self):
        frame = self.frame
        data = {name: frame[name] for name in needed}
        self.assertEqual(desk.digest_of(data), self.wanted)
        data = {name: frame[name].tolist() for name in needed}
        self.assertEqual(desk.digest_of(data, nan_is_missing=True), self.wanted)
        self.assertEqual(desk.digest_of(frame.to_dict("records"), nan_is_missing=True), self.wanted)

    def test_one_record(self):
        state = desk.state()
        stamp = pd.Timestamp("2026-04-01T08:00:00Z")
        state.add("contact", opened_at=stamp, wait_s=pd.Timedelta(seconds=5))
        other = desk.state()
        other.add("contact", opened_at=stamp.to_pydatetime(), wait_s=5)
        self.assertEqual(state.digest, other.digest)

    @unittest.skipUnless(pa, "needs pyarrow")
    def test_exports(self):
        result = desk.counted().grade()
        frame = result.to_pandas()
        self.assertEqual(list(frame.columns), result.cards().column_names)
        self.assertEqual(frame["score"].tolist(), [card.score for card in result])
        self.assertEqual(frame["grade"].dtype, "category")
        self.assertEqual(len(result.nodes("zh").to_pandas()), 5 * len(result))
        scores = assay.Scorer(desk.model).score(pd.DataFrame({"solved": [0.95, None], "wait": [30, 40]}))
        self.assertEqual(scores.to_pandas()["score"].tolist(), [100, 100])


@unittest.skipUnless(pl, "needs Polars")
class Polars(unittest.TestCase):
    def setUp(self):
        columns = desk.columns()
        columns["opened_at"] = desk.times()
        self.frame = pl.DataFrame(columns)
        self.wanted = desk.expected_digest()

    def test_frames(self):
        frame = self.frame
        for form in (
            frame,
            frame.with_columns(pl.col("team").cast(pl.Categorical)),
            frame.with_columns(pl.col("team").cast(pl.Enum(["East", "乙", "甲"]))),
            frame.with_columns(pl.col("rating").cast(pl.UInt8), pl.col("wait_s").cast(pl.Float32)),
            frame.with_columns(pl.col("wait_s").cast(pl.Decimal(10, 2))),
            frame.with_columns((pl.col("wait_s") * 1000).cast(pl.Duration("ms"))),
            frame.with_columns(pl.col("opened_at").dt.convert_time_zone("Asia/Shanghai")),
            pl.concat([frame[:100], frame[100:]], rechunk=False),
            pl.concat([frame, frame]).slice(500),
        ):
            self.assertEqual(desk.digest_of(form), self.wanted, form.schema)
            self.assertEqual(desk.digest_of(form, threads=2), self.wanted, form.schema)

    def test_nan_is_refused(self):
        frame = self.frame.with_columns(pl.lit(math.nan).alias("wait_s"))
        desk.raised(assay.DataError, lambda: desk.digest_of(frame))

    def test_exports(self):
        result = desk.counted().grade()
        frame = result.to_polars()
        self.assertEqual(frame["score"].to_list(), [card.score for card in result])
        self.assertEqual(frame["grade"].cast(pl.String).to_list(), [card.grade for card in result])
        self.assertEqual(pl.DataFrame(result.nodes()).height, 5 * len(result))
        scores = assay.Scorer(desk.model).score(pl.DataFrame({"solved": [0.95, None], "wait": [30.0, None]}))
        self.assertEqual(pl.DataFrame(scores)["score"].to_list(), [100, None])


@unittest.skipUnless(duckdb and pa, "needs DuckDB")
class DuckDB(unittest.TestCase):
    def test_relations(self):
        contacts = arrow_table()
        connection = duckdb.connect()
        connection.register("contacts", contacts)
        relation = connection.sql("select * from contacts")
        if hasattr(relation, "__arrow_c_stream__"):
            self.assertEqual(desk.digest_of(relation), desk.expected_digest())
        self.assertEqual(desk.digest_of(connection.sql("select * from contacts").arrow()), desk.expected_digest())
        self.assertEqual(desk.digest_of(connection.sql("select * from contacts").df()), desk.expected_digest())

    def test_queries_over_results(self):
        result = desk.counted().grade()
        cards = result.cards()
        connection = duckdb.connect()
        connection.register("cards", pa.table(cards))
        self.assertEqual(connection.sql("select sum(rows) from cards").fetchall()[0][0], 500)
        try:
            direct = duckdb.sql("select sum(rows) from cards").fetchall()[0][0]
        except duckdb.Error:
            self.skipTest("this DuckDB reads no object with the PyCapsule interface by its name")
        self.assertEqual(direct, 500)


if __name__ == "__main__":
    unittest.main()
