"""What is said aside: aims, ways, worth; where a word like "để" closes no sentence for awards."""

from __future__ import annotations

import re

from extract.records.awards.row import Row
from extract.tag.awards.lexer import Token

#: Code points before a veto word that may say that what follows comes on top of it.
_LONGEST_BEFORE = 24
#: Code points before a number, and what they may end with.
_WAY = 28
_JUST_BEATEN = re.compile(r"(?:\bvượt|\bvượt qua|vượt lên|đánh bại|qua mặt)\s+(?:tất cả )?$")
_GONE_THROUGH = re.compile(r"(?:\bqua|\bsau|\bở|\btrong|\bcả)\s+(?:cả )?$")
#: What a sentence's aim may start with.
_AIMS = ("để", "nhằm", "nhằm mục đích")
#: Who was beaten to it: "vượt qua 20 đội để giành giải Nhất" tells no aim.
_BEATEN = re.compile(r"\b(?:vượt|đánh bại|thắng|hạ|qua mặt)\b")
#: How those are told out of whom somebody was chosen.
_AMONG = re.compile(r"trong (?:tổng )?số (?:gần |hơn |trên )?[\d.]+\s+$")
_TOLD_OF = 40


def opens(row: Row, at: int) -> bool:
    """Return whether the veto word at `at` leaves open what follows."""
    checks = (_carries_out, _set_aside, _won_through, _counted_papers)
    return any(check(row, at) for check in checks)


def _won_through(row: Row, at: int) -> bool:
    """Whether "để" says what somebody won by what is told before it."""
    if row.words(at) != "để" or row.kind(at + 1) != "take":
        return False
    return _BEATEN.search(row.view, row.tokens[0].start, row.tokens[at].start) is not None


def after_worth(row: Row, at: int) -> int | None:
    """Return the token behind "mỗi giải 5 triệu đồng" beside a prize; None where that is not told.

    The comma behind it goes with it where the clause goes on ("2 giải Nhì, mỗi giải 5 triệu đồng,
    được trao cho …").
    """
    last = [e.kind for e in row.out[-2:]]
    if row.words(at) != "mỗi giải" or row.kind(at + 1) != "money" or last != ["award", "comma"]:
        return None
    goes_on = row.kind(at + 2) == "comma" and row.kind(at + 3) in ("passive", "belongs", "to")
    return at + 3 if goes_on else at + 2


def _counted_papers(row: Row, at: int) -> bool:
    """Whether papers sent in are only what somebody was chosen from ("trong 70 hồ sơ đề cử")."""
    if row.words(at) == "đề cử" and row.words(at - 1) == "hồ sơ":
        at -= 1
    start = row.tokens[at].start
    among = _AMONG.search(row.view, max(0, start - _TOLD_OF), start) is not None
    return row.words(at) == "hồ sơ" and among


def _carries_out(row: Row, at: int) -> bool:
    """Whether "về việc" says what a decision is about: "Quyết định của X về việc tặng …"."""
    decided = "quyết định" in row.view[row.tokens[0].start : row.tokens[at].start]
    return decided and row.words(at) == "về việc" and row.kind(at + 1) in ("give", "commend")


def _set_aside(row: Row, at: int) -> bool:
    """Whether what follows is said to come on top: "bên cạnh cơ cấu giải thưởng, X tặng …"."""
    start = row.tokens[at].start
    before = row.view[max(0, start - _LONGEST_BEFORE) : start].rstrip()
    return before.endswith(("bên cạnh", "ngoài", "cùng với"))


def says_times(row: Row, at: int) -> bool:
    """Return whether "lần", "năm liền" say how often somebody got something: told as background."""
    words, number = row.words(at + 1), row.tokens[at]
    if words.startswith("năm li"):
        return True
    if words != "lần" or row.view.endswith("máu ", 0, number.start):
        return False  # "hiến máu 40 lần"
    follows = row.kind(at + 2)
    return follows in ("take", "passive", "give", "rate", "comma", "skip")


def ends_aim(row: Row, at: int) -> bool:
    """Return whether a comma ends a sentence's aim ("Để động viên A, B trao …")."""
    first = row.out[0] if row.out else None
    aim = first is not None and first.kind == "veto" and row.view[first.start : first.end] in _AIMS
    step = at + 1
    while row.kind(step) in ("date", "skip"):
        step += 1
    return aim and row.kind(step) in ("org", "organizer", "office", "chief")


def some_others(row: Row, first: Token, award: int) -> bool:
    """Return whether a list ends in awards not told ("cùng nhiều giải thưởng khác")."""
    return first.kind == "plural" and row.words(award + 1) == "khác"


def passed(row: Row, at: int, kind: str) -> bool:
    """Return whether what is counted was only gone through or beaten on the way to a prize."""
    before = row.view[max(0, row.tokens[at].start - _WAY) : row.tokens[at].start]
    return _JUST_BEATEN.search(before) is not None or (
        kind == "work" and _GONE_THROUGH.search(before) is not None
    )
