"""Runs of capitalised words and the words around them: what names of people and places are made of.

All functions read folded text (`fold`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LETTER = r"[^\W\d_]"
_UPPER = (
    "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸÑČĬŎŬ"
)  # fmt: skip
#: A capitalised word: "Hà", "HÀ", "Y", "H'Hen", "H ' hen", "Hang-seo".
_WORD = re.compile(
    rf"(?<![^\W_])(?:[HKYMNR]) ?' ?{_LETTER}+(?![\w'])"
    rf"|(?<![^\W_])[{_UPPER}](?:{_LETTER}|[\u0300-\u036f])*(?:-[a-z]+(?![^\W\d_]))?(?![\w'])"
)
_LEFT = re.compile(r"[^\W\d_]+(?:[./&][^\W\d_]+)*|\d+|[^\w\s]|\n")
_REACH = 60


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word; `case` is `T` for Title, `U` for capitals, `1` for a single letter."""

    start: int
    end: int
    text: str
    low: str
    case: str


def case_of(text: str) -> str:
    """`T` for Title case, `U` for capitals, `1` for a single letter, empty for anything else."""
    letters = text.rpartition("'")[2].strip()
    if len(text) == 1:
        return "1" if text.isupper() else ""
    if "'" in text:
        return "U" if len(letters) > 1 and letters.isupper() else "T"
    if text[0].isupper() and text[1:].islower():
        return "T"
    return "U" if text.isupper() else ""


def capital_runs(folded: str) -> list[tuple[Word, ...]]:
    """Return the runs of capitalised words of one case, in text order.

    A run ends at anything but spaces, and where the case changes ("TP HCM | Nguyễn Thiện Nhân").
    """
    runs: list[tuple[Word, ...]] = []
    run: list[Word] = []
    case = ""
    for match in _WORD.finditer(folded):
        text = match.group()
        word = Word(match.start(), match.end(), text, text.lower(), case_of(text))
        gap = folded[run[-1].end : word.start] if run else ""
        same = word.case == case or "1" in (word.case, case)
        if run and gap.strip(" ") == "" and gap and same and word.case:
            run.append(word)
        else:
            if run:
                runs.append(tuple(run))
            run = [word] if word.case else []
        if word.case != "1" or not run[:-1]:
            case = word.case
    if run:
        runs.append(tuple(run))
    return runs


def words_before(low: str, pos: int) -> list[str]:
    """Return the words and marks before `pos` on its line, nearest first, six at most."""
    start = max(0, pos - _REACH, low.rfind("\n", 0, pos) + 1)
    found = _LEFT.findall(low, start, pos)
    return found[:-7:-1]


def words_after(low: str, pos: int) -> list[str]:
    """Return the words and marks after `pos`, nearest first, six at most; a line break is one."""
    return _LEFT.findall(low, pos, pos + _REACH)[:6]


def phrase_ending(left: list[str], phrases: frozenset[str], longest: int = 4) -> str | None:
    """Return the longest of `phrases` that ends right before the words in `left`, or None."""
    for size in range(min(longest, len(left)), 0, -1):
        phrase = " ".join(reversed(left[:size]))
        if phrase in phrases:
            return phrase
    return None
