# SPDX-License-Identifier: Apache-2.0
"""One live event, into memory that is used again: no struct is made for a record."""
import ctypes
import struct
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Dict, List, Tuple

from . import _raw
from ._errors import AssayError, argument_error, data_error
from ._lists import days_since_1970, microseconds_since_1970, scaled
from ._memory import pythonapi
from ._messages import listed
from ._raw import Type

_as_utf8 = pythonapi.PyUnicode_AsUTF8AndSize
_as_utf8.restype, _as_utf8.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.POINTER(ctypes.c_ssize_t)]

_words = ctypes.sizeof(_raw.Cell) // 8
_most_texts = 65_536
_day_seconds = 86_400


def _pair(low: int, high: int) -> int:
    """Two int32 members that lie in one word."""
    return struct.unpack("q", struct.pack("ii", low, high))[0]


_text, _integer, _number, _none = (_pair(kind, 0) for kind in (Type.TEXT, Type.INT64, Type.FLOAT64, Type.NONE))


class Recorder:
    """Cells of one record type."""

    def __init__(self, state: int, record: str, index: int, columns: List[str]) -> None:
        self.state = ctypes.c_void_p(state)
        self.index = ctypes.c_int64(index)
        self._record = record
        self._heads = {name: _pair(ctypes.sizeof(_raw.Cell), place) for place, name in enumerate(columns)}
        self._cells = (_raw.Cell * max(1, len(columns)))()
        self.reference = ctypes.byref(self._cells[0])
        view = memoryview(self._cells).cast("B")
        self._integers = view.cast("q")
        self._numbers = view.cast("d")
        self._names: Tuple[str, ...] = ()
        # Where texts lie as UTF-8, which a str keeps as long as it lives; groups and choices come again and again.
        self._texts: Dict[str, Tuple[int, int]] = {}

    def write(self, cells: Dict[str, Any]) -> int:
        """Writes the cells of one record; how many they are."""
        names = tuple(cells)
        if names != self._names:
            self._write_heads(names)
        integers, texts = self._integers, self._texts
        at = 0
        try:
            for value in cells.values():
                kind = type(value)
                if kind is str:
                    integers[at + 1] = _text
                    integers[at + 4], integers[at + 5] = texts.get(value) or self._text_of(names[at // _words], value)
                elif kind is int or kind is bool:
                    integers[at + 1] = _integer
                    integers[at + 2] = value
                elif kind is float:
                    integers[at + 1] = _number
                    self._numbers[at + 3] = value
                elif value is None:
                    integers[at + 1] = _none
                else:
                    self._write_other(at, names[at // _words], value)
                at += _words
        except ValueError as problem:
            if isinstance(problem, AssayError):
                raise
            raise self._too_large(names[at // _words], value) from None
        return len(names)

    def _write_heads(self, names: Tuple[str, ...]) -> None:
        """Which columns the cells are of, as a rule the same as before."""
        self._names = ()
        for place, name in enumerate(names):
            head = self._heads.get(name)
            if head is None:
                raise self._unknown(name)
            self._integers[place * _words] = head
        self._names = names

    def _unknown(self, name: str) -> Exception:
        names = listed(self._heads)
        return argument_error("unknown_cell", "unknown_column", name, record=self._record, name=name, names=names)

    def _too_large(self, name: str, value: Any) -> Exception:
        what = f'record type "{self._record}"'
        return data_error("too_large", "out_of_range", name, row=1, what=what, name=name, value=value)

    def _text_of(self, name: str, value: str) -> Tuple[int, int]:
        if len(self._texts) >= _most_texts:
            raise TooManyTexts
        size = ctypes.c_ssize_t()
        try:
            address = _as_utf8(value, ctypes.byref(size))
        except UnicodeEncodeError:
            raise data_error("cell_type", "bad_text", name, record=self._record, name=name, type="str (surrogates)") from None
        found = self._texts[value] = address, size.value
        return found

    def forget_texts(self) -> None:
        self._texts.clear()

    def _write_other(self, at: int, name: str, value: Any) -> None:
        integers = self._integers
        if isinstance(value, datetime):
            self._write_integer(at, microseconds_since_1970(value), 6)
        elif isinstance(value, date):
            self._write_integer(at, days_since_1970(value) * _day_seconds, 0)
        elif isinstance(value, timedelta):
            self._write_integer(at, value // timedelta(microseconds=1), 6)
        elif isinstance(value, Decimal):
            pair = scaled(value)
            if pair is None:
                what = f'record type "{self._record}"'
                raise data_error("not_finite", "bad_value", name, row=1, what=what, name=name, value=value)
            self._write_integer(at, *pair)
        elif isinstance(value, int):
            self._write_integer(at, int(value), 0)
        elif isinstance(value, float):
            integers[at + 1] = _number
            self._numbers[at + 3] = float(value)
        elif isinstance(value, str):
            self.write_text(at, name, str(value))
        elif type(value).__module__ == "numpy" and type(value.item()) in (int, float, bool, str):
            plain = value.item()
            if isinstance(plain, float):
                integers[at + 1] = _number
                self._numbers[at + 3] = plain
            elif isinstance(plain, str):
                self.write_text(at, name, plain)
            else:
                self._write_integer(at, plain, 0)
        else:
            raise data_error("cell_type", "bad_value", name, record=self._record, name=name, type=type(value).__name__)

    def write_text(self, at: int, name: str, value: str) -> None:
        self._integers[at + 1] = _text
        self._integers[at + 4], self._integers[at + 5] = self._texts.get(value) or self._text_of(name, value)

    def _write_integer(self, at: int, value: int, decimals: int) -> None:
        self._integers[at + 1] = _pair(Type.INT64, decimals)
        self._integers[at + 2] = value


class TooManyTexts(Exception):
    """The memory for texts is full of those of earlier records."""
