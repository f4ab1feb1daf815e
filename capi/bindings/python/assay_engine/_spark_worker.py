# SPDX-License-Identifier: Apache-2.0
"""What Spark's workers do: the records of a partition become a state, and states become fewer ones.

Both take and give records of pyarrow. A row is a state, or the fault that a partition ended with: `part` says
where it comes from, the record types in the order they were given and then the partitions, so that the first fault is told.
Nothing here depends on which partition, attempt or executor does what: states merge to the same bytes in any order.
"""
import pickle
import socket
from collections import Counter
from typing import Any, Dict, Iterable, Iterator, NamedTuple, Optional, Tuple

import pyarrow as pa
from pyspark import TaskContext

from ._errors import AssayError, DataError
from ._language import language
from ._library import version
from ._messages import say
from ._parallel import shift_rows
from .model import Model
from .state import State

_schema = pa.schema([("part", pa.int64()), ("state", pa.binary()), ("fault", pa.binary())])


class Task(NamedTuple):
    """What the driver tells a worker; as a plain tuple, which can be read before this package is looked for."""

    version: str
    language: str
    model: bytes
    grouping: Tuple[Any, ...]
    record: str
    place: int
    skip: bool


def count(batches: Iterable[Any], *told: Any) -> Iterator[Any]:
    """Counts the records of a partition; a partition without any says so too."""
    task = Task(*told)
    with language(task.language):
        if version() != task.version:
            raise ImportError(say("other_version", host=socket.gethostname(), here=version(), driver=task.version))
        partition = TaskContext.get().partitionId()
        try:
            stored, fault = _counted(batches, task, partition), None
        except AssayError as problem:
            stored, fault = None, pickle.dumps(problem)
        yield from _table(task.place << 32 | partition, stored, fault).to_batches()


def _counted(batches: Iterable[Any], task: Task, partition: int) -> bytes:
    state = State(Model(task.model), *task.grouping)
    state.update(task.record, {})
    rejected: Dict[str, int] = Counter()
    rows = 0
    for batch in batches:
        try:
            if task.skip:
                _add_or_reject(state, task.record, batch, rejected)
            else:
                state.update(task.record, batch)
        except AssayError as problem:
            raise _placed(shift_rows(problem, rows), partition) from None
        rows += batch.num_rows
    for code, count in rejected.items():
        state.count_rejected(task.record, code, count)
    return state.save()


def _placed(problem: AssayError, partition: int) -> AssayError:
    """The same fault, with the partition that its row is counted in."""
    if problem.row is None:
        return problem
    text = say("in_partition", problem=problem, partition=partition)
    return type(problem)(text, code=problem.code, field=problem.field, row=problem.row)


def _add_or_reject(state: State, record: str, batch: Any, rejected: Dict[str, int]) -> None:
    """Adds the rows that can be used, and counts the others by what is wrong with them.

    Of several faults a call names one, so that which one depends on the rows beside it. Each row is therefore rejected for what
    a call with it alone says. Around refused rows calls are short, and grow again behind them.
    """
    first, size = 0, batch.num_rows
    while first < batch.num_rows:
        piece = batch.slice(first, size)
        try:
            state.update(record, piece)
        except DataError as problem:
            if problem.row is None:
                raise
            if piece.num_rows > 1:
                size = max(1, problem.row - 1)
                continue
            rejected[problem.code] += 1
        first += piece.num_rows
        size *= 2


def merge(rows: Any) -> Any:
    """Merges states into one, of the lowest part; of faults the first one stays, and no state."""
    schema = pa.schema([rows.schema.field(name) for name in _schema.names])  # a session may have them in large types
    faults = [(part.as_py(), fault.as_py()) for part, fault in zip(rows["part"], rows["fault"]) if fault.is_valid]
    if faults:
        first, fault = min(faults)
        return _table(first, None, fault, schema)
    if rows.num_rows == 1:
        return rows.select(schema.names)
    total = State.load(rows["state"][0].as_buffer())
    for stored in rows["state"][1:]:
        total.merge(State.load(stored.as_buffer()))
    return _table(min(rows["part"].to_pylist()), total.save(), None, schema)


def _table(part: int, stored: Optional[bytes], fault: Optional[bytes], schema: Any = _schema) -> Any:
    return pa.table({"part": [part], "state": [stored], "fault": [fault]}, schema)
