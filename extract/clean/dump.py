"""Plain-text dumps of whole pages: the article's lines without the furniture around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extract.clean.byline import read_byline
from extract.clean.dateline import is_pure, read_date_line
from extract.clean.dump_lines import (
    FRAME,
    Line,
    end_of,
    opening_of,
    read_line,
    text_above,
    within,
)
from extract.clean.furniture import Kind
from extract.clean.headline import bare_headline, goes_on, looks_like_headline

_FEW = 5  # words of a headline; what stands above a date line with fewer is a menu entry
_CLOSING = 4  # last lines among which a labelled by-line is looked for
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


def read_dump(text: str) -> Dump:
    """Return the article in `text`, a regular text (see `characters`) of any shape.

    A text without furniture comes back unchanged.
    """
    lines = [read_line(raw) for raw in text.split("\n")]
    opening = opening_of(lines)
    end = end_of(lines, opening)
    start, stop = _headline(lines, opening)
    framed = any(line.kind in FRAME for line in lines[:start])
    first = start if framed or _clocks(lines[:start]) else 0
    kept = within(lines[first:end], body_from=opening - first)
    title = " ".join(line.raw for line in lines[start:stop])
    whole = len(kept) == len(lines)
    return Dump(
        text=text if whole else "\n".join(kept).strip("\n"),
        title=bare_headline(title) or None,
        author=_author(kept) or _beside_date(lines[stop:opening]),
        published=_published(lines, start, stop, opening, end),
    )


def _headline(lines: list[Line], opening: int) -> tuple[int, int]:
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


def _headline_end(lines: list[Line], opening: int) -> int | None:
    """Return the last line of the headline: above the article's date line, else above the text."""
    nearest = text_above(lines, opening)
    dated = [i for i in range(opening) if is_pure(lines[i].date_line)]
    for index in reversed(dated):
        above = text_above(lines, index)
        if above is None:
            continue
        if (
            nearest is not None
            and nearest > index
            and _words(lines[above]) < _FEW <= _words(lines[nearest])
        ):
            return nearest  # the date line stands above the headline, under a menu
        return above
    return nearest


def _words(line: Line) -> int:
    return len(line.raw.split())


def _clocks(lines: list[Line]) -> bool:
    """Tell whether the lines above a headline hold a date: the page's clock."""
    return any(line.date_line is not None for line in lines)


def _author(kept: list[str]) -> str | None:
    """Return the by-line's name: on the last line but for brackets and dates, or after a label."""
    closing = [s for line in kept if (s := line.strip()) and not is_pure(read_date_line(s))]
    for line in reversed(closing[-_CLOSING:]):
        name = read_byline(line)
        if name and (line == closing[-1] or ":" in line or closing[-1].startswith("(")):
            return name
    return None


def _beside_date(lines: list[Line]) -> str | None:
    """Return the by-line next to the date line under a headline."""
    filled = [line for line in lines if line.kind is not Kind.BLANK]
    dated = [i for i, line in enumerate(filled) if is_pure(line.date_line)]
    beside = [i + step for i in dated for step in (-1, 1) if 0 <= i + step < len(filled)]
    return next((name for i in beside if (name := read_byline(filled[i].raw))), None)


def _published(lines: list[Line], start: int, stop: int, opening: int, end: int) -> date | None:
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
