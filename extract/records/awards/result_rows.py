"""Tables of results as a page's text holds them: a row a line, or a cell a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from extract.records.awards.statement import Statement
from extract.records.view import View
from extract.tag import Mention
from schemas import AwardType, Label

#: A cell that holds nothing but a place.
_PLACE = re.compile(
    r"(?:đồng )?(?:(?:giải|hạng|huy chương) (?P<named>nhất|nhì|ba|tư|khuyến khích|kk|đặc biệt|vàng"
    r"|bạc|đồng|[abc123]|i{1,3})|(?P<bare>nhất|nhì|ba|khuyến khích|kk|đặc biệt|hc[vbđ]))"
)
_CELL = re.compile(r"[^|\t\n]+")
_COMMA = re.compile(r"[^,]+")
_ITEM = re.compile(r"\s*\d{1,3}[.)]\s+")
_ROWS = 2  # rows that make a table
_APART = 5  # lines from one row to the next, headings of disciplines between them
_LONGEST = 200  # code points of a row
_WINNING = (Label.PERSON, Label.ORGANIZATION)
_FILLED = 0.5  # share of a cell that its winner's name fills


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A place with who won it, and what else its row says."""

    line: int
    place: _Cell
    rank: str
    winners: tuple[Mention, ...]
    beside: str


def read_result_rows(view: View, taken: Sequence[Statement]) -> list[Statement]:
    """Return the places that the rows of a table of results tell.

    Args:
        view: the text with its mentions.
        taken: what the sentences state; rows that they cover are theirs.
    """
    lines = _lines(view.text)
    rows = [row for n, line in enumerate(lines) if (row := _row(view, line, n))]
    rows += _standing(view, lines, {row.line for row in rows})
    rows.sort(key=lambda row: row.line)
    said = sorted((one.start, one.end) for one in taken)
    starts = [start for start, _ in said]
    ends = list(accumulate((end for _, end in said), max))
    return [
        _statement(view.text, row)
        for row in _in_tables(rows)
        if not _reached(bisect_right(starts, row.place.end), ends, row.place.start)
    ]


def _reached(before: int, ends: Sequence[int], start: int) -> bool:
    """Whether one of the first `before` stretches of text ends at `start` or behind it."""
    return before > 0 and ends[before - 1] >= start


def _lines(text: str) -> list[_Cell]:
    """The lines that hold something, without the white space around them."""
    found: list[_Cell] = []
    at = 0
    for line in text.split("\n"):
        inside = line.strip()
        if inside:
            begin = at + line.index(inside)
            found.append(_Cell(begin, begin + len(inside)))
        at += len(line) + 1
    return found


def _row(view: View, line: _Cell, number: int) -> _Row | None:
    """A line whose cells hold a place and a name."""
    if line.end - line.start > _LONGEST:
        return None
    low = view.lowered
    item = _ITEM.match(low, line.start, line.end)
    begin = item.end() if item else line.start
    by = _CELL if low.find("|", begin, line.end) >= 0 or "\t" in low[begin : line.end] else _COMMA
    cells = [_stripped(low, c.start(), c.end()) for c in by.finditer(low, begin, line.end)]
    places = [(c, m) for c in cells if (m := _PLACE.fullmatch(low, c.start, c.end))]
    if len(places) != 1 or len(cells) < _ROWS:
        return None
    place, match = places[0]
    winners = _winners(view, [c for c in cells if c is not place])
    if not winners:
        return None
    beside = " ".join(
        low[c.start : c.end] for c in cells if c is not place and not _holds(c, winners[0])
    )
    return _Row(number, place, match["named"] or match["bare"], winners, beside)


def _standing(view: View, lines: Sequence[_Cell], rows: set[int]) -> list[_Row]:
    """Places that fill a line, with the winner on the line below, or above where none is below."""
    places = {
        n: match
        for n, line in enumerate(lines)
        if n not in rows and (match := _PLACE.fullmatch(view.lowered, line.start, line.end))
    }
    if len(places) < _ROWS:
        return []
    first, last = min(places), max(places)
    above = first > 0 and bool(_winners(view, [lines[first - 1]]))
    below = last + 1 < len(lines) and bool(_winners(view, [lines[last + 1]]))
    found: list[_Row] = []
    for n, match in places.items():
        near = n - 1 if above and not below else n + 1
        winners = _winners(view, [lines[near]]) if 0 <= near < len(lines) else ()
        if near == n - 1 and n > 1 and winners and winners[0].label is not Label.PERSON:
            winners = _people(_winners(view, [lines[n - 2]])) or winners
        if winners:
            found.append(_Row(n, lines[n], match["named"] or match["bare"], winners, ""))
    return found


def _winners(view: View, cells: Sequence[_Cell]) -> tuple[Mention, ...]:
    """The people of the first cell that names any, else the body that fills a cell."""
    inside = [
        [m for m in view.within(cell.start, cell.end) if m.label in _WINNING] for cell in cells
    ]
    people = next((p for held in inside if (p := _people(held))), ())
    if people:
        return people
    for cell, held in zip(cells, inside, strict=True):
        filled = [m for m in held if (m.end - m.start) > (cell.end - cell.start) * _FILLED]
        if filled:
            return tuple(filled[:1])
    return ()


def _people(held: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(m for m in held if m.label is Label.PERSON)


def _holds(cell: _Cell, mention: Mention) -> bool:
    return cell.start <= mention.start and mention.end <= cell.end


def _stripped(view: str, start: int, end: int) -> _Cell:
    inside = view[start:end].strip(" \t*+-–.;:")
    begin = start + view[start:end].find(inside)
    return _Cell(begin, begin + len(inside))


def _in_tables(rows: Sequence[_Row]) -> list[_Row]:
    """The rows, in the order of their lines, that have another one near."""
    near = [False, *(b.line - a.line <= _APART for a, b in pairwise(rows)), False]
    return [row for n, row in enumerate(rows) if near[n] or near[n + 1]]


def _statement(text: str, row: _Row) -> Statement:
    people = row.winners[0].label is Label.PERSON
    start = min(row.place.start, row.winners[0].start)
    end = max(row.place.end, row.winners[-1].end)
    return Statement(
        award_type=AwardType.giai_thi,
        award_name=text[row.place.start : row.place.end],
        count=len(row.winners),
        explicit=False,
        kind="individual" if people else "collective",
        start=start,
        end=end,
        rule="awards.result_row",
        sentence=-1 - row.line,
        names=[m.text for m in row.winners],
        rank=row.rank,
        discipline=row.beside or None,
        trace=[f"row: {' '.join(text[start:end].split())}"],
    )
