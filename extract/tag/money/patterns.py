"""Patterns of amounts of money, on folded lower-case text."""

from __future__ import annotations

import re
from functools import cache

from extract.numbers import NUMBER_TEXT
from extract.resources import entries
from extract.tag.alternation import any_of, starting


def _any(name: str) -> str:
    words = sorted(entries("money", name), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "nửa")
_FIRSTS = [*(starting(word) + r"\s" for word in _WORDS), *map(starting, "0123456789€")]
#: Where an amount may begin.
START = re.compile(rf"{any_of(_FIRSTS)}|\$(?<![^\W_].)")


@cache
def amount() -> re.Pattern[str]:
    """Return the pattern of a number at a `START`, with a currency where one follows.

    Groups: `number`, `high` the upper end of a range, `dong`, `foreign`, `sign` for "$500".
    "tr" and "k" are units only as typed after digits ("5tr", "300k"); "đ/c" and "đồng chí" are
    no currency.
    """
    dong = (
        rf"(?:đồng(?!\s+(?:{_any('not_currency')})(?![^\W_])|-)"
        r"|vnđ|vnd|đ(?!/c|\.\s?c(?![^\W_])))(?![^\W_])"
    )
    foreign = rf"(?:(?:{_any('foreign')})(?![^\W_])|[$€])"
    number = rf"(?:\d+(?:[.,]\d+)?\s?(?:tr\d?|k)(?![^\W_])|nửa\s+(?:t[ỷỉ]|triệu)|{NUMBER_TEXT})"
    return re.compile(
        r"(?<!\d[.,:/])(?<!\w[-/])"
        rf"(?:(?P<sign>[$€])\s?\d[\d.,]*(?<=\d)|(?P<number>{number})"
        rf"(?:\s*(?:-|đến\s|tới\s)\s*(?P<high>{number})(?=\s*(?:{dong}|{foreign})))?"
        rf"(?:\s*(?:(?P<dong>{dong})|(?P<foreign>{foreign})))?)"
    )


@cache
def cue() -> re.Pattern[str]:
    """Return the pattern of a word shortly before a bare amount that says it is money."""
    return re.compile(rf"(?<![^\W_])(?:{_any('cues')})(?![^\W_])[^.;\n]{{0,40}}$")


@cache
def counted() -> re.Pattern[str]:
    """Return the pattern of what a bare million counts when it is not money."""
    return re.compile(rf"\s+(?:{_any('counted')})(?![^\W_])")


#: The unit that a number ends with, where it may stand for money without a currency behind it.
UNIT = re.compile(r"(nghìn|ngàn|triệu|t[ỷỉ]|tr\d?|k)(?:\s+rưỡi)?$")
