# SPDX-License-Identifier: Apache-2.0
"""The Arrow PyCapsule interface: what others hand over, and what this package hands over. No library of Arrow is needed."""
import ctypes
from ctypes import byref, c_char_p, c_void_p, py_object
from errno import ECANCELED
from threading import Lock
from typing import Any, Callable, Dict, Optional, Tuple

from . import _raw
from ._errors import StreamError, data_error
from ._messages import say

ArraySchema, Array, Stream = _raw.ArrowSchema, _raw.ArrowArray, _raw.ArrowArrayStream

_get_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_get_pointer.restype, _get_pointer.argtypes = c_void_p, [py_object, c_char_p]
_new_capsule = ctypes.pythonapi.PyCapsule_New
_new_capsule.restype, _new_capsule.argtypes = py_object, [c_void_p, c_char_p, c_void_p]


# ---- What comes in ------------------------------------------------------------------------------------------------------


def has_array(data: Any) -> bool:
    return hasattr(data, "__arrow_c_array__")


def has_stream(data: Any) -> bool:
    return hasattr(data, "__arrow_c_stream__")


def _pointer(data: Any, what: str, method: str, capsule: Any, name: bytes, struct: Any) -> Any:
    try:
        return ctypes.cast(_get_pointer(capsule, name), ctypes.POINTER(struct))
    except (ValueError, TypeError, ctypes.ArgumentError) as problem:
        raise data_error("bad_capsule", what=what, method=method, type=type(data).__name__, problem=problem) from problem


def array_of(data: Any, what: str) -> Tuple[Any, Any, Any]:
    """Schema, array, and what owns them: the capsules, which release both."""
    method = "__arrow_c_array__"
    capsules = data.__arrow_c_array__()
    if not (isinstance(capsules, tuple) and len(capsules) == 2):
        problem = type(capsules).__name__
        raise data_error("bad_capsule", what=what, method=method, type=type(data).__name__, problem=problem)
    schema = _pointer(data, what, method, capsules[0], b"arrow_schema", ArraySchema)
    return schema, _pointer(data, what, method, capsules[1], b"arrow_array", Array), capsules


def stream_of(data: Any, what: str) -> Tuple[Any, Any]:
    """The stream, and the capsule that owns it."""
    try:
        capsule = data.__arrow_c_stream__()
    except ImportError:
        raise
    except Exception as problem:
        raise StreamError(say("stream_failed", what=what, problem=problem), code="stream_failed") from problem
    return _pointer(data, what, "__arrow_c_stream__", capsule, b"arrow_array_stream", Stream), capsule


class Chunk:
    """One array of a stream; released when the last of those who use it lets it go."""

    __slots__ = ("array", "_users", "_lock")

    def __init__(self, array: Any) -> None:
        self.array = array
        self._users = 1
        self._lock = Lock()

    def share(self, users: int) -> None:
        self._users = users

    def let_go(self) -> None:
        with self._lock:
            self._users -= 1
            is_last = self._users == 0
        if is_last and self.array.release:
            self.array.release(byref(self.array))

    def part(self, first: int, rows: int) -> Any:
        """The same memory, fewer rows."""
        part = Array.from_buffer_copy(self.array)
        part.offset += first
        part.length = rows
        return part


class StreamReader:
    """Reads a stream chunk by chunk."""

    def __init__(self, stream: Any, what: str) -> None:
        self._stream = stream
        self._what = what
        self.schema = ArraySchema()
        self._check(stream.contents.get_schema(stream, byref(self.schema)))

    def _check(self, number: int) -> None:
        if number == 0:
            return
        text = self._stream.contents.get_last_error(self._stream)
        problem = text.decode("utf-8", "replace") if text else f"error {number}"
        raise StreamError(say("stream_failed", what=self._what, problem=problem), code="stream_failed")

    def next(self) -> Optional[Chunk]:
        array = Array()
        self._check(self._stream.contents.get_next(self._stream, byref(array)))
        return Chunk(array) if array.release else None

    def __enter__(self) -> "StreamReader":
        return self

    def __exit__(self, *_: Any) -> None:
        if self.schema.release:
            self.schema.release(byref(self.schema))


class WatchedStream:
    """A stream before another one that says how many rows have passed through. What `watch` raises ends the stream."""

    def __init__(self, stream: Any, watch: Callable[[int], None]) -> None:
        self._source = stream
        self._watch = watch
        self._rows = 0
        self._called = -1
        self.problem: Optional[BaseException] = None
        fields: Dict[str, Any] = {name: kind for name, kind, *_ in Stream._fields_}
        plain_error = ctypes.CFUNCTYPE(c_void_p, ctypes.POINTER(Stream))
        self._callbacks: Any = (
            fields["get_schema"](self._get_schema),
            fields["get_next"](self._get_next),
            plain_error(self._get_last_error),
            fields["release"](self._release),
        )
        self.struct = Stream()
        self.struct.get_schema, self.struct.get_next = self._callbacks[:2]
        self.struct.get_last_error = ctypes.cast(self._callbacks[2], fields["get_last_error"])
        self.struct.release = self._callbacks[3]
        self._text = ctypes.create_string_buffer(b"cancelled by the progress function")

    def close(self) -> None:
        """Lets the source go: callbacks and this object keep each other."""
        self._callbacks = self._source = None

    def _get_schema(self, _: Any, out: Any) -> int:
        return self._source.contents.get_schema(self._source, out)

    def _get_next(self, _: Any, out: Any) -> int:
        try:
            self.tell()
        except BaseException as problem:  # raised again behind the call
            self.problem = problem
            return ECANCELED
        number = self._source.contents.get_next(self._source, out)
        if number == 0 and out.contents.release:
            self._rows += out.contents.length
        return number

    def tell(self) -> None:
        """Says how many rows are in, when these are others than before."""
        if self._rows not in (0, self._called):
            self._called = self._rows
            self._watch(self._rows)

    def _get_last_error(self, _: Any) -> Any:
        if self.problem is not None:
            return ctypes.addressof(self._text)
        text = self._source.contents.get_last_error(self._source)
        if not text:
            return None
        self._text = ctypes.create_string_buffer(text)
        return ctypes.addressof(self._text)

    def _release(self, stream: Any) -> None:
        """Nothing: the source stays its owner's."""


# ---- What goes out ------------------------------------------------------------------------------------------------------

# Structs that a capsule lends out, by the address of the capsule.
_lent: Dict[int, Any] = {}


@ctypes.PYFUNCTYPE(None, c_void_p)
def _end_of_capsule(capsule: int, _take: Any = _lent.pop, _byref: Any = byref) -> None:
    # The capsule is beyond use here, so its address has to do. Whoever took over what the struct held has marked it as released.
    struct = _take(capsule, None)
    if struct is not None and struct.release:
        struct.release(_byref(struct))


_end_address = ctypes.cast(_end_of_capsule, c_void_p)


def capsule_of(struct: Any, name: bytes) -> Any:
    """A capsule that owns what a struct holds."""
    capsule = _new_capsule(ctypes.addressof(struct), name, _end_address)
    _lent[id(capsule)] = struct
    return capsule


def stream_capsule(fill: Callable[[Any], None]) -> Any:
    stream = Stream()
    fill(stream)
    return capsule_of(stream, b"arrow_array_stream")


def schema_capsule(schema: Any) -> Any:
    return capsule_of(schema, b"arrow_schema")
