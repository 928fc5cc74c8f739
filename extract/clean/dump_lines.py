"""The lines of a page dump: what each is, where the article's text opens and ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from extract.clean.byline import is_poster, read_byline
from extract.clean.dateline import DateLine, date_line_of, is_pure, poster_of, read_date_line
from extract.clean.furniture import Kind, kind_of
from extract.clean.headline import goes_on, looks_like_headline
from extract.clean.title import is_mere_name
from extract.clean.words import beginnings, key, plain

_PROSE = 60  # shortest line that can open an article's text: below it sub-headings are common
_LONG = 200  # a line this long is prose however it ends: the longest headline seen has 165
_MORE = 3  # times the text above that must stand below a tail heading for it to be none
FRAME = frozenset((Kind.FURNITURE, Kind.MENU, Kind.TAIL, Kind.RELATED))
_STORIES = ("tin ", "bài ", "các ", "sự kiện ", "thông tin khác", "nội dung khác")
_HEADLINE_LINES = 5  # lines of the longest headline


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a dump.

    Args:
        raw: the line as it stood.
        kind: what it is by its words; date lines are text.
        date_line: what it says of a date.
    """

    raw: str
    kind: Kind
    date_line: DateLine | None

    @property
    def is_text(self) -> bool:
        """Whether it may be the article's and is no date line."""
        return self.kind in (Kind.TEXT, Kind.RELATED) and not self.is_dated

    @property
    def is_dated(self) -> bool:
        """Whether it is a date line: nothing but a date, or a date and a name apart from it.

        Behind a bar a section may stand too.
        """
        if is_pure(self.date_line) or date_line_of(self.raw) is None:
            return is_pure(self.date_line)
        return "|" in self.raw or self.poster is not None

    @property
    def poster(self) -> str | None:
        """The by-line that stands in a date line ("Vũ Hậu - 20/12/2019")."""
        return poster_of(self.raw)


def read_line(raw: str) -> Line:
    """Return what a line of a dump is."""
    date_line = read_date_line(raw)
    line = Line(raw, Kind.TEXT, date_line)
    if line.is_dated:
        return line
    return Line(raw, Kind.FURNITURE if is_poster(raw) else kind_of(raw), date_line)


def opening_of(lines: list[Line], sure: list[bool]) -> int:
    """Return the index of the article's first line of running text.

    A text of short lines (results, names, a poem) opens under its headline or its date line.
    """
    opening = _opening(lines, 0)
    if opening < len(lines):
        return _reopened(lines, opening) if any(sure) else opening
    return _under_headline(lines, sure)


def _under_headline(lines: list[Line], sure: list[bool]) -> int:
    """Return the index of the first line under a headline in a text without long lines."""
    dated = (i for i, line in enumerate(lines) if line.is_dated)
    first = next((i for i in dated if _above_date(lines, i) is not None), None)
    if first is None:
        first = next(
            (
                i
                for i, line in enumerate(lines)
                if line.is_text and not sure[i] and looks_like_headline(line.raw)
            ),
            len(lines) - 1,
        )
    stop = first + 1
    while stop < len(lines) and goes_on(lines[stop - 1].raw, lines[stop].raw):
        stop += 1
    while stop < len(lines) and (lines[stop].kind is not Kind.TEXT or lines[stop].is_dated):
        stop += 1
    return stop


def _opening(lines: list[Line], first: int) -> int:
    """Return the index of the first line of running text; the number of lines where none is."""
    for index in range(first, len(lines)):
        if _is_prose(lines, index):
            return index
    return len(lines)


def _is_prose(lines: list[Line], index: int) -> bool:
    line = lines[index]
    if not line.is_text or len(line.raw.strip()) < _PROSE:
        return False
    return len(line.raw) > _LONG or not _may_be_headline(lines, index)


def _may_be_headline(lines: list[Line], index: int) -> bool:
    """Tell whether a line may be (part of) a headline, not the first line of a paragraph."""
    whole = lines[index].raw
    for line in lines[index + 1 : index + _HEADLINE_LINES]:
        if not line.is_text or not goes_on(whole, line.raw):
            break
        whole = f"{whole} {line.raw}"
    return looks_like_headline(whole)


def _reopened(lines: list[Line], opening: int) -> int:
    """Return where the text opens under a side column that itself has running text.

    The article shows itself by a headline with a date line, and by more text than stands above.
    """
    dated = [i for i, line in enumerate(lines) if line.is_dated]
    if any(_above_date(lines, i) is not None for i in dated if i < opening):
        return opening
    upto = list(accumulate((len(line.raw) * line.is_text for line in lines), initial=0))
    for index in (i for i in dated if i > opening):
        above = _above_date(lines, index)
        if above is None or above < opening or _is_prose(lines, above):
            continue
        lower = _opening(lines, index)
        if upto[-1] - upto[lower] > upto[above] - upto[opening]:
            return lower
    return opening


