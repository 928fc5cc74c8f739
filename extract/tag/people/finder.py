"""Find people in a text: forms of address, offices, the shape of names, lists, credits."""

from __future__ import annotations

import re
from functools import cache

from extract.tag.people.credits import find_credits
from extract.tag.people.cues import Cue, age_after, cue_before, office_after, office_behind, words
from extract.tag.people.foreign import find_foreign
from extract.tag.people.found import Found
from extract.tag.people.lists import cut_run, extend_lists
from extract.tag.people.names import (
    NameShape,
    eponyms,
    given_syllables,
    is_stop_pair,
    may_start,
    name_at,
    surnames,
)
from extract.tag.places.gazetteer import is_country, is_known_place, is_province
from extract.tag.runs import Phrases, Word, load_phrases, words_before

_UNCLE_HO = re.compile(r"Bác Hồ(?![^\W\d_])|BÁC HỒ(?![^\W\d_])|Hồ Chủ tịch(?![^\W\d_])")
#: "N.T.H.", "V.T.K.T", "V." after a form of address: somebody whose name is withheld.
_WITHHELD = re.compile(
    r"[A-ZĐ]\.(?:[A-ZĐ]\.){0,2}(?:[A-ZĐ](?![^\W_])\.?)?(?: ?(?=[,(])|(?= [a-zà-ỹđ])|(?![^\W_]))"
)
_INITIAL = re.compile(r"[^\W\d_]\.")


def find_people(folded: str, low: str, runs: list[tuple[Word, ...]]) -> list[Found]:
    """Return possible people in text order; overlaps are left to the resolver.

    Args:
        folded: text from `fold`.
        low: the same in lower case.
        runs: `capital_runs(folded)`.
    """
    found: list[Found] = []
    for run in runs:
        found += _in_run(folded, low, run)
        found += find_foreign(low, run)
    found += _uncle_ho(folded, low)
    found += _withheld(folded, low)
    found += find_credits(folded, low)
    found.sort(key=lambda f: (f.start, -f.end))
    return extend_lists(folded, low, runs, found)


def _uncle_ho(folded: str, low: str) -> list[Found]:
    return [
        Found(match.start(), match.end(), 0.95, "people.uncle_ho")
        for match in _UNCLE_HO.finditer(folded)
        if cue_before(low, match.start())[0] is not Cue.OTHER
    ]


def _withheld(folded: str, low: str) -> list[Found]:
    """Initials after a form of address or before an age ("chị N.T.H. (35 tuổi)", "em V.")."""
    found = []
    for match in _WITHHELD.finditer(folded):
        start, end = match.start(), match.start() + len(match.group().rstrip())
        if folded[start - 1 : start].isalnum() or folded[start - 1 : start] == ".":
            continue
        letters = match.group().count(".") + (not match.group().rstrip().endswith("."))
        cue, _ = cue_before(low, start)
        if cue is Cue.ADDRESS or (letters > 1 and age_after(low, end)):
            if folded[end - 1] == "." and folded[end : end + 1] in ("", "\n"):
                end -= 1
            found.append(Found(start, end, 0.8, "people.withheld"))
    return found


def _in_run(folded: str, low: str, run: tuple[Word, ...]) -> list[Found]:
    """The names in one run of capitalised words."""
    if len(run) == 1 and not _may_be_addressed(low, run[0]):
        return []
    cue, phrase = cue_before(low, run[0].start)
    first = 0
    if len(run) > 1 and cue is not Cue.OTHER and _is_address(run, low):
        cue, phrase, first = Cue.ADDRESS, run[0].low, 1
    found: list[Found] = []
    if cue is Cue.NONE and _INITIAL.match(folded, run[0].start - 2, run[0].start):
        first = 1  # "Tr.Hoàng": the credits read it
    index = first
    while index < len(run):
        able = may_start(run[index].text)
        if index > first:
            if not able:
                index += 1
                continue
            cue, phrase = cue_before(low, run[index].start)
            if cue is Cue.ADDRESS and phrase == run[index - 1].low:
                cue = Cue.NONE  # "Hai Bà Trưng"
        if not able and cue is Cue.NONE:
            index += 1
            continue
        if index + 1 < len(run) and _is_other_pair(run[index].low, run[index + 1].low, cue):
            index += 2
            continue
        name = _name(folded, low, run, index, cue, phrase)
        if name is None:
            index += 1
            continue
        found.append(name)
        while index < len(run) and run[index].start < name.end:
            index += 1
    return found


def _is_other_pair(first: str, second: str, cue: Cue) -> bool:
    """Whether two words are a country, a province or a stop ("Việt Nam", "Công Đoàn Hà Tĩnh")."""
    pair = f"{first} {second}"
    return is_country(pair) or (
        cue is not Cue.ADDRESS and (is_province(pair) or is_stop_pair(pair))
    )


def _may_be_addressed(low: str, word: Word) -> bool:
    """Whether a single word stands where a form of address could be before it."""
    if word.case == "U" and word.low not in given_syllables():
        return False
    before = low[max(0, word.start - 3) : word.start].rstrip(" ")[-1:]
    return before.isalnum() or before in (":", ".") or "'" in word.text


def _is_address(run: tuple[Word, ...], low: str) -> bool:
    """Whether the run starts with a form of address ("Ông Phan Thanh Hải", "NSƯT Công Lý")."""
    if run[0].low not in words().addresses or len(run[0].text) == 1:
        return False
    return not is_known_place(" ".join(word.low for word in run[:2]))


