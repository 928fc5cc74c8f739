"""What stands around a date: the words before it and after it that a judge may ask for."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extract.calendar.lunar import YEAR_NAME
from extract.resources import entries
from extract.tag.dates.reading import Reading

#: How far to the left the words that speak for or against a date may begin.
_REACH = 48
_NAME_REACH = 110  # "Ngày thành lập Hội … (20/10)"


def alternation(*names: str) -> str:
    """The entries of lists in `resources/dates` as one alternation, longest first."""
    words = {word for name in names for word in entries("dates", name)}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@cache
def cue(name: str) -> re.Pattern[str]:
    """An entry of a list, ending right before a position."""
    return before_pattern(alternation(name))


@cache
def year_cue() -> re.Pattern[str]:
    """A word that a bare year may follow, the name of the lunar year between: "Tết Kỷ Hợi"."""
    name = rf"(?:\s+(?:năm\s+)?{YEAR_NAME})?"
    return before_pattern(rf"(?P<cue>{alternation('year_cues')}){name}(?:\s?[:-])?")


@cache
def holiday_name() -> re.Pattern[str]:
    """ "Ngày Thầy thuốc Việt Nam (" before "ngày 27/2)"."""
    names = alternation("holiday_names")
    return re.compile(rf"(?:ngày|dịp|lễ)\s+(?:{names})[^,.;:()\d\n]{{0,90}}\(\Z")


@cache
def counted() -> re.Pattern[str]:
    """What a number counts or measures, right after it."""
    return re.compile(rf"\s?(?:{alternation('counted', 'units')})(?!\w)")


@cache
def unit() -> re.Pattern[str]:
    """A unit, right after a number."""
    return re.compile(rf"\s?(?:{alternation('units')})(?!\w)")


def before_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern for whole words that end right before a position."""
    return re.compile(rf"(?<!\w)(?:{pattern})\s*\Z")


_LINKED = re.compile(r"\s*(?:,|;|&|và|cùng|hoặc|đến|tới|,\s+và)\s*(?:ngày\s+)?")


class Place(NamedTuple):
    """Where a reading stands.

    Args:
        original: the folded text in its own case.
        lowered: the same in lower case.
        previous: the date before it, if any was taken.
    """

    original: str
    lowered: str
    previous: Reading | None

    def before(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """Match `pattern` (which ends in `\\Z`) on the words before `at`."""
        return pattern.search(self.lowered, max(0, at - _REACH), at)

    def before_as_written(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """The same on the words in their own case."""
        return pattern.search(self.original, max(0, at - _REACH), at)

    def far_before(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """The same for names, which may be long."""
        return pattern.search(self.lowered, max(0, at - _NAME_REACH), at)

    def linked(self, at: int) -> bool:
        """Whether the date before is joined to this place by a comma or "và"."""
        last = self.previous
        if last is None or not 0 <= at - last.end <= 12:
            return False
        return _LINKED.fullmatch(self.lowered, last.end, at) is not None
