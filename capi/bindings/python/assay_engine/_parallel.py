# SPDX-License-Identifier: Apache-2.0
"""Records counted by several threads: each fills a state of its own, and merging is exact, so the bytes are those of one thread."""
import ctypes
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from queue import SimpleQueue
from typing import Any, Callable, Generator, List, NamedTuple, Optional, Tuple

from ._arrow import Chunk, StreamReader
from ._errors import AssayError
from ._sources import OneStream, array_records

_least_rows = 16_384


class Piece(NamedTuple):
    """Rows for one thread."""

    records: Any
    first: int
    rows: int
    chunk: Optional[Chunk]


def _cut(rows: int, threads: int) -> List[Tuple[int, int]]:
    """First row and length of the parts of a block."""
    size = max(_least_rows, -(-rows // threads))
    return [(first, min(size, rows - first)) for first in range(0, rows, size)]


def _pieces(source: Any, record: bytes, threads: int, reader: Optional[StreamReader]) -> Generator[Piece, None, None]:
    if reader is None:
        for first, rows in _cut(source.rows, threads):
            yield Piece(source.part(first, rows), first, rows, None)
        return
    seen = 0
    while True:
        chunk = reader.next()
        if chunk is None:
            return
        parts = _cut(chunk.array.length, threads)
        if not parts:
            chunk.let_go()
            continue
        chunk.share(len(parts))
        schema = ctypes.pointer(reader.schema)
        handed_over = 0
        try:
            for first, rows in parts:
                records = array_records(record, schema, ctypes.pointer(chunk.part(first, rows)))
                handed_over += 1
                yield Piece(records, seen + first, rows, chunk)
        finally:
            for _ in parts[handed_over:]:
                chunk.let_go()
        seen += chunk.array.length


def shift_rows(problem: AssayError, rows: int) -> AssayError:
    """The same fault, its row counted from the beginning of all records and not of its part."""
    if not rows or problem.row is None:
        return problem
    text = str(problem)
    for before, behind in ((", row ", ","), ("，第 ", " 行"), ("row ", ","), ("第 ", " 行")):
        said = f"{before}{problem.row}{behind}"
        if said in text:
            text = text.replace(said, f"{before}{problem.row + rows}{behind}", 1)
            break
    return type(problem)(text, code=problem.code, field=problem.field, row=problem.row + rows, column=problem.column)


def count(
    source: Any, record: bytes, what: str, states: List[Any], update: Callable[[Any, Any], int], progress: Optional[Callable[[int], None]]
) -> Tuple[Any, int]:
    """Counts all records into the states; gives the one that holds everything, and the number of rows."""
    free: "SimpleQueue[Any]" = SimpleQueue()
    for state in states:
        free.put(state)
    faults: List[Tuple[int, BaseException]] = []
    rows_in = [0] * len(states)

    def work(state: Any, piece: Piece) -> None:
        try:
            rows_in[states.index(state)] += update(state, piece.records)
        except BaseException as problem:
            if isinstance(problem, AssayError):
                problem = shift_rows(problem, piece.first)
            faults.append((piece.first, problem))
        finally:
            if piece.chunk is not None:
                piece.chunk.let_go()
            free.put(state)

    reader = StreamReader(source.stream, what) if isinstance(source, OneStream) else None
    try:
        with ThreadPoolExecutor(len(states)) as pool:
            with closing(_pieces(source, record, len(states), reader)) as pieces:
                for piece in pieces:
                    state = free.get()  # waits for a thread: no more chunks are held than are worked on
                    pool.submit(work, state, piece)
                    if faults:
                        break
                    if progress is not None:
                        progress(piece.first + piece.rows)
    finally:
        if reader is not None:
            reader.__exit__()
    if faults:
        raise min(faults, key=lambda fault: fault[0])[1]
    for state in states[1:]:
        states[0].merge(state)
    return states[0], sum(rows_in)