def _name(
    folded: str, low: str, run: tuple[Word, ...], index: int, cue: Cue, phrase: str
) -> Found | None:
    """The name that starts at `run[index]`, given the evidence before it."""
    if cue is Cue.ADDRESS:
        return _addressed(folded, low, run, index, phrase)
    if cue is Cue.OTHER and phrase not in _SEATS:
        return None
    shape = name_at(folded, run[index].start)
    if cue is Cue.OTHER:
        return _despite(low, shape)
    if shape is None:
        if cue is Cue.POST and phrase not in _BROAD_POSTS:
            return _called(folded, low, run, index)
        return None
    text = " ".join(low[shape.start : shape.end].split())
    if text == "hồ chí minh" and cue is Cue.NONE:
        return None
    if cue is Cue.POST and phrase in _BROAD_POSTS and shape.score < 0.4:
        cue = Cue.NONE
    score = _weighed(low, run, index, shape, cue, text)
    return Found(shape.start, shape.end, max(0.0, min(score, 0.97)), "people.name")


def _weighed(
    low: str, run: tuple[Word, ...], index: int, shape: NameShape, cue: Cue, text: str
) -> float:
    """Score of a name by its shape and what stands around it."""
    if age_after(low, shape.end):
        return max(shape.score, 0.9)
    if office_after(low, shape.end):
        return shape.score + 0.3
    if cue is Cue.POST:
        return shape.score + 0.2
    strong = len(shape.syllables) > 2 or surnames().get(run[index].low, False)
    if strong and office_behind(low, shape.start):
        return shape.score + 0.15 if not is_known_place(text) else shape.score
    score = shape.score
    if index == 0 and score < 0.7 and not _may_stand_bare(low, shape.start):
        score -= 0.2
    if len(shape.syllables) == 2:
        score -= 0.15
    if is_known_place(text):
        score -= 0.35
    if text in eponyms():
        score -= 0.4 if low[shape.start - 2 : shape.start - 1].isdigit() else 0.1
    whole = index == 0 and shape.end >= run[-1].end
    if run[index].case == "U" and not whole and score < 0.95:
        score -= 0.4
    elif not whole and score < 0.8:
        score -= 0.2
    return score


def _may_stand_bare(low: str, pos: int) -> bool:
    """Whether a name without address or office may stand here: after a mark, a joint, a verb."""
    left = words_before(low, pos)
    return not left or not left[0][-1].isalpha() or left[0] in _bare_before()


@cache
def _bare_before() -> Phrases:
    return load_phrases(("people", "before_names"))


_SEATS = frozenset(
    ("tp", "tp.", "thành phố", "thị xã", "tx", "thị trấn", "phường", "xã", "huyện", "quận", "tỉnh",
     "trường", "công ty", "bệnh viện", "cđ", "đại học", "tiểu học", "mầm non")
)  # fmt: skip


def _despite(low: str, shape: NameShape | None) -> Found | None:
    """A holder of an office whose body ends in a type word ("Phó Chủ tịch UBND thị xã | …")."""
    if shape is None or len(shape.syllables) < 3 or shape.score < 0.8:
        return None
    text = " ".join(low[shape.start : shape.end].split())
    if text in eponyms() or is_known_place(text) or not office_behind(low, shape.start):
        return None
    return Found(shape.start, shape.end, 0.9, "people.office")


#: Callings that stand before bodies and places as easily as before names.
_BROAD_POSTS = frozenset(
    ("cán bộ", "công nhân", "công chức", "giáo viên", "giảng viên", "học sinh", "sinh viên",
     "học viên", "nhân viên", "đại diện", "đoàn viên", "nông dân", "ngư dân", "tác giả", "thợ",
     "bảo vệ", "chiến sĩ", "chiến sỹ", "phóng viên", "nhà giáo", "đội viên", "kế toán", "văn thư",
     "chuyên gia", "tiểu thương", "trẻ", "già", "lão thành", "dũng cảm", "tài năng", "nhỏ tuổi",
     "chủ nhà trọ", "chủ quán", "chủ cơ sở", "chủ doanh nghiệp", "chủ tàu", "chủ xe")
)  # fmt: skip


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


def _addressed(
    folded: str, low: str, run: tuple[Word, ...], index: int, phrase: str
) -> Found | None:
    """A name after a form of address: family name or not, one syllable or more."""
    if run[index].low in _ORDINALS and index + 1 < len(run):
        shape = name_at(folded, run[index + 1].start)
        if shape is not None and shape.score >= 0.45:
            index += 1  # "chú Hai | Lê Văn Khuân"
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
        return Found(start, end, 0.6 if text in given_syllables() else 0.3, "people.titled")
    if stop - index == 1:
        end = _with_dot(folded, end)
        if run[index].case == "U" and run[index].low not in given_syllables():
            return None
        if len(text) == 1:
            return None
        return Found(start, end, 0.9 if text in given_syllables() else 0.75, "people.given_name")
    if is_province(text) or is_country(text):
        return None
    known = sum(word.low in given_syllables() for word in run[index:stop])
    return Found(start, end, 0.93 if known else 0.8, "people.address")


_NUMBERED = re.compile(r" \d")


def _called(folded: str, low: str, run: tuple[Word, ...], index: int) -> Found | None:
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
