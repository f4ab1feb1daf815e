# SPDX-License-Identifier: Apache-2.0
"""Whatever holds records, made into what the library reads: columns, one Arrow array, or an Arrow stream."""
import ctypes
import struct
from collections.abc import Mapping, Sequence
from ctypes import addressof, sizeof
from functools import lru_cache
from typing import Any, Callable, Dict, List, Optional, Tuple

from . import _raw
from ._arrays import buffer_column, is_of, is_pandas_frame, numpy_column, series_column
from ._arrow import array_of, has_array, has_stream, stream_of
from ._call import encoded, sized
from ._errors import data_error
from ._lists import ListColumn
from ._memory import Buffer, Memory, address_of
from ._messages import say

# What a column is of in the model ("category", "integer", ...); None: nothing reads it.
KindOf = Callable[[str], Optional[str]]

_column = struct.Struct("iiiiqqqqqPPPPP")
assert _column.size == sizeof(_raw.Column)


class Columns:
    """Columns side by side."""

    def __init__(self, record: bytes, memories: Dict[str, Memory], rows: int) -> None:
        self.rows = rows
        self._record = record
        self._memories = memories
        self.records = self._struct(0, rows)

    def part(self, first: int, rows: int) -> Any:
        """The same memory, fewer rows."""
        return self._struct(first, rows)

    def _struct(self, first: int, rows: int) -> Any:
        made = _records(self._record)
        count = len(self._memories)
        buffer = (_raw.Column * count)()
        keep: List[Any] = [self._memories]
        for index, (name, memory) in enumerate(self._memories.items()):
            _pack(buffer, index, _name_of(name), memory, first, keep)
        made.rows = rows
        made.column_count = count
        if count:
            made.columns = buffer
        made.keep = keep
        return made


@lru_cache(maxsize=4_096)
def _name_of(name: str) -> Tuple[bytes, int]:
    """A name for the library, and where it lies."""
    coded = encoded(name)
    return coded, address_of(coded) or 0


def _pack(buffer: Any, index: int, name: Tuple[bytes, int], memory: Memory, first: int, keep: List[Any]) -> None:
    keep.append(name)
    dictionary = 0
    if memory.dictionary is not None:
        texts = (_raw.Column * 1)()
        _pack(texts, 0, _name_of(""), memory.dictionary, 0, keep)
        texts[0].rows = memory.dictionary.rows
        keep.append(texts)
        dictionary = addressof(texts)
    _column.pack_into(
        buffer,
        index * _column.size,
        _column.size,
        memory.type,
        memory.flags,
        memory.decimals,
        len(name[0]),
        0,
        memory.stride,
        first,
        first,
        name[1],
        memory.values or 0,
        memory.validity or 0,
        memory.offsets or 0,
        dictionary,
    )


class OneArray:
    """An Arrow array of structs with its schema."""

    def __init__(self, record: bytes, schema: Any, array: Any, owner: Any) -> None:
        self.rows = array.contents.length
        self._record = record
        self._schema = schema
        self._array = array
        self.owner = owner
        self.records = array_records(record, schema, array)

    def part(self, first: int, rows: int) -> Any:
        part = _raw.ArrowArray.from_buffer_copy(self._array.contents)
        part.offset += first
        part.length = rows
        return array_records(self._record, self._schema, ctypes.pointer(part))


class OneStream:
    """An Arrow stream, which can be read once."""

    def __init__(self, record: bytes, stream: Any, owner: Any) -> None:
        self.stream = stream
        self.owner = owner
        self.records = _records(record)
        self.records.stream = stream


class _Records(_raw.Records):
    """Keeps alive what it points to."""

    keep: Any = None


def _records(record: bytes) -> Any:
    made = sized(_Records)
    made.record = record
    made.record_bytes = len(record)
    return made


def array_records(record: bytes, schema: Any, array: Any) -> Any:
    made = _records(record)
    made.schema = schema
    made.array = array
    return made


