"""Plain-text dumps of whole pages: the article's lines without the furniture around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extract.clean.byline import read_byline
from extract.clean.dateline import DateLine, is_pure, read_date_line
from extract.clean.furniture import Kind, kind_of
from extract.clean.headline import bare_headline, goes_on, looks_like_headline

_PROSE = 60  # shortest line that can open an article's text: below it sub-headings are common
_LONG = 200  # a line this long is prose however it ends: the longest headline seen has 165
_GLUED = 130  # a headline that no blank line or date line closes is taken only up to here


@dataclass(frozen=True, slots=True)
class Dump:
    """What a dump holds.

    Args:
        text: the article's lines, each as it stood.
        title: its headline, lines joined.
        author: the by-line.
        published: the date of the article's own date line.
    """

    text: str
    title: str | None
    author: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class _Line:
    raw: str
    kind: Kind
    date_line: DateLine | None

    @property
    def is_text(self) -> bool:
        return self.kind in (Kind.TEXT, Kind.RELATED) and not is_pure(self.date_line)


def read_dump(text: str) -> Dump:
    """Return the article in `text`, a regular text (see `characters`) of any shape.

    A text without furniture comes back unchanged.
    """
    lines = [_read(raw) for raw in text.split("\n")]
    opening = _opening(lines)
    end = _end(lines, opening)
    start, stop = _headline(lines, opening)
    framed = any(line.kind in (Kind.FURNITURE, Kind.MENU) for line in lines[:start])
    first = start if framed or _clocks(lines[:start]) else 0
    kept = _within(lines[first:end], body_from=opening - first)
    title = " ".join(line.raw for line in lines[start:stop])
    whole = len(kept) == len(lines)
    return Dump(
        text=text if whole else "\n".join(kept).strip("\n"),
        title=bare_headline(title) or None,
        author=_author(kept),
        published=_published(lines, start, stop, opening, end),
    )


def _read(raw: str) -> _Line:
    date_line = read_date_line(raw)
    kind = Kind.TEXT if is_pure(date_line) else kind_of(raw)
    return _Line(raw, kind, date_line)


def _opening(lines: list[_Line]) -> int:
    """Return the index of the first line of running text; the number of lines where none is."""
    for index, line in enumerate(lines):
        if not line.is_text or len(line.raw.strip()) < _PROSE:
            continue
        if len(line.raw) > _LONG or not _may_be_headline(lines, index):
            return index
    return len(lines)


def _may_be_headline(lines: list[_Line], index: int) -> bool:
    """Tell whether a line may be (part of) a headline, not the first line of a paragraph."""
    whole = lines[index].raw
    for line in lines[index + 1 :]:
        if not line.is_text or not goes_on(whole, line.raw):
            break
        whole = f"{whole} {line.raw}"
    return looks_like_headline(whole)


def _end(lines: list[_Line], opening: int) -> int:
    """Return the index after the article's last line."""
    end = next(
        (i for i in range(opening, len(lines)) if lines[i].kind is Kind.TAIL),
        len(lines),
    )
    while end > opening and lines[end - 1].kind is not Kind.TEXT:
        end -= 1
    if any(line.kind not in (Kind.TEXT, Kind.BLANK) for line in lines[end:]):
        return end
    return len(lines)


def _headline(lines: list[_Line], opening: int) -> tuple[int, int]:
    """Return the range of the headline's lines above the running text, empty where none is."""
    last = _headline_end(lines, opening)
    if last is None:
        return opening, opening
    start = last
    while (
        start > 0 and lines[start - 1].is_text and goes_on(lines[start - 1].raw, lines[start].raw)
    ):
        start -= 1
    text = " ".join(line.raw for line in lines[start : last + 1])
    closed = last + 1 < len(lines) and not (lines[last + 1].is_text and lines[last + 1].raw.strip())
    if not looks_like_headline(text) or not (closed or len(text) <= _GLUED):
        return opening, opening
    return start, last + 1


def _headline_end(lines: list[_Line], opening: int) -> int | None:
    """Return the last line of the headline: above the article's date line, else above the text."""
    dated = [i for i in range(opening) if is_pure(lines[i].date_line)]
    for index in reversed(dated):
        above = _text_above(lines, index)
        if above is not None:
            return above
    return _text_above(lines, opening)


def _text_above(lines: list[_Line], index: int) -> int | None:
    """Return the nearest line of text above `index`, over blank lines, tools and date lines."""
    for above in range(index - 1, -1, -1):
        if lines[above].is_text:
            return above
    return None


def _clocks(lines: list[_Line]) -> bool:
    """Tell whether the lines above a headline hold a date: the page's clock."""
    return any(line.date_line is not None for line in lines)


def _within(lines: list[_Line], *, body_from: int) -> list[str]:
    """Return the lines of the article without furniture and boxes of related stories."""
    kept: list[str] = []
    in_box = False
    for index, line in enumerate(lines):
        if line.kind is Kind.RELATED:
            in_box = True
            continue
        if in_box and line.is_text and looks_like_headline(line.raw):
            continue
        in_box = in_box and line.kind is Kind.BLANK
        above = index < body_from
        if line.kind is Kind.FURNITURE or (above and line.kind in (Kind.MENU, Kind.TAIL)):
            continue
        kept.append(line.raw)
    return kept


def _author(kept: list[str]) -> str | None:
    """Return the name on the article's last line, or on the one before a line in brackets."""
    closing = [line.strip() for line in kept if line.strip()][-2:]
    for line in reversed(closing):
        name = read_byline(line)
        if name or not line.startswith("("):
            return name
    return None


def _published(lines: list[_Line], start: int, stop: int, opening: int, end: int) -> date | None:
    """Return the date of the article's own date line, never the page's clock.

    Below the headline any date line is the article's. Above it and after the text only one that
    says so ("Ngày đăng", "Cập nhật").
    """
    under = [d for line in lines[stop:opening] if (d := line.date_line) and start < stop]
    around = [
        d
        for line in lines[max(0, start - 2) : start] + lines[max(opening, end - 3) : end]
        if (d := line.date_line) and d.labelled and is_pure(d)
    ]
    for line in sorted(under, key=lambda d: not d.labelled) + around:
        return line.day
    return None
