"""Known places without type word, by what speaks for them; lists of places."""

from __future__ import annotations

import re

from extract.tag.people.cues import Cue, cue_before
from extract.tag.people.names import is_stop, name_at
from extract.tag.places.gazetteer import (
    communes,
    countries,
    districts,
    first_words,
    is_known_place,
    provinces,
    regions,
)
from extract.tag.places.types import SUFFIX, type_pattern
from extract.tag.places.view import Found, Text, known_at, word_list
from extract.tag.runs import Cover, Word, words_after, words_before


def find_untyped(text: Text, typed: list[Found]) -> list[Found]:
    """Known names without type word, by how much speaks for them."""
    named = {_bare(text.low[f.start : f.end]) for f in typed}
    homes = {_bare(text.low[f.start : f.end]) for f in typed if _HOME.match(text.low, f.start)}
    home_firsts = {name.partition(" ")[0] for name in homes}
    taken = Cover((f.start, f.end) for f in typed)
    found: list[Found] = []
    firsts = first_words()
    for run in text.runs:
        index = 0
        while index < len(run):
            if run[index].low in home_firsts:
                again = _named_before(run, index, homes, taken)
                if again is not None:
                    found.append(again)
                    break
            if run[index].low not in firsts:
                index += 1
                continue
            end, name = known_at(text, run[index].start)
            if not name or taken.touches(run[index].start, run[index].end):
                index += 1
                continue
            score = _score(text, run, index, end, name, named)
            if score > 0:
                found.append(Found(run[index].start, end, score, "places.name"))
            while index < len(run) and run[index].start < end:
                index += 1
    return found


#: Where people live, which is spoken of without its type word later on; parks and roads are not.
_HOME = re.compile(r"xã|phường|thị|huyện|quận|thôn|bản|buôn|làng|ấp|xóm|đảo|bon|plei|phum|sóc")


def _named_before(run: tuple[Word, ...], index: int, named: set[str], taken: Cover) -> Found | None:
    """The rest of the run where it is the name of a place that has its type word elsewhere."""
    rest = run[index:]
    if len(rest) < 2 or " ".join(word.low for word in rest) not in named:
        return None
    if index > 0 and not _is_function_word(run[index - 1].low):
        return None
    if taken.touches(rest[0].start, rest[-1].end) or is_known_place(
        " ".join(word.low for word in rest)
    ):
        return None
    return Found(rest[0].start, rest[-1].end, 0.75, "places.known")


def _bare(span: str) -> str:
    """The name without its type word."""
    match = type_pattern().match(span)
    return " ".join((span[match.end() :] if match else span).split())


_LISTED = re.compile(r" ?(?:,|và|;|-) ?(?=[^\W\d_])")


#: Works, whose titles may be or hold a place's name ("bài Huế thương").
_WORKS = frozenset(("bài", "khúc", "vở", "phim", "cuốn", "hiệu", "nhãn"))


def _score(
    text: Text, run: tuple[Word, ...], index: int, end: int, name: str, named: set[str]
) -> float:
    """How likely a known name, standing without type word, is meant as a place."""
    start = run[index].start
    left = words_before(text.low, start)
    cue, _ = cue_before(text.low, start)
    if name == "hồ chí minh":
        return 0.6 if left and left[0] in ("tại", "ở", "từ", "đến") else 0.0
    if cue is Cue.ADDRESS and name not in provinces():
        return 0.0
    if left and left[0] in _WORKS:
        return 0.0
    if name in countries():
        return _country_score(text, name, left, run, index, end)
    led = index == 0 or _is_function_word(run[index - 1].low)
    alone = led and end >= run[-1].end
    evidence = word_list("place_evidence").ending(left) is not None
    if name in provinces() or name in regions():
        score = 0.85 if alone else 0.7 if led else 0.45
        if " " not in name and not evidence and name not in ("huế", "pleiku"):
            score -= 0.4
        if run[index].case == "U" and not alone:
            score -= 0.1
        if end < run[-1].end and not _goes_on(text, run, end):
            score -= 0.35  # "Sài Gòn Decor"
        return score - (0.5 if cue is Cue.ADDRESS else 0.0)
    score = 0.4 if name in districts() else 0.2
    if " " not in name:
        score -= 0.2
    if not alone:
        score -= 0.3
    if name in named:
        score += 0.45
    if evidence:
        score += 0.35
    if SUFFIX.match(text.folded, end) and name not in communes():
        score -= 0.3  # "tàu Phú Quý 2"
    if _followed_by_wider(text, end):
        score += 0.45
    if name in districts() and left[:1] == ("(",) and text.low[end : end + 1] == ")":
        score += 0.3
    shape = name_at(text.folded, start)
    if shape is not None and shape.score >= 0.6 and len(shape.syllables) >= 3:
        score -= 0.3
    return min(score, 0.9)


