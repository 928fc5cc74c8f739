"""Date lines: lines that say when a page was published, and hardly anything else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.calendar import DAY, MONTH, MONTH_WORD, YEAR, read_day
from extract.clean.words import alternatives, key, plain

_YEARS = range(1990, 2100)  # the web is no older; later years are misread numbers
_DAY = re.compile(
    rf"(?<![\d/.\-])(?:{YEAR}\s?[-/.]\s?{MONTH}\s?[-/.]\s?{DAY}"
    rf"|{DAY}\s?[-/.]\s?{MONTH}\s?[-/.]\s?{YEAR}"
    rf"|{DAY}\s+tháng\s+(?:{MONTH}|{MONTH_WORD})(?:\s*,?\s+năm\s+|\s*[,\-/.]\s*|\s+){YEAR})"
)
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?(?!\d)(?:'|phút|\b)?|t\d{2}:\d{2}")
_ZONE = re.compile(r"\[?\(?gmt\s*[+\-]?\s*\d{0,2}(?::?\d{2})?\)?\]?|\+0?7(?::?00)?")
_COUNT = re.compile(r"\b\d+(?:[.,]\d{3})*\b")
_LONGEST = 160
_REST = 45  # characters beside the date that a date line may hold: a section, a name


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a date line says.

    Args:
        day: its first full date.
        labelled: whether it says that the date is the publication's ("Ngày đăng", "Cập nhật").
        rest: what is left beside date, time and labels: a name, a section, or nothing.
        timed: whether a clock time stands with the date.
    """

    day: date
    labelled: bool
    rest: str
    timed: bool


def read_date_line(line: str) -> DateLine | None:
    """Return what `line` says, or None where it holds no full date or is too long to be one."""
    if len(line) > _LONGEST or not any(char.isdigit() for char in line):
        return None
    text = plain(line)
    match = _DAY.search(text)
    if match is None:
        return None
    day = read_day(match.group())
    if day is None or day.year not in _YEARS:
        return None
    without = _DAY.sub(" ", text)
    timed = _CLOCK.search(without) is not None
    bare = _labels().sub(" ", _poster().sub(" ", _ZONE.sub(" ", _CLOCK.sub(" ", without))))
    rest = key(_COUNT.sub(" ", bare))
    labelled = _published().search(text[: match.start()]) is not None
    return DateLine(day, labelled, rest, timed)


def date_line_of(line: str) -> DateLine | None:
    """Return what `line` says where beside the date it holds at most a section or a name."""
    found = read_date_line(line)
    return found if found is not None and len(found.rest) <= _REST else None


def is_pure(line: DateLine | None) -> bool:
    """Tell whether a line is nothing but a date, its time and labels."""
    return line is not None and len(line.rest) <= 1


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('date_words')})(?!\w)")


@cache
def _poster() -> re.Pattern[str]:
    """Match who put the page up, a name or an account, after its label."""
    label = r"người (?:đăng|gửi|viết|tạo|cập nhật)(?: bài viết| bài| tin)?|đăng bởi|viết bởi|bởi"
    return re.compile(rf"(?<!\w)(?:{label}|tác giả|nguồn(?: tin)?)\s*:?[^|]*")


@cache
def _published() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('published_words')})(?!\w)")
