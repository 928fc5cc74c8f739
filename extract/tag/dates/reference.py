"""The year of a date that is written without one, and days named by their distance.

The guide's rule: the publication date gives the year, or a FULL date of the same happening (or of
the occasion celebrated) in the text; a "năm 2018" nearby does not, nor does the machine's clock.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from extract.calendar import Point, interval, members
from extract.calendar.lunar import named_year, to_solar
from extract.resources import entries
from extract.tag.dates.readings import Reading

#: Half a year: a day further ahead than this of the reference date lies in the year before.
_AHEAD = 183
#: A full date elsewhere in the text speaks for days this close to it, in days.
_SAME_HAPPENING = 31
#: With a publication date, only a story just begun ("ngày 5/3/2021 … ngày 7/3 …") outweighs it.
_SAME_STORY = (10, 250)  # days, characters
_OCCASION_YEARS = 4  # "(28/7/1929 - 28/7/2024)" celebrates its last day
_REACH = 90

_RECURRENT = re.compile(
    rf"\s*\)?\s*(?:{'|'.join(re.escape(w) for w in entries('dates', 'recurrent_words'))})(?!\w)"
)
_LAST_YEAR = re.compile(r"\s+năm (?:ngoái|trước)(?!\w)")
_THIS_YEAR = re.compile(r"\s+năm nay(?!\w)")
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_BRACKET = re.compile(r"\s?\(\s?(?:tức |nhằm |ngày )*\Z")
_JOINED = re.compile(r"\s*(?:,|và|;|,\s+và)\s*\Z")
_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s?(?:h|g|giờ|:)\s?\d{0,2}\s*\Z")
#: Hours after which "chiều cùng ngày" can no longer be the day of a happening.
_PART_ENDS = (("sáng", 11), ("trưa", 14), ("chiều", 18), ("tối", 23))


@cache
def _words(name: str) -> re.Pattern[str]:
    ordered = sorted(entries("dates", name), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def _as_date(point: Point) -> date | None:
    if point.year is None or point.month is None:
        return None
    return date(point.year, point.month, point.day or 1)


def _near(point: Point, reference: date, future: bool) -> Point:
    """Put a point into the year that the reference date makes likely.

    Args:
        point: a day, month or quarter without its year.
        reference: the publication date, or the day of the happening.
        future: whether the words around look ahead.
    """
    month = point.month or ((point.quarter or 1) - 1) * 3 + 1
    first = Point(reference.year, month, min(point.day or 1, 28))
    day = _as_date(first)
    assert day is not None
    ahead = (day - reference).days
    if ahead > _AHEAD and not future:
        return point.of(reference.year - 1)
    if ahead < -_AHEAD and future and month <= 3 and reference.month >= 10:
        return point.of(reference.year + 1)
    return point.of(reference.year)


class Resolver:
    """Fill in what the readings of one text leave open.

    Args:
        lowered: the folded lower-case text.
        readings: the dates taken, in text order.
        published: the reference date, None where the page states none.
    """

    def __init__(self, lowered: str, readings: list[Reading], published: date | None) -> None:
        self._text = lowered
        self._readings = readings
        self._published = published
        self._anchors = [a for a in map(self._anchor, readings) if a is not None]
        self._lead = self._happening()

    def resolve(self) -> list[str | None]:
        """Return the EDTF value of each reading, None where nothing resolves it."""
        for reading in self._readings:
            if reading.shape == "lunar":
                reading.day = self._lunar_day(reading)
        for number, reading in enumerate(self._readings):
            if reading.points and reading.shape != "lunar" and not reading.has_year:
                reading.points = self._with_year(number, reading)
        return [self._value(number, reading) for number, reading in enumerate(self._readings)]

    # ---- where a year may come from ------------------------------------------------------------
    def _anchor(self, reading: Reading) -> tuple[Reading, date, bool] | None:
        """A full date that may speak for others: with its day, and whether it is an occasion."""
        if reading.shape not in ("point", "range", "list") or not reading.is_day:
            return None
        last = _as_date(reading.points[-1])
        first = _as_date(reading.points[0])
        if last is None or first is None:
            return None
        occasion = last.year - first.year >= _OCCASION_YEARS
        if not occasion and self._is_document(reading):
            return None
        return reading, last, occasion

    def _sentence_before(self, at: int) -> str:
        before = self._text[max(0, at - _REACH) : at]
        ends = list(_SENTENCE_END.finditer(before))
        return before[ends[-1].end() :] if ends else before

    def _is_document(self, reading: Reading) -> bool:
        """Whether the date is that of a document or of a founding, told as background."""
        if reading.lead and not reading.lead.startswith("ngày"):
            return False
        return _words("document_words").search(self._sentence_before(reading.start)) is not None

    def _happening(self) -> date | None:
        """The day of the article's happening: its first day, where that one is a full date."""
        latest = max(
            (p.year for r in self._readings for p in r.points if p.year and p.month), default=0
        )
        self._anchors = [a for a in self._anchors if a[1].year >= latest - 1]
        first = next((r for r in self._readings if r.is_day and r.shape != "lunar"), None)
        for reading, day, occasion in self._anchors:
            if (reading is first or occasion) and day.year == latest:
                return day
        return None

    def _with_year(self, number: int, reading: Reading) -> list[Point]:
        after = reading.end
        if _RECURRENT.match(self._text, after):
            return reading.points
        points = reading.points
        if points[-1].month is None and points[-1].quarter is None:
            points = self._with_month(number, points)
            if points[-1].month is None:
                return points
        year = self._joined_year(number, points[-1])
        if year is None and points[-1].day is not None:
            year = self._story_year(reading, points[-1])
        if year is not None:
            return _all_of(points, year)
        reference = self._published or self._lead
        if reference is None:
            close = self._close_anchor(reading, points[-1])
            return _all_of(points, close) if close is not None else points
        if _LAST_YEAR.match(self._text, after):
            return _all_of(points, reference.year - 1)
        if _THIS_YEAR.match(self._text, after):
            return _all_of(points, reference.year)
        last = _near(points[-1], reference, self._looks_ahead(reading))
        assert last.year is not None
        return _all_of(points, last.year)

    def _with_month(self, number: int, points: list[Point]) -> list[Point]:
        """A day without its month ("ngày 15") takes it from the day before it in the text."""
        for earlier in reversed(self._readings[:number]):
            if earlier.is_day and earlier.shape != "lunar" and earlier.points[-1].month:
                last = earlier.points[-1]
                return [replace(p, month=last.month, year=last.year) for p in points]
        if self._published:
            month, year = self._published.month, self._published.year
            return [replace(p, month=month, year=year) for p in points]
        return points

    def _joined_year(self, number: int, point: Point) -> int | None:
        """The year of a date joined to this one: "5/2 (mùng 1 Tết 2019)", "20/4 và 5/5/2019"."""
        if number + 1 == len(self._readings):
            return None
        reading, following = self._readings[number], self._readings[number + 1]
        gap = self._text[reading.end : following.start]
        if following.shape == "lunar":
            day = following.day
            return day.year if isinstance(day, date) and _BRACKET.fullmatch(gap) else None
        other = following.points[0] if following.points else None
        if other is None or other.year is None or (other.day is None) != (point.day is None):
            return None
        if other.month is not None and (_JOINED.fullmatch(gap) or _BRACKET.fullmatch(gap)):
            return other.year if point.of(other.year).order() <= other.order() else None
        return None

    def _story_year(self, reading: Reading, point: Point) -> int | None:
        """With a publication date: the year of a full date just before, where the story goes on."""
        if self._published is None:
            return None
        days, reach = _SAME_STORY
        for anchor, day, occasion in self._anchors:
            if occasion or day.year == self._published.year:
                continue
            if not 0 <= reading.start - anchor.end <= reach:
                continue
            if "\n" in self._text[anchor.end : reading.start]:
                continue
            here = _as_date(point.of(day.year)) if point.of(day.year).valid() else None
            if here is not None and 0 <= (here - day).days <= days:
                return day.year
        return None

    def _close_anchor(self, reading: Reading, point: Point) -> int | None:
        """Without a reference date: the year of the nearest full date a few weeks off at most."""
        best: tuple[int, int] | None = None
        for anchor, day, _ in self._anchors:
            candidate = point.of(day.year)
            here = _as_date(candidate) if candidate.valid() else None
            if here is not None and abs((here - day).days) <= _SAME_HAPPENING:
                key = (abs(anchor.start - reading.start), day.year)
                best = min(best, key) if best else key
        return best[1] if best else None

    def _looks_ahead(self, reading: Reading) -> bool:
        return _words("future_words").search(self._sentence_before(reading.start)) is not None

    # ---- days that are named, not written ------------------------------------------------------
    def _lunar_day(self, reading: Reading) -> date | None:
        point = reading.points[0]
        assert point.month is not None
        assert point.day is not None
        year, reference = point.year, self._published
        if year is None and reading.lunar_name and reference:
            year = named_year(reading.lunar_name, reference.year)
        if year is not None:
            return to_solar(year, point.month, point.day)
        if reference is None:
            return None
        days = [
            day
            for y in (reference.year - 1, reference.year, reference.year + 1)
            if (day := to_solar(y, point.month, point.day)) is not None
        ]
        return min(days, key=lambda day: abs((day - reference).days), default=None)

    def _relative_day(self, number: int) -> Point | date | None:
        """ "sáng nay (21/8)" is the day in its bracket, else counted from the reference date."""
        named = self._bracket_day(number)
        if named is not None:
            return named
        reading = self._readings[number]
        if self._in_speech(reading.start):  # the speaker's day is the happening's
            told = self._day_of_happening(number)
            if told is not None and reading.distance == 0:
                return told
        if self._published is None:
            return None
        return self._published + timedelta(days=reading.distance)

    def _bracket_day(self, number: int) -> Point | None:
        if number + 1 == len(self._readings):
            return None
        reading, following = self._readings[number], self._readings[number + 1]
        gap = self._text[reading.end : following.start]
        if following.is_day and following.shape == "point" and _BRACKET.fullmatch(gap):
            return following.points[0]
        return None

    def _in_speech(self, at: int) -> bool:
        paragraph = self._text.rfind("\n", 0, at) + 1
        start = max(paragraph, at - 2000)
        if self._text.count('"', start, at) % 2:
            return True
        return ":" in self._sentence_before(at)

    def _day_of_happening(self, number: int) -> Point | None:
        for earlier in self._readings[:number]:
            if earlier.shape == "point" and earlier.is_day and earlier.lead:
                return earlier.points[0]
        return None

    def _same_day(self, number: int) -> Point | None:
        """The day "chiều cùng ngày" repeats: the last one told, the happening's where that is over.

        "… đến 23h ngày 16/9 … Chiều cùng ngày": the afternoon cannot follow on that night.
        """
        part = self._readings[number].lead
        for earlier in reversed(self._readings[:number]):
            if earlier.shape == "point" and earlier.is_day:
                hour = _HOUR.search(self._text, max(0, earlier.start - 12), earlier.start)
                ends = next((end for word, end in _PART_ENDS if word in part), 24)
                if hour and int(hour[1]) > ends:
                    break
                return earlier.points[0]
        return self._day_of_happening(number)

    # ---- values --------------------------------------------------------------------------------
    def _value(self, number: int, reading: Reading) -> str | None:
        if reading.shape == "relative":
            reading.day = self._relative_day(number)
        elif reading.shape == "same_day":
            reading.day = self._same_day(number)
        elif reading.shape == "weekday":
            reading.day = self._bracket_day(number)
        if reading.shape in ("relative", "same_day", "weekday", "lunar"):
            if isinstance(reading.day, Point):
                return reading.day.edtf()
            return reading.day.isoformat() if reading.day else None
        return _written(reading.shape, reading.points)


def _all_of(points: list[Point], last_year: int) -> list[Point]:
    """Put points into the year of the last; a range over New Year begins in the year before."""
    dated: list[Point] = []
    for point in points:
        if point.year is not None:
            dated.append(point)
            continue
        year = last_year
        if point.of(None).order() > points[-1].of(None).order():
            year -= 1
        dated.append(point.of(year))
    return dated if all(point.valid() for point in dated) else points


def _written(shape: str, points: list[Point]) -> str | None:
    if points[-1].day is not None and points[-1].month is None:
        return None  # a day whose month is not known
    if shape == "point":
        return points[0].edtf()
    if shape == "list" and not _consecutive(points):
        return members(points)
    return interval(points[0], points[-1])


def _consecutive(points: list[Point]) -> bool:
    """Whether a list of days, months or years has no gap, so that it is a stretch of time."""
    keys = [p.day if p.day is not None else p.month or p.year or 0 for p in points]
    return all(b == a + 1 for a, b in itertools.pairwise(keys))
