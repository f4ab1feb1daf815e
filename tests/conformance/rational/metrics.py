# SPDX-License-Identifier: Apache-2.0
"""Aggregates over the records of one group (docs/measures.md), with what a state keeps of them (docs/state.md)."""
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Optional

from . import language, registers
from .numbers import amount


@dataclass
class Outcome:
    """What an aggregate or a formula comes to in one group."""

    value: Optional[Fraction] = None
    kind: str = "fraction"  # of a square_root `value` is what stands under the root
    n: Optional[int] = None
    reason: Optional[str] = None
    within: Any = None  # of an estimate: the ends between which the true value lies
    uses: dict = field(default_factory=dict)  # record type -> (rows, filtered, missing, out_of_scale)


@dataclass
class Counted:
    """An aggregate in one group: its fields as the state keeps them, and its answer."""

    form: int
    fields: tuple
    n: int
    missing: int
    value: Optional[Fraction] = None
    kind: str = "fraction"
    out_of_scale: int = 0
    failed: Optional[str] = None
    within: Any = None


# variant: lowest and highest answer, then which answers count as good and which as bad
_classes = {
    ("nps", "standard"): (0, 10, lambda x: x >= 9, lambda x: x < 7),
    ("csat", "top2of5"): (1, 5, lambda x: x >= 4, None),
    ("csat", "top1of3"): (1, 3, lambda x: x >= 3, None),
    ("csat", "top3of10"): (0, 10, lambda x: x >= 8, None),
    ("csat", "net"): (1, 5, lambda x: x >= 4, lambda x: x <= 2),
    ("ces", "net7"): (1, 7, lambda x: x >= 6, lambda x: x <= 3),
    ("ces", "top3of7"): (1, 7, lambda x: x >= 5, None),
}
_means = {("csat", "mean"): None, ("csat", "mean100"): (1, 5), ("ces", "mean7"): (1, 7)}
_exact_sketch_values = 64
_most_hashes = 1024


