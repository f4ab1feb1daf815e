# SPDX-License-Identifier: Apache-2.0
"""Tables of results for other libraries, by the Arrow PyCapsule interface."""
import ctypes
from importlib import import_module
from typing import Any, Callable, List

from . import _raw
from ._arrow import StreamReader, schema_capsule, stream_capsule
from ._messages import say

Fill = Callable[[Any], None]


def _package(name: str, method: str) -> Any:
    try:
        return import_module(name)
    except ImportError as problem:
        raise ImportError(say("needs_package", method=method, package=name), name=name) from problem


class Table:
    """A table that anything takes which reads Arrow: pyarrow.table(t), polars.from_arrow(t), duckdb.sql("from t"), …

    Its chunks are made while they are read, each time anew. Numbers are doubles and int64; words (grades, ids, status) are
    dictionaries.
    """

    def __init__(self, fill: Fill, name: str) -> None:
        self._fill = fill
        self._name = name

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The table as a stream; the schema is the table's own, whatever was requested."""
        return stream_capsule(self._fill)

    def __arrow_c_schema__(self) -> Any:
        stream = _raw.ArrowArrayStream()
        self._fill(stream)
        try:
            reader = StreamReader(ctypes.pointer(stream), self._name)
            return schema_capsule(reader.schema)
        finally:
            stream.release(ctypes.byref(stream))

    def to_arrow(self) -> Any:
        """A pyarrow.Table."""
        arrow = _package("pyarrow", "to_arrow()")
        if hasattr(arrow.RecordBatchReader, "from_stream"):
            return arrow.RecordBatchReader.from_stream(self).read_all()
        return arrow.RecordBatchReader._import_from_c_capsule(self.__arrow_c_stream__()).read_all()

    def to_pandas(self, **options: Any) -> Any:
        """A pandas.DataFrame; options are those of pyarrow.Table.to_pandas, which does it."""
        _package("pandas", "to_pandas()")
        return self.to_arrow().to_pandas(**options)

    def to_polars(self) -> Any:
        """A polars.DataFrame."""
        return _package("polars", "to_polars()").DataFrame(self)

    @property
    def column_names(self) -> List[str]:
        stream = _raw.ArrowArrayStream()
        self._fill(stream)
        try:
            with StreamReader(ctypes.pointer(stream), self._name) as reader:
                schema = reader.schema
                return [schema.children[place].contents.name.decode() for place in range(schema.n_children)]
        finally:
            stream.release(ctypes.byref(stream))

    def __repr__(self) -> str:
        return f"<assay_engine.Table {self._name}: {', '.join(self.column_names)}>"

