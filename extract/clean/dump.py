"""Plain-text dumps of whole pages: the article's lines without the furniture around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extract.clean.byline import is_poster, read_byline
from extract.clean.dateline import DateLine, is_pure, read_date_line
from extract.clean.furniture import Kind, kind_of
from extract.clean.headline import bare_headline, goes_on, looks_like_headline
from extract.clean.words import beginnings, plain

_PROSE = 60  # shortest line that can open an article's text: below it sub-headings are common
_LONG = 200  # a line this long is prose however it ends: the longest headline seen has 165
_MORE = 3  # times the text above that must stand below a tail heading for it to be none
_FEW = 5  # words of a headline; what stands above a date line with fewer is a menu entry
_CLOSING = 4  # last lines among which a labelled by-line is looked for
_FRAME = frozenset((Kind.FURNITURE, Kind.MENU, Kind.TAIL, Kind.RELATED))
_SURE = frozenset((Kind.FURNITURE, Kind.TAIL))
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
    opening = _reopened(lines, _opening(lines, 0))
    end = _end(lines, opening)
    start, stop = _headline(lines, opening)
    framed = any(line.kind in _FRAME for line in lines[:start])
    first = start if framed or _clocks(lines[:start]) else 0
    kept = _within(lines[first:end], body_from=opening - first)
    title = " ".join(line.raw for line in lines[start:stop])
    whole = len(kept) == len(lines)
    return Dump(
        text=text if whole else "\n".join(kept).strip("\n"),
        title=bare_headline(title) or None,
        author=_author(kept) or _beside_date(lines[stop:opening]),
        published=_published(lines, start, stop, opening, end),
    )


def _read(raw: str) -> _Line:
    date_line = read_date_line(raw)
    if is_pure(date_line):
        return _Line(raw, Kind.TEXT, date_line)
    return _Line(raw, Kind.FURNITURE if is_poster(raw) else kind_of(raw), date_line)


def _opening(lines: list[_Line], first: int) -> int:
    """Return the index of the first line of running text; the number of lines where none is."""
    for index in range(first, len(lines)):
        if _is_prose(lines, index):
            return index
    return len(lines)


def _is_prose(lines: list[_Line], index: int) -> bool:
    line = lines[index]
    if not line.is_text or len(line.raw.strip()) < _PROSE:
        return False
    return len(line.raw) > _LONG or not _may_be_headline(lines, index)


def _reopened(lines: list[_Line], opening: int) -> int:
    """Return where the text opens under a side column that itself has running text.

    The article shows itself by a headline with a date line, and by more text than stands above.
    """
    if not any(line.kind in _FRAME for line in lines):
        return opening
    if any(
        is_pure(line.date_line) and _above_date(lines, i) for i, line in enumerate(lines[:opening])
    ):
        return opening
    for index in range(opening + 1, len(lines)):
        above = _above_date(lines, index) if is_pure(lines[index].date_line) else None
        if above is None or above < opening or _is_prose(lines, above):
            continue
        lower = _opening(lines, index)
        if _length(lines[lower:]) > _length(lines[opening:above]):
            return lower
    return opening


def _above_date(lines: list[_Line], index: int) -> int | None:
    """Return the line of a headline that stands right above a date line."""
    above = _text_above(lines, index)
    return above if above is not None and looks_like_headline(lines[above].raw) else None


def _length(lines: list[_Line]) -> int:
    return sum(len(line.raw) for line in lines if line.is_text)


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
    end = next((i for i in range(opening, len(lines)) if _closes(lines, opening, i)), len(lines))
    last = max((i for i in range(opening, end) if _is_prose(lines, i)), default=opening)
    edge = next((i for i in range(last + 1, end) if lines[i].kind in _FRAME), end)
    framed = any(line.kind in _SURE for line in lines)
    if framed and not any(_is_own(line) for line in lines[edge:end]):
        end = _above_imprint(lines, last, edge)
    return end if any(line.kind is not Kind.BLANK for line in lines[end:]) else len(lines)


def _above_imprint(lines: list[_Line], last: int, edge: int) -> int:
    """Return `edge`, moved above the site's name where address or telephone follow it."""
    above = _text_above(lines, edge)
    is_address = edge < len(lines) and beginnings("edge_starts").match(plain(lines[edge].raw))
    if is_address and above is not None and above > last and looks_like_headline(lines[above].raw):
        return above
    return edge


def _closes(lines: list[_Line], opening: int, index: int) -> bool:
    """Tell whether the article ends here: a tail heading without the bulk of the text below."""
    if lines[index].kind is not Kind.TAIL:
        return False
    below = sum(len(lines[i].raw) for i in range(index, len(lines)) if _is_prose(lines, i))
    return below <= _MORE * _length(lines[opening:index])


def _is_own(line: _Line) -> bool:
    """Tell whether a line under the last tools is the article's all the same."""
    return line.kind is Kind.TEXT and (is_pure(line.date_line) or read_byline(line.raw) is not None)


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
    nearest = _text_above(lines, opening)
    dated = [i for i in range(opening) if is_pure(lines[i].date_line)]
    for index in reversed(dated):
        above = _text_above(lines, index)
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


def _words(line: _Line) -> int:
    return len(line.raw.split())


def _text_above(lines: list[_Line], index: int) -> int | None:
    """Return the nearest line of text above `index`, over blank lines, tools, dates, by-lines."""
    for above in range(index - 1, -1, -1):
        if lines[above].is_text and not _is_signed(lines, above):
            return above
    return None


def _is_signed(lines: list[_Line], index: int) -> bool:
    """Tell whether a line is a by-line and not the last line of a headline ("LẦN THỨ VI")."""
    if read_byline(lines[index].raw) is None:
        return False
    return index == 0 or not goes_on(lines[index - 1].raw, lines[index].raw)


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
        if line.kind in _SURE or (above and line.kind is Kind.MENU):
            continue
        kept.append(line.raw)
    return kept


def _author(kept: list[str]) -> str | None:
    """Return the by-line's name: on the last line but for brackets and dates, or after a label."""
    closing = [s for line in kept if (s := line.strip()) and not is_pure(read_date_line(s))]
    for line in reversed(closing[-_CLOSING:]):
        name = read_byline(line)
        if name and (line == closing[-1] or ":" in line or closing[-1].startswith("(")):
            return name
    return None


def _beside_date(lines: list[_Line]) -> str | None:
    """Return the by-line next to the date line under a headline."""
    filled = [line for line in lines if line.kind is not Kind.BLANK]
    dated = [i for i, line in enumerate(filled) if is_pure(line.date_line)]
    beside = [i + step for i in dated for step in (-1, 1) if 0 <= i + step < len(filled)]
    return next((name for i in beside if (name := read_byline(filled[i].raw))), None)


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
