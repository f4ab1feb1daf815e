# SPDX-License-Identifier: Apache-2.0
"""Source mappings (docs/data.md): which fields of a file are a cell, what their texts mean, and which rows count."""
import re
from fractions import Fraction

from . import calendar
from .numbers import narrow


class Refused(Exception):
    """A cell that cannot be read, or a row that cannot be used: args[0] is the reason."""


_letters = {"Y": r"(?P<Y>\d{4})", "y": r"(?P<y>\d{2})", "m": r"(?P<m>\d{1,2})", "d": r"(?P<d>\d{1,2})", "H": r"(?P<H>\d{1,2})",
            "I": r"(?P<I>\d{1,2})", "p": r"(?P<p>AM|PM)", "M": r"(?P<M>\d{1,2})", "S": r"(?P<S>\d{1,2})", "f": r"(?P<f>\d+)",
            "z": r"(?P<z>Z|[+-]\d{2}(?::?\d{2})?)", "%": "%"}
_clock_format = {"h:mm:ss": r"(-?)(\d+):(\d{1,2}):(\d{1,2}(?:\.\d+)?)", "m:ss": r"(-?)(\d+):(\d{1,2}(?:\.\d+)?)"}
_per_second = {"s": Fraction(1), "min": Fraction(60), "h": Fraction(3600), "ms": Fraction(1, 1000)}


def timestamp_of(text, pattern, first_year):
    pattern = pattern.replace("%F", "%Y-%m-%d").replace("%T", "%H:%M:%S")
    regular, at = "", 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "%":
            at += 1
            regular += _letters[pattern[at]]
        else:
            regular += " +" if sign == " " else re.escape(sign)
        at += 1
    found = re.fullmatch(regular, text)
    if not found:
        raise Refused("bad_timestamp")
    parts = found.groupdict()
    year = parts.get("Y")
    if year is None:
        year = first_year + (int(parts["y"]) - first_year) % 100
    hour = int(parts.get("H") or 0)
    if parts.get("I"):
        hour = int(parts["I"]) % 12 + (12 if parts["p"] == "PM" else 0)
    second = f"{int(parts.get('S') or 0):02}" + (f".{parts['f']}" if parts.get("f") else "")
    written = f"{int(year):04}-{int(parts['m']):02}-{int(parts['d']):02}T{hour:02}:{int(parts.get('M') or 0):02}:{second}{parts.get('z') or ''}"
    instant = calendar.read_instant(written)
    if instant is None:
        raise Refused("bad_timestamp")
    return instant


def duration_of(text, pattern):
    if pattern in _clock_format:
        found = re.fullmatch(_clock_format[pattern], text)
        if not found:
            raise Refused("bad_duration")
        sign, *parts = found.groups()
        if any(Fraction(part) >= 60 for part in parts[1:]):
            raise Refused("bad_duration")
        seconds = Fraction(0)
        for part in parts:
            seconds = seconds * 60 + Fraction(part)
        return -seconds if sign else seconds
    return plain_number(text) * _per_second[pattern]


def plain_number(text):
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text):
        raise Refused("bad_number")
    return Fraction(text)


