"""From the Vietnamese lunar calendar to the solar one.

The algorithm is Hồ Ngọc Đức's ("Thuật toán tính âm lịch", after Jean Meeus, Astronomical
Algorithms, 1998), for the time zone UTC+7: a month begins on the day of the new moon, and the
eleventh month holds the winter solstice.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from math import floor, pi, sin

_TIME_ZONE = 7 / 24  # of a day
_JULIAN_DAY_OF_ORDINAL_0 = 1721425  # Julian day number = date.toordinal() + this
_SYNODIC_MONTH = 29.530588853
_STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
_BRANCHES = (
    ("tý",), ("sửu",), ("dần",), ("mão", "mẹo"), ("thìn",), ("tỵ", "tị"), ("ngọ",), ("mùi",),
    ("thân",), ("dậu",), ("tuất",), ("hợi",),
)  # fmt: skip

#: Source of a pattern for the name of a lunar year ("kỷ hợi") in folded lower-case text.
YEAR_NAME = (
    rf"(?:{'|'.join(_STEMS)}|kỉ|quí) (?:{'|'.join(name for names in _BRANCHES for name in names)})"
)


@lru_cache(maxsize=256)
def _new_moon(k: int) -> int:
    """Julian day number, local time, of the k-th new moon after 1 January 1900."""
    t = k / 1236.85
    t2, t3, dr = t * t, t * t * t, pi / 180
    jd = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
    jd += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t2) * dr)
    m = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * dr
    mpr = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * dr
    f = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * dr
    c1 = (0.1734 - 0.000393 * t) * sin(m) + 0.0021 * sin(2 * m) - 0.4068 * sin(mpr)
    c1 += 0.0161 * sin(2 * mpr) - 0.0004 * sin(3 * mpr) + 0.0104 * sin(2 * f)
    c1 -= 0.0051 * sin(m + mpr) + 0.0074 * sin(m - mpr) - 0.0004 * sin(2 * f + m)
    c1 -= 0.0004 * sin(2 * f - m) + 0.0006 * sin(2 * f + mpr)
    c1 += 0.0010 * sin(2 * f - mpr) + 0.0005 * sin(2 * mpr + m)
    delta = -0.000278 + 0.000265 * t + 0.000262 * t2  # of the earth's rotation, from 1900 on
    return floor(jd + c1 - delta + 0.5 + _TIME_ZONE)


def _sun_sector(day: int) -> int:
    """Twelfth part of the ecliptic, 0 to 11, that the sun is in at local midnight."""
    t = (day - 0.5 - _TIME_ZONE - 2451545.0) / 36525
    t2, dr = t * t, pi / 180
    m = (357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * dr
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(m)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * m) + 0.000290 * sin(3 * m)
    return floor((longitude % 360) / 30)


@lru_cache(maxsize=64)
def _eleventh_month(year: int) -> int:
    """Julian day number of the first day of the eleventh lunar month of `year`."""
    end_of_year = date(year, 12, 31).toordinal() + _JULIAN_DAY_OF_ORDINAL_0
    k = floor((end_of_year - 2415021) / _SYNODIC_MONTH)
    first = _new_moon(k)
    return _new_moon(k - 1) if _sun_sector(first) >= 9 else first


def _leap_offset(first: int) -> int:
    """Which month after the eleventh (that begins on day `first`) is the leap month."""
    k = floor((first - 2415021.076998695) / _SYNODIC_MONTH + 0.5)
    last, number = _sun_sector(_new_moon(k + 1)), 1
    while number < 14:
        number += 1
        sector = _sun_sector(_new_moon(k + number))
        if sector == last:
            break
        last = sector
    return number - 1


def to_solar(year: int, month: int, day: int) -> date | None:
    """Return the solar date of a lunar one; of a month that occurs twice, the first.

    Args:
        year: lunar year, named by the solar year it begins in.
        month: 1 to 12.
        day: 1 to 30.

    Returns:
        The date; None where that month has no such day.
    """
    before, after = (year - 1, year) if month < 11 else (year, year + 1)
    first, following = _eleventh_month(before), _eleventh_month(after)
    k = floor(0.5 + (first - 2415021.076998695) / _SYNODIC_MONTH)
    offset = (month - 11) % 12
    if following - first > 365 and offset >= _leap_offset(first):
        offset += 1
    start = _new_moon(k + offset)
    if not 1 <= day <= _new_moon(k + offset + 1) - start:
        return None
    return date.fromordinal(start + day - 1 - _JULIAN_DAY_OF_ORDINAL_0)


def named_year(name: str, near: int) -> int | None:
    """Return the lunar year called `name` ("kỷ hợi") that lies closest to the year `near`."""
    stem_name, _, branch_name = name.replace("kỉ", "kỷ").replace("quí", "quý").partition(" ")
    for year in sorted(range(near - 30, near + 30), key=lambda y: (abs(y - near), y)):
        if _STEMS[(year - 4) % 10] == stem_name and branch_name in _BRANCHES[(year - 4) % 12]:
            return year
    return None
