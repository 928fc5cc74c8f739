"""The year of a date that is written without one.

The guide's rule: the publication date gives the year, or a FULL date of the same happening (or of
the occasion celebrated) in the text; a "năm 2018" nearby does not, nor does the machine's clock.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from extract.calendar import Point
from extract.resources import entries
from extract.tag.dates.reading import Reading

#: Half a year: a day further ahead than this of the reference date lies in the year before.
_AHEAD = 183
#: Without a reference date, a full date speaks for days this close to it.
_SAME_HAPPENING = 31
#: How many full dates before and after are asked for that.
_AROUND = 8
#: With one, only a story just begun ("ngày 5/3/2021 … ngày 7/3 …") outweighs it.
_STORY_DAYS, _STORY_REACH = 10, 250
#: "(28/7/1929 - 28/7/2024)" celebrates its last day.
_OCCASION_YEARS = 4
_REACH = 90

_LAST_YEAR = re.compile(r"\s+năm (?:ngoái|trước)(?!\w)")
_THIS_YEAR = re.compile(r"\s+năm nay(?!\w)")
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới|hết|trước)(?: hết| cuối| đầu| giữa| ngày)?\s*\Z")
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_JOINED = re.compile(r"\s*(?:,|và|;|,\s+và)\s*")
#: Between a date and the same date in brackets: "5/2 (mùng 1 Tết …)", "sáng nay (ngày 21/8)".
BRACKET = re.compile(r"\s?\(\s?(?:tức |nhằm |ngày )*")


@cache
def _words(name: str) -> re.Pattern[str]:
    ordered = sorted(entries("dates", name), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def sentence_before(text: str, at: int) -> str:
    """The words of the sentence before a position, as far as they are near."""
    before = text[max(0, at - _REACH) : at]
    end = 0
    for found in _SENTENCE_END.finditer(before):
        end = found.end()
    return before[end:]


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A full date that may speak for others."""

    start: int
    end: int
    day: date
    occasion: bool


