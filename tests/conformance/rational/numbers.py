# SPDX-License-Identifier: Apache-2.0
"""Exact numbers: from texts of models and files, to the texts of results, and the one rounding (docs/numerics.md)."""
import re
from fractions import Fraction

quantum_digits = 9
_full_width = {ord(wide): plain for wide, plain in zip("０１２３４５６７８９．％＋－：；＝＞＜（）", "0123456789.%+-:;=><()")}
_seconds = {"s": 1, "秒": 1, "min": 60, "分钟": 60, "h": 3600, "小时": 3600, "d": 86400, "天": 86400}
unit_words = "|".join(sorted(_seconds, key=len, reverse=True))


def half_even(value, digits=quantum_digits):
    """The nearest multiple of 10^-digits, ties to even: what Fraction's own rounding does."""
    return Fraction(round(Fraction(value) * 10**digits), 10**digits)


def half_up(value, digits):
    scaled = abs(Fraction(value)) * 10**digits
    size = Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**digits)
    return size if value >= 0 else -size


def decimal_digits(value):
    """Digits after the point that the number needs; None: no finite decimal."""
    rest, digits = Fraction(value).denominator, 0
    while rest % 10 == 0:
        rest, digits = rest // 10, digits + 1
    for factor in (2, 5):
        while rest % factor == 0:
            rest, digits = rest // factor, digits + 1
    return digits if rest == 1 else None


def exact_text(value):
    """A finite decimal without zeros at its end, else a fraction in lowest terms."""
    if value is None:
        return None
    value = Fraction(value)
    digits = decimal_digits(value)
    if digits is None:
        return f"{value.numerator}/{value.denominator}"
    text = f"{abs(value) * 10**digits}".rjust(digits + 1, "0")
    text = text if digits == 0 else (text[:-digits] + "." + text[-digits:]).rstrip("0").rstrip(".")
    return ("-" if value < 0 else "") + text


def fits_128_bits(value):
    return max(abs(value.numerator), value.denominator) < 2**127


def shown_share(value):
    """A coverage, or the part of an indicator's points that applies: of 18 decimals where it needs more than 128 bits."""
    return exact_text(value if value is None or fits_128_bits(value) else half_even(value, 18))


def lowest_terms(value):
    return None if value is None else str(Fraction(value))


def narrow(text):
    """Full-width digits and signs as ordinary ones."""
    return text.translate(_full_width)


def amount(written):
    """A number of a model, in the base unit: 0.95, "95%", "5 min", "5 分钟"."""
    if not isinstance(written, str):
        return Fraction(written)
    text = narrow(written).strip()
    found = re.fullmatch(rf"([+-]?[0-9.]+)\s*(%|{unit_words})?", text)
    if not found:
        raise ValueError(f"not an amount: {written!r}")
    number, unit = Fraction(found[1]), found[2]
    return number / 100 if unit == "%" else number * _seconds.get(unit, 1)
