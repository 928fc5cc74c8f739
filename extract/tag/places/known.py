"""Known places without type word, by what speaks for them; lists of places."""

from __future__ import annotations

import re

from extract.tag.people.cues import Cue, cue_before
from extract.tag.people.names import name_at
from extract.tag.places.countries import country_score, is_function_word
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
from extract.tag.places.view import LISTED, Found, Text, known_at, word_list
from extract.tag.runs import Cover, Word, words_before

#: With less evidence a name leaves room for one that begins inside it.
_LIKELY = 0.5
#: With this it vouches for any name after it, with less only for those of districts.
_VOUCHES = 0.7


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
            if score < _LIKELY:
                index += 1  # "CÔNG NHÂN BÌNH PHƯỚC" holds a commune Nhân Bình as well
                continue
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
    if index > 0 and not is_function_word(run[index - 1].low):
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


#: Between a place and a wider one.
_WIDER = re.compile(r",? ?[,(-] ?")
#: What follows the place that a report is sent from, at the start of a line ("MANILA - …").
_DATELINE = re.compile(r" ?[-:(] ?")
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
        return country_score(text, name, left, run, index, end)
    evidence = word_list("place_evidence").ending(left) is not None
    led = index == 0 or is_function_word(run[index - 1].low)
    led = led or (evidence and run[index].case == "U")  # "CÔNG NHÂN | BÌNH PHƯỚC"
    alone = led and end >= run[-1].end
    if name in provinces() or name in regions():
        score = 0.85 if alone else 0.7 if led else 0.45
        if " " not in name and not evidence and name not in ("huế", "pleiku"):
            score -= 0.4
        if run[index].case == "U" and not alone:
            score -= 0.1
        if alone and " " not in name and _DATELINE.match(text.low, end):
            score += 0.4 * (text.low[start - 1 : start] in ("", "\n"))
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


def _goes_on(text: Text, run: tuple[Word, ...], end: int) -> bool:
    """Whether the words after a place in the same run are a person, a place or a heading's."""
    after = next((word for word in run if word.start >= end), None)
    if after is None or after.case == "U":
        return True
    shape = name_at(text.folded, after.start)
    return (shape is not None and shape.score >= 0.6) or bool(known_at(text, after.start)[1])


def _followed_by_wider(text: Text, end: int) -> bool:
    """Whether a wider place follows: ", huyện X", ", Nghệ An", " (Hà Tĩnh"."""
    match = _WIDER.match(text.low, end)
    if match is None:
        return False
    if type_pattern().match(text.low, match.end()):
        return True
    wider = known_at(text, match.end())[1]
    return wider in provinces() or wider in countries()


def extend_lists(text: Text, found: list[Found]) -> list[Found]:
    """Let a place vouch for the next known name in its list ("xã Hóa Hợp, Minh Hóa")."""
    found = sorted(found, key=lambda f: (f.start, -f.end))
    result = {f.start: f for f in reversed(found)}
    queue = [f for f in found if f.score >= _LIKELY]
    while queue:
        place = queue.pop(0)
        gap = LISTED.match(text.low, place.end)
        if gap is None:
            continue
        end, name = known_at(text, gap.end())
        own = result.get(gap.end())
        if name in countries() or (own is not None and own.score >= 0.7):
            continue
        if not name and not _one_of_many(text, place, gap.end()):
            continue
        if place.score < _VOUCHES and name not in districts():
            continue
        run, _index = text.word_at[gap.end()]
        end = end if name else run[-1].end
        if end < run[-1].end or cue_before(text.low, gap.end())[0] is Cue.ADDRESS:
            continue
        rule = "places.list" if name else "places.hamlets"
        listed = Found(gap.end(), end, 0.72, rule)
        result[gap.end()] = listed
        queue.append(listed)
    return sorted(result.values(), key=lambda f: f.start)


def _one_of_many(text: Text, place: Found, pos: int) -> bool:
    """Whether an unlisted name is the next of several hamlets ("các thôn Lương Hạ, Tân Khê")."""
    many = place.rule == "places.hamlets" or (
        text.low.endswith(("các ", "hai ", "ba "), 0, place.start)
        and _HOME.match(text.low, place.start) is not None
    )
    entry = text.word_at.get(pos)
    if not many or entry is None or entry[1] or len(entry[0]) > 3:
        return False
    shape = name_at(text.folded, pos)
    return shape is None or len(shape.syllables) < 3