def _above_date(lines: list[Line], index: int) -> int | None:
    """Return the line of a headline that stands right above a date line."""
    above = text_above(lines, index)
    return above if above is not None and looks_like_headline(lines[above].raw) else None


def text_above(lines: list[Line], index: int) -> int | None:
    """Return the nearest line of text above `index`, over blank lines, tools, dates, by-lines."""
    for above in range(index - 1, -1, -1):
        if lines[above].is_text and not _is_signed(lines, above):
            return above
    return None


def _is_signed(lines: list[Line], index: int) -> bool:
    """Tell whether a line is a by-line and not the last line of a headline ("LẦN THỨ VI")."""
    if read_byline(lines[index].raw) is None:
        return False
    return index == 0 or not goes_on(lines[index - 1].raw, lines[index].raw)


def end_of(lines: list[Line], opening: int, sure: list[bool]) -> int:
    """Return the index after the article's last line."""
    end = next(_tails(lines, opening, sure), len(lines))
    last = max((i for i in range(opening, end) if _is_prose(lines, i)), default=opening)
    after = range(last + 1, end)
    edge = next((i for i in after if sure[i] or _is_imprint(lines, i, last)), end)
    if not any(_is_own(line) for line in lines[edge:end]):
        end = _above_imprint(lines, last, edge)
    while end > last + 1 and _is_frame(lines[end - 1]):
        end -= 1
    return end


def _is_frame(line: Line) -> bool:
    return line.kind is Kind.BLANK or line.kind in FRAME


def _tails(lines: list[Line], opening: int, sure: list[bool]) -> Iterator[int]:
    """Yield the lines that may end the article: tail headings with little text below."""
    prose = [len(line.raw) if _is_prose(lines, i) else 0 for i, line in enumerate(lines)]
    last = max((i for i in range(opening, len(lines)) if prose[i]), default=len(lines))
    tails = [
        i
        for i in range(opening, len(lines))
        if lines[i].kind is Kind.TAIL
        and (sure[i] or (i > last and any(sure) and _heads_stories(lines, i)))
    ]
    if not tails:
        return
    below = sum(prose[opening:])
    above = 0
    for index in range(opening, len(lines)):
        if index in tails and below <= _MORE * above:
            yield index
        below -= prose[index]
        above += len(lines[index].raw) if lines[index].is_text else 0


def _heads_stories(lines: list[Line], index: int) -> bool:
    """Tell whether a heading that articles have too ("Tin mới") stands over another headline.

    That of the key words stands over anything.
    """
    if key(lines[index].raw) in ("tag", "tags"):
        return True
    below = next((line for line in lines[index + 1 :] if line.kind is not Kind.BLANK), None)
    named = plain(lines[index].raw).strip().startswith(_STORIES)
    return named and below is not None and below.is_text and looks_like_headline(below.raw)


def _is_imprint(lines: list[Line], index: int, last: int) -> bool:
    """Tell whether address or telephone stand below a body's name in capitals."""
    above = text_above(lines, index)
    return (
        beginnings("edge_starts").match(plain(lines[index].raw)) is not None
        and above is not None
        and above > last
        and (lines[above].raw.isupper() or is_mere_name(lines[above].raw))
    )


def _above_imprint(lines: list[Line], last: int, edge: int) -> int:
    """Return `edge`, moved above the site's name where address or telephone follow it."""
    return (
        (text_above(lines, edge) or edge)
        if edge < len(lines) and _is_imprint(lines, edge, last)
        else edge
    )


def _is_own(line: Line) -> bool:
    """Tell whether a line under the last tools is the article's all the same."""
    return line.kind is Kind.TEXT and (line.is_dated or read_byline(line.raw) is not None)


def within(lines: list[Line], sure: list[bool], body: range) -> list[int]:
    """Return the indices of the article's lines without furniture and boxes of related stories.

    Args:
        lines: the dump's lines.
        sure: which of them are furniture beyond doubt.
        body: the lines from the first to the last running text: there doubtful lines stay.
    """
    kept: list[int] = []
    in_box = False
    for index, line in enumerate(lines):
        if line.kind is Kind.RELATED:
            in_box = True
            continue
        if in_box and line.is_text and looks_like_headline(line.raw):
            continue
        in_box = in_box and line.kind is Kind.BLANK
        if sure[index] or (line.kind in FRAME and index not in body):
            continue
        kept.append(index)
    return kept
