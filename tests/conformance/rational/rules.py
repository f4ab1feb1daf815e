# SPDX-License-Identifier: Apache-2.0
"""From a value to points: bands as arrays and as texts, lines, targets, deductions, points themselves (docs/model.md)."""
import re
from fractions import Fraction
from math import isqrt

from .numbers import amount, half_even, narrow, unit_words

_at_least = "≥ >= => ≧ ⩾ 不低于 不少于 不小于 大于等于 大于或等于 至少".split() + ["at least"]
_above = "> 高于 多于 大于 超过 above over".split() + ["more than"]
_at_most = "≤ <= =< ≦ ⩽ 不高于 不多于 不大于 不超过 小于等于 小于或等于 至多 最多".split() + ["at most", "up to"]
_below = "< 低于 少于 小于 不足 不到 不满 below under".split() + ["less than"]
_signs = {word: kind for kind, words in (("at_least", _at_least), ("above", _above), ("at_most", _at_most), ("below", _below))
          for word in words}
_sign = "|".join(re.escape(word) for word in sorted(_signs, key=len, reverse=True))
_value = rf"[+-]?[0-9.]+\s*(?:%|percent|per cent|pct|{unit_words})?"
_label = r"(?:分|次|件|件投诉)?"
_bracket = r"(?:\((含|包括|包含|不含|不包括|不包含)[^)]*\))?"
_range = re.compile(rf"({_value}){_label}{_bracket}\s*(?:-|–|—|——|~|～|〜|至|到)\s*({_value}){_label}{_bracket}")
_one_sided = re.compile(rf"({_sign})\s*({_value}){_label}")
_worded = re.compile(rf"({_value}){_label}{_bracket}(及?以上|及?以下|以内){_bracket}")
_alone = re.compile(rf"=?({_value}){_label}")


class Range:
    """Values between two ends, each of which may be open, closed, or not there."""

    def __init__(self, low=None, low_inclusive=True, high=None, high_inclusive=True):
        self.low, self.low_inclusive, self.high, self.high_inclusive = low, low_inclusive, high, high_inclusive

    def side(self, compare):
        """-1: the value lies below, 0: inside, 1: above. `compare(edge)` is the sign of value - edge."""
        if self.low is not None and (compare(self.low) < 0 or (compare(self.low) == 0 and not self.low_inclusive)):
            return -1
        if self.high is not None and (compare(self.high) > 0 or (compare(self.high) == 0 and not self.high_inclusive)):
            return 1
        return 0


def sign(value):
    return (value > 0) - (value < 0)


def comparison(value, kind):
    """Compares a value with edges; a square root by its square."""
    if kind == "square_root":
        return lambda edge: 1 if edge < 0 else sign(value - edge * edge)
    return lambda edge: sign(value - edge)


