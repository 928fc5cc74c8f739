"""Plain-text dumps of whole pages: the article's lines without the furniture around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.clean.byline import is_office, read_byline
from extract.clean.dateline import is_pure, read_date_line
from extract.clean.dump_lines import (
    Line,
    end_of,
    opening_of,
    read_line,
    text_above,
    within,
)
from extract.clean.evidence import document_title, is_dump, letterhead_of, sure_lines
from extract.clean.furniture import Kind
from extract.clean.headline import bare_headline, goes_on, looks_like_headline
from extract.clean.title import is_mere_name

_FEW = 5  # words of a headline; what stands above a date line with fewer is a menu entry
_CLOSING = 4  # last lines among which a labelled by-line is looked for
_HEAD = 4  # lines above the headline of a text that is no dump: a kicker, a body's name
_BRACKETED = re.compile(r"\s*\([^()]*\d{1,2}/\d{1,2}/\d{4}[^()]*\)\W*$")  # a headline's date
_SIZES = re.compile(r"[\WaA]*")  # "A-", "A", "A+", a bar between them
_NAME = 8  # words of the longest name of a site
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
    sure = sure_lines(lines)
    opening = opening_of(lines, sure)
    if not is_dump(lines, sure):
        return _read_whole(text, lines, opening)
    end = end_of(lines, opening, sure)
    start, stop = _headline(lines, opening)
    first, document = _first(lines, sure, start, opening)
    body = range(first if document else opening, end)
    kept = [lines[i].raw for i in within(lines, sure, body) if first <= i < end]
    title = document_title(lines, opening) if document else None
    if title is None:
        title = _title(lines[start:stop], any(line.is_dated for line in lines[stop:opening]))
    return Dump(
        text=text if len(kept) == len(lines) else "\n".join(kept).strip("\n"),
        title=title or None,
        author=_author(kept) or _beside_date(lines[stop:opening]),
        published=_published(lines, start, stop, opening, end),
    )


def _title(lines: list[Line], dated: bool) -> str | None:
    """Return a headline's lines as one; None for the name of the body over the date of its post."""
    title = bare_headline(" ".join(line.raw for line in lines))
    return None if dated and is_mere_name(title) else _BRACKETED.sub("", title)


def _read_whole(text: str, lines: list[Line], opening: int) -> Dump:
    """Return a text that is no dump, as it stands."""
    start, stop = _headline(lines, opening)
    filled = sum(line.kind is not Kind.BLANK for line in lines[:start])
    title = document_title(lines, opening)
    if title is None and filled <= _HEAD:
        title = bare_headline(" ".join(line.raw for line in lines[start:stop]))
    days = {line.date_line.day for line in lines if line.date_line and line.is_dated}
    return Dump(
        text=text,
        title=title or None,
        author=_author([line.raw for line in lines]) or _beside_date(lines[stop:opening]),
        published=_published(lines, start, stop, opening, len(lines)) if len(days) == 1 else None,
    )


def _first(lines: list[Line], sure: list[bool], start: int, opening: int) -> tuple[int, bool]:
    """Return the index of the article's first line, and whether it begins as a document does.

    Above a headline everything goes where any of it is furniture or the page's clock, or where
    the headline's own date line stands under it; without a headline only what stands above the
    last furniture. The head of a document stays, and a date line over the headline that says that
    it is the publication's.
    """
    above = lines[:start]
    last = max((i for i in range(start) if sure[i]), default=-1)
    dated = any(line.date_line for line in above) or any(i.is_dated for i in lines[start:opening])
    if last < 0 and not dated:
        return 0, True
    own = any(line.is_dated for line in lines[last + 1 : opening])
    if not own and letterhead_of(lines[last + 1 : start]) is not None:
        return last + 1, True
    if start == opening:
        return last + 1, False
    over = _date_over(lines, start)
    return (start if over is None else over), False


def _date_over(lines: list[Line], start: int) -> int | None:
    """Return the line over the headline at `start` that dates it; None where that is a clock.

    It says that it does, shares the headline's row of tools with the sizes of the letters, or
    stands under the clock.
    """
    tools = False  # or the page's clock above
    for index in range(start - 1, -1, -1):
        line = lines[index]
        if line.is_dated and line.date_line:
            tools = tools or any(upper.is_dated for upper in lines[:index])
            return index if line.date_line.labelled or tools else None
        if line.kind is not Kind.BLANK and not _SIZES.fullmatch(line.raw):
            return None
        tools = tools or line.kind is not Kind.BLANK
    return None


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
    dated = [i for i in range(opening) if lines[i].is_dated]
    for index in reversed(dated):
        above = text_above(lines, index)
        if above is None:
            continue
        if nearest is not None and nearest > index and _names_body(lines[above], lines[nearest]):
            return nearest
        if (
            nearest is not None
            and nearest > index
            and _words(lines[above]) < _FEW <= _words(lines[nearest])
        ):
            return nearest  # the date line stands above the headline, under a menu
        return above
    return nearest


def _names_body(upper: Line, lower: Line) -> bool:
    """Tell whether the line over a date is the site's name, and the one under it a headline."""
    few = upper.raw.isupper() and _words(upper) <= _NAME and not lower.raw.isupper()
    return few and _words(lower) > _words(upper) and looks_like_headline(lower.raw)


def _words(line: Line) -> int:
    return len(line.raw.split())


def _author(kept: list[str]) -> str | None:
    """Return the by-line's name: on the last line but for brackets and dates, or after a label."""
    closing = [s for line in kept if (s := line.strip()) and not is_pure(read_date_line(s))]
    if any(map(is_office, closing[-_CLOSING:])):
        return None  # whoever signed a document did not write an article
    for line in reversed(closing[-_CLOSING:]):
        name = read_byline(line)
        if name and (line == closing[-1] or ":" in line or closing[-1].startswith("(")):
            return name
    return None


def _beside_date(lines: list[Line]) -> str | None:
    """Return the by-line next to the date line under a headline."""
    filled = [line for line in lines if line.kind is not Kind.BLANK]
    dated = [i for i, line in enumerate(filled) if line.is_dated]
    if name := next((line.poster for line in filled if line.poster), None):
        return name
    beside = [i + step for i in dated for step in (-1, 1, -2) if 0 <= i + step < len(filled)]
    return next((name for i in beside if (name := read_byline(filled[i].raw))), None)


def _published(lines: list[Line], start: int, stop: int, opening: int, end: int) -> date | None:
    """Return the date of the article's own date line, never the page's clock.

    Below the headline any date line is the article's. Above it and after the text only one that
    says so ("Ngày đăng", "Cập nhật").
    """
    under = [d for line in lines[stop:opening] if (d := line.date_line) and start < stop]
    if not under and start < stop and (bracketed := _BRACKETED.search(lines[stop - 1].raw)):
        under = [d for d in (read_date_line(bracketed.group()),) if is_pure(d) and d]
    around = [
        d
        for line in lines[max(0, start - 2) : start] + lines[max(opening, end - 3) : end]
        if (d := line.date_line) and d.labelled and is_pure(d)
    ]
    index = _date_over(lines, start)
    over = [] if index is None else [d for d in (lines[index].date_line,) if d]
    for line in sorted(under, key=lambda d: not d.labelled) + around + over:
        return line.day
    return None
