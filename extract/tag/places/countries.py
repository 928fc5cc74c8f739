"""Countries and continents: places and agents, not adjectives ("phụ nữ Việt Nam")."""

from __future__ import annotations

import re

from extract.tag.people.names import is_stop
from extract.tag.places.gazetteer import countries
from extract.tag.places.view import LISTED, Text, known_at, word_list
from extract.tag.runs import Word, words_after, words_before

#: Countries of one syllable that are also other words, names and adjectives.
_SHORT = frozenset(("anh", "đức", "ý", "áo", "bỉ", "hàn", "nga", "nhật", "pháp", "mỹ", "úc"))


_SHORT_EVIDENCE = frozenset(("tại", "ở", "sang", "từ", "nước", "về", "qua", "đến"))


def country_score(
    text: Text, name: str, left: tuple[str, ...], run: tuple[Word, ...], index: int, end: int
) -> float:
    """Countries count as places and agents, not as adjectives ("phụ nữ Việt Nam")."""
    if index > 0 and not is_function_word(run[index - 1].low):
        return 0.0
    if name in _SHORT:
        if _beside_country(text, run[0].start, end):
            return 0.8
        if left and left[0] == "(" and text.low[end : end + 1] == ")":
            return 0.8  # "Quỹ … (Pháp)"
        return 0.8 if left and left[0] in _SHORT_EVIDENCE and end >= run[-1].end else 0.0
    if not left or left[0] in (".", "!", "?", ":", ";", "(", ",", '"', "-", "…"):
        if left and left[0] == '"' and not _verb_after(text, end):
            return 0.0
        return 0.75 if end >= run[-1].end else 0.3
    if says_where(left):
        return 0.85
    return 0.2


_COMMA_BEFORE = re.compile(r"([^\W\d_]+(?:[ -][^\W\d_]+){0,2}) ?(?:,|và) ?\Z")


#: Countries in a list that are looked back over.
_LONGEST_LIST = 8


def _beside_country(text: Text, start: int, end: int) -> bool:
    """Whether this stands in a list of countries that are places ("Pháp, Đức và Hoa Kỳ").

    The word before the whole list decides: "doanh nghiệp Mỹ, Nhật" are adjectives.
    """
    head = start
    for _ in range(_LONGEST_LIST):
        before = _country_before(text, head)
        if before is None:
            break
        head = before
    after = LISTED.match(text.low, end)
    listed = after is not None and known_at(text, after.end())[1] in countries()
    if head == start and not listed:
        return False
    left = words_before(text.low, head)
    return not left or not left[0].isalpha() or says_where(left)


def _country_before(text: Text, start: int) -> int | None:
    """Start of the country right before a comma or "và" at `start`, or None."""
    before = _COMMA_BEFORE.search(text.low, max(0, start - 30), start)
    if before is None:
        return None
    words = before.group(1)
    for skip in range(words.count(" ") + 1):
        name = words.split(" ", skip)[-1]
        if name in countries():
            return before.end(1) - len(name)
    return None


def _verb_after(text: Text, end: int) -> bool:
    right = words_after(text.low, end)
    return bool(right) and right[0] in (
        "là", "có", "đã", "đang", "sẽ", "cần", "được", "phải", "không", "vẫn", "cũng", "thiếu",
        "giành",
    )  # fmt: skip


def says_where(left: tuple[str, ...]) -> bool:
    """Whether the words before make a country or a continent a place and no adjective."""
    return word_list("country_evidence").ending(left) is not None


def is_function_word(word: str) -> bool:
    """Whether a capitalised word before a place only starts the sentence ("Tại Việt Nam")."""
    return (
        word in word_list("place_evidence")
        or word in word_list("country_evidence")
        or word in word_list("scenery")
        or is_stop(word, None)
    )
