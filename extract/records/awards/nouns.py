"""Recipients: numbers and plural words meet their nouns, common nouns their names."""

from __future__ import annotations

import re

from extract.records.awards.asides import passed, some_others
from extract.records.awards.elements import LEVELS, Element
from extract.records.awards.honours import read_award, read_grade
from extract.records.awards.places import is_counted_place
from extract.records.awards.row import Row
from extract.records.awards.units import has_name, read_unit
from extract.tag.awards.lexer import Token, lex
from extract.tag.awards.lexicon import noun_kind

#: Nouns that stand for one person named before.
_PRONOUNS = ("anh", "chị", "ông", "bà", "cô", "thầy", "em", "cháu", "cụ")
#: Nouns that only say what kind of recipient it is.
_KINDS = ("tập thể", "cá nhân")
#: Titles in short form, which say by themselves that they are people's.
_OF_PEOPLE = re.compile(r"cstđ|lđtt")
_GROUP = re.compile(r"(?:tổ|nhóm|kíp)\b")
_WORDS = re.compile(r"\S+")


def single_kind(kinds: set[str]) -> str:
    """One kind for one number over several nouns: the same, or mixed."""
    kinds = kinds - {"neutral"} or kinds
    if len(kinds) == 1:
        return kinds.pop()
    return "mixed" if kinds == {"collective", "individual"} else "neutral"


def noun_kind_at(row: Row, at: int) -> str | None:
    """The recipient kind of token `at`, a title that starts with a noun included."""
    if at >= len(row.tokens):
        return None
    token = row.tokens[at]
    kind = token.may_be("noun")
    if kind is None and token.kind == "grade":
        kind = _head_kind(row, token)
        if kind is None and _OF_PEOPLE.match(row.view, token.start):
            kind = "individual"  # "21 CSTĐ cơ sở"
    return kind


def _head_kind(row: Row, token: Token) -> str | None:
    """The kind of the noun that a title starts with ("đoàn viên xuất sắc")."""
    ends = [word.end() for word in _WORDS.finditer(row.view, token.start, token.end)]
    for end in reversed(ends[:3]):
        kind = noun_kind(row.view[token.start : end]) if end < token.end else None
        if kind is not None:
            return kind
    return None


def read_counted(row: Row, at: int) -> int:
    """A number, share or plural word, with the noun or award it counts."""
    first = row.tokens[at]
    if _is_given_name(row, at):
        return _named_person(row, at)
    step = at + 1
    lone = -1
    while row.kind(step) in ("measure", "plural", "skip") or (
        row.kind(step) == "word"
        and lone < 0
        and noun_kind_at(row, step + 1) is not None
        and first.kind != "plural"
    ):
        if row.kind(step) == "measure" or row.kind(step) == "word":
            lone = step
        step += 1
    kind = noun_kind_at(row, step)
    if kind is None and row.kind(step) == "award" and some_others(row, first, step):
        row.add("filler", first)
        return step + 1
    if kind is None and row.kind(step) == "award":
        return read_award(row, step, first)
    if kind is not None and passed(row, at, kind):
        row.add("filler", first)
        return step + 1
    if kind is None and first.kind == "num" and is_counted_place(row, step):
        return read_award(row, step, first)  # "gồm 1 nhất, 2 nhì"
    if kind is None and first.kind == "num" and row.kind(step) == "quote":
        return _counted_title(row, first, step)
    if kind is None and lone >= 0 and row.kind(lone) == "measure":
        kind, step = "individual", lone
    if kind is None and _of_those_before(row, at):
        kind, step = row.counted_kind(), at
    if kind is None:
        if first.kind == "percent":
            row.add("share", first)
        elif first.kind == "plural":
            return at + 1
        else:
            row.add("number", first).count = first.value
        return at + 1
    if first.kind == "plural" and row.kind(step + 1) == "person":
        return step + 1  # "các cô Lan, Huệ": an honorific
    if first.kind == "plural" and kind == "work" and not _governed(row):
        return step + 1  # "có nhiều tiết mục hay"
    if first.kind == "plural" and row.kind(step + 1) in ("of", "org"):
        follows = step + 2 if row.kind(step + 1) == "of" else step + 1
        if row.kind(follows) == "org" and row.tokens[step].may_be("body") is not None:
            return follows  # "các Công đoàn của Sở A, Sở B": only the bodies count
    noun = _noun_token(row, step) if step > at else first
    element = Element(
        _counted_as(row, first),
        first.start,
        noun.end,
        feature=kind,
        count=first.value,
        counted=first.value is not None,
    )
    row.out.append(element)
    if noun.end < row.tokens[step].end:
        return read_grade(row, step)
    return _widen(row, element, step + 1)


