"""The shape of a Vietnamese personal name, for every tagger that must tell names from other words.

A name is a family name and one to four more syllables, all capitalised alike ("Ngô Thị Ái Hương",
"LÊ VĂN TÁM"), or a minority form ("Y Thông", "H'Hen Niê", "Thào A Dơ"). Shape alone is evidence,
not proof: "Hà Nội" and "Lâm Đồng" have it too. All functions read folded text (`fold`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from extract.folding import fold, lower
from extract.resources import entries
from extract.tag.places.gazetteer import is_province

_MARK = r"[\u0300-\u036f]"
#: A syllable with a capital: Title case, all capitals, one letter, or H'Xuân / K'Brốp / Rơ.
SYLLABLE = re.compile(rf"(?:[HKYN]')?[^\W\d_](?:[^\W\d_]|{_MARK})*")
#: Between two syllables of one name.
_GAP = re.compile(r" {1,3}")
_LONGEST = 5
#: First words of an office, and forms of address that are no names, which go on with a capital
#: ("Lê Văn Tư | Phó Chủ tịch", "Hải Nguyễn | Chị Hoa").
_CUTS = frozenset(("phó", "nguyên", "tổng", "chị", "ông", "bà", "cụ", "cô", "thầy"))


class NameShape(NamedTuple):
    """A run of words that has the shape of a name.

    Args:
        start: first code point.
        end: code point after the last.
        syllables: the words as written.
        score: how likely the shape alone means a person, 0 to 1. From .8 on it hardly ever is
            anything else; under .5 it takes an honorific, a role or a list around it.
        family: whether it starts with a family name (or a minority form that stands for one).
    """

    start: int
    end: int
    syllables: tuple[str, ...]
    score: float
    family: bool


@cache
def surnames() -> dict[str, bool]:
    """Return lower-case family name -> whether it is hardly ever anything else."""
    found = {}
    for line in entries("people", "surnames"):
        name, *star = fold(line).split()
        found[lower(name)] = not star
    return found


@cache
def given_syllables() -> frozenset[str]:
    """Return the lower-case syllables that are usual in given and middle names."""
    return frozenset(
        lower(fold(s)) for line in entries("people", "given_names") for s in line.split()
    )


@cache
def _middles() -> frozenset[str]:
    return frozenset(lower(fold(line)) for line in entries("people", "middle_names"))


@cache
def _clans() -> frozenset[str]:
    return frozenset(lower(fold(line)) for line in entries("people", "clans"))


@cache
def _stops() -> frozenset[str]:
    """Stop words and pairs; offices and callings of two words and more stop a name as well."""
    found = {lower(fold(line)) for line in entries("people", "name_stops")}
    for name in ("posts", "professions", "titles"):
        for line in entries("posts", name):
            found.add(" ".join(lower(fold(line)).split()[:2]))
    return frozenset(stop for stop in found if " " in stop or stop in _single_stops())


@cache
def _single_stops() -> frozenset[str]:
    return frozenset(
        lower(fold(line)) for line in entries("people", "name_stops") if " " not in line
    )


@cache
def eponyms() -> frozenset[str]:
    """Return the lower-case names of people after whom schools and streets are named."""
    return frozenset(lower(fold(line)) for line in entries("people", "eponyms"))


def is_stop(first: str, second: str | None) -> bool:
    """Whether `first` is no part of a name, given the word after it."""
    head, stops = first.lower(), _stops()
    return head in stops or (second is not None and f"{head} {second.lower()}" in stops)


def is_stop_pair(pair: str) -> bool:
    """Whether two lower-case words are one everyday word or the start of an office or a body."""
    return pair in _stops()


_FOLLOWER = re.compile(r" {1,2}([^\W\d_]+)")


def follower(folded: str, end: int) -> str | None:
    """Return the word that follows on the same line, or None where a mark or the end does."""
    match = _FOLLOWER.match(folded, end)
    return match.group(1) if match else None


@lru_cache(maxsize=50_000)  # few syllables make up most names
def _case(syllable: str) -> str:
    """`T` for Title, `U` for capitals, `1` for a single letter, empty for anything else."""
    letters = syllable.split("'")[-1]
    if not syllable[0].isupper():
        return ""
    if len(letters) == 1:
        return "1"
    if letters[0].isupper() and letters[1:].islower():
        return "T"
    return "U" if letters.isupper() else ""


def _next(folded: str, pos: int) -> re.Match[str] | None:
    """The syllable after `pos` where only a gap that a name may span lies between."""
    if not folded.startswith(" ", pos):
        return None
    gap = _GAP.match(folded, pos)
    return None if gap is None else SYLLABLE.match(folded, gap.end())


def run_at(folded: str, pos: int, longest: int = _LONGEST) -> list[re.Match[str]]:
    """Return the syllables of the capitalised run at `pos` that one name could hold.

    The run ends where the case changes (Title, CAPITALS), at a stop word, at a second
    unmistakable family name after two syllables, and after `longest` syllables. A lower-case
    middle syllable is let in after a family name ("Nguyễn xuân Phúc", "Lê thị Mai").
    """
    first = SYLLABLE.match(folded, pos)
    if first is None:
        return []
    case = _case(first.group())
    if not case:
        return []
    run = [first]
    after = _next(folded, first.end())
    while len(run) < longest:
        found = after
        if found is None or (len(run) > 1 and found.group()[0].islower()):
            break
        after = _next(folded, found.end())
        if not _continues(run, found, after, case):
            break
        if case == "1":
            case = _case(found.group())
        run.append(found)
    while len(run) > 1 and not run[-1].group()[0].isupper():
        run.pop()
    return run


def _continues(
    run: list[re.Match[str]], found: re.Match[str], after: re.Match[str] | None, case: str
) -> bool:
    """Whether `found` belongs to the same name as `run`."""
    word = found.group()
    own = _case(word)
    follower = after.group() if after is not None else None
    if not own:
        return (
            len(run) == 1
            and case == "T"
            and word.islower()
            and (
                surnames().get(run[0].group().lower(), False)
                or (run[0].group().lower() in surnames() and word == "thị")
            )
            and (word.lower() in given_syllables())
            and follower is not None
            and _case(follower) == "T"
            and follower.lower() in given_syllables()
            and not is_stop(word, follower)
        )
    if own != case and "1" not in (own, case):
        return False
    if len(run) == 2 and own == "T" and run[1].group().lower() in ("thị", "văn"):
        return True  # "Hồ Văn Nên": a given name must follow, whatever else it means
    if case == "U" and len(run) > 2 and word.lower() not in given_syllables():
        return False  # "NGUYỄN TIẾN DUY GIỮ CHỨC": capitals do not show where the name ends
    if follower is not None and is_stop(word, follower):
        heads = case == "U" or word.lower() in _CUTS
        if heads or follower.islower():
            return False
    if is_stop(word, None) and (case == "U" or (follower is not None and follower.islower())):
        return False
    return not _starts_next(run, word.lower(), follower)


def _starts_next(run: list[re.Match[str]], word: str, follower: str | None) -> bool:
    """Whether another name begins at `word` ("Hà Tĩnh | Lê Văn An", "Trần Tám | Nguyễn Mơ")."""
    if len(run) < 2 or not surnames().get(word) or follower is None or not _case(follower):
        return False
    first = run[0].group().lower()
    if len(run) == 2 and surnames().get(first) and surnames().get(run[1].group().lower()):
        return False  # "Trần Nguyễn Huỳnh Như": of both parents
    if word in _clans() or run[-1].group().lower() in ("thị", "văn"):
        return False
    return not surnames().get(first, False) or word in ("nguyễn", "trần", "phạm", "huỳnh")


@lru_cache(maxsize=50_000)
def may_start(syllable: str) -> bool:
    """Whether a family name or a minority form may begin with this syllable."""
    return syllable.lower() in surnames() or "'" in syllable or len(syllable) == 1


#: Middle names that make a family name of whatever stands before them.
_SECOND = re.compile(r" (?:Thị|Seo|THỊ|SEO) ")


def second_name(word: str) -> bool:
    """Whether a word in lower case is a middle name that any family name may precede."""
    return word in ("thị", "seo")


@lru_cache(maxsize=256)  # bodies, people and places ask about the same words of a text
def name_at(folded: str, pos: int) -> NameShape | None:
    """Return the longest plausible name that starts at `pos`, or None.

    Args:
        folded: text from `fold`.
        pos: where its first syllable starts.
    """
    first = SYLLABLE.match(folded, pos)
    if first is None or not (may_start(first.group()) or _SECOND.match(folded, first.end())):
        return None
    run = run_at(folded, pos)
    if not run:
        return None
    syllables = tuple([match.group() for match in run])
    family, *given = [syllable.lower() for syllable in syllables]
    minority = _minority(syllables, given)
    if minority:
        return NameShape(pos, run[-1].end(), syllables, minority, True)
    if family not in surnames() and (
        len(run) > 2 and second_name(given[0]) and not is_stop(family, None)
    ):
        return NameShape(pos, run[-1].end(), syllables, 0.8, True)  # "Khun Thị Hà My"
    if family not in surnames() or len(run) < 2:
        return None
    if is_stop(syllables[0], syllables[1]) or _ends_in_place(family, given):
        return None
    if " ".join(given) in eponyms():
        return None  # "Đường Nguyễn Tất Thành"
    return NameShape(pos, run[-1].end(), syllables, _plain_score(family, given), True)


def _ends_in_place(family: str, given: list[str]) -> bool:
    """Whether the tail is a province that could not be a given name ("Nông - Lâm Hà Nội")."""
    if len(given) != 2 or not is_province(" ".join(given)):
        return False
    return not surnames()[family] or not given_syllables().issuperset(given)


def _minority(syllables: tuple[str, ...], given: list[str]) -> float:
    """Score of the forms Y X, H'X, K'X, A X, X Niê; 0 for none of them."""
    first = syllables[0]
    if "'" in first:
        return 0.9
    if len(syllables) < 2:
        return 0.0
    if not _clans().isdisjoint(given):
        return 0.9
    if first == "Y":
        return 0.6
    return 0.4 if first == "A" and len(syllables) == 2 else 0.0


def _plain_score(family: str, rest: list[str]) -> float:
    """Score of family name + further syllables, all in lower case."""
    strong = surnames()[family]
    known = len([s for s in rest if s in given_syllables()])
    if len(rest) >= 2 and rest[0] in _middles():
        return 0.95 if strong or rest[0] in ("thị", "văn") else 0.7
    if len(rest) == 1:
        return (0.6 if known else 0.45) if strong else (0.35 if known else 0.2)
    if strong:
        return 0.9 if known == len(rest) else 0.8 if known else 0.6
    if known == len(rest):
        return 0.65
    return 0.45 if known else 0.2
