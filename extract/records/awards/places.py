"""Contest places that stand without "giải", and what is said to have been won in."""

from __future__ import annotations

import re

from extract.records.awards.elements import Element
from extract.records.awards.row import Row
from extract.records.awards.units import has_name

_BARE_PLACES = ("nhất", "nhì", "ba", "tư", "khuyến khích", "đặc biệt")
_BRONZE = re.compile(r"\d{1,3} đồng")
_METALS = ("vàng", "bạc", "đồng")
_CLASS = re.compile(r"(?:đồng |xếp )?hạng (?:nhất|nhì|ba)")
_FALLS = re.compile(r"[^.;,:()\n]{0,60}? (?:thuộc về|được trao cho)(?!\w)")
_BEFORE_CLASS = ("take", "give", "rate", "skip")
_IN_TURN = re.compile(r"[^.;:()\n]{0,40}?\blần lượt\b")
_BEFORE_PLACE = ("", "comma", "semi", "colon", "dash", "mark", "stop")
_NAMES = ("person", "org", "place")
#: Behind a place that stands in a list: what shows that it counts nothing.
_AFTER_PLACE = (
    "", "comma", "semi", "and", "mark", "stop", "close", "of", "to", "prep", "belongs", "passive",
    "colon", "organizer",
)  # fmt: skip
_AFTER_COUNT = ("", "comma", "semi", "and", "mark", "stop", "open", "dash")
#: What a place was won in, directly behind it: a contest or a part of one.
_WON_IN = re.compile(
    r"\s(?:(?:tại|trong|ở|của|thuộc) (?:các )?)?"
    r"(?:cuộc thi|kỳ thi|hội thi|hội thao|hội diễn|liên hoan|thể loại|loại hình|nội dung|bộ môn|môn"
    r"|hạng mục|phần thi|lĩnh vực|bảng|nghề|cự ly|đơn ca|song ca|tam ca|tốp ca|đơn nam|đơn nữ"
    r"|đôi nam|đôi nữ|giải (?:bóng|cầu|quần vợt|việt dã|thể thao))(?!\w)"
)
_CONTEST = re.compile(r"thi|hội|liên hoan")
_OF_NAME = (
    "word", "noun", "none", "quote", "measure", "grade", "body", "organizer", "date", "year",
    "skip",
)  # fmt: skip


def is_bare_place(row: Row, at: int) -> bool:
    """Whether "nhất", "nhì", "ba", in a sentence of several places, is one without "giải".

    It stands before its winner ("Nhất: đội A; nhì - đội B") or, with another place in the same
    sentence, behind it ("đội A nhất, đội B nhì").
    """
    if row.words(at) not in _BARE_PLACES:
        return False
    token = row.tokens[at]
    before, after = row.kind(at - 1) if at else "", row.kind(at + 1)
    if before in ("comma", "and") and _goes_on(row, at):
        return True
    if after in ("colon", "dash"):
        return before in _BEFORE_PLACE and row.kind(at + 2) in (*_NAMES, "noun", "body", "num")
    if after in _NAMES and not row.gap(at + 1).strip() and before in _BEFORE_PLACE:
        return True
    last = row.last()
    behind = last is not None and last.kind in (*_NAMES, "unit") and last.end + 1 == token.start
    return behind and after in ("", "comma", "semi", "and", "mark", "stop", "close", "open")


def is_counted_place(row: Row, at: int) -> bool:
    """Whether a bare word behind a number is a place or medal ("1 nhất", "15 vàng")."""
    words = row.words(at)
    named = (row.places and words in _BARE_PLACES) or (row.medals and words in _METALS)
    return named and row.kind(at + 1) in ("", "comma", "semi", "and", "mark", "stop", "close")


