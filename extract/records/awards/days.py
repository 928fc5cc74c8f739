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
#: How a sentence starts that tells what was done at the event.
_AT_EVENT = re.compile(
    r"\W*(?:(?:cũng|ngay) )?(?:tại|trong khuôn khổ|kết thúc|bế mạc|trong) (?:buổi |đêm )?"
    r"(?:lễ|hội nghị|hội thi|hội thao|hội diễn|đại hội|chương trình|cuộc thi|giải|ngày hội"
    r"|tổng kết|gặp mặt|liên hoan|hội giảng)\b"
    r"|\W*(?:cũng )?(?:nhân )?dịp này\b|\W*cũng tại đây\b|\W*tại đây\b"
)
_YEAR = re.compile(r"\d{4}")


class Days:
    """Looks up the dates of one text.

    Args:
        mentions: its mentions, in text order.
        published: its publication date, where known.
        held: the day of the event it reports, in EDTF, where known.
    """

    def __init__(
        self, mentions: Sequence[Mention], published: date | None, held: str | None = None
    ) -> None:
        self.mentions = mentions
        self.held = held
        self.starts = [m.start for m in mentions]
        days = (m.value for m in mentions if m.label is Label.DATE and m.value)
        first = next((int(v[:4]) for v in days if _FULL_DAY.fullmatch(v)), None)
        #: the year the page tells of: of its publication, else of the first day it names
        self.year = published.year if published is not None else first

    def first(self, start: int) -> int:
        """Return the index of the first mention that starts at `start` or later."""
        return bisect_left(self.starts, start)

    def of(self, view: str, start: int, end: int) -> str | None:
        """Return the first day named in a sentence, in EDTF.

        Where it names none and says that it happened at the event ("tại hội nghị", "dịp này"),
        the event's day.

        Args:
            view: the folded text in lower case.
            start: first code point of the sentence.
            end: code point after its last.
        """
        for value in self._values(start, end):
            if _DAY.fullmatch(value):
                return value
        return self.held if _AT_EVENT.match(view, start, end) else None

    def earlier(self, start: int, end: int) -> bool:
        """Return whether a year named there lies before the one told of and the one before it."""
        if self.year is None:
            return False
        years = (int(v) for v in self._values(start, end) if _YEAR.fullmatch(v))
        return any(year < self.year - 1 for year in years)

    def names_year(self, start: int, end: int) -> bool:
        """Return whether a year is named there by its number alone ("Năm 2010, cô được …")."""
        return any(_YEAR.fullmatch(value) for value in self._values(start, end))

    def _values(self, start: int, end: int) -> list[str]:
        inside = self.mentions[self.first(start) : self.first(end)]
        return [m.value for m in inside if m.label is Label.DATE and m.value]
