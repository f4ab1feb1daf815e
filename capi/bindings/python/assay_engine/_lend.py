# SPDX-License-Identifier: Apache-2.0
"""One Arrow array, lent to any number of readers: each gets structs of its own for the same memory, and lets go of them as it likes."""
import ctypes
from ctypes import POINTER, byref, cast, memmove, sizeof
from itertools import count
from typing import Any, Dict

from . import _raw

Schema, Array, Stream = _raw.ArrowSchema, _raw.ArrowArray, _raw.ArrowArrayStream
_fields: Dict[Any, Dict[str, Any]] = {struct: {name: kind for name, kind, *_ in struct._fields_} for struct in (Schema, Array, Stream)}
_tokens = count(1)
# What a lent struct needs, by its private_data.
_held: Dict[int, Any] = {}


def _release(pointer: Any) -> None:
    struct = pointer.contents
    for place in range(struct.n_children):
        child = struct.children[place]
        if child.contents.release:
            child.contents.release(child)
    if struct.dictionary and struct.dictionary.contents.release:
        struct.dictionary.contents.release(struct.dictionary)
    token = struct.private_data
    struct.release = type(struct.release)()
    _held.pop(token, None)


_releases = {struct: _fields[struct]["release"](_release) for struct in (Schema, Array)}


def lent(struct: Any, owner: Any) -> Any:
    """A copy of an array or schema, without its memory, that keeps `owner` until it is released."""
    kind = type(struct)
    made = kind.from_buffer_copy(struct)
    children = [lent(struct.children[place].contents, owner) for place in range(struct.n_children)]
    pointers = (POINTER(kind) * max(1, len(children)))(*[ctypes.pointer(child) for child in children])
    made.children = pointers if children else None
    dictionary = lent(struct.dictionary.contents, owner) if struct.dictionary else None
    made.dictionary = ctypes.pointer(dictionary) if dictionary is not None else None
    token = next(_tokens)
    _held[token] = owner, children, pointers, dictionary
    made.private_data = token
    made.release = _releases[kind]
    return made


class _LentStream:
    """A stream of one array."""

    def __init__(self, owner: Any, schema: Any, array: Any) -> None:
        self.owner, self.schema, self.array = owner, schema, array
        self.is_read = False


def _move(struct: Any, out: Any) -> int:
    memmove(out, byref(struct), sizeof(struct))
    return 0


def _get_schema(stream: Any, out: Any) -> int:
    held = _held[stream.contents.private_data]
    return _move(lent(held.schema, held.owner), out)


def _get_next(stream: Any, out: Any) -> int:
    held = _held[stream.contents.private_data]
    if held.is_read:
        out.contents.release = type(out.contents.release)()
        return 0
    held.is_read = True
    return _move(lent(held.array, held.owner), out)


def _release_stream(stream: Any) -> None:
    token = stream.contents.private_data
    stream.contents.release = type(stream.contents.release)()
    _held.pop(token, None)


_no_error = ctypes.CFUNCTYPE(ctypes.c_void_p, POINTER(Stream))(lambda stream: None)
_stream_functions = {
    "get_schema": _fields[Stream]["get_schema"](_get_schema),
    "get_next": _fields[Stream]["get_next"](_get_next),
    "get_last_error": cast(_no_error, _fields[Stream]["get_last_error"]),
    "release": _fields[Stream]["release"](_release_stream),
}


def fill_stream(stream: Any, owner: Any, schema: Any, array: Any) -> None:
    """Makes a stream of one array."""
    token = next(_tokens)
    _held[token] = _LentStream(owner, schema, array)
    for name, function in _stream_functions.items():
        setattr(stream, name, function)
    stream.private_data = token


def texts_of(array: Any) -> Any:
    """The texts of an array of large UTF-8."""
    offsets = cast(array.buffers[1], POINTER(ctypes.c_int64))
    base = array.buffers[2] or 0
    return [ctypes.string_at(base + offsets[row], offsets[row + 1] - offsets[row]).decode() for row in range(array.length)]
