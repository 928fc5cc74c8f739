"""What a form says of a date: points of the calendar, years possibly still open."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from extract.calendar import Point

Shape = Literal["point", "range", "list", "relative", "same_day", "weekday", "lunar", "decade"]


@dataclass(slots=True)
class Reading:
    """What one form says, before its context is asked.

    Args:
        points: the day, month, quarter or year; the two ends of a range; the members of a list.
        lead: the words before the digits ("sáng ngày "), empty where there are none.
        shared: whether days share the month that only the last one writes ("12 đến 14/5").
        distance: days from the reference date, for `relative`.
        lunar_name: name of the lunar year ("kỷ hợi") where one is written.
        day: set while resolving, for `lunar`, `relative`, `same_day`, `weekday`.
    """

    start: int
    end: int
    rule: str
    score: float
    shape: Shape
    points: list[Point] = field(default_factory=list)
    lead: str = ""
    shared: bool = False
    distance: int = 0
    lunar_name: str | None = None
    day: Point | date | None = None

    @property
    def is_day(self) -> bool:
        """Whether it names days, not months, quarters or years."""
        return bool(self.points) and self.points[-1].day is not None

    @property
    def has_year(self) -> bool:
        """Whether a year is written for every point."""
        return bool(self.points) and all(point.year is not None for point in self.points)
