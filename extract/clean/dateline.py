"""Date lines: lines that say when a page was published, and hardly anything else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from extract.calendar import DAY, MONTH, MONTH_WORD, YEAR, read_day
from extract.clean.byline import read_byline
from extract.clean.furniture import Kind, kind_of
from extract.clean.words import alternatives, key, keys, plain

_YEARS = range(1990, 2100)  # the web is no older; later years are misread numbers
_DAY = re.compile(
    rf"(?<![\d/.\-])(?:{YEAR}\s?[-/.]\s?{MONTH}\s?[-/.]\s?{DAY}"
    rf"|{DAY}\s?[-/.]\s?{MONTH}\s?[-/.]\s?{YEAR}"
    rf"|{DAY}\s+tháng\s+(?:{MONTH}|{MONTH_WORD})(?:\s*,?\s+năm\s+|\s*[,\-/.]\s*|\s+){YEAR})"
)
_SHORT_MONTH = re.compile(
    rf"(?<!\w)(?:({DAY})\s+thg?\s?({MONTH})|thg?\s?({MONTH})\s+({DAY})),?\s+({YEAR})"
)
_MONTH_FIRST = re.compile(rf"tháng\s+({MONTH}|{MONTH_WORD})\s+({DAY}),?\s+({YEAR})")
_ENGLISH_MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_ENGLISH_MONTH = rf"(?:{'|'.join(_ENGLISH_MONTHS)})[a-z]*\.?"
_ENGLISH = re.compile(
    rf"(?<!\w)(?:(?P<m1>{_ENGLISH_MONTH})\s+(?P<d1>{DAY})|(?P<d2>{DAY})\s+(?P<m2>{_ENGLISH_MONTH}))"
    rf",?\s+(?P<y>{YEAR})"
)
_YEAR_IN = re.compile(r"(?:19|20)\d\d")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[-–—/]\s+|\s{2,}")
_SENTENCES = re.compile(r"(?<=[^\W\d_])\.\s+")  # "Tác giả: Hà Lan. Ngày đăng: 20/12/2019."
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


@lru_cache(maxsize=10_000)
def read_date_line(line: str) -> DateLine | None:
    """Return what `line` says, or None where it holds no full date or is too long to be one."""
    if len(line) > _LONGEST or not _YEAR_IN.search(line):
        return None
    text = _day_first(plain(_without_tools(line)))
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


def _without_tools(line: str) -> str:
    """Return a line without the tools that share it ("… | In bài này | Gửi email")."""
    parts = split_date_line(line)
    tools = [part for part in parts if _is_tool(part)]
    return " | ".join(part for part in parts if part not in tools) if tools else line


def _is_tool(part: str) -> bool:
    """Tell whether a part of a line is furniture in words; `13 / 04 / 2023` is one date."""
    if _YEAR_IN.search(part) or not any(map(str.isalpha, part)):
        return False
    return kind_of(part) is Kind.FURNITURE


def date_line_of(line: str) -> DateLine | None:
    """Return what `line` says where beside the date it holds at most a section or a name.

    These stand apart (`20/12/2019 | Tin tức`, `Vũ Hậu - 20/12/2019`) but for names and menu entries
    beside date and time; `Thời gian: 20/12/2019` and
    `Ngày 20/12/2019, tại hội trường` tell of an event.
    """
    found = read_date_line(line)
    if found is None or len(found.rest) <= 1:
        return found
    parts = split_date_line(line)
    dated = [part for part in parts if is_pure(read_date_line(part))]
    apart = len(dated) > 0 and len(parts) > 1 and len(found.rest) <= _REST
    section = found.timed and found.rest in keys("menu_lines")
    return found if apart or section or _name_beside(line, found) else None


def poster_of(line: str) -> str | None:
    """Return the by-line in a date line (`Vũ Hậu - 20/12/2019`, `Hà Lan 20/12/2019 09:15`)."""
    found = date_line_of(line)
    if found is None:
        return None
    names = map(read_byline, [*split_date_line(line), *_SENTENCES.split(line)])
    return next(filter(None, names), None) or _name_beside(line, found)


def _name_beside(line: str, found: DateLine) -> str | None:
    """Return the name that nothing parts from date and time."""
    start = plain(line).find(found.rest) if found.timed and " " in found.rest else -1
    return read_byline(line[start : start + len(found.rest)]) if start >= 0 else None


def split_date_line(line: str) -> list[str]:
    """Return the parts of a date line that stand apart."""
    return [part for part in _PARTS.split(line) if part.strip()]


def is_pure(line: DateLine | None) -> bool:
    """Tell whether a line is nothing but a date, its time and labels."""
    return line is not None and len(line.rest) <= 1


def _day_first(text: str) -> str:
    """Return `text` with dates of foreign templates as Vietnamese writes them.

    `tháng ba 12, 2020`, `12 th3, 2020` and `march 12, 2020` become `12/3/2020`.
    """
    text = _SHORT_MONTH.sub(_from_short, _MONTH_FIRST.sub(r"\2 tháng \1, \3", text))
    return _ENGLISH.sub(_from_english, text)


def _from_short(match: re.Match[str]) -> str:
    return f"{match[1] or match[4]}/{match[2] or match[3]}/{match[5]}"


def _from_english(match: re.Match[str]) -> str:
    month = _ENGLISH_MONTHS.index((match["m1"] or match["m2"])[:3]) + 1
    return f"{match['d1'] or match['d2']}/{month}/{match['y']}"


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('date_words')})(?!\w)")


@cache
def _poster() -> re.Pattern[str]:
    """Match who put the page up, a name or an account, after its label."""
    label = r"người (?:đăng|gửi|viết|tạo|cập nhật)(?: bài viết| bài| tin)?|đăng bởi|viết bởi|bởi|by"
    return re.compile(rf"(?<!\w)(?:{label}|tác giả|nguồn(?: tin)?)\s*:?[^|]*")


@cache
def _published() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('published_words')})(?!\w)")
