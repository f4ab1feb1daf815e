# SPDX-License-Identifier: Apache-2.0
"""Spark: DataFrames counted where they lie, merged on the cluster, graded once on the driver.

    from assay_engine import spark

    result = spark.evaluate({"contact": contacts, "survey": surveys}, "after-sales-quality", by="team", period="month")

Every partition becomes a state of exact integers, states are merged in a tree, and the driver gets a few of them: the bytes are those
of one machine, whatever the partitions, their order, retries and speculative attempts. The workers need this package too (docs/spark.md).
"""
import pickle
from pathlib import Path
from typing import Any, Callable, Optional
from urllib.parse import quote

from ._errors import argument_error
from ._language import current_language, speaking
from ._library import version
from ._messages import say
from ._sealed_files import add_files, put, suffix
from .model import Model
from .result import Result
from .state import State

__all__ = ["StateFolder", "evaluate", "state"]

# So many tasks merge what all partitions counted, and so many what these have made of it; the driver merges the last ones.
_rounds = (32, 4)
_columns = "part long, state binary, fault binary"


def evaluate(
    data: Any,
    model: Any,
    by: Any = None,
    period: Optional[str] = None,
    *,
    utc_offset: Any = 0,
    fiscal_start_month: int = 1,
    on_error: str = "stop",
    nan_is_missing: bool = False,
    language: Optional[str] = None,
) -> Result:
    """Grades the records of DataFrames: one for each record type, by its name. The arguments are those of state()."""
    with speaking(language):
        total = State(model, by, period, utc_offset, fiscal_start_month)
        _count(total, data, on_error, nan_is_missing)
        return total.grade()


def state(
    data: Any,
    model: Any,
    by: Any = None,
    period: Optional[str] = None,
    *,
    utc_offset: Any = 0,
    fiscal_start_month: int = 1,
    on_error: str = "stop",
    nan_is_missing: bool = False,
    language: Optional[str] = None,
) -> State:
    """Counts the records of DataFrames into a State, in one query; nothing is read but the columns that the model needs.

    on_error: "stop" raises what is wrong with a record, as State.update does; its row is counted in its partition. "skip" leaves
    out the records that cannot be used and counts them by the code of their fault, so that results say how many there were.
    nan_is_missing: NaN in columns of float and double is a missing value; otherwise it is an error.
    """
    with speaking(language):
        total = State(model, by, period, utc_offset, fiscal_start_month)
        _count(total, data, on_error, nan_is_missing)
        return total


def _skips(on_error: str) -> bool:
    if on_error not in ("stop", "skip"):
        raise argument_error("choice", name="on_error", value=on_error, choices="'stop', 'skip'")
    return on_error == "skip"


def _count(total: State, data: Any, on_error: str, nan_is_missing: bool) -> None:
    """Adds the records of DataFrames to a state without any."""
    skip = _skips(on_error)
    rows: Any = None
    for place, (record, frame) in enumerate(total._tables_of(data)):
        needed = _needed(total, record, frame, nan_is_missing)
        task = (version(), current_language(), total._model()._text, tuple(total._grouping), record, place, skip)
        counted = needed.mapInArrow(_on_workers("count", *task), _columns)
        rows = counted if rows is None else rows.unionAll(counted)
        total.update(record, {})
    if rows is None:
        return
    for tasks in _rounds:
        # By what a row says of itself, so that a second attempt sends it the same way.
        rows = rows.repartition(tasks, "part").mapInArrow(_on_workers("merge"), _columns)
    merged = rows.collect()
    faults = [row for row in merged if row.fault is not None]
    if faults:
        raise pickle.loads(min(faults, key=lambda row: row.part).fault)
    for row in merged:
        total.merge(State.load(row.state))


