"""Names that only what stands before them shows: given names alone, after a form of address."""

from __future__ import annotations

import re

from extract.tag.people.cues import words
from extract.tag.people.foreign import is_foreign
from extract.tag.people.found import Found
from extract.tag.people.lists import cut_run
from extract.tag.people.names import given_syllables, name_at
from extract.tag.places.gazetteer import is_country, is_known_place, is_province
from extract.tag.runs import Word

_SHORTENED = re.compile(r"(?<![^\W_])[A-ZĐ](?:h|r|g|gh|ng)?\Z")


def _with_dot(folded: str, end: int) -> int:
    """The end of a name whose last word is withheld, dot included ("anh Nguyễn Xuân Th.")."""
    if folded[end : end + 1] == "." and _SHORTENED.search(folded, max(0, end - 4), end):
        return end + 1
    return end


#: Degrees and callings that stand before a field of study as easily as before a name.
_FIELD_TITLES = frozenset(
    ("cử nhân", "thạc sĩ", "thạc sỹ", "tiến sĩ", "tiến sỹ", "kỹ sư", "giáo sư", "phó giáo sư",
     "cn", "ths", "ts", "ks", "gv", "hs", "sv", "vđv", "bác sĩ", "bác sỹ", "dược sĩ", "thợ",
     "btv", "gđ", "vận động viên", "đối tượng", "bạn", "con", "vợ", "chồng", "bệnh nhân")
)  # fmt: skip


#: What number a child is; in the South people are called by it.
_ORDINALS = frozenset(("hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "út", "cả"))


def addressed(
    folded: str, low: str, run: tuple[Word, ...], index: int, phrase: str
) -> Found | None:
    """A name after a form of address: family name or not, one syllable or more."""
    if run[index].low in _ORDINALS and index + 1 < len(run):
        shape = name_at(folded, run[index + 1].start)
        if shape is not None and shape.score >= 0.45:
            index += 1  # "chú Hai | Lê Văn Khuân"
    if run[index].low == "và" and len(run) > index + 1:
        return Found(run[index].start, run[-1].end, 0.9, "people.address")  # "thiếu tá Và A Sếnh"
    stop = cut_run(folded, run, index)
    if stop == index:
        return None
    shape = name_at(folded, run[index].start)
    start, end = run[index].start, run[stop - 1].end
    text = low[start:end]
    if is_province(text) and phrase not in words().personal:
        return None  # "vận động viên Hậu Giang"
    if shape is not None:
        return Found(start, _with_dot(folded, max(end, shape.end)), 0.97, "people.address")
    if phrase == "bác" and text == "hồ":
        return None
    if phrase in _FIELD_TITLES:
        known = text in given_syllables() or all(is_foreign(word) for word in text.split())
        return Found(start, end, 0.6 if known else 0.3, "people.titled")
    if stop - index == 1:
        end = _with_dot(folded, end)
        if run[index].case == "U" and run[index].low not in given_syllables():
            return None
        if len(text) == 1:
            return None
        return Found(start, end, 0.9 if text in given_syllables() else 0.75, "people.given_name")
    if is_province(text) or is_country(text):
        return None
    usual = any(word.low in given_syllables() for word in run[index:stop])
    return Found(start, end, 0.93 if usual else 0.8, "people.address")


_NUMBERED = re.compile(r" \d")


def called(folded: str, low: str, run: tuple[Word, ...], index: int) -> Found | None:
    """A name without family name after an office or a calling: all of the run, or nothing."""
    rest = run[index:]
    if cut_run(folded, run, index) < len(run):
        return None
    text = low[rest[0].start : rest[-1].end]
    if not 2 <= len(rest) <= 3 or is_known_place(text) or is_country(text):
        return None
    if _NUMBERED.match(folded, rest[-1].end):
        return None  # "thuyền trưởng tàu Sông Hậu 2"
    if not all(word.low in given_syllables() for word in rest):
        return None
    return Found(rest[0].start, rest[-1].end, 0.6, "people.called")
