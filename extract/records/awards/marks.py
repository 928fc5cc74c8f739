"""Marks between the parts of a clause: commas, semicolons, dashes, bullets, numbers of items."""

from __future__ import annotations

from extract.records.awards.asides import ends_aim
from extract.records.awards.described import took_part
from extract.records.awards.row import Row

#: Verbs with which an item of a list is a clause of its own; the others, too, where all items have
#: one: "- 4 tập thể" goes on in "- 5 cá nhân được nhận giấy khen".
_GIVING = ("give", "commend", "passive")
_VERBS = (*_GIVING, "take", "rate")
_WINNERS = ("org", "person", "place", "unit", "noun", "body", "quote")


def read_comma(row: Row, at: int) -> int:
    """Read a comma, which ends a clause behind an aim or behind who took part."""
    if ends_aim(row, at):
        row.out[0].feature = "clause"
        row.add("semi", row.tokens[at])
    else:
        row.add("semi" if took_part(row) else "comma", row.tokens[at])
    return at + 1


def read_semicolon(row: Row, at: int) -> int:
    """Read a semicolon, which is no more than a comma between counted places."""
    row.add("comma" if _goes_on_counting(row, at) else "semi", row.tokens[at])
    return at + 1


def read_dash(row: Row, at: int) -> int:
    """Read a dash: before a winner a colon, at a line's head a bullet, else a comma or nothing."""
    token = row.tokens[at]
    if _names_winner(row, at):
        row.add("colon", token)
    elif "\n" in row.gap(at):
        row.add(_bullet(row, at), token)
    else:
        row.add("filler" if _in_description(row, at) else "comma", token)
    return at + 1


def read_item_number(row: Row, at: int) -> int | None:
    """Read a number that counts the items of a list, with the dot behind it ("1. Công đoàn A").

    Returns:
        The next token; None where the number counts something else.
    """
    if at and "\n" not in row.gap(at):
        return None
    follows = row.tokens[at + 1] if at + 1 < len(row.tokens) else None
    if follows is None or row.view[follows.start : follows.end] not in (".", ")"):
        return None
    if row.out:
        row.add(_bullet(row, at + 1), row.tokens[at])
    return at + 2


def _goes_on_counting(row: Row, at: int) -> bool:
    """Whether a semicolon stands between counted places ("2 giải Nhất; 4 giải Nhì")."""
    place = row.last_place()
    counted = place is not None and place.counted
    return counted and row.kind(at + 1) == "num" and row.kind(at + 2) == "award"


def _bullet(row: Row, at: int) -> str:
    """A bullet before an award starts a clause; before a recipient it goes on with a list."""
    step = at + 1
    while row.kind(step) in ("num", "skip", "mark", "close"):
        step += 1
    if row.kind(step) in ("award", "give", "commend"):
        return "semi"
    verbs = _VERBS if _has_verb(row, at) else _GIVING
    while step < len(row.tokens) and "\n" not in row.gap(step):
        if row.kind(step) in verbs:
            return "semi"  # "- LĐLĐ tỉnh tặng …": a clause with a subject of its own
        step += 1
    return "comma"


def _has_verb(row: Row, at: int) -> bool:
    """Whether the line before a bullet says by itself what was given or taken."""
    step = at - 1
    while step >= 0:
        if row.kind(step) in _VERBS:
            return True
        if "\n" in row.gap(step):
            return False
        step -= 1
    return False


def _names_winner(row: Row, at: int) -> bool:
    """A dash between a contest place and who got it ("Nhì - đội B")."""
    place = row.last_place()
    if place is None or place.generic or row.kind(at + 2) == "colon":
        return False  # "… nhận giải - Ảnh: X"
    return row.kind(at + 1) in _WINNERS and "\n" not in row.gap(at + 1)


def _in_description(row: Row, at: int) -> bool:
    """Whether a dash stands inside a description ("cầu lông - bơi lội")."""
    last = row.last()
    described = last is not None and last.kind == "filler" and last.end + 1 >= row.tokens[at].start
    return described and row.kind(at + 1) in ("word", "none") and "\n" not in row.gap(at)
