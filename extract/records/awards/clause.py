"""Tokens to elements: numbers meet their nouns, offices their bodies, awards their names."""

from __future__ import annotations

from extract.records.awards.asides import after_worth, ends_aim, opens, says_times
from extract.records.awards.brackets import read_brackets
from extract.records.awards.described import says_who, their_work, took_part
from extract.records.awards.elements import Element
from extract.records.awards.honours import (
    read_award,
    read_bare_category,
    read_grade,
    read_quote,
)
from extract.records.awards.nouns import read_counted, read_noun
from extract.records.awards.offices import read_office, read_person
from extract.records.awards.places import (
    count_behind_colon,
    is_bare_place,
    is_bronze,
    is_class,
    read_bronze,
)
from extract.records.awards.row import Row
from extract.records.awards.winners import (
    awaits_winner,
    between_verb_and_award,
    is_addressed,
    read_unknown_recipient,
    read_unknown_winner,
)
from extract.tag.awards.lexer import Token

_PLAIN = {
    "person": "person", "org": "org", "place": "place", "quote": "quote",
    "give": "give", "take": "take", "commend": "commend", "rate": "rate",
    "chosen": "chosen", "passive": "passive",
    "of": "of", "by": "by", "to": "to", "belongs": "belongs", "is": "is", "colon": "colon",
    "comma": "comma", "dash": "comma", "and": "and", "semi": "semi", "within": "within",
    "num": "number", "ratio": "number", "veto": "veto", "deputy": "deputy", "prep": "prep",
    "organizer": "organizer", "office": "office", "money": "money",
}  # fmt: skip
#: Before what somebody comes from: those who got something never stand directly behind.
_WHENCE = ("đến từ", "thuộc", "tại", "ở")
_POSTS = ("role", "chief")
#: Verbs with which an item of a list is a clause of its own; the others, too, where all items have
#: one: "- 4 tập thể" goes on in "- 5 cá nhân được nhận giấy khen".
_GIVING = ("give", "commend", "passive")
_VERBS = (*_GIVING, "take", "rate")
_ISSUERS = ("org", "office", *_POSTS)
_WINNERS = ("org", "person", "place", "unit", "noun", "body", "quote")
_SILENT = ("skip", "date", "measure", "year", "close", "open", "mark")


def read_clause(text: str, view: str, tokens: list[Token]) -> list[Element]:
    """Return the elements of a sentence.

    Args:
        text: the whole text.
        view: its folded form in lower case.
        tokens: what the lexer gives for the sentence.
    """
    row = Row(text, view, tokens)
    at = 0
    while at < len(tokens):
        at = _step(row, at)
    return row.out


def _step(row: Row, at: int) -> int:
    token = row.tokens[at]
    if token.kind == "open":
        return read_brackets(row, at, _step)
    if is_bare_place(row, at):
        return read_award(row, at, None)
    category = read_bare_category(row, at) if row.prizes else None
    if category is not None:
        return category
    if token.kind == "word" and is_addressed(row, at):
        row.out.pop()
        return read_unknown_winner(row, at)
    if token.kind == "word" and awaits_winner(row):
        return read_unknown_winner(row, at)
    if token.kind == "word" and between_verb_and_award(row, at):
        return read_unknown_recipient(row, at)
    worth = after_worth(row, at) if token.kind == "veto" else None
    if worth is not None:
        row.out.pop()  # the comma between a prize and what it is worth
        return worth
    if token.kind == "comma" and ends_aim(row, at):
        row.out[0].feature = "clause"
        row.add("semi", token)
        return at + 1
    if token.kind == "semi" and _goes_on_counting(row, at):
        row.add("comma", token)
        return at + 1
    if token.kind == "veto" and opens(row, at):
        row.add("filler", token)
        return at + 1
    if token.kind == "noun" and their_work(row, at):
        row.add("filler", token)  # "04 cô có sáng kiến hay và 02 tổ"
        return at + 1
    if token.kind in ("body", "noun") and (row.words(at - 1) == "cấp" or _in_sign(row, at)):
        row.add("filler", token)  # "hội thi cấp thành phố", "Quyết định số 12/QĐ-LĐLĐ"
        return at + 1
    if token.kind == "num" and _item_number(row, at):
        if row.out:
            row.add(_bullet(row, at + 1), token)
        return at + 2
    counted = count_behind_colon(row, at)
    if counted is not None:
        return counted
    if token.kind == "num" and row.words(at - 1) == "thứ":
        row.add("filler", token)
        return at + 1
    if token.kind == "num" and says_times(row, at):
        row.out.append(Element("veto", token.start, row.tokens[at + 1].end, feature="clause"))
        return at + 2
    if token.kind in ("num", "ratio", "percent", "plural"):
        return read_counted(row, at)
    if token.kind == "award" and is_class(row, at):
        row.add("filler", token)
        return at + 1
    if token.kind == "award" and _of_tournament(row, at):
        return at + 1
    if token.kind == "award":
        return read_award(row, at, None)
    if token.kind == "quote":
        return read_quote(row, at)
    if token.kind == "certify":
        row.add("give" if row.kind(at + 1) in ("award", "num") else "filler", token)
        return at + 1
    if token.kind == "dash" and _names_winner(row, at):
        row.add("colon", token)
        return at + 1
    if token.kind == "dash" and "\n" in row.gap(at):
        row.add(_bullet(row, at), token)
        return at + 1
    if token.kind in ("dash", "prep") and _is_filler(row, at):
        row.add("filler", token)
        return at + 1
    if token.kind == "prep" and _names_issuer(row, at):
        row.add("of", token)
        return at + 1
    if token.kind == "money" and is_bronze(row, at):
        return read_bronze(row, at)
    if token.kind == "of" and _is_won_by(row, at):
        row.add("belongs", token)
        return at + 1
    if token.kind == "prep" and _is_theirs(row, at):
        row.add("belongs", token)
        return at + 1
    if token.kind == "grade" and row.words(at) == "xuất sắc" and row.kind(at + 1) == "award":
        row.add("filler", token)  # "xuất sắc đứng hạng Nhì"
        return at + 1
    if token.kind == "grade":
        return read_grade(row, at)
    if token.kind in ("role", "chief", "office"):
        return read_office(row, at)
    if token.kind == "person" and _is_ward(row, at):
        row.add("unit", token).names = [row.text[token.start : token.end]]
        return at + 1
    if token.kind == "person":
        return read_person(row, at)
    if token.kind in ("noun", "body") or token.may_be("noun") is not None:
        return read_noun(row, at)
    if token.kind in ("take", "passive") and says_who(row, at):
        row.add("filler", token)
        return at + 2
    if token.kind in _SILENT:
        return at + 1
    kind = "semi" if token.kind == "comma" and took_part(row) else _PLAIN.get(token.kind, "filler")
    element = row.add(kind, token)
    if kind == "prep" and row.words(at) in _WHENCE:
        element.feature = "whence"
    if kind == "organizer" and row.words(at).startswith("lễ"):
        element.feature = "ceremony"
    return at + 1


