"""The text as a list of words with their shapes, which is what the grammar of bodies reads."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate

from extract.folding import CAPITALS, lower

# A run of letters and digits is one word ("U23", "5B"), a mark is one; abbreviations that hold
# their full stop stay whole where a name follows it ("TP. HCM", "T.Ư"). The first branches are for
# the many words and marks that are nothing of this kind.
_PIECE = re.compile(
    r"([^\W_]++(?![\u0300-\u036f'.])|[^\w\s\u0300-\u036f]"
    rf"|[Tt]\. ?[Ưư]\b|(?:TP|Tp|tp|TX|Tx|Q|P|H|TT)\.(?= ?[{CAPITALS}]| ?\d)"
    r"|(?:TP|Tp|TX|Tx)\.(?=[;,)])"
    r"|(?:[^\W_]|[\u0300-\u036f])[^\W_]*(?:[\u0300-\u036f][^\W_]*)*"
    r"(?:'[^\W\d_][^\W_]*(?:[\u0300-\u036f][^\W_]*)*)?"
    r"|_)"
)
_BREAK = re.compile(r"\n\s*")

LOWER, TITLE, UPPER, LETTER, DIGIT, MARK = "ltu1dp"


@lru_cache(maxsize=50_000)
def _described(word: str) -> tuple[str, str]:
    """The word in lower case and its shape; few words make up most of a text."""
    return lower(word), _shape(word)


def _shape(word: str) -> str:
    """Shape of a word: lower, Title (or mixed), UPPER, one capital letter, digits, mark."""
    first = word[0]
    if first.isdigit():
        return DIGIT if word.isdigit() else UPPER
    if not first.isalpha():
        return MARK
    if first.islower():
        return LOWER
    if len(word) == 1:
        return LETTER
    return UPPER if word.isupper() else TITLE


class Words:
    """Words of a folded text.

    Args:
        folded: text from `fold`.

    `start`, `end`: code points; `low`: the word in lower case; `shape`: one of the constants of
    this module; `gap`: running number of the line the word stands in: a name never
    runs from one into the next.
    """

    __slots__ = ("end", "folded", "gap", "low", "shape", "size", "start", "word")

    def __init__(self, folded: str) -> None:
        self.folded = folded
        parts = _PIECE.split(folded)  # what lies between two words, word, and so on
        edges = list(accumulate(map(len, parts)))
        self.start: list[int] = edges[:-1:2]
        self.end: list[int] = edges[1::2]
        self.word: list[str] = parts[1::2]
        self.size = len(self.word)
        described = list(map(_described, self.word))
        self.low: list[str] = [low for low, _ in described]
        self.shape: list[str] = [shape for _, shape in described]
        self.gap: list[int] = []
        breaks = 0
        for found in _BREAK.finditer(folded):
            self.gap += [breaks] * (bisect_left(self.start, found.start()) - len(self.gap))
            breaks += 1
        self.gap += [breaks] * (self.size - len(self.gap))

    def joined(self, first: int, last: int) -> bool:
        """Whether the words from `first` to `last` (inclusive) exist and stand in one stretch."""
        return last < self.size and self.gap[first] == self.gap[last]

    def capital(self, i: int) -> bool:
        """Whether the word begins with a capital letter or mixes capitals and digits."""
        return self.shape[i] in "tu1"

    def in_capitals(self, i: int) -> bool:
        """Whether the words around `i` are all written in capitals, as in a headline."""
        count = 0
        for k in range(max(0, i - 6), min(self.size, i + 7)):
            if self.gap[k] == self.gap[i] and self.shape[k] in "lt":
                return False
            count += self.gap[k] == self.gap[i] and self.shape[k] == UPPER
        return count >= 4
