"""The one reader of numbers.

Digits ("04", "1.250", "1 triệu 500 nghìn", "1,2 tỷ") and words ("hai", "mười lăm", "hai mươi
mốt", "một trăm linh năm") become integers. A word of approximation in front ("gần", "hơn",
"trên", "khoảng") does not change the number: the page states N, and N is what a table may hold.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

_ONES = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_UNITS = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_LARGE = 10**3  # from here on a unit closes a group: "hai trăm nghìn" is 200 × 1000

_ONE = r"(?:một|hai|ba|bốn|năm|sáu|b[ảẩ]y|tám|chín)"
# "mười năm" and "hai mươi năm" are years: after tens, five is "lăm" or "nhăm".
_AFTER_TEN = r"(?:một|hai|ba|bốn|lăm|nhăm|sáu|b[ảẩ]y|tám|chín)"
_AFTER_TENS = r"(?:mốt|một|hai|ba|tư|bốn|lăm|nhăm|sáu|b[ảẩ]y|tám|chín)"
_TENS = rf"(?:mười(?:\s+{_AFTER_TEN}\b)?|{_ONE}\s+mươi(?:\s+{_AFTER_TENS}\b)?|{_ONE}\s+chục\b)"
_DIGITS = r"(?:\d{1,3}(?:[.,]\d{3})+(?![.,]?\d)|\d+(?:,\d{1,2}(?!\d))?)"
_HUNDREDS = rf"(?:(?:{_ONE}|\d)\s+trăm(?:\s+(?:(?:linh|lẻ)\s+{_ONE}|{_TENS}))?)"
_GROUP = rf"(?:{_HUNDREDS}|{_TENS}|{_ONE}|{_DIGITS})"
_UNIT = r"(?:nghìn|ngàn|vạn|triệu|t[ỷỉ])"

#: Source of a pattern for one number, on lower-case text; it sets no boundary, so that a caller
#: may let letters follow ("500.000đ").
NUMBER_TEXT = rf"{_GROUP}(?:\s*{_UNIT}\b(?:\s+{_GROUP}(?=\s*{_UNIT}\b)|\s+{_HUNDREDS}|\s+rưỡi\b)?)*"

#: One number that stands alone in lower-case text: no part of a date, a ratio ("41/42"), a
#: percentage, a decimal or a code ("12a").
NUMBER = re.compile(
    rf"(?<![^\W_])(?<!\d[.,:/])(?<!\w[-/])(?:{NUMBER_TEXT})(?![\w%]|[.,:]\d|[-/]\w|\s%)"
)

_APPROXIMATE = re.compile(
    r"\s*(?:(?:gần|hơn|trên|khoảng|ước|chừng|đến|tới|tổng số|tổng cộng|cả thảy|ít nhất|không dưới"
    r"|xấp xỉ)\s+)*"
)
_NUMBER_ONLY = re.compile(NUMBER_TEXT)
_PIECE = re.compile(rf"{_DIGITS}|[^\W\d_]+")
_SKIP = ("linh", "lẻ")


@lru_cache(maxsize=2048)  # a page's numbers are small and few, and stand in page after page
def read_number(text: str) -> int | None:
    """Return the whole number that `text` states.

    Args:
        text: a number and nothing else, in digits or words, any case, a word of approximation
            before it allowed.

    Returns:
        The integer; None where `text` is no number or none without a remainder ("1,5").
    """
    if text.isascii() and text.isdigit():
        return int(text)
    lowered = text.lower()
    start = _APPROXIMATE.match(lowered)
    words = lowered[start.end() if start else 0 :].strip()
    if not _NUMBER_ONLY.fullmatch(words):
        return None
    total = Fraction(0)
    group = Fraction(0)
    last_unit = 1
    for piece in _PIECE.findall(words):
        if piece in _UNITS:
            unit = _UNITS[piece]
            if unit < _LARGE:
                group = group * unit
            else:
                total += group * unit
                group = Fraction(0)
                last_unit = unit
        elif piece == "rưỡi":
            total += Fraction(last_unit, 2)
        elif piece == "mươi":
            group = (group - group % 10) + (group % 10) * 10
        elif piece == "mười":
            group += 10
        elif piece in _ONES:
            group += _ONES[piece]
        elif piece not in _SKIP:
            group += _digits(piece)
    total += group
    return int(total) if total.denominator == 1 else None


def _digits(piece: str) -> Fraction:
    """Read digits; groups of three after dots or commas are thousands, else a comma is decimal."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", piece):
        return Fraction(int(re.sub(r"[.,]", "", piece)))
    return Fraction(piece.replace(",", "."))
