"""What stands in brackets: who got it, how many of whom, a post, or nothing of use."""

from __future__ import annotations

from collections.abc import Callable

from extract.records.awards.elements import Element
from extract.records.awards.honours import read_award
from extract.records.awards.nouns import noun_kind_at
from extract.records.awards.row import Row
from extract.tag.awards.lexer import Token

_NEAR = 8
_WINNERS = ("org", "person", "place", "unit", "noun", "body")
_NAMED = ("org", "person", "unit")
_BROKEN_DOWN = ("recipients", "award", "noun")
_POSTS = ("role", "chief")


def read_brackets(row: Row, at: int, read: Callable[[Row, int], int]) -> int:
    """Skip a bracket, but keep the names in it; one with counted parts is a breakdown.

    Args:
        row: the sentence.
        at: index of the opening bracket.
        read: makes elements of what starts at a token and returns the next one.

    Returns:
        The next token.
    """
    close = at + 1
    while close < len(row.tokens) and row.tokens[close].kind != "close":
        close += 1
    if close == len(row.tokens):
        return at + 1
    inside = row.tokens[at + 1 : close]
    if any(token.kind == "open" for token in inside):
        return at + 1
    last = row.out[-1] if row.out else None
    counted = sum(
        t.kind == "num" and noun_kind_at(row, at + 2 + n) is not None for n, t in enumerate(inside)
    )
    # "25 tập thể (có 10 CĐCS …), 60 cá nhân": one part of a total says nothing of the others
    counts = counted > 1 or (counted == 1 and not (last is not None and last.kind == "recipients"))
    if last is not None and last.kind == "award" and _own_number(inside):
        last.count, last.counted = inside[0].value, True  # "Giải Nhì (02 giải)"
        return close + 1
    if last is not None and last.kind == "noun" and [t.kind for t in inside] == ["num"]:
        last.kind, last.count, last.counted = "recipients", inside[0].value, True
        return close + 1  # "Cá nhân (03): …"
    if last is not None and last.kind in _NAMED and _only_prize(inside):
        read_award(row, at + 1, None)  # "xếp sau là Công đoàn A (giải Nhì)"
        return close + 1
    if last is not None and _winners(row, last, inside):
        row.out.append(Element("colon", row.tokens[at].start, row.tokens[at].end))
        step = at + 1
        while step < close:
            step = read(row, step)
        return close + 1
    parts = [n for n, t in enumerate(inside[:-1]) if t.kind == "num" and _is_award(inside[n + 1])]
    if parts or (
        counts and last is not None and (last.kind in _BROKEN_DOWN or _holders(row, last))
    ):
        if inside[0].kind != "within":
            kind = "colon" if _holders(row, last) else "within"
            row.out.append(Element(kind, row.tokens[at].start, row.tokens[at].end))
        step = at + 1
        while step < close:
            step = read(row, step)
        return close + 1
    if last is not None:
        _post(row, last, inside)
        for token in inside:
            if token.kind in ("person", "org"):
                last.inside.append((row.text[token.start : token.end], token.kind))
    return close + 1


def _post(row: Row, last: Element, inside: list[Token]) -> None:
    """A post in brackets behind a name: "A (Phó Chủ tịch B)" stands for B."""
    if last.kind == "person" and last.holder is None and inside and inside[0].kind in _POSTS:
        body = next((t for t in inside if t.kind == "org"), None)
        last.holder = row.text[body.start : body.end] if body else None


def _winners(row: Row, last: Element, inside: list[Token]) -> bool:
    """Names in brackets behind a contest place that nobody was said to take."""
    if last.kind != "award" or last.feature != "giai_thi" or not inside:
        return False
    kinds = {t.kind for t in inside}
    names = inside[0].kind in ("person", "org") and kinds <= {"person", "org", "comma", "and"}
    said = row.out[-2].kind if len(row.out) > 1 else ""
    taken = said in _WINNERS or any(e.kind == "take" for e in row.out[-_NEAR:])
    return names and not taken


def _holders(row: Row, last: Element | None) -> bool:
    """Whether a bracket tells who got the award before it ("Bằng khen của Bộ (04 tập thể)")."""
    if last is None or last.counted:
        return False
    issued = last.kind in ("org", "office") and [e.kind for e in row.out[-3:-1]] == ["award", "of"]
    return last.kind in ("award", "title") or (issued and not row.out[-3].counted)


def _only_prize(inside: list[Token]) -> bool:
    """Whether a bracket names one prize and nobody ("em A (Giải Nhất cấp quốc gia)")."""
    prizes = [n for n, token in enumerate(inside) if _is_award(token)]
    return prizes == [0] and not any(t.kind in ("person", "org", "num") for t in inside)


def _own_number(inside: list[Token]) -> bool:
    kinds = [t.kind for t in inside]
    return kinds == ["num"] or (kinds == ["num", "award"] and inside[1].feature == "giai_thi")


def _is_award(token: Token) -> bool:
    return token.kind == "award" and token.feature == "giai_thi"
