"""Bodies named without a head word: known short names, newspapers, acronyms the text explains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.folding import fold
from extract.resources import entries
from extract.tag.organizations import lexicon
from extract.tag.organizations.words import TITLE, UPPER, Words
from extract.tag.places.gazetteer import is_country, is_known_place

#: Words before an ordinary-looking newspaper's name that quote or credit it.
_CREDIT_BEFORE = frozenset({"theo", "trên", "với", "pv", "viên", "báo", "tờ", "liệu", "nguồn"})
#: Words after it that do.
_CREDIT_AFTER = (["đưa", "tin"], ["dẫn", "lời"], ["thông", "tin"], ["online"], ["phản", "ánh"])
#: Cities of one syllable that branches are named after.
CITIES = frozenset({"huế", "vinh", "pleiku"})
#: Where a new commune lies from the one it is named after.
_SIDES = frozenset({"đông", "tây", "nam", "bắc", "trung", "thượng", "hạ"})
#: Words that begin a sentence before a club's name.
_BEFORE_CLUBS = frozenset(
    {"trận", "đội", "với", "gặp", "theo", "còn", "sau", "trước", "khi", "và", "tại", "nhưng", "nếu",
     "ở", "cả", "cựu", "thắng", "thua", "hạ", "riêng", "trong", "từ", "ngoài", "tối", "chiều"}
)  # fmt: skip
#: Kinds whose short heads name one body when they stand in brackets after it ("… (CĐVC)").
_ALSO_ACRONYMS = frozenset({"union_sector", "union_top", "whole"})
#: What may stand between a bank or carrier and the place of its branch.
_PLACED = _SIDES | {"tỉnh", "huyện", "tp", "tp.", "quận", "xã", "phường"}
_ORDINAL = re.compile(r"[IVX]+$")
_ASCII = re.compile(r"[A-Z][A-Za-z]{4,}$")


@dataclass(frozen=True, slots=True)
class _Name:
    """A bare name: its further words, whether it is never anything else, has branches."""

    rest: tuple[str, ...]
    sure: bool
    branches: bool


@cache
def _known() -> dict[str, list[_Name]]:
    """The names of `known.txt` by their first word, longest first."""
    by_first: dict[str, list[_Name]] = {}
    for line in entries("organizations", "known"):
        first, *rest = Words(fold(line.rstrip("?+ "))).word
        name = _Name(tuple(rest), not line.endswith("?"), line.endswith("+"))
        by_first.setdefault(first, []).append(name)
    for names in by_first.values():
        names.sort(key=lambda name: -len(name.rest))
    return by_first


@cache
def known_firsts() -> frozenset[str]:
    """The words that bare names begin with."""
    return frozenset(_known())


def known_at(words: Words, i: int) -> int | None:
    """Return the word after a body's bare name at word `i`, or None."""
    for name in _known().get(words.word[i], ()) if i < words.size else ():
        end = i + 1 + len(name.rest)
        if tuple(words.word[i + 1 : end]) != name.rest or not words.joined(i, end - 1):
            continue
        if _tied(words, i, end) or not (name.sure or _credited(words, i, end)):
            continue
        if end < words.size and words.word[end] in lexicon.suffixes() and words.joined(i, end):
            return end + 1
        if words.low[end : end + 2] == ["việt", "nam"] and words.joined(i, end + 1):
            return end + 2  # "UNICEF Việt Nam"
        return _branch(words, end) if name.branches else end
    return None


def _branch(words: Words, end: int) -> int:
    """The word after the place of a branch ("Viettel Nghệ An", "BIDV chi nhánh …"), or `end`."""
    if words.low[end : end + 2] == ["chi", "nhánh"] and words.joined(end - 1, end + 2):
        placed = _branch(words, end + 2)
        return placed if placed > end + 2 else end
    first = end + 1 if words.joined(end - 1, end + 1) and words.low[end] in _PLACED else end
    for length in (3, 2, 1):
        if words.joined(end - 1, first + length - 1):
            place = " ".join(words.low[first : first + length])
            if words.capital(first) and (is_known_place(place) if length > 1 else place in CITIES):
                after = turned(words, first + length)
                second = words.joined(end, after) and _ORDINAL.match(words.word[after])
                return after + 1 if second else after  # "Agribank Cần Thơ II"
    return end


def turned(words: Words, end: int) -> int:
    """Return the word after a place and where another lies from there ("Đăk Song | Tây").

    Args:
        words: the text.
        end: the word after the place.
    """
    if not words.joined(end - 1, end) or words.low[end] not in _SIDES or not words.capital(end):
        return end
    return end if words.joined(end, end + 1) and words.capital(end + 1) else end + 1


def suffixed_at(words: Words, k: int) -> int | None:
    """Return the first word of a name that ends in a suffix at word `k` ("Biển Xanh FC")."""
    if words.word[k] not in lexicon.suffixes():
        return None
    i = k
    while i and k - i < 3 and words.gap[i - 1] == words.gap[k] and words.shape[i - 1] in "tu":
        if lexicon.heads().at(words, i - 1) or words.low[i - 1] in _BEFORE_CLUBS:
            break
        i -= 1
    return i if i < k else None


def _tied(words: Words, i: int, end: int) -> bool:
    """Whether a mark ties the words to a longer token ("VTV.vn", "14/QĐ-EVN")."""
    if i and words.end[i - 1] == words.start[i] and words.word[i - 1] in "-/.@_":
        # "Phương Thoa/VOV" credits, "14/QĐ" does not
        return words.word[i - 1] != "/" or i < 2 or words.shape[i - 2] != TITLE
    if end + 1 < words.size and words.start[end] == words.end[end - 1] and words.word[end] in "./@":
        return words.start[end + 1] == words.end[end]
    return False


def _credited(words: Words, i: int, end: int) -> bool:
    if i and words.gap[i - 1] == words.gap[i] and words.low[i - 1] in _CREDIT_BEFORE:
        return not _runs_on(words, end)
    after = words.low[end : end + 2]
    return any(after[: len(credit)] == credit for credit in _CREDIT_AFTER)


def _runs_on(words: Words, end: int) -> bool:
    """Whether the capitalised run goes on, so that the words are part of another name."""
    return end < words.size and words.joined(end - 1, end) and words.shape[end] == TITLE


def explained(words: Words, end: int) -> list[str]:
    """Return the words of the acronym in brackets right after a body, none where there is none.

    Args:
        words: the text.
        end: index of the word after the body.
    """
    if not words.joined(end - 1, end + 2) or words.word[end] != "(":
        return []
    i = end + 1
    while words.low[i] in ("gọi", "tắt", "viết", "là", "nay", "sau", "đây", "tên", ":"):
        i += 1
        if not words.joined(end, i + 1):
            return []
    last = i
    if words.joined(i, i + 2) and words.shape[i : i + 2] == [UPPER] * 2:
        last += 1  # "EVN SPC"
    return words.word[i : last + 1] if words.word[last + 1] == ")" and _acronym(words, i) else []


def _acronym(words: Words, i: int) -> bool:
    word, low = words.word[i], words.low[i]
    head = lexicon.heads().at(words, i)
    if (
        (head and head[0] not in _ALSO_ACRONYMS)
        or low in lexicon.levels()
        or is_known_place(low)
        or is_country(low)
    ):
        return False
    if lexicon.sectors().at(words, i):
        return False
    if words.shape[i] == UPPER:
        return len(word) >= 2 and word[0].isalpha()
    return words.shape[i] == TITLE and _ASCII.match(word) is not None
