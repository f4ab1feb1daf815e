# SPDX-License-Identifier: Apache-2.0
"""Python lists as columns: looked through and written into plain memory once."""
import sys
from array import array
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import accumulate
from typing import Any, List, Optional, Sequence, Tuple

from ._errors import data_error
from ._raw import ColumnFlags, Type
from ._call import encoded
from ._memory import Memory

_nothing = type(None)
_epoch = datetime(1970, 1, 1)
_epoch_utc = datetime(1970, 1, 1, tzinfo=timezone.utc)
_microsecond = timedelta(microseconds=1)
_first_day = date(1970, 1, 1).toordinal()
_exact_in_double = 1 << 53
_missing_names = frozenset(["NAType", "NaTType"])


def microseconds_since_1970(time: datetime) -> int:
    """A time without a zone is one of UTC."""
    return (time - (_epoch if time.tzinfo is None else _epoch_utc)) // _microsecond


def days_since_1970(day: date) -> int:
    return day.toordinal() - _first_day


def scaled(value: Decimal) -> Optional[Tuple[int, int]]:
    """Its digits as an integer, and how many of them stand after the point; None for what is no number."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return None
    integer = int("".join(map(str, digits)) or "0")
    if exponent > 0:
        integer, exponent = integer * 10**exponent, 0
    return (-integer if sign else integer), -exponent


def bits(flags: Sequence[Any]) -> bytes:
    """A bit for each flag, the lowest first."""
    text = "".join(["1" if flag else "0" for flag in flags])
    return int(text[::-1] or "0", 2).to_bytes((len(text) + 7) // 8, "little")


def _kind_of(kind: type) -> Optional[str]:
    """What the values of a class are; "scalar": a number of NumPy, that item() makes one of Python's."""
    if kind.__name__ in _missing_names:
        return "missing"
    for name, classes in (
        ("text", (str, bytes)),
        ("truth", bool),
        ("integer", int),
        ("number", float),
        ("decimal", Decimal),
        ("time", datetime),
        ("day", date),
        ("length", timedelta),
    ):
        if issubclass(kind, classes):
            return name
    return "scalar" if kind.__module__ == "numpy" and hasattr(kind, "item") else None


