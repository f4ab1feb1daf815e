# SPDX-License-Identifier: Apache-2.0
"""Records: CSV files by the columns that a model declares, with derived columns; or the reason why a row is none (docs/data.md)."""
import csv
import re
from fractions import Fraction

from . import calendar, language
from .numbers import amount, half_even

_number = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_widest = 2**53 - 1


class Refused(Exception):
    """A row that cannot be used: args[0] is the reason."""


class Column:
    def __init__(self, definition):
        self.type = definition["type"]
        self.decimals = int(definition.get("decimals", 0))
        self.rounds = definition.get("round") == "half_even"
        widest = Fraction(_widest, 10**self.decimals)
        self.least = amount(definition["minimum"]) if "minimum" in definition else -widest
        self.most = amount(definition["maximum"]) if "maximum" in definition else widest
        self.may_be_negative = "minimum" in definition and self.least < 0

    def read(self, text):
        if self.type == "category":
            return text or None
        text = text.strip()
        if not text:
            return None
        if self.type == "bool":
            if text.lower() not in ("true", "false", "1", "0"):
                raise Refused("bad_boolean")
            return text.lower() in ("true", "1")
        if self.type == "timestamp":
            value = calendar.read_instant(text)
            if value is None:
                raise Refused("bad_timestamp")
        elif text.lower().lstrip("+-") in ("nan", "inf", "infinity"):
            raise Refused("not_finite")
        elif not _number.fullmatch(text):
            raise Refused("bad_number")
        else:
            value = Fraction(text)
        if value != half_even(value, self.decimals):
            if not self.rounds:
                raise Refused("too_many_digits")
            value = half_even(value, self.decimals)
        if self.type == "duration" and value < 0 and not self.may_be_negative:
            raise Refused("negative_duration")
        if not self.least <= value <= self.most:
            raise Refused("out_of_range")
        return value


class Derived:
    def __init__(self, definition):
        self.type = definition["type"]
        self.tree = language.parse_row(definition["value"])
        self.least = amount(definition["minimum"]) if "minimum" in definition else None
        self.most = amount(definition["maximum"]) if "maximum" in definition else None
        self.refuses = definition.get("outside") == "error"
        self.has_range = self.least is not None or self.most is not None

    def is_outside(self, value):
        return value is not None and ((self.least is not None and value < self.least) or
                                      (self.most is not None and value > self.most))


class RecordType:
    def __init__(self, name, definition):
        self.name = name
        self.time = definition.get("time")
        self.columns = {each: Column(column) for each, column in definition.get("columns", {}).items()}
        self.derived = {each: Derived(column) for each, column in definition.get("derived", {}).items()}

    def decimals_of(self, name):
        """Of a column, as it is kept; of a derived one, as its expression gives it."""
        if name in self.columns:
            return self.columns[name].decimals
        return language.decimals(self.derived[name].tree, self.decimals_of)

    def read(self, path):
        """Yields a record, or a Refused, for every row of a file."""
        with open(path, encoding="utf-8", newline="") as file:
            header = next(rows := csv.reader(file, strict=True))
            for cells in rows:
                if cells:
                    yield self._record(header, cells)

    def _record(self, header, cells):
        if len(cells) != len(header):
            return Refused("ragged_row")
        texts = dict(zip(header, cells))
        try:
            return Record(self, {name: column.read(texts.get(name, "")) for name, column in self.columns.items()})
        except Refused as refusal:
            return refusal


class Record:
    def __init__(self, kind, cells):
        self.kind = kind
        self.cells = cells
        self.outside = set()  # derived columns whose value lay outside of their range
        for name, derived in kind.derived.items():
            self.value(name)
            if name in self.outside and derived.refuses:
                raise Refused("outside_range")

    def value(self, name):
        if name in self.kind.derived and name not in self.cells:
            derived = self.kind.derived[name]
            value = language.calculate(derived.tree, self.value)
            if derived.is_outside(value):
                self.outside.add(name)
                value = None
            self.cells[name] = value
        return self.cells[name]