class Aggregate:
    """One aggregate of a formula: the record type it reads, and how."""

    def __init__(self, tree, record):
        _, name, arguments, where = tree
        self.record = record
        self.name = {"mean": "avg", "variance": "var_samp", "stddev": "stddev_samp"}.get(name, name)
        self.arguments = list(arguments)
        self.where = where
        self.options = []
        texts = 0 if self.name in ("count", "distinct") else 1
        while len(self.arguments) > texts and self.arguments[-1][0] == "value" and isinstance(self.arguments[-1][1], str):
            self.options.insert(0, self.arguments.pop()[1])
        self._rewrite_outcomes()

    def _rewrite_outcomes(self):
        """service_level and abandonment are names for rates: the table of the documentation, word by word."""
        if self.name not in ("service_level", "abandonment"):
            return
        literal = [each[1] for each in self.arguments if each[0] == "value"]
        variant = next(each for each in literal + self.options if isinstance(each, str))
        rows = [each for each in self.arguments if not (each[0] == "value" and isinstance(each[1], str))]
        in_time, strictly = "<=", variant.endswith("_lt")
        if strictly:
            in_time = "<"
        answered = rows[0]
        short_filter = None
        if variant.startswith("offered_less_short_abandons"):
            beyond = (">=" if strictly else ">", rows[1], rows[-1])
            short_filter = ("or", answered, ("coalesce", (beyond, ("value", True))))
        if self.name == "service_level":
            good = (in_time, rows[1], rows[2])
            if variant.startswith("answered_only"):
                condition, short_filter = good, answered
            else:
                condition = ("and", answered, good)
        else:
            condition = ("not", answered)
        self.name, self.arguments, self.options = "rate", [condition], []
        if short_filter is not None:
            self.where = short_filter if self.where is None else ("and", self.where, short_filter)

    @property
    def is_count(self):
        return self.name in ("count", "count_records", "distinct")

    def scale(self):
        return 10 ** language.decimals(self.arguments[0], self.record.decimals_of)

    def count(self, records):
        kept = [each for each in records if self.where is None or language.calculate(self.where, each.value) is True]
        if self.name == "count_records":
            return Counted(1, (0, len(kept)), len(kept), 0, Fraction(len(kept)), "decimal")
        if self.name == "share":
            return self._share(kept)
        values = [language.calculate(self.arguments[0], each.value) for each in kept]
        known = [value for value in values if value is not None]
        missing = len(values) - len(known)
        return getattr(self, "_" + self.name)(known, missing, len(known))

    def _share(self, kept):
        pairs = [tuple(language.calculate(each, record.value) for each in self.arguments) for record in kept]
        known = [pair for pair in pairs if None not in pair]
        part, whole = (sum(side, Fraction(0)) for side in (zip(*known) if known else ((), ())))
        scales = [10 ** language.decimals(each, self.record.decimals_of) for each in self.arguments]
        counted = Counted(11, (len(pairs) - len(known), len(known), int(part * scales[0]), int(whole * scales[1])), len(known),
                          len(pairs) - len(known))
        if known and whole == 0:
            counted.failed = "division_by_zero"
        elif known:
            counted.value = part / whole
        return counted

    def _count(self, known, missing, n):
        return Counted(1, (missing, n), n, missing, Fraction(n), "decimal")

    def _rate(self, known, missing, n):
        true = sum(known)
        return Counted(2, (missing, true, n - true), n, missing, Fraction(true, n) if n else None)

    def _total(self, known, missing, n, value, kind):
        total = sum(known, Fraction(0))
        return Counted(3, (missing, n, int(total * self.scale())), n, missing, value(total) if n else None, kind)

    def _sum(self, known, missing, n):
        return self._total(known, missing, n, lambda total: total, "decimal")

    def _avg(self, known, missing, n):
        return self._total(known, missing, n, lambda total: total / n, "fraction")

    def _extreme(self, form, known, missing, n, choose):
        value = choose(known) if known else None
        return Counted(form, (missing, n, int(value * self.scale()) if known else 0), n, missing, value, "decimal")

    def _min(self, known, missing, n):
        return self._extreme(4, known, missing, n, min)

    def _max(self, known, missing, n):
        return self._extreme(5, known, missing, n, max)

    def _moments(self, known, missing, n, divisor, kind):
        scale = self.scale()
        total, squares = sum(known, Fraction(0)), sum((each * each for each in known), Fraction(0))
        value = (n * squares - total * total) / (n * divisor) if n and divisor > 0 else None
        return Counted(10, (missing, n, int(total * scale), int(squares * scale * scale), 0), n, missing, value, kind)

    def _var_samp(self, known, missing, n):
        return self._moments(known, missing, n, n - 1, "fraction")

    def _var_pop(self, known, missing, n):
        return self._moments(known, missing, n, n, "fraction")

    def _stddev_samp(self, known, missing, n):
        return self._moments(known, missing, n, n - 1, "square_root")

    def _stddev_pop(self, known, missing, n):
        return self._moments(known, missing, n, n, "square_root")

    # ---- answers of surveys ----

    def _survey(self, known, missing, _):
        key = (self.name, self.options[0] if self.options else "standard")
        if key in _means:
            return self._answer_mean(known, missing, _means[key], key[1] == "mean100")
        low, high, is_good, is_bad = _classes[key]
        on_scale = [each for each in known if low <= each <= high]
        n, outside = len(on_scale), len(known) - len(on_scale)
        good = sum(map(is_good, on_scale))
        bad = sum(map(is_bad, on_scale)) if is_bad else 0
        value = Fraction(good - bad, n) * (100 if self.name == "nps" else 1) if n else None
        form = 6 if self.name == "nps" else 8 if is_bad else 7
        classes = (good, n - good - bad, bad) if is_bad else (good, n - good)
        return Counted(form, (missing, *classes, outside), n, missing, value, out_of_scale=outside)

    _nps = _csat = _ces = _survey

    def _answer_mean(self, known, missing, scale_ends, is_of_100):
        on_scale = [each for each in known if scale_ends is None or scale_ends[0] <= each <= scale_ends[1]]
        n, outside, total = len(on_scale), len(known) - len(on_scale), sum(on_scale, Fraction(0))
        mean = total / n if n else None
        value = (mean - 1) / 4 * 100 if is_of_100 and n else mean
        return Counted(9, (missing, n, int(total * self.scale()), outside), n, missing, value, out_of_scale=outside)

    # ---- values that are kept ----

    def _percentile(self, known, missing, n, share=None):
        share = share or amount(self.arguments[1][1])
        values = sorted(int(each * self.scale()) for each in known)
        rank = -(-share * n // 1)  # rounded up
        counts = Counter(values)
        is_sketch = "sketch" in self.options
        counted = Counted(12, (missing, n, 0, tuple(sorted(counts.items()))), n, missing, None, "decimal")
        if is_sketch:
            counted.form = 16
            if len(counts) > _exact_sketch_values:
                return self._bucket(values, int(rank), counted)
        if n:
            counted.value = Fraction(values[int(rank) - 1], self.scale())
        return counted

    def _bucket(self, values, rank, counted):
        numbers = [bucket_of(each) for each in values]
        counted.fields = (*counted.fields[:2], 1, tuple(sorted(Counter(numbers).items())))
        low, high = bucket_ends(numbers[rank - 1])
        counted.value = Fraction(low, self.scale())
        if low != high:
            counted.kind = "estimate"
            column = self.record.columns.get(self.arguments[0][1]) if self.arguments[0][0] == "column" else None
            most = Fraction(high, self.scale()) if column is None else min(Fraction(high, self.scale()), column.most)
            counted.within = (counted.value, most)
        return counted

    def _median(self, known, missing, n):
        return self._percentile(known, missing, n, Fraction(1, 2))

    def _mode_share(self, known, missing, n):
        counts = Counter(known)
        ordered = sorted(counts.items(), key=lambda item: item[0].encode())
        return Counted(14, (missing, n, 0, tuple(ordered)), n, missing, Fraction(max(counts.values()), n) if n else None)

    def _distinct(self, known, missing, n):
        different = set(known)
        if "exact" in self.options:
            texts = any(isinstance(each, str) for each in different) or self._is_text()
            kept = sorted(different, key=str.encode) if texts else sorted(self._scaled(each) for each in different)
            counted = Counted(18 if texts else 17, (missing, n, 0, tuple(kept)), n, missing)
        else:
            kept = sorted(hash_of(each) if isinstance(each, str) else mixed(self._scaled(each)) for each in different)
            counted = Counted(15, (missing, n, 0, tuple(kept)), n, missing)
            if len(different) > _most_hashes:
                return self._estimated(counted, registers.of_hashes(kept))
        counted.value, counted.kind = Fraction(len(different)), "decimal"
        return counted

    @staticmethod
    def _estimated(counted, ranks):
        about = Fraction(registers.estimate(ranks))
        error = about * 3 * Fraction(104, 100) / 64  # three standard errors of 1.04 / sqrt(4096)
        counted.fields = (*counted.fields[:2], 1, ranks)
        counted.value, counted.kind = about, "estimate"
        counted.within = (max(about - error, Fraction(_most_hashes + 1)), max(about + error, Fraction(_most_hashes + 1)))
        return counted

    def _is_text(self):
        column = self.arguments[0][1] if self.arguments[0][0] == "column" else None
        kind = self.record.columns.get(column) or self.record.derived.get(column)
        return kind is not None and kind.type == "category"

    def _scaled(self, value):
        return int(value) if isinstance(value, bool) else int(value * self.scale())


def bucket_of(value):
    size, shift = abs(value), 0
    if size >= 256:
        while size >> shift >= 256:
            shift += 1
        size = 128 * shift + (size >> shift)
    return size if value >= 0 else -size


def bucket_ends(bucket):
    """The smallest and the largest integer of a bucket."""
    size = abs(bucket)
    if size < 256:
        return bucket, bucket
    shift = size // 128 - 1
    low = (size - 128 * shift) << shift
    high = low + (1 << shift) - 1
    return (low, high) if bucket > 0 else (-high, -low)


_word = (1 << 64) - 1


def mixed(value):
    hashed = (value + 0x9E3779B97F4A7C15) & _word
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        hashed = ((hashed ^ (hashed >> shift)) * factor) & _word
    return hashed ^ (hashed >> 31)


def hash_of(text):
    raw = text.encode()
    hashed = mixed(len(raw))
    for at in range(0, len(raw), 8):
        hashed = mixed(hashed ^ int.from_bytes(raw[at:at + 8], "little"))
    return hashed
