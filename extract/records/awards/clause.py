"""Tokens to elements: numbers meet their nouns, offices their bodies, awards their names."""

from __future__ import annotations

from extract.records.awards.brackets import read_brackets
from extract.records.awards.decided import tells_decision
from extract.records.awards.described import says_who, their_work, took_part
from extract.records.awards.elements import Element
from extract.records.awards.honours import (
    is_bare_place,
    is_class,
    read_award,
    read_bare_category,
    read_grade,
    read_quote,
)
from extract.records.awards.nouns import read_counted, read_noun
from extract.records.awards.offices import (
    read_office,
    read_person,
    read_single_name,
    read_unknown_name,
)
from extract.records.awards.row import Row
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
#: Code points before a veto word that may say that what follows comes on top of it.
_LONGEST_BEFORE = 24
_POSTS = ("role", "chief")
#: Verbs with which an item of a list is a clause of its own; the others, too, where all items have
#: one: "- 4 tập thể" goes on in "- 5 cá nhân được nhận giấy khen".
_GIVING = ("give", "commend", "passive")
_VERBS = (*_GIVING, "take", "rate")
_ISSUERS = ("org", "office", *_POSTS)
_WINNERS = ("org", "person", "place", "unit", "noun", "body")
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
    if token.kind == "word" and _is_winner(row):
        return read_unknown_name(row, at)
    if token.kind == "word" and _between_verb_and_award(row, at):
        return read_single_name(row, at)
    if token.kind == "veto" and row.words(at) == "lễ trao giải" and row.words(at + 1) == "thưởng":
        return _named_prize(row, at)
    if token.kind == "veto" and _worth(row, at):
        row.out.pop()  # ", mỗi giải 10 triệu đồng" between a prize and its winners
        return at + 2
    if token.kind == "veto" and (_carries_out(row, at) or _set_aside(row, at)):
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
    if token.kind == "num" and row.words(at - 1) == "thứ":
        row.add("filler", token)
        return at + 1
    if token.kind == "num" and _times(row, at):
        row.out.append(Element("veto", token.start, row.tokens[at + 1].end, feature="clause"))
        return at + 2
    if token.kind in ("num", "ratio", "percent", "plural"):
        return read_counted(row, at)
    if token.kind == "award" and is_class(row, at):
        row.add("filler", token)
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
    if token.kind == "grade":
        return read_grade(row, at)
    if token.kind in ("role", "chief", "office"):
        return read_office(row, at)
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
    return at + 1


def _item_number(row: Row, at: int) -> bool:
    """Whether a number at a line's head counts the items of a list ("1. Công đoàn A")."""
    if at and "\n" not in row.gap(at):
        return False
    follows = row.tokens[at + 1] if at + 1 < len(row.tokens) else None
    return follows is not None and row.view[follows.start : follows.end] in (".", ")")


def _is_winner(row: Row) -> bool:
    """Whether what follows stands as the winner behind a contest place and a colon."""
    last = [(e.kind, e.feature) for e in row.out[-2:]]
    return [kind for kind, _ in last] == ["award", "colon"] and last[0][1] == "giai_thi"


def _between_verb_and_award(row: Row, at: int) -> bool:
    """Whether a capitalised word at the verb is whom it gives to ("tặng Thắng giấy khen")."""
    last = row.last()
    given = last is not None and last.kind in ("give", "commend")
    return given and row.text[row.tokens[at].start].isupper() and row.kind(at + 1) == "award"


def _named_prize(row: Row, at: int) -> int:
    """Read "lễ trao Giải thưởng X" as the giving of the prize X."""
    begin, end = row.tokens[at].start, row.tokens[at + 1].end
    prize = row.view.index("giải", begin)
    row.out.append(Element("organizer", begin, begin + len("lễ")))
    row.out.append(Element("give", prize - len("trao "), prize - 1))
    row.tokens[at + 1] = Token("award", prize, end, "giai_thuong")
    return read_award(row, at + 1, None)


def _worth(row: Row, at: int) -> bool:
    """Whether "mỗi giải" says aside what the prize before it is worth."""
    last = [e.kind for e in row.out[-2:]]
    return (
        row.words(at) == "mỗi giải" and row.kind(at + 1) == "money" and last == ["award", "comma"]
    )


def _in_sign(row: Row, at: int) -> bool:
    """Whether a word is the tail of a document's number."""
    start = row.tokens[at].start
    return row.view[max(0, start - 2) : start - 1].isalnum() and row.view[start - 1] == "-"


def _carries_out(row: Row, at: int) -> bool:
    """Whether "về việc" says what a decision is about: "Quyết định của X về việc tặng …"."""
    decided = tells_decision(row.view, row.tokens[0].start, row.tokens[at].start)
    return decided and row.words(at) == "về việc" and row.kind(at + 1) in ("give", "commend")


def _set_aside(row: Row, at: int) -> bool:
    """Whether what follows is said to come on top: "bên cạnh cơ cấu giải thưởng, X tặng …"."""
    start = row.tokens[at].start
    before = row.view[max(0, start - _LONGEST_BEFORE) : start].rstrip()
    return before.endswith(("bên cạnh", "ngoài", "cùng với"))


def _times(row: Row, at: int) -> bool:
    """Whether "lần", "năm liền" say how often somebody got something: told as background."""
    words, number = row.words(at + 1), row.tokens[at]
    if words.startswith("năm li"):
        return True
    if words != "lần" or row.view.endswith("máu ", 0, number.start):
        return False  # "hiến máu 40 lần"
    follows = row.kind(at + 2)
    return follows in ("take", "passive", "give", "rate", "comma", "skip")


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
    last = row.out[-1] if row.out else None
    place = last is not None and last.kind == "award" and last.feature == "giai_thi"
    if last is None or last.generic or row.kind(at + 2) == "colon":
        return False  # "… nhận giải - Ảnh: X"
    return place and row.kind(at + 1) in _WINNERS and "\n" not in row.gap(at + 1)


def _names_issuer(row: Row, at: int) -> bool:
    """ "từ" between an award and a body: "nhận bằng khen từ LĐLĐ tỉnh"."""
    token, last = row.tokens[at], row.last()
    said = row.view[token.start : token.end] == "từ" and row.kind(at + 1) in _ISSUERS
    return said and last is not None and last.kind == "award"


def _is_filler(row: Row, at: int) -> bool:
    """A dash inside a description ("cầu lông - bơi lội"), "trên" before a number."""
    token = row.tokens[at]
    if token.kind == "prep":
        return row.view[token.start : token.end] == "trên" and row.kind(at + 1) == "num"
    last = row.out[-1] if row.out else None
    described = last is not None and last.kind == "filler" and last.end + 1 >= token.start
    return described and row.kind(at + 1) in ("word", "none") and "\n" not in row.gap(at)