class Source:
    """How one column of the records is made of fields."""

    def __init__(self, name, table, spec):
        spec = {"column": spec} if isinstance(spec, str) else spec
        self.headers = spec.get("columns") or [spec.get("column", name)]
        self.clocks = None
        if "clock" in spec:
            self.headers = [spec["date"]]
            self.clocks = [*spec.get("after", []), spec["clock"]]
            self.slack = int(spec.get("clock_slack_s", 0))
        self.missing = spec.get("missing", table.get("missing", [""]))
        self.values = spec.get("values", {})
        self.format, self.unit = spec.get("format"), spec.get("unit")
        self.first_year = int(spec.get("first_year", 1969))
        self.decimal, self.thousands = (spec.get(key, table.get(key, usual)) for key, usual in (("decimal", "."), ("thousands", None)))
        self.normalises = spec.get("width", table.get("width")) == "normalise"
        self.negative, self.on_error = spec.get("negative"), spec.get("on_error")

    def read(self, column, fields):
        """The value of the cell; `column` reads plain texts. Raises Refused."""
        try:
            return self._crossing_midnight(fields) if self.clocks else self._one(column, [fields[each] for each in self.headers])
        except Refused:
            if self.on_error == "missing":
                return None
            raise

    def _one(self, column, texts):
        if any(text in self.missing for text in texts):
            return None
        text = " ".join(texts)
        if text in self.values:
            return self.values[text]
        if self.normalises and column.type != "category":
            text = narrow(text)
            if text in self.missing:
                return None
            if text in self.values:
                return self.values[text]
        if column.type == "category":
            return text
        text = text.strip()
        return None if text in self.missing else column.limited(self._plain(column, text), self.negative)

    def _plain(self, column, text):
        if column.type == "timestamp" and self.format:
            return timestamp_of(text, self.format, self.first_year)
        if column.type in ("bool", "timestamp"):
            return column.plain(text)
        if self.format in _clock_format and column.type == "duration":
            return duration_of(text, self.format)
        is_percent = self.unit == "percent"
        if is_percent:
            text = text.rstrip("%").rstrip()
        if self.thousands and self.thousands in text:
            if not re.fullmatch(rf"[+-]?\d{{1,3}}({re.escape(self.thousands)}\d{{3}})+({re.escape(self.decimal)}\d+)?", text):
                raise Refused("bad_number")
            text = text.replace(self.thousands, "")
        if self.decimal == ",":
            text = text.replace(",", ".")
        if is_percent:
            return plain_number(text) / 100
        pattern = self.format or self.unit
        return duration_of(text, pattern) if pattern and column.type == "duration" else column.plain(text)

    def _crossing_midnight(self, fields):
        """Each clock that is earlier than the one before it lies behind a midnight."""
        date, days, before, instant = fields[self.headers[0]], 0, None, None
        if date in self.missing or fields[self.clocks[-1]] in self.missing:
            return None
        for name in self.clocks:
            if fields[name] in self.missing:
                continue
            instant = timestamp_of(f"{date} {fields[name]}", self.format, self.first_year)
            if before is not None and instant < before - self.slack:
                days += 1
            before = instant
        return instant + 86400 * days


class Table:
    """What a mapping says of one record type; without a mapping, the usual."""

    def __init__(self, definition, names):
        self.delimiter = definition.get("delimiter", ",")
        columns = definition.get("columns", {})
        self.sources = {name: Source(name, definition, columns.get(name, name)) for name in names}
        self.conditions = definition.get("where", [])
        self.key, self.duplicates, self.order_by = (definition.get(each) for each in ("key", "duplicates", "order_by"))
        self.missing = definition.get("missing", [""])

    def keeps(self, fields):
        return all(fields[each["column"]] in each["in"] if "in" in each else fields[each["column"]] not in each["not_in"]
                   for each in self.conditions)

    def chosen(self, rows):
        """Rows in the order of the file, as (fields, record or reason); of those with one key the one that counts."""
        if not self.key or self.duplicates == "count_all":
            yield from (row for _, row in rows)
            return
        by_key = {}
        for fields, row in rows:
            key = tuple(fields[each] for each in self.key) if fields is not None else ()
            if isinstance(row, Refused):
                yield row
            elif any(text in self.missing for text in key):
                yield Refused("missing_key")
            elif key not in by_key:
                by_key[key] = row
            elif self.duplicates in (None, "error"):
                yield Refused("duplicate_key")
            elif self._goes_before(row, by_key[key]):
                by_key[key] = row
        yield from by_key.values()

    def _goes_before(self, row, known):
        last = self.duplicates == "keep_last"
        if self.order_by is None:
            return last
        one, other = row.value(self.order_by), known.value(self.order_by)
        if one is None or other is None:
            return one is not None or (other is None and last)
        return one >= other if last else one < other