class Years:
    """Where the years of one text come from.

    Args:
        text: folded lower-case text.
        readings: the dates taken, in text order, lunar days already resolved.
        published: the reference date, None where the page states none.
    """

    def __init__(self, text: str, readings: list[Reading], published: date | None) -> None:
        self._text = text
        self._published = published
        self._last_day: Point | None = None
        anchors = [a for a in map(self._anchor, readings) if a is not None]
        latest = max((y for r in readings for y in self._told_years(r)), default=0)
        self._anchors = [a for a in anchors if a.day.year >= latest - 1]
        self._starts = [a.start for a in self._anchors]
        self._reference = published or self._happening(readings, latest)

    def fill(self, reading: Reading, following: Reading | None) -> None:
        """Give the points of `reading` their years where they can be known; call in text order."""
        if not reading.points or reading.shape == "lunar":
            return
        if not reading.has_year and not self._is_recurrent(reading):
            reading.points = self._dated(reading, following)
        if reading.is_day and reading.points[-1].month is not None:
            self._last_day = reading.points[-1]

    def _dated(self, reading: Reading, following: Reading | None) -> list[Point]:
        points = reading.points
        if points[-1].month is None and points[-1].quarter is None:
            return self._with_month(points)
        year = self._joined_year(reading, following) or self._story_year(reading)
        if year is None and self._reference is not None:
            year = self._near(reading, self._reference)
        elif year is None:
            year = self._close_year(reading)
        return points if year is None else _all_of(points, year)

    # ---- full dates --------------------------------------------------------------------------
    def _anchor(self, reading: Reading) -> _Anchor | None:
        if reading.shape not in ("point", "range", "list") or not reading.is_day:
            return None
        first, last = _as_date(reading.points[0]), _as_date(reading.points[-1])
        if first is None or last is None:
            return None
        occasion = last.year - first.year >= _OCCASION_YEARS
        if not occasion and self._is_background(reading):
            return None
        return _Anchor(reading.start, reading.end, last, occasion)

    def _told_years(self, reading: Reading) -> list[int]:
        """Years of days and months that have come; "đến hết tháng 6/2030" looks ahead."""
        if _UNTIL.search(self._text, max(0, reading.start - 16), reading.start):
            return []
        return [p.year for p in reading.points if p.year and p.month]

    def _is_background(self, reading: Reading) -> bool:
        """Whether it dates a document, a founding, a birth: another happening than the story's."""
        if reading.lead and not reading.lead.startswith("ngày"):
            return False
        before = sentence_before(self._text, reading.start)
        return _words("document_words").search(before) is not None

    def _happening(self, readings: list[Reading], latest: int) -> date | None:
        """The day of the article's happening: its first day where that is full, or an occasion."""
        first = next((r for r in readings if r.is_day and r.shape != "lunar"), None)
        for anchor in self._anchors:
            leads = first is not None and anchor.start == first.start
            if (leads or anchor.occasion) and anchor.day.year == latest:
                return anchor.day
        return None

    # ---- years -------------------------------------------------------------------------------
    def _is_recurrent(self, reading: Reading) -> bool:
        after = self._text[reading.end : reading.end + 12].lstrip(" )\n")
        return after.startswith(entries("dates", "recurrent_words"))

    def _with_month(self, points: list[Point]) -> list[Point]:
        """A day without its month ("ngày 15") takes it from the last day told."""
        known = self._last_day
        if known is None and self._published is not None:
            known = Point(self._published.year, self._published.month)
        if known is None:
            return points
        filled = [replace(p, month=known.month, year=known.year) for p in points]
        return filled if all(p.valid() for p in filled) else points

    def _joined_year(self, reading: Reading, following: Reading | None) -> int | None:
        """The year of a date joined to this one: "5/2 (mùng 1 Tết 2019)", "20/4 và 5/5/2019"."""
        if following is None or following.start - reading.end > 12:
            return None
        gap = self._text[reading.end : following.start]
        if following.shape == "lunar":
            day = following.day
            return day.year if isinstance(day, date) and BRACKET.fullmatch(gap) else None
        if not following.points or not (_JOINED.fullmatch(gap) or BRACKET.fullmatch(gap)):
            return None
        own, other = reading.points[-1], following.points[0]
        if other.year is None or other.month is None or (other.day is None) != (own.day is None):
            return None
        return other.year if own.of(other.year).order() <= other.order() else None

    def _story_year(self, reading: Reading) -> int | None:
        """With a publication date: the year of a full date just before, where the story goes on."""
        if self._published is None:
            return None
        before = bisect_left(self._starts, reading.start) - 1
        if before < 0:
            return None
        anchor = self._anchors[before]
        gap = reading.start - anchor.end
        if anchor.occasion or not 0 <= gap <= _STORY_REACH:
            return None
        if "\n" in self._text[anchor.end : reading.start]:
            return None
        days = _days_between(anchor.day, reading.points[-1])
        return anchor.day.year if days is not None and 0 <= days <= _STORY_DAYS else None

    def _close_year(self, reading: Reading) -> int | None:
        """Without a reference date: the year of the nearest full date a few weeks off at most."""
        at = bisect_left(self._starts, reading.start)
        around = self._anchors[max(0, at - _AROUND) : at + _AROUND]
        for anchor in sorted(around, key=lambda a: (abs(a.start - reading.start), a.start)):
            days = _days_between(anchor.day, reading.points[-1])
            if days is not None and abs(days) <= _SAME_HAPPENING:
                return anchor.day.year
        return None

    def _near(self, reading: Reading, reference: date) -> int:
        """The year that the reference date makes likely for the last point of `reading`."""
        if _LAST_YEAR.match(self._text, reading.end):
            return reference.year - 1
        if _THIS_YEAR.match(self._text, reading.end):
            return reference.year
        point = reading.points[-1]
        month = point.month or ((point.quarter or 1) - 1) * 3 + 1
        ahead = (date(reference.year, month, min(point.day or 1, 28)) - reference).days
        before = sentence_before(self._text, reading.start)
        future = _words("future_words").search(before) is not None
        if ahead > _AHEAD and not future:
            return reference.year - 1
        if ahead < -_AHEAD and future and month <= 3 and reference.month >= 10:
            return reference.year + 1
        return reference.year


def _as_date(point: Point) -> date | None:
    if point.year is None or point.month is None or point.day is None:
        return None
    return date(point.year, point.month, point.day)


def _days_between(day: date, point: Point) -> int | None:
    """Days from `day` to `point` in the year of `day`; None where that year lacks it."""
    there = point.of(day.year)
    other = _as_date(there) if there.valid() else None
    return None if other is None else (other - day).days


def _all_of(points: list[Point], last_year: int) -> list[Point]:
    """Put points into the year of the last; a range over New Year begins in the year before."""
    last = points[-1].of(None).order()
    dated = [
        p if p.year is not None else p.of(last_year - (p.of(None).order() > last)) for p in points
    ]
    return dated if all(point.valid() for point in dated) else points
