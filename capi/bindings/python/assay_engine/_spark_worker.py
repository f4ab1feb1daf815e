# SPDX-License-Identifier: Apache-2.0
"""What Spark's workers do: the records of a partition become a state, and states become fewer ones.

Both take and give batches of pyarrow, as mapInArrow has them. A row is a state, or the fault that a partition ended with; `part` says
where it comes from, the record type in the order they were given and then the partition, so that the first fault is told.
Nothing depends on which partition, attempt or executor does what: states merge to the same bytes in any order.
"""
import pickle
import socket
from collections import Counter
from typing import Any, Dict, Iterable, Iterator, NamedTuple, Optional, Tuple

import pyarrow as pa
from pyspark import TaskContext

from ._call import encoded
from ._errors import AssayError, DataError
from ._language import language
from ._library import version
from ._messages import say
from ._parallel import shift_rows
from ._sources import source_of
from .model import Model
from .state import State

# A call for so many rows takes hardly longer than one for a single row.
_least_rows = 256


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
        yield _row(task.place << 32 | partition, stored, fault)


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
    for code, refused in rejected.items():
        state.count_rejected(task.record, code, refused)
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
    a call with it alone says: first the rows before it go in, then it is tried alone, and behind it calls grow again.
    """
    source = source_of(batch, f'"{record}"', encoded(record), state._kinds_of(record).get)
    first, size, refused = 0, batch.num_rows, -1
    while first < batch.num_rows:
        size = min(size, batch.num_rows - first)
        try:
            state._send(source.part(first, size))
        except DataError as problem:
            if problem.row is None:
                raise
            if size > 1:
                refused = first + problem.row - 1
                size = max(1, problem.row - 1)
                continue
            rejected[problem.code] += 1
        first += size
        size = 1 if first == refused else max(_least_rows, 2 * size)


def merge(batches: Iterable[Any]) -> Iterator[Any]:
    """Merges states into one, of the lowest part; of faults the first one stays, and no state."""
    part: Optional[int] = None
    total: Optional[State] = None
    fault: Optional[Tuple[int, bytes]] = None
    for batch in batches:
        for number, stored, problem in zip(batch["part"].to_pylist(), batch["state"], batch["fault"].to_pylist()):
            part = number if part is None else min(part, number)
            if problem is not None:
                fault = min(fault or (number, problem), (number, problem))
            elif total is None:
                total = State.load(stored.as_buffer())
            else:
                total.merge(State.load(stored.as_buffer()))
    if fault is not None:
        yield _row(fault[0], None, fault[1])
    elif total is not None:
        yield _row(part, total.save(), None)


def _row(part: Optional[int], stored: Optional[bytes], fault: Optional[bytes]) -> Any:
    cells = [pa.array([part], pa.int64()), pa.array([stored], pa.binary()), pa.array([fault], pa.binary())]
    return pa.RecordBatch.from_arrays(cells, ["part", "state", "fault"])