def _is_given_name(row: Row, at: int) -> bool:
    """Whether a number word is somebody's name ("chị Năm")."""
    last = row.last()
    called = last is not None and last.kind == "noun" and row.words(at - 1) in _PRONOUNS
    return called and row.text[row.tokens[at].start].isupper()


def _named_person(row: Row, at: int) -> int:
    """Make the honorific before a name and the name one person; return the next token."""
    token = row.tokens[at]
    name = row.text[token.start : token.end]
    row.out[-1] = Element("person", token.start, token.end, "individual", names=[name])
    return at + 1


def _counted_as(row: Row, first: Token) -> str:
    """The element kind of a noun with a number, a share or a plural word before it."""
    if first.kind == "percent":
        return "share"
    return "each" if row.view[first.start : first.end] == "mỗi" else "recipients"


def _of_those_before(row: Row, at: int) -> bool:
    """Whether a number without a noun counts the same kind again ("…; 1 nhận cờ thi đua")."""
    before = row.kind(at - 1) if at else ""
    return before in ("semi", "comma", "and") and row.kind(at + 1) in ("take", "passive")


def _counted_title(row: Row, number: Token, quote: int) -> int:
    """Holders named by their title alone: "100 “Công nhân giỏi”"."""
    inside = lex(row.view, row.tokens[quote].start + 1, row.tokens[quote].end - 1)[:1]
    kind = (inside and (inside[0].may_be("noun") or _head_kind(row, inside[0]))) or "individual"
    row.out.append(
        Element("recipients", number.start, number.end, kind, count=number.value, counted=True)
    )
    return quote


def _noun_token(row: Row, at: int) -> Token:
    """Token `at`, cut to its noun where it is a title that starts with one."""
    token = row.tokens[at]
    if token.may_be("noun") is not None or token.kind != "grade":
        return token
    words = _WORDS.finditer(row.view, token.start, token.end)
    ends = [word.end() for word in words][:3]
    nouns = (e for e in reversed(ends) if noun_kind(row.view[token.start : e]) is not None)
    end = next(nouns, token.start)
    return Token("noun", token.start, end)


def _governed(row: Row) -> bool:
    last = row.out[-1].kind if row.out else ""
    return last in ("to", "give", "commend", "colon", "belongs")


def _widen(row: Row, element: Element, at: int) -> int:
    """Let a recipient take the nouns that describe it and those that share its number."""
    kinds = {element.feature}
    while True:
        kind = row.kind(at)
        token = row.tokens[at] if at < len(row.tokens) else None
        if token is None:
            break
        if kind in ("noun", "body", "measure", "skip") and kind != "skip" and not has_name(row, at):
            if kind == "noun" and _other_kind(row, element, token):
                break
            element.end = token.end
            at += 1
            continue
        if kind == "grade" and element.kind == "recipients":
            break
        joins = kind in ("comma", "and") and (element.counted or element.count is None)
        if joins and _shares(row, at + 1):
            other = row.tokens[at + 1].may_be("noun") or element.feature
            if (other == "work") != (element.feature == "work"):
                break  # "hai phần thi, đội thi …"
            kinds.add(other)
            element.end = row.tokens[at + 1].end
            at += 2
            continue
        break
    element.feature = single_kind(kinds)
    return at


