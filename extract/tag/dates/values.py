"""The EDTF value of each date of a text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from extract.calendar import Point, interval, members
from extract.tag.dates.named_days import NamedDays, lunar_day
from extract.tag.dates.reading import Reading
from extract.tag.dates.years import Years


def resolve(lowered: str, readings: list[Reading], published: date | None) -> list[str | None]:
    """Return the value of each reading, None where nothing resolves it.

    Args:
        lowered: the folded lower-case text they were read in.
        readings: in text order; their open years and days are filled in.
        published: the reference date, None where the page states none.
    """
    full = (p.year for r in readings if r.is_day and r.shape != "lunar" for p in r.points if p.year)
    told = next(full, None)
    for reading in readings:
        if reading.shape == "lunar":
            reading.day = lunar_day(reading, published, told)
    followers = [*readings[1:], None]
    years = Years(lowered, readings, published)
    for reading, following in zip(readings, followers, strict=False):
        years.fill(reading, following)
    named = NamedDays(lowered, published)
    for reading, following in zip(readings, followers, strict=False):
        named.resolve(reading, following)
    return [_edtf(reading) for reading in readings]


def _edtf(reading: Reading) -> str | None:
    if reading.shape in ("relative", "same_day", "weekday", "lunar"):
        day = reading.day
        return day.edtf() if isinstance(day, Point) else day.isoformat() if day else None
    points = reading.points
    if points[-1].day is not None and points[-1].month is None:
        return None  # a day whose month is not known
    if reading.shape == "decade":
        return points[0].edtf()[:3] + "X"
    if reading.shape == "point":
        return points[0].edtf()
    if reading.shape == "list" and not _consecutive(points):
        return members(points)
    return interval(points[0], points[-1])


def _consecutive(points: list[Point]) -> bool:
    """Whether a list of days, months or years has no gap, so that it is a stretch of time."""
    keys = [p.day if p.day is not None else p.month or p.year or 0 for p in points]
    return all(later == earlier + 1 for earlier, later in pairwise(keys))