def number_of(value, kind):
    """What rules calculate with: of a square root the fraction of 18 decimals below it, which rounds as the root does."""
    if kind != "square_root":
        return value
    return Fraction(isqrt(value.numerator * 10**36 // value.denominator), 10**18)


def _band_amount(text):
    return amount(re.sub(r"\s*(percent|per cent|pct)$", "%", text.strip()))


def _is_inclusive(*brackets):
    return not any(word and word.startswith("不") for word in brackets)


def condition_of(text):
    """One condition in the spelling of band texts; words before it are for the reader."""
    text = narrow(text).strip()
    for pattern in (_one_sided, _range, _worded, _alone):
        found = pattern.search(text)
        if found is None:
            continue
        parts = found.groups()
        if pattern is _one_sided:
            kind, edge = _signs[parts[0]], _band_amount(parts[1])
            return Range(edge, kind == "at_least") if kind in ("at_least", "above") else Range(None, True, edge, kind == "at_most")
        if pattern is _range:
            return Range(_band_amount(parts[0]), _is_inclusive(parts[1]), _band_amount(parts[2]), _is_inclusive(parts[3]))
        if pattern is _worded:
            edge, inclusive = _band_amount(parts[0]), _is_inclusive(parts[1], parts[3])
            return Range(edge, inclusive) if parts[2].endswith("上") else Range(None, True, edge, inclusive)
        return Range(_band_amount(parts[0]), True, _band_amount(parts[0]), True)
    raise ValueError(f"no condition: {text!r}")


def _band_of_text(text):
    condition, points = narrow(text).split(":")
    return condition_of(condition), Fraction(re.match(r"\s*([+-]?[0-9.]+)", points)[1])


def _band_of_object(band):
    low = band.get("at_least", band.get("above"))
    high = band.get("at_most", band.get("below"))
    return Range(None if low is None else amount(low), "at_least" in band, None if high is None else amount(high),
                 "at_most" in band), amount(band["points"])


class Bands:
    """Every value earns something: a hole belongs to the neighbour with fewer points, beyond the outermost band that goes on."""

    def __init__(self, bands):
        if isinstance(bands, str):
            read = [_band_of_text(each) for each in re.split(r"[;；\n]", bands) if each.strip()]
        else:
            read = [_band_of_object(each) for each in bands]
        least, most = Fraction(-10**30), Fraction(10**30)
        self.bands = sorted(read, key=lambda band: (least if band[0].low is None else band[0].low,
                                                    most if band[0].high is None else band[0].high))
        self.most = max(points for _, points in self.bands)

    def place(self, compare):
        below = -1
        for place, (values, _) in enumerate(self.bands):
            side = values.side(compare)
            if side == 0:
                return place
            if side > 0:
                below = place
        if below < 0:
            return 0
        if below + 1 == len(self.bands):
            return below
        return min(below, below + 1, key=lambda place: self.bands[place][1])

    def points(self, value, kind):
        return self.bands[self.place(comparison(value, kind))][1]


class Linear:
    def __init__(self, knots):
        self.knots = [(amount(each["value"]), amount(each["points"])) for each in knots]
        self.most = max(points for _, points in self.knots)

    def points(self, value, kind):
        value = number_of(value, kind)
        if value <= self.knots[0][0]:
            return self.knots[0][1]
        for (left, low), (right, high) in zip(self.knots, self.knots[1:]):
            if value <= right:
                return half_even(low + (high - low) * (value - left) / (right - left))
        return self.knots[-1][1]


class RatioToTarget:
    def __init__(self, rule, target, better):
        self.at_target, self.cap = amount(rule.get("points", 100)), amount(rule.get("cap", 1))
        self.target, self.better = target, better
        self.most = self.at_target

    def points(self, value, kind):
        value = number_of(value, kind)
        if self.better == "lower":
            achieved = self.cap if value <= 0 else self.target / value
        else:
            achieved = max(value / self.target, Fraction(0))
        return half_even(self.at_target * min(achieved, self.cap))


class Deduction:
    def __init__(self, rule):
        self.start, self.each, self.floor = amount(rule.get("start", 100)), amount(rule["each"]), amount(rule.get("floor", 0))
        self.most = self.start

    def points(self, value, _):
        return half_even(max(self.start - self.each * max(value, Fraction(0)), self.floor))


class ValueAsPoints:
    def __init__(self, rule):
        self.most = amount(rule.get("full_mark", 100))

    def points(self, value, _):
        return half_even(min(max(value, Fraction(0)), self.most))


def rule_of(indicator):
    if "bands" in indicator:
        return Bands(indicator["bands"])
    if "linear" in indicator:
        return Linear(indicator["linear"])
    if "ratio_to_target" in indicator:
        return RatioToTarget(indicator["ratio_to_target"], amount(indicator["target"]), indicator["better"])
    if "deduction" in indicator:
        return Deduction(indicator["deduction"])
    if "value_as_points" in indicator:
        return ValueAsPoints(indicator["value_as_points"])
    return None
