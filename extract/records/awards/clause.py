"""Tokens to elements: numbers meet their nouns, offices their bodies, awards their names."""

from __future__ import annotations

from collections.abc import Callable

from extract.records.awards.asides import after_worth, opens, says_times
from extract.records.awards.brackets import read_brackets
from extract.records.awards.described import says_who, their_work
from extract.records.awards.elements import Element
from extract.records.awards.honours import (
    read_award,
    read_bare_category,
    read_grade,
    read_quote,
)
from extract.records.awards.marks import read_comma, read_dash, read_item_number, read_semicolon
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
from extract.records.awards.winners import read_unknown_name
from extract.tag.awards.lexer import Token

#: Token kind -> the element of a token that no reader takes; "filler" for others.
_PLAIN = {
    "org": "org", "place": "place", "give": "give", "take": "take", "commend": "commend",
    "rate": "rate", "chosen": "chosen", "passive": "passive", "of": "of", "by": "by", "to": "to",
    "belongs": "belongs", "is": "is", "colon": "colon", "and": "and", "within": "within",
    "veto": "veto", "deputy": "deputy", "prep": "prep", "organizer": "organizer", "money": "money",
}  # fmt: skip
#: Before what somebody comes from: those who got something never stand directly behind.
_WHENCE = ("đến từ", "thuộc", "tại", "ở")
_POSTS = ("role", "chief")
_ISSUERS = ("org", "office", *_POSTS)
#: Tokens that may be a contest place without "giải".
_PLACES = ("word", "num", "veto", "place")


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
    """Make elements of what starts at token `at`; return the next token."""
    kind = row.tokens[at].kind
    if kind == "open":
        return read_brackets(row, at, _step)
    if row.places and kind in _PLACES and is_bare_place(row, at):
        return read_award(row, at, None)
    if row.prizes:
        category = read_bare_category(row, at)
        if category is not None:
            return category
    for read in _READERS.get(kind, ()):
        follows = read(row, at)
        if follows is not None:
            return follows
    return _plain(row, at)


def _plain(row: Row, at: int) -> int:
    """Read a token that is one element by itself; return the next one."""
    token = row.tokens[at]
    if token.may_be("noun") is not None:
        return read_noun(row, at)
    element = row.add(_PLAIN.get(token.kind, "filler"), token)
    if token.kind == "organizer" and row.words(at).startswith("lễ"):
        element.feature = "ceremony"
    return at + 1


# -- readers of one kind of token: the next token, or None where another reader is to read it ----


def _pass_over(row: Row, at: int) -> int:
    return at + 1


def _word(row: Row, at: int) -> int:
    name_end = read_unknown_name(row, at)
    if name_end is not None:
        return name_end
    row.add("filler", row.tokens[at])
    return at + 1


def _number(row: Row, at: int) -> int | None:
    """A number that counts neither awards nor recipients: an ordinal, or how often."""
    token = row.tokens[at]
    if row.words(at - 1) == "thứ":
        row.add("filler", token)
        return at + 1
    if says_times(row, at):
        row.out.append(Element("veto", token.start, row.tokens[at + 1].end, feature="clause"))
        return at + 2
    return None


def _veto(row: Row, at: int) -> int | None:
    worth = after_worth(row, at)
    if worth is not None:
        row.out.pop()  # the comma between a prize and what it is worth
        return worth
    if opens(row, at):
        row.add("filler", row.tokens[at])
        return at + 1
    return None


def _noun(row: Row, at: int) -> int:
    if their_work(row, at):
        row.add("filler", row.tokens[at])  # "04 cô có sáng kiến hay và 02 tổ"
        return at + 1
    return _body(row, at)


def _body(row: Row, at: int) -> int:
    if row.words(at - 1) == "cấp" or _in_sign(row, at):
        row.add("filler", row.tokens[at])  # "hội thi cấp thành phố", "Quyết định số 12/QĐ-LĐLĐ"
        return at + 1
    return read_noun(row, at)


