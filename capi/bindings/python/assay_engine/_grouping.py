# SPDX-License-Identifier: Apache-2.0
"""What records are grouped by, and the keys of groups."""
import re
from ctypes import byref
from datetime import timedelta
from typing import Any, Dict, Iterable, NamedTuple, Optional, Tuple, Union

from . import _raw
from ._call import encoded, sized, text_array
from ._errors import argument_error

Periods = {period.name.lower(): period for period in _raw.Period}


class Grouping(NamedTuple):
    """Columns, and the periods that time is divided into."""

    by: Tuple[str, ...] = ()
    period: Optional[str] = None
    utc_offset_minutes: int = 0
    fiscal_start_month: int = 1

    def struct(self) -> Any:
        made = sized(_raw.Grouping)
        made.by, made.by_bytes = text_array(self.by)
        made.by_count = len(self.by)
        made.period = Periods[self.period or "none"]
        made.utc_offset_minutes = self.utc_offset_minutes
        made.fiscal_start_month = self.fiscal_start_month
        return made


def grouping_of(by: Any = None, period: Optional[str] = None, utc_offset: Any = 0, fiscal_start_month: int = 1) -> Grouping:
    """Checks what a person wrote."""
    if by is None:
        by = ()
    names = (by,) if isinstance(by, str) else tuple(by)
    for name in names:
        if not isinstance(name, str):
            raise argument_error("wrong_type", name="by", type=type(name).__name__, expected="names of columns")
    if (period or "none") not in Periods:
        raise argument_error("choice", name="period", value=period, choices=", ".join(map(repr, Periods)))
    if not isinstance(fiscal_start_month, int):
        expected = "a month from 1 to 12"
        raise argument_error("wrong_type", name="fiscal_start_month", type=type(fiscal_start_month).__name__, expected=expected)
    return Grouping(names, None if period == "none" else period, _minutes(utc_offset), fiscal_start_month)


def _minutes(offset: Any) -> int:
    if isinstance(offset, int):
        return offset
    if isinstance(offset, str):
        found = re.fullmatch(r"([+-])(\d\d):?(\d\d)", offset)
        if found:
            return int(found[1] + "1") * (60 * int(found[2]) + int(found[3]))
    if isinstance(offset, timedelta) and offset % timedelta(minutes=1) == timedelta(0):
        return offset // timedelta(minutes=1)
    raise argument_error("utc_offset", value=offset)


Key = Union[None, str, Tuple[Optional[str], ...]]


_most_keys = 4_096


class KeyWriter:
    """Keys of groups for the library; those that come again and again are written once."""

    __slots__ = ("_parts", "_written", "names")

    def __init__(self, by: Iterable[str], period: Optional[str]) -> None:
        names = tuple(by)
        self.names = names if period is None else (*names, period)
        self._parts = len(names)
        self._written: Dict[Tuple[Optional[str], ...], Any] = {}

    def write(self, key: Tuple[Optional[str], ...]) -> Any:
        """A key as the caller has it: a part for each column, and then the period where there are periods. Gives a reference."""
        try:
            return self._written[key]
        except (KeyError, TypeError):
            pass
        if len(key) != len(self.names):
            expected = "(" + ", ".join(self.names) + ")"
            raise argument_error("key_length", expected=expected, count=len(key))
        for part in key:
            if part is not None and not isinstance(part, str):
                raise argument_error("key_part", value=part)
        if len(self._written) >= _most_keys:
            self._written.clear()
        made = self._written[key] = byref(self._struct_of(key))
        return made

    def _struct_of(self, key: Tuple[Optional[str], ...]) -> Any:
        struct = sized(_raw.Key)
        struct.parts, struct.part_bytes = text_array(key[: self._parts])
        struct.part_count = self._parts
        if len(key) > self._parts and key[-1] is not None:
            period = encoded(key[-1])
            struct.period, struct.period_bytes = period, len(period)
        return struct


def parts_of(key: Key) -> Tuple[Optional[str], ...]:
    """A single part may come without its tuple."""
    return key if isinstance(key, tuple) else (key,)
