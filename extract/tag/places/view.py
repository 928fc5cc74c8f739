"""What the rules for places read, and the lookup of known names in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.tag.places.gazetteer import (
    communes,
    countries,
    districts,
    first_words,
    is_known_place,
    provinces,
)
from extract.tag.runs import Phrases, Word, load_phrases


@dataclass(slots=True)  # not frozen: many are made, and frozen ones take thrice the time
class Found:
    """A possible place."""

    start: int
    end: int
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class Text:
    """What the rules read: the folded text, its lower case, its capitalised runs.

    Args:
        word_at: start of a capitalised word -> (run, index in it).
    """

    folded: str
    low: str
    runs: list[tuple[Word, ...]]
    word_at: dict[int, tuple[tuple[Word, ...], int]]


def read(folded: str, low: str, runs: list[tuple[Word, ...]]) -> Text:
    """Make the view that the rules read."""
    word_at = {w.start: (run, i) for run in runs for i, w in enumerate(run)}
    return Text(folded, low, runs, word_at)


@cache
def word_list(name: str) -> Phrases:
    """Return a word list of `resources/places`."""
    return load_phrases(("places", name))


DASHED = re.compile(r" ?- ?")
#: Between two places of one list.
LISTED = re.compile(r" ?(?:,|và|;|-) ?(?=[^\W\d_])")


def known_at(text: Text, pos: int, longest: int = 4) -> tuple[int, str]:
    """Return end and lower-case name of the longest known place at `pos`, or (pos, "").

    Names with a dash are tried first ("Bà Rịa - Vũng Tàu").
    """
    found = text.word_at.get(pos)
    if found is None:
        return pos, ""
    run, index = found
    seconds = first_words().get(run[index].low)
    if seconds is None:
        return pos, ""
    second = run[index + 1].low if index + 1 < len(run) else "-"
    if second not in seconds and "" not in seconds:
        return pos, ""  # most words that names begin with
    dashes = text.folded.startswith(("-", " -"), run[-1].end)
    for dashed in _with_dash(text, run, index) if dashes else ():
        if dashed[1] in provinces() or dashed[1] in districts() or dashed[1] in communes():
            return dashed
    for size in range(min(longest, len(run) - index), 0, -1):
        name = " ".join([word.low for word in run[index : index + size]])
        if is_known_place(name) or name in countries():
            return run[index + size - 1].end, name
    return pos, ""


def _with_dash(text: Text, run: tuple[Word, ...], index: int) -> list[tuple[int, str]]:
    """The name joined by a dash that starts here, in the spelling of the lists."""
    end = run[-1].end
    gap = DASHED.match(text.folded, end)
    after = text.word_at.get(gap.end()) if gap else None
    if after is None or len(run) - index > 3:
        return []
    left = " ".join(word.low for word in run[index:])
    return [
        (after[0][size - 1].end, f"{left} - {' '.join(word.low for word in after[0][:size])}")
        for size in range(min(3, len(after[0])), 0, -1)
    ]