def _award(row: Row, at: int) -> int:
    if is_class(row, at):
        row.add("filler", row.tokens[at])
        return at + 1
    if _of_tournament(row, at):
        return at + 1
    return read_award(row, at, None)


def _certificate(row: Row, at: int) -> int:
    given = row.kind(at + 1) in ("award", "num")
    row.add("give" if given else "filler", row.tokens[at])
    return at + 1


def _preposition(row: Row, at: int) -> int:
    token, words = row.tokens[at], row.words(at)
    if words == "trên" and row.kind(at + 1) == "num":
        row.add("filler", token)
    elif _names_issuer(row, at):
        row.add("of", token)
    elif _is_theirs(row, at):
        row.add("belongs", token)
    else:
        element = row.add("prep", token)
        if words in _WHENCE:
            element.feature = "whence"
    return at + 1


def _money(row: Row, at: int) -> int | None:
    return read_bronze(row, at) if is_bronze(row, at) else None


def _of(row: Row, at: int) -> int:
    row.add("belongs" if _is_won_by(row, at) else "of", row.tokens[at])
    return at + 1


def _grade(row: Row, at: int) -> int:
    if row.words(at) == "xuất sắc" and row.kind(at + 1) == "award":
        row.add("filler", row.tokens[at])  # "xuất sắc đứng hạng Nhì"
        return at + 1
    return read_grade(row, at)


def _person(row: Row, at: int) -> int:
    if _is_ward(row, at):
        token = row.tokens[at]
        row.add("unit", token).names = [row.text[token.start : token.end]]
        return at + 1
    return read_person(row, at)


def _taking(row: Row, at: int) -> int | None:
    token = row.tokens[at]
    if token.may_be("noun") is None and says_who(row, at):
        row.add("filler", token)
        return at + 2
    return None


_Reader = Callable[[Row, int], int | None]
#: Token kind -> who may read it, in turn.
_READERS: dict[str, tuple[_Reader, ...]] = {
    "word": (_word,),
    "comma": (read_comma,),
    "semi": (read_semicolon,),
    "dash": (read_dash,),
    "num": (read_item_number, count_behind_colon, _number, read_counted),
    "ratio": (read_counted,),
    "percent": (read_counted,),
    "plural": (read_counted,),
    "noun": (_noun,),
    "body": (_body,),
    "person": (_person,),
    "role": (read_office,),
    "chief": (read_office,),
    "office": (read_office,),
    "award": (_award,),
    "quote": (read_quote,),
    "grade": (_grade,),
    "certify": (_certificate,),
    "take": (_taking,),
    "passive": (_taking,),
    "veto": (_veto,),
    "prep": (_preposition,),
    "of": (_of,),
    "money": (_money,),
    **dict.fromkeys(("skip", "date", "measure", "year", "close", "mark"), (_pass_over,)),
}


# -- what their neighbours make of tokens --------------------------------------------------------


def _in_sign(row: Row, at: int) -> bool:
    """Whether a word is the tail of a document's number."""
    start = row.tokens[at].start
    return row.view[max(0, start - 2) : start - 1].isalnum() and row.view[start - 1] == "-"


def _names_issuer(row: Row, at: int) -> bool:
    """ "từ" between an award and a body: "nhận bằng khen từ LĐLĐ tỉnh"."""
    last = row.last()
    said = row.words(at) == "từ" and row.kind(at + 1) in _ISSUERS
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
    if row.last_place() is None:
        return False
    honoured = row.kind(at + 1) == "noun" and row.kind(at + 2) == "person"
    return honoured or row.kind(at + 1) == "person"


def _is_theirs(row: Row, at: int) -> bool:
    """Whether "thuộc" between a place and a name says who won it ("giải Nhì thuộc Trường X")."""
    if row.words(at) != "thuộc" or row.last_place() is None:
        return False
    return row.kind(at + 1) in ("org", "person") and row.words(at + 2) != "là"
