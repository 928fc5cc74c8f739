"""Split an act of giving into its gifts where the verb is said once and carried over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.records.support import lexicon
from extract.records.support.clauses import ITEMS, Clause, money_in
from extract.records.view import View
from extract.tag import Mention
from schemas import Label

_ITEM = re.compile(r"[^\S\n]*[^\w\s]{1,3}\s*(?P<item>[^\n]+)")
#: Behind an amount, before whoever else gets: "…/suất), 214 đoàn viên", "… và chị A".
_NEXT = re.compile(
    r"(?:\s*/\s*[^\W\d_]+)?\s*\)?\s*(?:,|;|và|còn|riêng)\s+(?:cho\s+|riêng\s+|còn\s+)*"
)
_TO = re.compile(r"\s+cho(?![^\W_])")
#: Right before the next amount of a list: "…; 35 triệu đồng cho chị B".
_LISTED_AMOUNT = re.compile(r"(?:[,;]|\svà)\s+$")
#: Between a share and what one of it is worth.
_PRICE = re.compile(r"\s*[(,]\s*(?:trị giá\s+)?")
#: Between two shares of a list: "420 vé tàu khứ hồi, 135 vé xe".
_LISTED_SHARE = re.compile(r"(?:\s+[^\W\d_]+){0,5}?\s*(?:,|;|\svà|\scùng)\s+")
#: Between two shares of a kind at least their names stand ("3 căn mái ấm và 1 căn tình nghĩa").
_JOINT_ONLY = 2
#: Before a share: it is part of another one.
_INSIDE = re.compile(r"(?<![^\W_])(?:mỗi|gồm|trong đó|trị giá)(?![^\W_])")


def gifts(view: View, clause: Clause) -> Iterator[Clause]:
    """Yield the gifts of an act, in text order; those after the first carry its verb over."""
    opened = ITEMS.match(view.lowered, clause.verb_end, clause.end)
    if opened is not None:
        for line in _ITEM.finditer(view.lowered, opened.end(), clause.end):
            yield replace(clause, verb_end=line.start("item"), end=line.end(), carried=True)
        return
    cuts = sorted({*_between_amounts(view, clause), *_between_shares(view, clause)})
    if not cuts:
        yield clause
        return
    start = clause.verb_end
    for cut in cuts:
        yield replace(clause, verb_end=start, end=cut, carried=start != clause.verb_end)
        start = cut
    yield replace(clause, verb_end=start, carried=True)


def _between_amounts(view: View, clause: Clause) -> Iterator[int]:
    """Where somebody else with an amount of their own begins."""
    for amount, following in pairwise(money_in(view, clause.verb_end, clause.end)):
        joint = _NEXT.match(view.lowered, amount.end, following.start)
        # "70 suất quà (2 triệu đồng/suất) và 500 triệu đồng": the second is no part of the first.
        other = joint is not None and joint.end() == following.start and _is_each(view, amount)
        if joint is not None and (other or _is_recipient(view, joint.end(), following.start)):
            yield amount.end
        elif _TO.match(view.lowered, amount.end) and _TO.match(view.lowered, following.end):
            listed = _LISTED_AMOUNT.search(view.lowered, amount.end, following.start)
            if listed is not None:
                yield listed.start()
        elif _is_each(view, amount) and _is_each(view, following):
            yield from _priced(view, amount.end, following.start)


def _priced(view: View, start: int, price: int) -> Iterator[int]:
    """Where a share with its own price begins: "… cho con công nhân và 5 sổ (5 triệu đồng/sổ)"."""
    for share in lexicon.counted().finditer(view.lowered, start, price):
        listed = _LISTED_AMOUNT.search(view.lowered, start, share.start())
        if share["unit"] and listed and _PRICE.fullmatch(view.lowered, share.end(), price):
            yield listed.start()


def _is_each(view: View, amount: Mention) -> bool:
    return lexicon.EACH_AFTER.match(view.lowered, amount.end) is not None


def _is_recipient(view: View, start: int, end: int) -> bool:
    counted = lexicon.counted().match(view.lowered, start, end)
    if counted is not None:
        return True
    body = view.at(start)
    if body is not None and body.label == Label.ORGANIZATION:
        return lexicon.DIRECTLY.fullmatch(view.lowered, body.end, end) is not None
    somebody = lexicon.somebody().match(view.lowered, start, end)
    named = view.at(somebody.end()) if somebody else None
    return named is not None and named.label == Label.PERSON


def _between_shares(view: View, clause: Clause) -> Iterator[int]:
    """Where the next share of a list begins: "10 suất học bổng, 5 xe đạp"; no sum is split."""
    if any(
        lexicon.TOTAL_BEFORE.search(view.lowered, clause.verb_end, amount.start)
        for amount in money_in(view, clause.verb_end, clause.end)
    ):
        return
    shares = [
        m
        for m in lexicon.counted().finditer(view.lowered, clause.verb_end, clause.end)
        if m["unit"] and view.covering(m.start("number")) is None
    ]
    for share, following in pairwise(shares):
        if _INSIDE.search(view.lowered, clause.verb_end, share.start()):
            return
        between = view.lowered[share.end() : following.start()]
        named = share["unit"] != following["unit"] or len(between.split()) > _JOINT_ONLY
        if named and _LISTED_SHARE.fullmatch(between):
            yield share.end()
