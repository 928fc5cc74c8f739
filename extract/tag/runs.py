"""Runs of capitalised words and the words around them: what names of people and places are made of.

All functions read folded text (`fold`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extract.folding import CAPITALS, fold, lower
from extract.resources import entries
from extract.tag.lines import folded_of, lowered_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LETTER = r"[^\W\d_]"
#: A capitalised word: "Hà", "HÀ", "Y", "H'Hen", "H ' hen", "Hang-seo".
_WORD = re.compile(
    rf"([{CAPITALS}](?<![^\W_].)(?:(?<=[HKYMNR]) ?' ?{_LETTER}+(?![\w'])"
    rf"|{_LETTER}*(?:[\u0300-\u036f]{_LETTER}*)*(?:-[a-z]+(?![^\W\d_]))?(?![\w'])))"
)
_LEFT = re.compile(r"[^\W\d_]+(?:[./&][^\W\d_]+)*|\d+|[^\w\s]|\n")
_REACH = 60
#: No name, no list without commas and no headline is longer; keeps time linear in hostile text.
_LONGEST_RUN = 40
_KEY = "congdoan.capital_runs"


class Word(NamedTuple):
    """A capitalised word; `case` is `T` for Title, `U` for capitals, `1` for a single letter."""

    start: int
    end: int
    text: str
    low: str
    case: str


@lru_cache(maxsize=50_000)
def _described(text: str) -> tuple[str, str]:
    """The word in lower case and its case; few words make up most of a text."""
    return text.lower(), case_of(text)


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
    end = 0
    parts = iter(_WORD.split(folded))  # what lies between two words, word, and so on
    for gap, text in zip(parts, parts, strict=False):
        start = end + len(gap)
        end = start + len(text)
        low, own = _described(text)
        word = Word(start, end, text, low, own)
        same = own and (own == case or "1" in (own, case))
        if same and 0 < len(run) < _LONGEST_RUN and gap and not gap.strip(" "):
            run.append(word)
        else:
            if run:
                runs.append(tuple(run))
            run = [word] if own else []
        if own != "1" or len(run) < 2:
            case = own
    if run:
        runs.append(tuple(run))
    return runs


@lru_cache(maxsize=256)  # bodies, people and places ask about the same words of a text
def words_before(low: str, pos: int) -> tuple[str, ...]:
    """Return the words and marks before `pos` on its line, nearest first, six at most."""
    start = max(0, pos - _REACH)
    start = max(start, low.rfind("\n", start, pos) + 1)
    further, *near = low[start:pos].rsplit(None, 6) or [""]
    if "".join(near).isalpha() and (len(near) == 6 or further.isalpha()):
        near.reverse()
        return (*near, further)[:6]
    if len(near) == 6:
        start += len(further)  # six stretches between blanks hold six words at least
    return tuple(_LEFT.findall(low, start, pos)[:-7:-1])


def word_before(low: str, pos: int) -> str:
    """Return the first of `words_before`, empty where there is none."""
    start = max(0, pos - _REACH)
    start = max(start, low.rfind("\n", start, pos) + 1)
    last = "".join(low[start:pos].rsplit(None, 1)[-1:])
    if last.isalpha():
        return last
    near = _LEFT.findall(last)
    return near[-1] if near else "".join(words_before(low, pos)[:1])


def words_after(low: str, pos: int) -> list[str]:
    """Return the words and marks after `pos`, nearest first, six at most; a line break is one."""
    return _LEFT.findall(low, pos, pos + _REACH)[:6]


class Cover:
    """The stretches of a text that some spans cover, for quick questions whether one is free."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Whether any of the spans overlaps `start:end`."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start


class Phrases:
    """A set of lower-case phrases that are looked for right before a place in the text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.all = frozenset(phrases)
        self._ends = frozenset(phrase.rpartition(" ")[2] for phrase in self.all)
        self._longest = max((phrase.count(" ") + 1 for phrase in self.all), default=0)

    def __contains__(self, phrase: str) -> bool:
        return phrase in self.all

    @property
    def last_words(self) -> frozenset[str]:
        """The last words of all phrases."""
        return self._ends

    def ending(self, left: Sequence[str]) -> str | None:
        """Return the longest phrase that ends the words `left` (nearest first), or None."""
        if not left or left[0] not in self._ends:
            return None
        phrase, best = "", None
        for word in left[: self._longest]:
            phrase = f"{word} {phrase}" if phrase else word
            if phrase in self.all:
                best = phrase
        return best


def load_phrases(*lists: tuple[str, str]) -> Phrases:
    """Return the phrases of some word lists, (topic, name) each, folded and in lower case."""
    return Phrases(lower(fold(line)) for topic, name in lists for line in entries(topic, name))


def runs_of(doc: Doc) -> tuple[str, str, list[tuple[Word, ...]]]:
    """Return the document's folded text, the same in lower case, and its capitalised runs.

    They are made once for a document and kept on it for the next pipe.
    """
    folded = folded_of(doc)
    runs = doc.user_data.get(_KEY)
    if runs is None:
        runs = doc.user_data[_KEY] = capital_runs(folded)
    return folded, lowered_of(doc), runs
