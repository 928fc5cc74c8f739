"""Days that are named and not written: "sáng nay", "chiều cùng ngày", "mùng 3 Tết"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extract.calendar import Point
from extract.calendar.lunar import named_year, to_solar
from extract.tag.dates.reading import Reading
from extract.tag.dates.years import BRACKET, sentence_before

_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s?(?:h|g|giờ|:)\s?\d{0,2}\s*\Z")
#: The hour after which such a part of the day is over.
_PART_ENDS = (("sáng", 11), ("trưa", 14), ("chiều", 18), ("tối", 23))
_PARAGRAPH = 1000


def lunar_day(reading: Reading, published: date | None, told: int | None) -> date | None:
    """Return the solar day of a lunar date.

    Its year is written, or that of the year's name ("Kỷ Hợi") closest to the reference date or to
    the year that the text tells elsewhere, or the one that brings the day closest to the reference
    date; None where nothing says it.
    """
    point = reading.points[0]
    year, month, day = point.year, point.month or 1, point.day or 1
    near = published.year if published else told
    if year is None and reading.lunar_name and near:
        year = named_year(reading.lunar_name, near)
    if year is not None:
        return to_solar(year, month, day)
    if published is None:
        return None
    around = (to_solar(published.year + n, month, day) for n in (-1, 0, 1))
    days = [found for found in around if found is not None]
    return min(days, key=lambda found: abs((found - published).days), default=None)


class NamedDays:
    """What "nay", "qua", "mai" and "cùng ngày" mean at each place of one text.

    Args:
        text: folded lower-case text.
        published: the reference date, None where the page states none.
    """

    def __init__(self, text: str, published: date | None) -> None:
        self._text = text
        self._published = published
        self._told: Reading | None = None
        self._last: Reading | None = None

    def resolve(self, reading: Reading, following: Reading | None) -> None:
        """Set `reading.day` of a named day; call for every reading in text order."""
        if reading.shape == "relative":
            reading.day = self._bracket_day(reading, following) or self._relative(reading)
        elif reading.shape == "same_day":
            reading.day = self._same_day(reading)
        elif reading.shape == "weekday":
            reading.day = self._bracket_day(reading, following)
        elif reading.shape == "point" and reading.is_day:
            self._last = reading
            if self._told is None and reading.lead:
                self._told = reading

    def _bracket_day(self, reading: Reading, following: Reading | None) -> Point | None:
        """ "sáng nay (21/8)" is the day in its bracket."""
        if following is None or following.shape != "point" or not following.is_day:
            return None
        gap = self._text[reading.end : min(following.start, reading.end + 20)]
        return following.points[0] if BRACKET.fullmatch(gap) else None

    def _relative(self, reading: Reading) -> Point | date | None:
        """Counted from the reference date; a speaker's "hôm nay" is the day of the happening."""
        if reading.distance == 0 and self._told is not None and self._in_speech(reading.start):
            return self._told.points[0]
        if self._published is None:
            return None
        return self._published + timedelta(days=reading.distance)

    def _in_speech(self, at: int) -> bool:
        near = max(0, at - _PARAGRAPH)
        start = max(self._text.rfind("\n", near, at) + 1, near)
        return self._text.count('"', start, at) % 2 == 1 or ":" in sentence_before(self._text, at)

    def _same_day(self, reading: Reading) -> Point | None:
        """The last day told, or the first where that one is over.

        "… đến 23h ngày 16/9 … Chiều cùng ngày": the afternoon cannot follow on that night.
        """
        if self._last is None:
            return None
        hour = _HOUR.search(self._text, max(0, self._last.start - 12), self._last.start)
        ends = next((end for word, end in _PART_ENDS if word in reading.lead), 24)
        if hour and int(hour[1]) > ends and self._told is not None:
            return self._told.points[0]
        return self._last.points[0]
