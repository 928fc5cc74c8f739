"""A sentence that says of the help told before how much each one got, or how much it was in all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.records.findings import SupportFinding
from extract.records.support import lexicon
from extract.records.support.clauses import money_in
from extract.records.view import View
from extract.tag.sentences import Sentence
from schemas import Label, SupportKind

_EACH = re.compile(
    r"\s*(?:(?:trong đó|theo đó|cụ thể),?\s+)?(?:trị giá\s+)?"
    r"mỗi\s+(?P<noun>suất|phần|túi|giỏ|gói|hộp"
    r"|ngôi|căn|nhà|mái ấm|sổ|người|hộ|gia đình|đoàn viên|công nhân|em"
    r"|cháu|trường hợp|vé|xe|chiếc)(?![^\W_])"
)
#: "Quà gồm gạo, dầu ăn, trị giá 300.000 đồng/phần": what each share is worth.
_SHARE = re.compile(r"\s*(?:(?:phần|suất|túi|gói)\s+)?quà\s+(?:bao\s+)?gồm(?![^\W_])")
_TOTAL = re.compile(
    r"\s*(?:theo đó,?\s+)?tổng\s+(?:trị giá|giá trị|số tiền|kinh phí|cộng)(?![^\W_])"
    r"(?!\s+(?:tổ chức|xây|của chương))"
)
_HOUSE = ("ngôi", "căn", "nhà", "mái ấm")
#: A sequel stands right behind what it speaks of; a house may be spoken of again further down.
_NEAR = 250
_MOST = 100
#: Two gifts told so close together share a sum behind them.
_BESIDE = 40
#: The amount stands close to the words that open the sequel.
_REACH = 90


@dataclass(frozen=True, slots=True)
class Sequel:
    """The record with what the sentence adds, and where the added amount stands."""

    finding: SupportFinding
    amount: int


def read_sequel(
    view: View, sentence: Sentence, found: list[SupportFinding], parts_end: int
) -> Sequel | None:
    """Return the last record with the amount that a sentence adds to it, or None.

    A sum behind several gifts of a kind is the sum of none of them.
    """
    last = found[-1]
    each = _EACH.match(view.lowered, sentence.start, sentence.end)
    total = _TOTAL.match(view.lowered, sentence.start, sentence.end)
    share = _SHARE.match(view.lowered, sentence.start, sentence.end)
    opening = each or total or share
    if opening is None or last.beneficiaries is None:
        return None
    amounts = money_in(view, opening.end(), min(sentence.end, opening.end() + _REACH))
    if not amounts:
        return None
    amount, value = amounts[0], int(amounts[0].value or 0)
    near = sentence.start - max(last.end, parts_end) < _NEAR
    summed = lexicon.TOTAL_BEFORE.search(view.lowered, opening.end(), amount.start) is not None
    for_each = each or (share and lexicon.EACH_AFTER.match(view.lowered, amount.end))
    if for_each and not summed and last.amount_each_vnd is None:
        house = each is not None and each["noun"] in _HOUSE
        if house == (last.kind == SupportKind.house) and (near or house):
            total_too = last.amount_vnd or _sum_behind(view, amount.end, sentence.end)
            donor = _giver(view, opening.end(), amount.start) or last.donor
            told = replace(last, amount_each_vnd=value, amount_vnd=total_too, donor=donor)
            return Sequel(told, amount.start)
    beside = len(found) > 1 and last.start - found[-2].end < _BESIDE
    only = not beside and sum(record.kind == last.kind for record in found[-_MOST:]) == 1
    if (total is not None or summed) and last.amount_vnd is None and near and only:
        return Sequel(replace(last, amount_vnd=value), amount.start)
    return None


def _giver(view: View, start: int, end: int) -> str | None:
    """Who gave each: "mỗi mái ấm được LĐLĐ thành phố hỗ trợ 50 triệu đồng"."""
    for by in lexicon.BY.finditer(view.lowered, start, end):
        body = view.at(by.end())
        if body is not None and body.label == Label.ORGANIZATION and body.end <= end:
            return body.text
    return None


def _sum_behind(view: View, start: int, end: int) -> int | None:
    """The sum told behind an amount for each: "mỗi chiếc 1,5 triệu đồng, tổng giá trị 90 triệu"."""
    for amount in money_in(view, start, end)[:1]:
        if lexicon.TOTAL_BEFORE.search(view.lowered, start, amount.start):
            return int(amount.value or 0)
    return None