def _goes_on_counting(row: Row, at: int) -> bool:
    """Whether a semicolon stands between counted places ("2 giải Nhất; 4 giải Nhì")."""
    place = row.last_place()
    counted = place is not None and place.counted
    return counted and row.kind(at + 1) == "num" and row.kind(at + 2) == "award"


def _item_number(row: Row, at: int) -> bool:
    """Whether a number at a line's head counts the items of a list ("1. Công đoàn A")."""
    if at and "\n" not in row.gap(at):
        return False
    follows = row.tokens[at + 1] if at + 1 < len(row.tokens) else None
    return follows is not None and row.view[follows.start : follows.end] in (".", ")")


def _in_sign(row: Row, at: int) -> bool:
    """Whether a word is the tail of a document's number."""
    start = row.tokens[at].start
    return row.view[max(0, start - 2) : start - 1].isalnum() and row.view[start - 1] == "-"


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


def _names_issuer(row: Row, at: int) -> bool:
    """ "từ" between an award and a body: "nhận bằng khen từ LĐLĐ tỉnh"."""
    token, last = row.tokens[at], row.last()
    said = row.view[token.start : token.end] == "từ" and row.kind(at + 1) in _ISSUERS
    return said and last is not None and last.kind == "award"


def _of_tournament(row: Row, at: int) -> bool:
    """Whether "giải" is the tournament of the award before it, or what a sum is for.

    "thủ môn xuất sắc nhất giải", "7 triệu đồng/giải".
    """
    last, token = row.last(), row.tokens[at]
    if row.text[token.start : token.end] != "giải":
        return False
    if row.text[token.start - 1 : token.start] == "/":
        return True
    beside = last is not None and last.kind == "award" and last.end + 1 == token.start
    return beside and not row.gap(at).strip(" ")


def _is_ward(row: Row, at: int) -> bool:
    """Whether what tagging takes for a person is a ward or team ("Khoa Sản", "Tổ Hóa")."""
    return row.words(at).startswith(("khoa ", "tổ ", "phòng ", "đội ", "lớp "))


def _is_won_by(row: Row, at: int) -> bool:
    """Whether "của" behind a contest place says who won it ("1 giải Nhì của anh A")."""
    honoured = row.kind(at + 1) == "noun" and row.kind(at + 2) == "person"
    return row.last_place() is not None and (honoured or row.kind(at + 1) == "person")


def _is_theirs(row: Row, at: int) -> bool:
    """Whether "thuộc" between a place and a name says who won it ("giải Nhì thuộc Trường X")."""
    named = row.kind(at + 1) in ("org", "person") and row.words(at + 2) != "là"
    return row.last_place() is not None and named and row.words(at) == "thuộc"


def _is_filler(row: Row, at: int) -> bool:
    """A dash inside a description ("cầu lông - bơi lội"), "trên" before a number."""
    token = row.tokens[at]
    if token.kind == "prep":
        return row.view[token.start : token.end] == "trên" and row.kind(at + 1) == "num"
    last = row.out[-1] if row.out else None
    described = last is not None and last.kind == "filler" and last.end + 1 >= token.start
    return described and row.kind(at + 1) in ("word", "none") and "\n" not in row.gap(at)
