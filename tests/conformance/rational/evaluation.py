# SPDX-License-Identifier: Apache-2.0
"""A case: its records in groups and periods, and the value of every indicator in each of them."""
import csv
import json
from fractions import Fraction

from . import calendar, language
from .mapping import Refused
from .metrics import Aggregate, Counted, Outcome
from .numbers import amount, fits_128_bits
from .records import RecordType
from .rules import rule_of

_many_rejected = Fraction(5, 100)


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Fraction, parse_int=Fraction)


class Indicator:
    def __init__(self, name, definition):
        self.id, self.unit = name, definition["unit"]
        self.rule = rule_of(definition)
        ends = {"ratio": (0, 1)}.get(self.unit, (None, None))
        self.least, self.most = (definition.get(key, end) for key, end in zip(("minimum", "maximum"), ends))
        self.minimum_sample = definition.get("minimum_sample", 0)

    def refuse_illegal(self, outcome):
        value = outcome.value
        if value is None:
            return
        if (self.least is not None and value < amount(self.least)) or (self.most is not None and value > amount(self.most)):
            outcome.value, outcome.reason = None, "out_of_range"


class Case:
    def __init__(self, folder):
        self.folder = folder
        self.case = read_json(folder / "case.json")
        self.model = read_json(folder / self.case["model"])
        self.mapping = read_json(folder / self.case["mapping"]) if "mapping" in self.case else {}
        self.by = self.case["by"]
        self.period = self.case.get("period")
        self.records = {name: RecordType(name, each) for name, each in self.model["records"].items()}
        self.only = next(iter(self.records)) if len(self.records) == 1 else None
        self.aggregates = {}
        self.measures = {name: self._read(each) for name, each in self.model.get("measures", {}).items()}
        self.indicators = {name: Indicator(name, each) for name, each in self.model.get("indicators", {}).items()}
        self.formulas = {name: self._read(each) for name, each in self.model.get("indicators", {}).items() if "value" in each}
        self.needed = sorted({each.record.name for each in self.aggregates.values()})
        self.rejected = {}
        self.accepted = dict.fromkeys(self.records, 0)
        self.supplied = set()
        self.groups = {}
        for record, file in self.case["tables"].items():
            self._collect(record, folder / file)
        self.keys = sorted(self.groups, key=lambda key: [(0, b"") if part is None else (1, part.encode()) for part in key])

    def _read(self, definition):
        """A formula whose aggregates know the record type that they read."""
        record = definition.get("from", self.only)

        def bound(tree):
            if tree[0] == "aggregate":
                key = (record, tree)
                self.aggregates.setdefault(key, Aggregate(tree, self.records[record]))
                return ("aggregate", key)
            return tuple(bound(each) if isinstance(each, tuple) else each for each in tree)

        return bound(language.parse_formula(definition["value"]))

    def _collect(self, record, path):
        if record in self.needed:
            self.supplied.add(record)
        for row in self.records[record].read(path, self.mapping):
            if isinstance(row, Refused):
                if self.case.get("on_error") != "skip":
                    raise ValueError(f"{path}: {row}")
                reason = (record, row.args[0])
                self.rejected[reason] = self.rejected.get(reason, 0) + 1
                continue
            self.accepted[record] += 1
            if record in self.needed:
                self.groups.setdefault(self._key(record, row), {}).setdefault(record, []).append(row)

    def _key(self, record, row):
        key = tuple(row.value(name) for name in self.by)
        if not self.period:
            return key
        time = self.records[record].time
        return (*key, calendar.period_text(self.period, row.value(time) if time else None, self.case.get("utc_offset_minutes", 0),
                                           self.case.get("fiscal_start_month", 1)))

    def _rejected_share(self, record):
        rejected = sum(rows for (of, _), rows in self.rejected.items() if of == record)
        rows = rejected + self.accepted[record]
        return Fraction(rejected, rows) if rows else Fraction(0)

    def many_rejected(self, outcome):
        return any(self._rejected_share(record) > _many_rejected for record in outcome.uses)

    def is_known(self, record):
        """Whether anything is known of records of this type: they were supplied, and not all of them rejected."""
        return record in self.supplied and self._rejected_share(record) < 1

    def values(self, key):
        """The outcome of every indicator in one group."""
        counted = {}
        for name, indicator in self.indicators.items():
            if name in self.formulas:
                outcome = self._calculate(self.formulas[name], key, counted)
            else:
                outcome = Outcome(reason="not_given", n=None)
            indicator.refuse_illegal(outcome)
            yield indicator, outcome

    def counted(self, key, aggregate):
        return self.aggregates[aggregate].count(self.groups.get(key, {}).get(aggregate[0], []))

    def _calculate(self, tree, key, counted):
        kind = tree[0]
        if kind == "constant":
            return Outcome(tree[1])
        if kind == "measure":
            return self._calculate(self.measures[tree[1]], key, counted)
        if kind == "aggregate":
            if tree[1] not in counted:
                counted[tree[1]] = self.counted(key, tree[1])
            return self._finished(tree[1], key, counted[tree[1]])
        if kind == "negative":
            outcome = self._calculate(tree[1], key, counted)
            outcome.value = None if outcome.value is None else -outcome.value
            outcome.kind = "fraction" if outcome.kind == "decimal" else outcome.kind
            outcome.within = None if outcome.within is None else tuple(-end for end in reversed(outcome.within))
            return outcome
        return self._combined(kind, *(self._calculate(side, key, counted) for side in tree[1:]))

    def _finished(self, name, key, counted: Counted):
        record = name[0]
        rows = len(self.groups.get(key, {}).get(record, []))
        outcome = Outcome(counted.value, counted.kind, counted.n, counted.failed, counted.within)
        filtered = rows - counted.n - counted.missing - counted.out_of_scale
        outcome.uses = {record: (rows, filtered, counted.missing, counted.out_of_scale)}
        if not self.is_known(record):
            outcome.value = None
        if outcome.value is None and outcome.reason is None:
            outcome.reason = "no_records" if rows == 0 else "no_eligible_records"
        return outcome

    @staticmethod
    def _combined(sign, left, right):
        sizes = [side.n for side in (left, right) if side.n is not None]
        outcome = Outcome(n=min(sizes) if sizes else None)
        if sign == "/" and right.n is not None:
            outcome.n = right.n
        if "estimate" in (left.kind, right.kind):
            outcome.kind = "estimate"
        outcome.uses = dict(left.uses)
        for record, use in right.uses.items():
            known = outcome.uses.get(record)
            outcome.uses[record] = use if known is None or sum(use[1:]) < sum(known[1:]) else known
        if left.value is None or right.value is None:
            outcome.reason = right.reason if left.value is not None else left.reason
        elif sign == "/" and right.value == 0:
            outcome.reason = "division_by_zero"
        else:
            calculate = {"+": Fraction.__add__, "-": Fraction.__sub__, "*": Fraction.__mul__, "/": Fraction.__truediv__}[sign]
            outcome.value = calculate(left.value, right.value)
            if outcome.kind == "estimate":
                ends = [side.within or (side.value, side.value) for side in (left, right)]
                # A quotient whose denominator may be 0 has no ends.
                if sign != "/" or not ends[1][0] <= 0 <= ends[1][1]:
                    corners = [calculate(one, other) for one in ends[0] for other in ends[1]]
                    outcome.within = (min(corners), max(corners))
            if not fits_128_bits(outcome.value):
                outcome.value, outcome.reason = None, "overflow"
        return outcome

    @staticmethod
    def dimensions(*_):
        """No dimension is given whole where records are counted."""
        return {}

    def outside(self, key):
        """How many values of derived columns lay outside of their range, in the groups of the result."""
        found = []
        for record in sorted(self.groups.get(key, {})):
            kind = self.records[record]
            for name, derived in kind.derived.items():
                rows = sum(name in each.outside for each in self.groups[key][record])
                if rows and derived.has_range and not derived.refuses:
                    found.append({"record": record, "column": name, "rows": rows})
        return found


class GivenValues:
    """A case of values that were calculated elsewhere: of indicators, and of dimensions given whole."""

    def __init__(self, folder):
        self.case = read_json(folder / "case.json")
        self.model = read_json(folder / self.case["model"])
        self.by = self.case["keys"]
        self.period = None
        self.rejected, self.groups = {}, {}
        self.indicators = {name: Indicator(name, each) for name, each in self.model["indicators"].items()}
        with open(folder / self.case["values"], encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        # In the order in which they were given.
        self.keys = [tuple(row[name] or None for name in self.by) for row in self.rows]

    def _given(self, key, name):
        row = self.rows[self.keys.index(key)]
        value, size = row.get(name), row.get(name + ":n")
        return Fraction(value) if value else None, int(size) if size else None

    def values(self, key):
        for name, indicator in self.indicators.items():
            value, size = self._given(key, name)
            yield indicator, Outcome(value, "decimal", size, None if value is not None else "not_given")

    def dimensions(self, key, names):
        """Score and sample of the dimensions that were given whole."""
        given = {name: self._given(key, name) for name in names}
        return {name: each for name, each in given.items() if each[0] is not None}

    @staticmethod
    def many_rejected(_):
        return False

    @staticmethod
    def outside(_):
        return []
