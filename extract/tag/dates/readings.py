"""From the groups of a matched form to points of the calendar, years possibly still open."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from extract.calendar import Point
from extract.calendar.days import MONTH_WORDS
from extract.numbers import read_number
from extract.tag.dates.reading import Reading, Shape

_NUMBER = re.compile(r"\d+")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LONGEST_PERIOD = 200
_LONGEST_TERM = 25
_CENTURY_TURNS = 50  # "15/8/23" is 2023, "30/4/75" is 1975
#: Distance in days of a day named by it; "qua" after a part of the day is the day before.
_DISTANCE = {"nay": 0, "qua": -1, "mai": 1}
_DISTANCE_WITH_DAY = {"nay": 0, "qua": -1, "mai": 1, "kia": 2}


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _month(match: re.Match[str], end: str) -> int | None:
    groups = match.groupdict()
    written = groups.get(f"m{end}") or groups.get(f"w{end}")
    if not written:
        return None
    return MONTH_WORDS.get(written) or int(written)


def _year(match: re.Match[str], end: str) -> int | None:
    groups = match.groupdict()
    return _int(groups.get(f"y{end}") or groups.get(f"v{end}"))


def _in_order(first: Point, last: Point) -> tuple[Point, Point] | None:
    """Give the year that one end has to the other; None for a wrong order or one day."""
    if first.year is None and last.year is not None:
        first = first.of(last.year)
        if first.order() > last.order():
            first = first.of(last.year - 1)
    elif last.year is None and first.year is not None:
        last = last.of(first.year)
        if first.order() > last.order():
            last = last.of(first.year + 1)
    # One day told twice ("09/01/2026 - 17:42 Chiều 09/01") is no stretch of time.
    same = first.year == last.year and first.order() == last.order()
    if same or (first.year is not None and first.order() > last.order()):
        return None
    return first, last


def _points(match: re.Match[str], shape: Shape, *points: Point) -> Reading | None:
    """Return a reading of `points`, None where the calendar does not have one of them."""
    if not all(point.valid() for point in points):
        return None
    return Reading(
        match.start(),
        match.end(),
        "",
        0.0,
        shape,
        list(points),
        match.groupdict().get("lead") or "",
    )


def _read_day(match: re.Match[str]) -> Reading | None:
    point = Point(_year(match, "1"), _month(match, "1"), int(match["d1"]))
    return _points(match, "point", point)


def _read_day_short_year(match: re.Match[str]) -> Reading | None:
    short = int(match["short"])
    year = 2000 + short if short < _CENTURY_TURNS else 1900 + short
    return _points(match, "point", Point(year, int(match["m1"]), int(match["d1"])))


def _read_day_words(match: re.Match[str]) -> Reading | None:
    day = read_number(match["day"])
    return _points(match, "point", Point(_year(match, "1"), _month(match, "1"), day))


def _read_day_only(match: re.Match[str]) -> Reading | None:
    return _points(match, "point", Point(day=int(match["d1"])))


def _read_day_range(match: re.Match[str]) -> Reading | None:
    last = Point(_year(match, "2"), _month(match, "2"), int(match["d2"]))
    month = _month(match, "1")
    first = Point(_year(match, "1"), month or last.month, int(match["d1"]))
    if month is None and int(match["d1"]) >= int(match["d2"]):
        return None
    ends = _in_order(first, last)
    reading = _points(match, "range", *ends) if ends else None
    if reading is not None:
        reading.shared = month is None
    return reading


def _read_day_list(match: re.Match[str]) -> Reading | None:
    days = [int(number) for number in _NUMBER.findall(match["days"])]
    if any(a >= b for a, b in itertools.pairwise(days)):
        return None
    year, month = _year(match, "1"), _month(match, "1")
    reading = _points(match, "list", *(Point(year, month, day) for day in days))
    if reading is not None:
        reading.shared = True
    return reading


def _read_month(match: re.Match[str]) -> Reading | None:
    return _points(match, "point", Point(_year(match, "1"), _month(match, "1")))


def _read_month_range(match: re.Match[str]) -> Reading | None:
    first = Point(_year(match, "1"), _month(match, "1"))
    last = Point(_year(match, "2"), _month(match, "2"))
    if first.year is None and last.year is None and first.order() >= last.order():
        return None
    ends = _in_order(first, last)
    return _points(match, "range", *ends) if ends else None


def _read_years_and_month(match: re.Match[str]) -> Reading | None:
    """A year to a month, or a month to a year."""
    first = Point(_year(match, "1"), _month(match, "1"))
    last = Point(_year(match, "2"), _month(match, "2"))
    if (first.year or 0) >= (last.year or 0):
        return None
    return _points(match, "range", first, last)


def _read_month_list(match: re.Match[str]) -> Reading | None:
    months = [int(number) for number in _NUMBER.findall(match["months"])]
    year = _year(match, "1")
    if any(a >= b for a, b in itertools.pairwise(months)):
        return None
    return _points(match, "list", *(Point(year, month) for month in months))


def _read_quarter(match: re.Match[str]) -> Reading | None:
    return _points(match, "point", Point(_year(match, "1"), quarter=_QUARTERS[match["q1"]]))


def _read_quarter_range(match: re.Match[str]) -> Reading | None:
    first = Point(_year(match, "1"), quarter=_QUARTERS[match["q1"]])
    last = Point(_year(match, "2"), quarter=_QUARTERS[match["q2"]])
    if first.year is None and last.year is None and first.order() >= last.order():
        return None
    ends = _in_order(first, last)
    return _points(match, "range", *ends) if ends else None


def _read_year(match: re.Match[str]) -> Reading | None:
    return _points(match, "point", Point(int(match["y1"])))


def _read_decade(match: re.Match[str]) -> Reading | None:
    return _points(match, "decade", Point(int(match["y1"])))


def _read_year_range(match: re.Match[str]) -> Reading | None:
    first, last = int(match["y1"]), int(match["y2"])
    if not first < last <= first + _LONGEST_PERIOD:
        return None
    return _points(match, "range", Point(first), Point(last))


def _read_term(match: re.Match[str]) -> Reading | None:
    """School year, term, period; "2018-2013" is a slip of one digit for 2018-2023."""
    first, last = int(match["y1"]), int(match["y2"])
    if last < 100:
        last += first // 100 * 100
    if last < first:
        last += 10
    if not first < last <= first + _LONGEST_TERM:
        return None
    return _points(match, "range", Point(first), Point(last))


def _read_year_list(match: re.Match[str]) -> Reading | None:
    years = [int(number) for number in _NUMBER.findall(match["years"])]
    if any(a == b for a, b in itertools.pairwise(years)):
        return None
    return _points(match, "list", *(Point(year) for year in years))


def _read_relative(match: re.Match[str]) -> Reading | None:
    reading = _points(match, "relative")
    if reading is not None:
        groups = match.groupdict()
        if groups["near"]:
            reading.distance = _DISTANCE[groups["near"]]
        elif groups["day"]:
            reading.distance = -2 if groups["day"] == "kia" else _DISTANCE[groups["day"]]
        else:
            reading.distance = _DISTANCE_WITH_DAY[groups["next"]]
    return reading


def _read_same_day(match: re.Match[str]) -> Reading | None:
    return _points(match, "same_day")


def _read_weekday(match: re.Match[str]) -> Reading | None:
    return _points(match, "weekday")


def _read_lunar(match: re.Match[str]) -> Reading | None:
    groups = match.groupdict()
    day = int(groups["d1"]) if groups.get("d1") else 15  # "rằm" is the full moon
    return _lunar(match, _year(match, "1"), _month(match, "1"), day)


def _read_lunar_tet(match: re.Match[str]) -> Reading | None:
    """Days around the New Year: "mùng 3 Tết" is in its first month, "29 Tết" before it."""
    year = _year(match, "1")
    if match["new"]:
        return _lunar(match, year, 1, read_number(match["day"]) or 0)
    return _lunar(match, year - 1 if year else None, 12, int(match["old"]))


def _lunar(match: re.Match[str], year: int | None, month: int | None, day: int) -> Reading | None:
    if month is None or not 1 <= day <= 30:
        return None
    reading = _points(match, "lunar")
    if reading is not None:
        reading.points = [Point(year, month, day)]
        reading.lunar_name = match.groupdict().get("name")
    return reading


#: Name in `Form.reads` -> reader; each gives None where the groups make no date.
READERS: dict[str, Callable[[re.Match[str]], Reading | None]] = {
    "day": _read_day,
    "day_short_year": _read_day_short_year,
    "day_words": _read_day_words,
    "day_only": _read_day_only,
    "day_range": _read_day_range,
    "day_list": _read_day_list,
    "month": _read_month,
    "month_range": _read_month_range,
    "month_list": _read_month_list,
    "years_and_month": _read_years_and_month,
    "quarter": _read_quarter,
    "quarter_range": _read_quarter_range,
    "year": _read_year,
    "decade": _read_decade,
    "year_range": _read_year_range,
    "year_list": _read_year_list,
    "term": _read_term,
    "relative": _read_relative,
    "same_day": _read_same_day,
    "weekday": _read_weekday,
    "lunar": _read_lunar,
    "lunar_tet": _read_lunar_tet,
}
