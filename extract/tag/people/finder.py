"""Find people in a text: forms of address, offices, the shape of names, lists, credits."""

from __future__ import annotations

import re
from functools import cache

from extract.folding import CAPITALS
from extract.tag.people.addressed import addressed, called
from extract.tag.people.credits import find_credits
from extract.tag.people.cues import Cue, age_after, cue_before, office_after, office_behind, words
from extract.tag.people.foreign import find_foreign
from extract.tag.people.found import Found
from extract.tag.people.lists import extend_lists
from extract.tag.people.names import (
    NameShape,
    eponyms,
    given_syllables,
    is_stop_pair,
    may_start,
    name_at,
    second_name,
    surnames,
)
from extract.tag.places.gazetteer import is_country, is_known_place, is_province
from extract.tag.runs import Phrases, Word, load_phrases, words_before

_UNCLE_HO = re.compile(r"Bác Hồ(?![^\W\d_])|BÁC HỒ(?![^\W\d_])|Hồ Chủ tịch(?![^\W\d_])")
#: "N.T.H.", "V.T.K.T", "V." after a form of address: somebody whose name is withheld.
_WITHHELD = re.compile(
    r"[A-ZĐ]\.(?:[A-ZĐ]\.){0,2}(?:[A-ZĐ](?![^\W_])\.?)?"
    rf"(?: ?(?=[,(])|(?= (?![{CAPITALS}])[^\W\d_])|(?![^\W_]))"
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
        if len(run) > 1:
            found += _in_run(folded, low, run)
            found += find_foreign(low, run)
        elif _may_be_addressed(low, run[0]):
            found += _in_run(folded, low, run)
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
    cue, phrase = cue_before(low, run[0].start)
    first = 0
    if len(run) > 1 and cue is not Cue.OTHER and _is_address(run, low):
        cue, phrase, first = Cue.ADDRESS, run[0].low, 1
    found: list[Found] = []
    if cue is Cue.NONE and _INITIAL.match(folded, run[0].start - 2, run[0].start):
        first = 1  # "Tr.Hoàng": the credits read it
    if cue is Cue.ADDRESS and phrase not in words().personal:
        first += _country_first(run[first:])
    index = first
    while index < len(run):
        able = may_start(run[index].text) or (
            index + 1 < len(run) and second_name(run[index + 1].low)
        )
        if index > first:
            if not able:
                index += 1
                continue
            cue, phrase = cue_before(low, run[index].start)
            if cue is Cue.ADDRESS and phrase == run[index - 1].low:
                cue = Cue.NONE  # "Hai Bà Trưng"
            if able and _ends_place(folded, run, index):
                index += 1
                continue
        if not able and cue is Cue.NONE and not _before_mark(run, index):
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


def _country_first(run: tuple[Word, ...]) -> int:
    """How many words say whose somebody is ("HLV | Hàn Quốc | Park Hang-seo", "phi công | Mỹ")."""
    for size in (2, 1):
        rest = run[size:]
        if rest and is_country(" ".join(word.low for word in run[:size])):
            known = size == 1 and rest[0].low in given_syllables()
            return 0 if known else size  # "ca sĩ Mỹ Tâm"
    return 0


def _ends_place(folded: str, run: tuple[Word, ...], index: int) -> bool:
    """Whether a word inside a run is no family name, since a full name begins right after it.

    "Chủ tịch UBND phường Hạc Thành | Lê Trọng Quyết": "Thành" is a family name as well, a rare one.
    """
    if index + 1 >= len(run) or surnames().get(run[index].low):
        return False
    shape = name_at(folded, run[index + 1].start)
    return shape is not None and shape.score >= 0.9 and len(shape.syllables) >= 3


def _before_mark(run: tuple[Word, ...], index: int) -> bool:
    """Whether a word of the run that follows holds an apostrophe, as few but names do."""
    return index + 1 < len(run) and "'" in run[index + 1].text


def _is_other_pair(first: str, second: str, cue: Cue) -> bool:
    """Whether two words are a country, a province or a stop ("Việt Nam", "Công Đoàn Hà Tĩnh")."""
    pair = f"{first} {second}"
    if "'" in second and is_known_place(pair):
        return True  # "Ia H'Drai"
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
        return addressed(folded, low, run, index, phrase)
    if cue is Cue.OTHER and phrase not in _SEATS:
        return None
    shape = name_at(folded, run[index].start)
    if cue is Cue.OTHER:
        return _despite(low, shape)
    if shape is None:
        if cue is Cue.POST and phrase not in _BROAD_POSTS:
            return called(folded, low, run, index)
        return None
    text = " ".join(low[shape.start : shape.end].split())
    if text == "hồ chí minh" and cue is Cue.NONE:
        return None
    if cue is Cue.POST and phrase in _BROAD_POSTS and shape.score < 0.4:
        cue = Cue.NONE
    score = _weighed(low, run, index, shape, cue, text)
    end = shape.end + (_CUT_SHORT.match(folded, shape.end) is not None and _is_cut(shape))
    return Found(shape.start, end, max(0.0, min(score, 0.97)), "people.name")


#: The dot of a given name that is withheld, where no sentence ends with it: "Lê Thị H. (31 tuổi".
_CUT_SHORT = re.compile(rf"\.(?= ?[(,]| (?![{CAPITALS}])[^\W\d_])")


def _is_cut(shape: NameShape) -> bool:
    """Whether only the first letter of the given name is told."""
    return len(shape.syllables) > 2 and len(shape.syllables[-1]) == 1


#: "giải Nhất | Vương Hùng": who won stands right behind the place.
_PRIZE_BEFORE = re.compile(
    r"(?:giải (?:nhất|nhì|ba|tư|kk|khuyến khích)(?: thuộc về| là)?:? "
    r"|(?<![^\W_])(?:nhất|nhì|ba|kk): |hc[vbđ]:? )\Z"
)


def _weighed(
    low: str, run: tuple[Word, ...], index: int, shape: NameShape, cue: Cue, text: str
) -> float:
    """Score of a name by its shape and what stands around it."""
    if age_after(low, shape.end):
        return max(shape.score, 0.9)
    if office_after(low, shape.end):
        return shape.score + 0.3
    if _PRIZE_BEFORE.search(low, max(0, shape.start - 32), shape.start):
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