def says_where(left: tuple[str, ...]) -> bool:
    """Whether the words before make a country or a continent a place and no adjective."""
    return word_list("country_evidence").ending(left) is not None


def _is_function_word(word: str) -> bool:
    """Whether a capitalised word before a place only starts the sentence ("Tại Việt Nam")."""
    return (
        word in word_list("place_evidence")
        or word in word_list("country_evidence")
        or word in word_list("scenery")
        or is_stop(word, None)
    )


def _goes_on(text: Text, run: tuple[Word, ...], end: int) -> bool:
    """Whether the words after a place in the same run are a person, a place or a heading's."""
    after = next((word for word in run if word.start >= end), None)
    if after is None or after.case == "U":
        return True
    shape = name_at(text.folded, after.start)
    return (shape is not None and shape.score >= 0.6) or bool(known_at(text, after.start)[1])


#: Countries of one syllable that are also other words, names and adjectives.
_SHORT = frozenset(("anh", "đức", "ý", "áo", "bỉ", "hàn", "nga", "nhật", "pháp", "mỹ", "úc"))


_SHORT_EVIDENCE = frozenset(("tại", "ở", "sang", "từ", "nước", "về", "qua", "đến"))


def _country_score(
    text: Text, name: str, left: tuple[str, ...], run: tuple[Word, ...], index: int, end: int
) -> float:
    """Countries count as places and agents, not as adjectives ("phụ nữ Việt Nam")."""
    if index > 0 and not _is_function_word(run[index - 1].low):
        return 0.0
    if name in _SHORT:
        if _beside_country(text, run[0].start, end):
            return 0.8
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
    after = _LISTED.match(text.low, end)
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
        "là", "có", "đã", "đang", "sẽ", "cần", "được", "phải", "không", "vẫn", "cũng",
    )  # fmt: skip


def _followed_by_wider(text: Text, end: int) -> bool:
    """Whether a wider place follows: ", huyện X", ", Nghệ An", " (Hà Tĩnh"."""
    match = re.compile(r",? ?[,(-] ?").match(text.low, end)
    if match is None:
        return False
    if type_pattern().match(text.low, match.end()):
        return True
    return known_at(text, match.end())[1] in provinces()


def extend_lists(text: Text, found: list[Found]) -> list[Found]:
    """Let a place vouch for the next known name in its list ("xã Hóa Hợp, Minh Hóa")."""
    found = sorted(found, key=lambda f: (f.start, -f.end))
    result = {f.start: f for f in reversed(found)}
    queue = [f for f in found if f.score >= 0.7]
    while queue:
        place = queue.pop(0)
        gap = _LISTED.match(text.low, place.end)
        if gap is None:
            continue
        end, name = known_at(text, gap.end())
        own = result.get(gap.end())
        if not name or name in countries() or (own is not None and own.score >= 0.7):
            continue
        run, _index = text.word_at[gap.end()]
        if end < run[-1].end or cue_before(text.low, gap.end())[0] is Cue.ADDRESS:
            continue
        listed = Found(gap.end(), end, 0.72, "places.list")
        result[gap.end()] = listed
        queue.append(listed)
    return sorted(result.values(), key=lambda f: f.start)