def count_behind_colon(row: Row, at: int) -> int | None:
    """Give a place the number behind its colon: "Giải Nhì: 02 giải (đội A, đội B)".

    Args:
        row: the sentence.
        at: index of the number.

    Returns:
        The next token, None where the number counts something else.
    """
    if len(row.out) <= 1 or row.out[-1].kind != "colon":
        return None
    place = row.out[-2]
    if place.feature != "giai_thi" or place.counted:
        return None
    after = at + 2 if row.kind(at + 1) == "award" and row.words(at + 1) == "giải" else at + 1
    if row.kind(after) not in _AFTER_COUNT and "\n" not in row.gap(after):
        return None
    place.count, place.counted = row.tokens[at].value, True
    row.out.pop()
    return after


def _goes_on(row: Row, at: int) -> bool:
    """Whether a place shares the "giải" before it ("giải Nhất, Nhì, Ba cho …")."""
    place = row.out[-2] if len(row.out) > 1 else None
    if place is None or place.kind != "award" or place.feature != "giai_thi":
        return False
    token = row.tokens[at]
    if row.kind(at + 1) in _AFTER_PLACE or _WON_IN.match(row.view, token.end):
        return True
    return row.words(at) == "nhì" or _IN_TURN.match(row.view, token.end) is not None


def is_class(row: Row, at: int) -> bool:
    """Whether "hạng nhất" is a class ("khách sạn hạng nhất") and no contest place.

    A place stands where a list of places has one: at the head of its clause, behind its winner
    or behind the verb.
    """
    words = row.words(at)
    if not _CLASS.match(words) or words.startswith("đồng"):
        return False
    before = row.kind(at - 1) if at else ""
    if before in _BEFORE_PLACE and _FALLS.match(row.view, row.tokens[at].end):
        return False
    if before in ("", "dash", "semi", "stop") and row.kind(at + 1) in ("colon", "dash"):
        return row.kind(at + 2) not in (*_NAMES, "noun", "body")
    if before in ("and", "comma") and len(row.out) > 1:
        return not row.places or row.out[-2].kind not in (*_NAMES, "unit", "award")
    return not row.places or before not in (*_BEFORE_PLACE, *_NAMES, *_BEFORE_CLASS)


def read_won_in(row: Row, at: int) -> int:
    """Pass over what a place was won in ("giải Nhất nội dung song ca và tốp ca").

    Returns:
        The next token behind it; `at` where nothing of the kind starts there.
    """
    step = at
    while step < len(row.tokens):
        head = _WON_IN.match(row.view, row.tokens[step - 1].end)
        if head is None:
            break
        while step < len(row.tokens) and row.tokens[step].start < head.end():
            step += 1
        contest = _CONTEST.search(head.group()) is not None
        while step < len(row.tokens) and not row.gap(step).strip(" "):
            if not (_of_contest(row, step) or (contest and row.kind(step) == "place")):
                break
            step += 1
    return step


def _of_contest(row: Row, at: int) -> bool:
    """Whether token `at` goes on with the name of a contest or of its part."""
    if row.kind(at) == "and":
        return row.kind(at + 1) in _OF_NAME and _of_contest(row, at + 1)
    if row.kind(at) == "num":
        return row.words(at - 1) in ("thứ", "lần")
    if row.kind(at) not in _OF_NAME:
        return False
    winner = row.kind(at) == "noun" and (row.kind(at + 1) in _NAMES or has_name(row, at))
    return not winner


def is_bronze(row: Row, at: int) -> bool:
    """Return whether "3 đồng" ends a list of medals and is no money."""
    last = row.out[-2] if len(row.out) > 1 else None
    listed = last is not None and last.kind == "award" and last.counted
    return row.medals and listed and _BRONZE.fullmatch(row.words(at)) is not None


def read_bronze(row: Row, at: int) -> int:
    """Read "3 đồng" as bronze medals; return the next token."""
    token = row.tokens[at]
    count = int(row.words(at).split()[0])
    medal = Element("award", token.start, token.end, "giai_thi", count=count, counted=True)
    medal.rank = "đồng"
    row.out.append(medal)
    return at + 1