def source_of(data: Any, what: str, record: bytes, kind_of: KindOf, nan_is_missing: bool = False) -> Any:
    """Columns, OneArray or OneStream. `what` says in messages where the data was given."""
    if isinstance(data, Mapping):
        return _from_columns(data, what, record, kind_of, nan_is_missing)
    if has_array(data):
        return OneArray(record, *array_of(data, what))
    if has_stream(data):
        try:
            return OneStream(record, *stream_of(data, what))
        except ImportError:  # pandas needs pyarrow for this
            if not is_pandas_frame(data):
                raise
    if is_pandas_frame(data):
        return _from_frame(data, what, record, kind_of)
    names = getattr(getattr(data, "dtype", None), "names", None)
    if names:
        return _from_columns({name: data[name] for name in names}, what, record, kind_of, nan_is_missing)
    if isinstance(data, Sequence) and not isinstance(data, (str, bytes, bytearray, memoryview)):
        return _from_rows(data, what, record, kind_of, nan_is_missing)
    advice = say("collect_first") if hasattr(data, "collect") else ""
    raise data_error("not_a_table", "bad_column", what=what, type=type(data).__name__, advice=advice)


def _from_columns(data: Any, what: str, record: bytes, kind_of: KindOf, nan_is_missing: bool) -> Columns:
    memories: Dict[str, Memory] = {}
    first: Optional[Tuple[str, int]] = None
    for name, values in data.items():
        if not isinstance(name, str):
            raise data_error("wrong_type", name=f"{what}: {name!r}", type=type(name).__name__, expected="a str")
        kind = kind_of(name)
        if kind is None:
            memory = Memory(rows=_length(values))
        else:
            memory = _column_of(values, what, name, kind == "category", nan_is_missing)
        if first is None:
            first = name, memory.rows
        elif memory.rows not in (first[1], -1) and first[1] != -1:
            raise data_error("ragged", field=name, what=what, name=name, rows=memory.rows, first=first[0], expected=first[1])
        elif first[1] == -1:
            first = name, memory.rows
        memories[name] = memory
    return Columns(record, memories, max(first[1], 0) if first is not None else 0)


def _length(values: Any) -> int:
    try:
        return len(values)
    except TypeError:
        return -1


def _column_of(values: Any, what: str, name: str, is_text: bool, nan_is_missing: bool) -> Memory:
    of_pandas = is_of(values, "pandas") and hasattr(values, "dtype")

    def from_list(items: Any) -> Memory:
        return ListColumn(items, what, name, is_text, nan_is_missing or of_pandas).read()

    if type(values) is list:
        return from_list(values)
    if hasattr(values, "__array_interface__"):
        return numpy_column(values, what, name, from_list, nan_is_missing)
    if of_pandas:
        return series_column(values, what, name, from_list)
    if has_array(values) or has_stream(values) or isinstance(values, (str, bytes, Mapping)):
        raise data_error("not_a_column", field=name, what=what, name=name, type=type(values).__name__)
    try:
        buffer = Buffer(values)
    except (TypeError, BufferError):
        pass
    else:
        return buffer_column(buffer, what, name, nan_is_missing)
    if isinstance(values, Sequence):
        return from_list(list(values))
    raise data_error("not_a_column", field=name, what=what, name=name, type=type(values).__name__)


def _from_rows(rows: Any, what: str, record: bytes, kind_of: KindOf, nan_is_missing: bool) -> Columns:
    names: Dict[str, None] = {}
    for number, row in enumerate(rows):
        if not isinstance(row, Mapping):
            raise data_error("not_a_row", row=number + 1, what=what, type=type(row).__name__)
        names.update(dict.fromkeys(row))
    return _from_columns({name: [row.get(name) for row in rows] for name in names}, what, record, kind_of, nan_is_missing)


def _from_frame(frame: Any, what: str, record: bytes, kind_of: KindOf) -> Columns:
    rows = len(frame)
    memories: Dict[str, Memory] = {}
    for place, name in enumerate(frame.columns):
        kind = kind_of(str(name))
        if kind is None:
            memories[str(name)] = Memory(rows=rows)
            continue

        def from_list(items: Any, name: str = str(name), is_text: bool = kind == "category") -> Memory:
            return ListColumn(items, what, name, is_text, True).read()

        memories[str(name)] = series_column(frame.iloc[:, place], what, str(name), from_list)
    return Columns(record, memories, rows)
