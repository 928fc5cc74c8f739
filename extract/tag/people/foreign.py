"""Names that are not Vietnamese: "Olivier Marchand", "Kenji Morimoto"."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.tag.people.cues import Cue, age_after, cue_before, office_after, office_behind
from extract.tag.people.found import Found
from extract.tag.people.names import surnames
from extract.tag.places.gazetteer import countries
from extract.tag.runs import Word

#: Heads of units and bodies without a tone mark, which a foreign name may follow.
_HEADS = frozenset(("ban", "khoa", "trung", "doanh", "kho", "khu"))
_SYLLABLE = re.compile(
    r"(?:ngh?|gh|gi|qu|[ckpt]h|nh|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
#: Letters of names from the West, without their accents.
_ACCENTS = str.maketrans("éèêëáàâäãåóòôöøíìîïúùûüñçłśżćńăşţ", "eeeeaaaaaaoooooiiiiuuuunclszcnast")
_LETTERS = re.compile(r"[a-z]{2,}")
_NATION_BEFORE = re.compile(r"người ([^\W\d_]+(?: [^\W\d_]+)?)\s\Z")
_NATION_AFTER = re.compile(r" (?:\(|của |người )(([^\W\d_]+)(?: [^\W\d_]+)?)")
_BEATEN = re.compile(r"(?:hơn|thắng|bại|qua|hạ|trước|gặp|đấu với)\s\Z")
_LONGEST_NATION = 24


def _is_plain(word: str) -> bool:
    """Whether a word could be foreign: no letter or tone mark that only Vietnamese has."""
    return word.isascii() or is_foreign(word)


@lru_cache(maxsize=50_000)  # few words make up most capitalised ones
def is_foreign(word: str) -> bool:
    """Whether a lower-case word is no Vietnamese syllable; accents of the West are let in."""
    if not word.isascii():
        word = word.translate(_ACCENTS)
    return _LETTERS.fullmatch(word) is not None and _SYLLABLE.fullmatch(word) is None


def find_foreign(low: str, run: tuple[Word, ...]) -> list[Found]:
    """Return the person that a run of foreign words names, where something around says so.

    Args:
        low: folded text in lower case.
        run: a run of capitalised words.
    """
    if len(run) < 2 or not any(is_foreign(word.low) for word in run):
        return []
    cue = cue_before(low, run[0].start)[0]
    held = cue is Cue.NONE and office_behind(low, run[0].start)
    if cue in (Cue.ADDRESS, Cue.POST) or held or low.endswith("người ", 0, run[0].start):
        run = _without_country(run)
    if not 2 <= len(run) <= 4 or run[0].case != "T":
        return []
    *given, last = run
    if not all(_is_plain(word.low) for word in given) or run[0].low in _HEADS:
        return []
    if not _is_plain(last.low) and not surnames().get(last.low):
        return []  # "Jenny Phạm"
    if held and not all(is_foreign(word.low) for word in run):
        return []
    if 2 * sum(is_foreign(word.low) for word in run) < len(run):
        return []
    score = 0.65 if held else _score(low, run[0].start, run[-1].end, cue)
    return [Found(run[0].start, run[-1].end, score, "people.foreign")] if score else []


def _without_country(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """The run without the country that it begins with ("Ngoại trưởng | Mỹ | Antony Blinken")."""
    for size in (2, 1):
        if " ".join(word.low for word in run[:size]) in countries():
            return run[size:]
    return run


def _score(low: str, start: int, end: int, cue: Cue) -> float:
    if cue is Cue.OTHER:
        return 0.0
    before = _NATION_BEFORE.search(low, max(0, start - _LONGEST_NATION), start)
    if before is not None and before.group(1) in countries():
        return 0.85
    if cue is Cue.ADDRESS or age_after(low, end) or office_after(low, end):
        return 0.8
    after = _NATION_AFTER.match(low, end)
    if after is not None and not countries().isdisjoint(after.groups()):
        return 0.8
    if cue is Cue.POST:
        return 0.75  # or a company: "Giám đốc Yuko Vina"
    return 0.6 if _BEATEN.search(low, max(0, start - 12), start) else 0.0