def _needed(total: State, record: str, frame: Any, nan_is_missing: bool) -> Any:
    """The columns of a frame that are counted, so that Spark reads no other ones."""
    if not hasattr(frame, "mapInArrow"):
        raise argument_error("wrong_type", name=f'"{record}"', type=type(frame).__name__, expected="a DataFrame of PySpark")
    if frame.isStreaming:
        raise argument_error("streaming_frame", record=record)
    from pyspark.sql import functions

    # The library itself says which column is missing.
    State(total.model, *total._grouping).update(record, {name: [] for name in frame.columns})
    types = {field.name: field.dataType.typeName() for field in frame.schema.fields}
    columns = []
    for name in total._kinds_of(record):
        column = functions.col("`" + name.replace("`", "``") + "`")
        if nan_is_missing and types[name] in ("float", "double"):
            column = functions.when(~functions.isnan(column), column).alias(name)
        columns.append(column)
    # Rows without any column would not reach the workers.
    return frame.select(columns or [functions.lit(True).alias("record")])


def _on_workers(work: str, *told: Any) -> Callable[[Any], Any]:
    """A function of _spark_worker for Spark. It travels by its code, so that workers without this package can say so."""
    advice = say("no_package_on_worker", host="{host}", python="{python}", problem="{problem}")

    def run(records: Any) -> Any:
        try:
            from assay_engine import _spark_worker
        except ImportError as problem:
            import socket
            import sys

            raise ImportError(advice.format(host=socket.gethostname(), python=sys.executable, problem=problem)) from problem
        return getattr(_spark_worker, work)(records, *told)

    return run


class StateFolder:
    """The states of Structured Streaming: a sealed file for each batch, and at any time what all of them add up to.

        states = spark.StateFolder("states", "after-sales-quality", by="team", on_error="skip")
        contacts.writeStream.foreachBatch(states.writer("contact", query="contacts")).option("checkpointLocation", ...).start()
        surveys.writeStream.foreachBatch(states.writer("survey", query="surveys")).option("checkpointLocation", ...).start()
        ...
        states.state().roll_up("team", "month").grade()

    The file of a batch is named by query, record type and batch, and written whole or not at all. Spark gives a batch again when it
    does not know whether it was done: with the same records nothing changes, with other ones the query ends with a StateError.
    folder: a folder of the driver, which is made when it is not there. The other arguments are those of state(); periods are days
    unless said, from which months, quarters and years are rolled up.
    """

    def __init__(
        self,
        folder: Any,
        model: Any,
        by: Any = None,
        period: Optional[str] = "day",
        *,
        utc_offset: Any = 0,
        fiscal_start_month: int = 1,
        on_error: str = "stop",
        nan_is_missing: bool = False,
        language: Optional[str] = None,
    ) -> None:
        with speaking(language):
            self._language = current_language()  # batches come in other threads
            self.model = model if isinstance(model, Model) else Model(model)
            self._grouping = State(self.model, by, period, utc_offset, fiscal_start_month)._grouping
            _skips(on_error)
        self.folder = Path(folder)
        self._on_error = on_error
        self._nan_is_missing = nan_is_missing
        self.folder.mkdir(parents=True, exist_ok=True)

    def writer(self, record: str, query: str) -> Callable[[Any, int], None]:
        """The function for foreachBatch of a query that brings records of one type.

        query: a name that the query keeps when it is started again, and that no other one has: it goes with its checkpoint.
        """
        self.model._record_index(record)

        def write(frame: Any, batch: int) -> None:
            self.add(record, frame, query, batch)

        return write

    def add(self, record: str, frame: Any, query: str, batch: int) -> None:
        """Counts the records of one batch, and stores them."""
        with speaking(self._language):
            counted = State(self.model, *self._grouping)
            _count(counted, {record: frame}, self._on_error, self._nan_is_missing)
            put(self.folder, f"{quote(query, safe='')}+{quote(record, safe='')}+{batch}", counted)

    def state(self) -> State:
        """What all batches add up to so far."""
        with speaking(self._language):
            total = State(self.model, *self._grouping)
            add_files(total, sorted(self.folder.glob("*" + suffix)))
            return total
