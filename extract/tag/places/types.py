"""Type words ("tỉnh", "khu phố", "sông") and the names and numbers that follow them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.folding import fold, lower
from extract.resources import entries
from extract.tag.alternation import any_of, starting


@dataclass(frozen=True, slots=True)
class PlaceType:
    """How a type word behaves.

    Args:
        number: whether a number may be the name ("ấp 5").
        weak: whether the word is so common that the name must be known or supported.
        low: whether only its lower-case form counts.
    """

    number: bool
    weak: bool
    low: bool


@cache
def place_types() -> dict[str, PlaceType]:
    """Return type word (folded, lower case) -> how it behaves."""
    found = {}
    for line in entries("places", "type_words"):
        parts = fold(line).split()
        flags = {part for part in parts if part in ("name", "number", "weak", "low")}
        word = lower(" ".join(part for part in parts if part not in flags))
        found[word] = PlaceType("number" in flags, "weak" in flags, "low" in flags)
    return found


@cache
def type_pattern() -> re.Pattern[str]:
    """Match a type word in lower-case text, with the gap to the name that follows."""
    by_first: dict[str, list[str]] = {}
    for word in place_types():
        first, _, rest = word.partition(" ")
        by_first.setdefault(first, []).append(rest)
    branches = []
    for first in sorted(by_first, key=lambda word: (-len(word), word)):
        rests = sorted((r for r in by_first[first] if r), key=lambda r: (-len(r), r))
        tail = "|".join(re.escape(rest).replace(r"\ ", r"\s+") for rest in rests)
        optional = "" in by_first[first]
        branch = starting(first)
        if tail:
            branch += rf"(?:\s+(?:{tail}))" + ("?" if optional else "")
        branches.append(branch)
    words = any_of(branches)
    return re.compile(rf"(?P<type>{words})(?P<gap>\s{{1,3}}|(?<=\.))(?=\S)")


#: A number that names a place: "5", "12", "số 5", "1A", "909", "30/4", a code: "D5".
NUMBER = re.compile(
    r"(?:số )?\d{1,4}(?:[A-Z](?![^\W_]))?(?:/\d{1,3})*(?![\d.,]\d|[\w%])"
    r"|[A-Z]{1,2}\d{1,3}[A-Z]?(?![\w%])"
)
#: What may follow the name of an industrial park, a hall, a village: "II", "2", "A".
SUFFIX = re.compile(r" (?:[IVX]{1,4}(?:-[A-Z])?|\d{1,2}[A-Z]?|[A-Z]\d?)(?![\w.,/]*\d)(?![^\W_])")
#: A name that is a day: "Nhà văn hóa 3-2", "quảng trường 2/4", "công viên 29 tháng 3".
DAY_NAME = re.compile(r"\d{1,2}(?:[-/.]\d{1,2}| tháng \d{1,2})(?![\d/])")
#: A region whose name holds lower-case words.
REGION = re.compile(
    r"(?<![^\W_])(?:[Mm]iền (?:Bắc|Trung|Nam|Tây|Đông)(?: (?:Nam|Bắc|Trung) [Bb]ộ| [Bb]ộ)?"
    r"(?:(?: - | và )Tây Nguyên)?"
    r"|(?:Duyên hải )?(?:Bắc|Nam|Trung) Trung [Bb]ộ|(?:Tây|Đông) Nam [Bb]ộ|(?:Bắc|Trung|Nam) [Bb]ộ"
    r"|[Đđ]ồng bằng (?:[Ss]ông (?:Cửu Long|Hồng)|Bắc [Bb]ộ)|ĐBSCL)(?![^\W_])"
)
#: A continent with its type word in lower case.
CONTINENT = re.compile(r"châu(?<![^\W_]châu) (?:Á|Âu|Phi|Mỹ|Úc|Đại Dương)(?![^\W_])")
