"""The days and years that a text names, and the year it tells of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from extract.tag import Mention
from schemas import Label

_DAY = re.compile(r"[\dX]{4}-\d{2}-\d{2}")
_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"\d{4}")


class Days:
    """Looks up the dates of one text.

    Args:
        mentions: its mentions, in text order.
        published: its publication date, where known.
    """

    def __init__(self, mentions: Sequence[Mention], published: date | None) -> None:
        self.mentions = mentions
        self.starts = [m.start for m in mentions]
        days = (m.value for m in mentions if m.label is Label.DATE and m.value)
        first = next((int(v[:4]) for v in days if _FULL_DAY.fullmatch(v)), None)
        #: the year the page tells of: of its publication, else of the first day it names
        self.year = published.year if published is not None else first

    def first(self, start: int) -> int:
        """Return the index of the first mention that starts at `start` or later."""
        return bisect_left(self.starts, start)

    def of(self, start: int, end: int) -> str | None:
        """Return the first day named in a stretch of text, in EDTF."""
        for value in self._values(start, end):
            if _DAY.fullmatch(value):
                return value
        return None

    def earlier(self, start: int, end: int) -> bool:
        """Return whether a year named there lies before the one told of and the one before it."""
        if self.year is None:
            return False
        years = (int(v) for v in self._values(start, end) if _YEAR.fullmatch(v))
        return any(year < self.year - 1 for year in years)

    def _values(self, start: int, end: int) -> list[str]:
        inside = self.mentions[self.first(start) : self.first(end)]
        return [m.value for m in inside if m.label is Label.DATE and m.value]
