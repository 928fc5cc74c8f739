"""Normal forms of dates: EDTF (ISO 8601-2), level by level as far as a text writes them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace

_UNKNOWN_YEAR = "XXXX"
_LEAP_YEAR = 2000  # a day whose year is not known may be 29 February


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, quarter or year, as far as it is known.

    Args:
        year: None where the text does not write it.
        month: None for a year.
        day: None for a month or year.
        quarter: 1 to 4; then month and day are None.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def valid(self) -> bool:
        """Whether the calendar has such a point."""
        if self.month is None or self.day is None:
            return True
        return 1 <= self.day <= monthrange(self.year or _LEAP_YEAR, self.month)[1]

    def of(self, year: int | None) -> Point:
        """The same point in `year`."""
        return replace(self, year=year)

    def edtf(self) -> str:
        """Write the point: 2023-10-26, 2023-10, 2023, 2023-35 (third quarter), XXXX-10-26."""
        year = _UNKNOWN_YEAR if self.year is None else f"{self.year:04d}"
        if self.quarter is not None:
            return f"{year}-{32 + self.quarter}"
        if self.month is None:
            return year
        if self.day is None:
            return f"{year}-{self.month:02d}"
        return f"{year}-{self.month:02d}-{self.day:02d}"

    def order(self) -> tuple[int, int, int]:
        """A key to compare points of one kind by; an unknown part counts as nought."""
        month = self.month if self.quarter is None else self.quarter
        return self.year or 0, month or 0, self.day or 0


def interval(first: Point, last: Point) -> str:
    """Write first and last point of a stretch of time: 2023-06-26/2023-06-27."""
    return f"{first.edtf()}/{last.edtf()}"


def members(points: Sequence[Point]) -> str:
    """Write points that stand apart, all meant: {2023-06-10,2023-06-15}."""
    return "{" + ",".join(point.edtf() for point in points) + "}"
