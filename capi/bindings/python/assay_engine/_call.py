# SPDX-License-Identifier: Apache-2.0
"""Calls of the library, and objects that it made."""
import json
from contextlib import contextmanager
from ctypes import byref, c_char_p, c_int64, c_void_p, sizeof, string_at
from threading import Lock, get_ident
from typing import Any, Iterator, Optional, Type, TypeVar

from . import _raw
from ._errors import argument_error, failure
from ._language import number_of
from ._library import library

Struct = TypeVar("Struct", bound=Any)


def sized(struct: Type[Struct]) -> Struct:
    """A struct that says its size."""
    made = struct()
    made.struct_bytes = sizeof(struct)
    return made


def call(name: str, *arguments: Any, language: Optional[str] = None) -> None:
    """Calls a function whose last parameter is the error; raises what went wrong."""
    error = sized(_raw.Error)
    error.language = number_of(language)
    if getattr(library, name)(*arguments, byref(error)):
        raise failure(error)


def made_by(name: str, *arguments: Any, language: Optional[str] = None) -> int:
    """The address of the object that a call makes: its last parameter before the error."""
    made = c_void_p()
    call(name, *arguments, byref(made), language=language)
    assert made.value is not None
    return made.value


def bytes_of(name: str, *arguments: Any, language: Optional[str] = None) -> bytes:
    """The bytes that a call makes."""
    made = made_by(name, *arguments, language=language)
    try:
        size = c_int64()
        return string_at(library.assay_bytes_data(made, byref(size)), size.value)
    finally:
        library.assay_bytes_free(made)


def document_of(name: str, *arguments: Any, language: Optional[str] = None) -> Any:
    """The JSON document that a call makes, as Python objects."""
    return json.loads(bytes_of(name, *arguments, language=language))


def encoded(text: str) -> bytes:
    """UTF-8. What no Unicode text can hold stays wrong, and the library says where it is."""
    return text.encode("utf-8", "surrogatepass")


def text_array(texts: Any) -> Any:
    """Texts, or None, for `const char *const *`; with their lengths."""
    coded = [None if text is None else encoded(text) for text in texts]
    count = len(coded)
    return (c_char_p * count)(*coded), (c_int64 * count)(*[0 if text is None else len(text) for text in coded])


class Owner:
    """Owns an object of the library, and frees it when it is no longer used."""

    __slots__ = ("_address", "__weakref__")
    _free: Any = staticmethod(lambda address: None)

    def __init__(self, address: int) -> None:
        self._address: Optional[int] = address

    def __del__(self) -> None:
        address = getattr(self, "_address", None)
        if address is not None:
            self._address = None
            self._free(address)


class Turn:
    """One thread at a time. A call that comes from within another one of the same object is refused instead of waiting for ever."""

    __slots__ = ("acquire", "release", "_thread", "_what")

    def __init__(self, what: str) -> None:
        lock = Lock()
        self.acquire, self.release = lock.acquire, lock.release
        self._thread = 0
        self._what = what

    def wait(self) -> None:
        """After acquire(False) was in vain."""
        if self._thread == get_ident():
            raise argument_error("in_use", what=self._what)
        self.acquire()

    def __enter__(self) -> None:
        if not self.acquire(False):
            self.wait()
        self._thread = get_ident()

    def __exit__(self, *_: Any) -> None:
        self._thread = 0
        self.release()


@contextmanager
def both(first: Turn, second: Turn) -> Iterator[None]:
    """Takes two turns, in an order that cannot end in waiting for each other."""
    turns = sorted({id(first): first, id(second): second}.items())
    with turns[0][1]:
        if len(turns) == 1:
            yield
            return
        with turns[1][1]:
            yield
