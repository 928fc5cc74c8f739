"""Find amounts of money in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from extract.numbers import read_number
from extract.tag.money.patterns import START, UNIT, amount, counted, cue

#: How far before a bare amount ("5 triệu cho …") a word may say that it is money.
_CUE_REACH = 60
_TYPED_UNIT = {"tr": 10**6, "k": 10**3}
_TYPED = re.compile(r"(\d+)(?:[.,](\d+))?\s?(tr|k)(\d?)")
_HALF = re.compile(r"nửa\s+(t[ỷỉ]|triệu)")
#: Units that hardly ever count anything but money when no noun follows.
_BILLION = ("tỷ", "tỉ")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money: its span, the rule, its value in đồng where it has one."""

    start: int
    end: int
    rule: str
    value: int | None


def find_money(lowered: str) -> Iterator[Amount]:
    """Yield the amounts of money in text order.

    Args:
        lowered: folded lower-case text.

    Yields:
        Spans without words of approximation ("gần", "trên") and without "/suất". A foreign
        amount and a range ("300 - 400 tỷ đồng") have no single value in đồng.
    """
    pattern, end = amount(), 0
    for start in START.finditer(lowered):
        match = pattern.match(lowered, start.start()) if start.start() >= end else None
        if match is None:
            continue
        end = match.end()
        if match["sign"] or match["foreign"]:
            yield Amount(match.start(), match.end(), "money.foreign", None)
        elif match["dong"]:
            found = _in_dong(match)
            if found is not None:
                yield found
        elif _is_bare_money(match, lowered):
            yield Amount(*match.span("number"), "money.bare", _value(match["number"]))


def _in_dong(match: re.Match[str]) -> Amount | None:
    """An amount with its currency; None for what only looks like one ("0 đồng", "khoản 3 đ")."""
    value = _value(match["number"])
    if match["high"] is not None:
        return Amount(match.start(), match.end(), "money.range", None)
    if value == 0:
        return None
    if match["dong"] == "đ" and match["number"].isdigit() and len(match["number"]) < 3:
        return None
    return Amount(match.start("number"), match.end("dong"), "money.dong", value)


def _is_bare_money(match: re.Match[str], lowered: str) -> bool:
    """Whether a number that ends with a unit stands for money without a currency."""
    if match["number"].isdigit():
        return False
    unit = UNIT.search(match["number"])
    if unit is None or counted().match(lowered, match.end()):
        return False
    follows = lowered[match.end() : match.end() + 2].lstrip()[:1]
    if follows == "/" or (unit[1] in _BILLION and not follows.isalpha()):
        return True
    return cue().search(lowered, max(0, match.start() - _CUE_REACH), match.start()) is not None


def _value(number: str) -> int | None:
    typed = _TYPED.fullmatch(number)
    if typed is None:
        half = _HALF.fullmatch(number)
        return read_number(number) if half is None else 5 * 10 ** (5 if half[1] == "triệu" else 8)
    if typed[4]:  # "2tr5" is 2.5 million
        return int(typed[1]) * 10**6 + int(typed[4]) * 10**5
    # "1.500k" marks thousands, "1.5tr" a fraction.
    if typed[2] and len(typed[2]) == 3 and typed[3] == "k":
        return int(typed[1] + typed[2]) * 1000
    return int(Fraction(f"{typed[1]}.{typed[2] or 0}") * _TYPED_UNIT[typed[3]])
