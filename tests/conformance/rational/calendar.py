# SPDX-License-Identifier: Apache-2.0
"""Points in time as seconds since 1970, the parts of a clock, and the texts of periods (docs/state.md, docs/measures.md)."""
import re
from datetime import date
from fractions import Fraction

_epoch = date(1970, 1, 1).toordinal()
_instant = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?")


def offset_seconds(text):
    if text in (None, "Z", "z"):
        return 0
    digits = text[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return 60 * (-minutes if text[0] == "-" else minutes)


def read_instant(text):
    """Seconds since 1970, or None when the text is no point in time."""
    found = _instant.fullmatch(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, offset = found.groups()
    hour, minute, second = int(hour or 0), int(minute or 0), Fraction(second or 0)
    if hour > 23 or minute > 59 or second >= 60:
        return None
    try:
        days = date(int(year), int(month), int(day)).toordinal() - _epoch
    except ValueError:
        return None
    return days * 86400 + hour * 3600 + minute * 60 + second - offset_seconds(offset)


def _day_of(instant, offset):
    return date.fromordinal(_epoch + int((instant + offset) // 86400))


def _seconds_of(day):
    return (day.toordinal() - _epoch) * 86400


def truncated(unit, instant, offset=0):
    """The begin of the unit that the instant lies in."""
    if unit in ("hour", "minute"):
        size = {"hour": 3600, "minute": 60}[unit]
        return (instant + offset) // size * size - offset
    day = _day_of(instant, offset)
    if unit == "week":
        day = date.fromordinal(day.toordinal() - day.weekday())
    elif unit in ("month", "quarter", "year"):
        month = {"month": day.month, "quarter": (day.month - 1) // 3 * 3 + 1, "year": 1}[unit]
        day = date(day.year, month, 1)
    elif unit != "day":
        raise ValueError(f"unit {unit}")
    return Fraction(_seconds_of(day) - offset)


def part(name, instant, offset=0):
    day, second_of_day = _day_of(instant, offset), (instant + offset) % 86400
    iso_year, iso_week, iso_day = day.isocalendar()
    parts = {
        "year": day.year, "quarter": (day.month - 1) // 3 + 1, "month": day.month, "week": iso_week, "isoyear": iso_year,
        "day": day.day, "doy": day.timetuple().tm_yday, "dow": iso_day % 7, "isodow": iso_day,
        "hour": second_of_day // 3600, "minute": second_of_day // 60 % 60, "second": second_of_day // 1 % 60,
        "epoch": instant // 1,
    }
    return Fraction(parts[name])


def period_text(unit, instant, offset_minutes, fiscal_start_month):
    if instant is None:
        return None
    day = _day_of(instant, 60 * offset_minutes)
    if unit == "day":
        return day.isoformat()
    if unit == "week":
        return "{}-W{:02}".format(*day.isocalendar()[:2])
    if unit == "month":
        return f"{day.year}-{day.month:02}"
    begin = day.year if day.month >= fiscal_start_month else day.year - 1
    year = f"{begin}" if fiscal_start_month == 1 else f"{begin}/{(begin + 1) % 100:02}"
    return year if unit == "year" else f"{year}-Q{(day.month - fiscal_start_month) % 12 // 3 + 1}"