def _other_kind(row: Row, element: Element, token: Token) -> bool:
    """Whether a noun of people begins a recipient of its own behind one of bodies.

    In "tập thể cán bộ, giáo viên trường X" it says who the body is.
    """
    if element.feature != "collective" or token.feature != "individual":
        return False
    whole = row.view[element.start : element.end].startswith("tập thể")
    return not whole or row.view[token.start : token.end] == "cá nhân"


def _shares(row: Row, at: int) -> bool:
    """Whether the noun at `at` stands under the number before it ("12 tập thể, cá nhân")."""
    if at >= len(row.tokens) or row.tokens[at].may_be("noun") is None:
        return False
    return not has_name(row, at) and row.kind(at + 1) not in (
        "person",
        "org",
        "give",
        "commend",
    )


def _named_noun(row: Row, at: int) -> bool:
    token = row.tokens[at]
    return token.may_be("noun") == "collective" and has_name(row, at)


def read_noun(row: Row, at: int) -> int:
    """Read a noun or body without a number; return the next token."""
    token = row.tokens[at]
    feature = token.may_be("noun") or ""
    if row.kind(at + 1) in ("person", "org") and feature:
        gap = row.text[token.end : row.tokens[at + 1].start]
        if not gap.strip():
            return at + 1  # honorific or type word before a name
    if feature == "individual" and _title_before_name(row, at):
        return at + 1  # "bác bảo vệ Tám"
    collective = row.view[token.start : token.end] in ("tập thể", "đơn vị")
    if collective and at + 1 < len(row.tokens) and _named_noun(row, at + 1):
        return at + 1  # "tập thể tổ 4"
    if collective and _whole_body(row, at + 1):
        return at + 1  # "tập thể nhà trường"
    if (feature in ("collective", "work") or token.may_be("body") is not None) and has_name(
        row, at
    ):
        return read_unit(row, at)
    if token.may_be("body") is not None:
        element = Element("body", token.start, token.end, generic=True)
        row.out.append(element)
        follows = row.words(at + 1) in LEVELS or row.kind(at + 1) == "body"
        if follows and not row.gap(at + 1).strip():
            element.end = row.tokens[at + 1].end  # "Ban Chỉ đạo … tỉnh", "CĐCS Bệnh viện"
            return at + 2
        return at + 1
    if not feature:
        row.add("filler", token)
        return at + 1
    if _is_group(row, at):
        row.out.append(Element("unit", token.start, token.end, feature="collective"))
        return at + 1
    element = Element("noun", token.start, token.end, feature=feature)
    element.generic = row.view[token.start : token.end] in _KINDS
    if row.view[token.start : token.end] in _PRONOUNS:
        element.count = 1
    row.out.append(element)
    return _widen(row, element, at + 1)


def _is_group(row: Row, at: int) -> bool:
    """Whether one team without a name is given to ("cho tổ thợ hầm", "anh A và nhóm thợ")."""
    last = row.last()
    whom = last is not None and last.kind in ("to", "give", "and")
    known = "org" in (row.kind(at + 1), row.kind(at + 2))  # "cho nhóm sinh viên Trường A"
    return whom and not known and _GROUP.match(row.view, row.tokens[at].start) is not None


def _whole_body(row: Row, at: int) -> bool:
    if at >= len(row.tokens) or row.gap(at).strip():
        return False
    return row.tokens[at].may_be("body") is not None


def _title_before_name(row: Row, at: int) -> bool:
    step = at + 1
    while row.kind(step) in ("word", "noun") and step - at <= 3:
        step += 1
    gap = row.text[row.tokens[at].end : row.tokens[min(step, len(row.tokens) - 1)].start]
    return row.kind(step) == "person" and not re.search(r"[,;:.(]", gap)
