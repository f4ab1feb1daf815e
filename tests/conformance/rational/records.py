# SPDX-License-Identifier: Apache-2.0
"""Records: CSV files by the columns that a model declares, with derived columns; or the reason why a row is none (docs/data.md)."""
import csv
from fractions import Fraction

from . import calendar, language
from .mapping import Refused, Table, plain_number
from .numbers import amount, half_even

_widest = 2**53 - 1


class Column:
    def __init__(self, definition):
        self.type = definition["type"]
        self.decimals = int(definition.get("decimals", 0))
        self.rounds = definition.get("round") == "half_even"
        widest = Fraction(_widest, 10**self.decimals)
        self.least = amount(definition["minimum"]) if "minimum" in definition else -widest
        self.most = amount(definition["maximum"]) if "maximum" in definition else widest
        self.may_be_negative = "minimum" in definition and self.least < 0

    def plain(self, text):
        """What a text spells when nothing says how it is written."""
        if self.type == "bool":
            if text.lower() not in ("true", "false", "1", "0"):
                raise Refused("bad_boolean")
            return text.lower() in ("true", "1")
        if self.type == "timestamp":
            value = calendar.read_instant(text)
            if value is None:
                raise Refused("bad_timestamp")
            return value
        if text.lower().lstrip("+-") in ("nan", "inf", "infinity"):
            raise Refused("not_finite")
        return plain_number(text)

    def limited(self, value, negative=None):
        """The value as it is kept, when the column may hold it; `negative` is what a mapping says of durations below zero."""
        if self.type == "bool" or value is None:
            return value
        if value != half_even(value, self.decimals):
            if not self.rounds:
                raise Refused("too_many_digits")
            value = half_even(value, self.decimals)
        if self.type == "duration" and value < 0 and negative != "keep" and not self.may_be_negative:
            if negative == "missing":
                return None
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

    def read(self, path, mapping):
        """A record, or a Refused, for every row of a file that counts."""
        table = Table(mapping.get("tables", {}).get(self.name, {}), self.columns)
        with open(path, encoding="utf-8", newline="") as file:
            rows = csv.reader(file, strict=True, delimiter=table.delimiter)
            header = next(rows)
            return list(table.chosen(self._rows(table, header, rows)))

    def _rows(self, table, header, rows):
        for cells in rows:
            if not cells:
                continue
            if len(cells) != len(header):
                yield None, Refused("ragged_row")
                continue
            fields = dict(zip(header, cells))
            if table.keeps(fields):
                yield fields, self._record(table, fields)

    def _record(self, table, fields):
        try:
            # A file may lack columns that nobody needs.
            return Record(self, {name: source.read(self.columns[name], fields) if all(each in fields for each in source.headers) else None
                                 for name, source in table.sources.items()})
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