class ListColumn:
    """Reads one list."""

    def __init__(self, values: Sequence[Any], what: str, name: str, is_text: bool, nan_is_missing: bool) -> None:
        self._values = values
        self._what = what
        self._name = name
        self._is_text = is_text
        self._nan_is_missing = nan_is_missing

    def _refuse(self, sentence: str, row: int, code: str = "bad_column", **arguments: Any) -> Any:
        return data_error(sentence, code, self._name, row + 1, what=self._what, name=self._name, **arguments)

    def read(self) -> Memory:
        kinds = self._kinds()
        if "missing" in kinds or "scalar" in kinds:
            self._values = [self._plain(value) for value in self._values]
            kinds = self._kinds()
        if "text" in kinds and "number" in kinds and self._nan_is_missing:
            self._values = [None if isinstance(value, float) and value != value else value for value in self._values]
            kinds = self._kinds()
        if not kinds:
            return self._nothing()
        if kinds == {"text"}:
            return self._texts()
        if kinds == {"truth"}:
            return self._integers(array("B", self._filled(0)), Type.UINT8)
        if kinds <= {"truth", "integer"}:
            return self._whole(self._values, 0)
        if kinds <= {"truth", "integer", "number"}:
            return self._numbers()
        if kinds <= {"truth", "integer", "decimal"}:
            return self._decimals()
        if kinds == {"time"}:
            return self._whole([None if each is None else microseconds_since_1970(each) for each in self._values], 6)
        if kinds == {"day"}:
            days = [None if each is None else days_since_1970(each) for each in self._values]
            return self._whole(days, 0)._replace(flags=ColumnFlags.DAYS)
        if kinds == {"length"}:
            return self._whole([None if each is None else each // _microsecond for each in self._values], 6)
        raise self._mixed()

    def _kinds(self) -> Any:
        kinds = set()
        for each in set(map(type, self._values)):
            if each is _nothing:
                continue
            kind = _kind_of(each)
            if kind is None:
                row = next(row for row, value in enumerate(self._values) if type(value) is each)
                raise self._refuse("column_type", row, type=each.__name__)
            kinds.add(kind)
        return kinds

    @staticmethod
    def _plain(value: Any) -> Any:
        kind = None if value is None else _kind_of(type(value))
        return None if kind == "missing" else value.item() if kind == "scalar" else value

    def _mixed(self) -> Any:
        first = next(value for value in self._values if value is not None)
        kind = _kind_of(type(first))
        for row, value in enumerate(self._values):
            if value is not None and _kind_of(type(value)) != kind:
                return self._refuse("mixed", row, type=type(value).__name__, first=type(first).__name__)
        raise AssertionError("all values are of one kind")

    def _filled(self, instead: Any) -> List[Any]:
        return [instead if value is None else value for value in self._values]

    def _validity(self) -> Optional[bytes]:
        return bits([value is not None for value in self._values]) if _nothing in set(map(type, self._values)) else None

    def _memory(self, kind: int, values: Any, decimals: int = 0, offsets: Any = None) -> Memory:
        validity = self._validity()
        return Memory.of(kind, len(self._values), values, decimals=decimals, validity=validity, offsets=offsets)

    def _nothing(self) -> Memory:
        rows = len(self._values)
        if self._is_text:
            return Memory.of(Type.TEXT, rows, bytes(8 * rows))
        return Memory.of(Type.INT8, rows, bytes(rows), validity=bytes((rows + 7) // 8))

    def _texts(self) -> Memory:
        coded = [b"" if each is None else encoded(each) if isinstance(each, str) else each for each in self._values]
        offsets = array("q", accumulate(map(len, coded), initial=0))
        return self._memory(Type.LARGE_UTF8, b"".join(coded), offsets=offsets)

    def _integers(self, values: Any, kind: int, decimals: int = 0) -> Memory:
        return self._memory(kind, values, decimals)

    def _whole(self, values: Sequence[Any], decimals: int) -> Memory:
        """Integers of 64 bits, or of 128 when one of them needs that."""
        filled = [0 if value is None else value for value in values]
        try:
            return self._integers(array("q", filled), Type.INT64, decimals)
        except OverflowError:
            pass
        wide = bytearray()
        for row, value in enumerate(filled):
            try:
                wide += int(value).to_bytes(16, sys.byteorder, signed=True)
            except OverflowError:
                raise self._refuse("too_large", row, "out_of_range", value=value) from None
        return self._integers(bytes(wide), Type.DECIMAL128, decimals)

    def _numbers(self) -> Memory:
        if not all(type(value) is float for value in self._values):
            for row, value in enumerate(self._values):
                if isinstance(value, int) and abs(value) > _exact_in_double and int(float(value)) != value:
                    raise self._refuse("not_exact", row, value=value)
        memory = self._memory(Type.FLOAT64, array("d", self._filled(0.0)))
        return memory._replace(flags=ColumnFlags.NAN_MISSING) if self._nan_is_missing else memory

    def _decimals(self) -> Memory:
        pairs: List[Optional[Tuple[int, int]]] = []
        for row, value in enumerate(self._values):
            if isinstance(value, Decimal):
                pair = scaled(value)
                if pair is None and not (self._nan_is_missing and value.is_nan()):
                    raise self._refuse("not_finite", row, "bad_value", value=value)
                pairs.append(pair)
            else:
                pairs.append(None if value is None else (int(value), 0))
        self._values = pairs
        decimals = max([pair[1] for pair in pairs if pair is not None], default=0)
        return self._whole([None if pair is None else pair[0] * 10 ** (decimals - pair[1]) for pair in pairs], decimals)
