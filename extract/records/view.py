"""A tagged text as the readers of records look at it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache

from extract.folding import fold, lower
from extract.tag import Mention, TaggedText
from extract.tag.sentences import Sentence, sentences
from schemas import Label

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


# Three readers look at one article in turn: what they share is computed once.
@lru_cache(maxsize=4)
def _lowered(text: str) -> str:
    return lower(fold(text))


@lru_cache(maxsize=4)
def _sentences(text: str, mentions: tuple[Mention, ...]) -> list[Sentence]:
    return sentences(_lowered(text), text, mentions)


class View:
    """The text, its folded lower-case form of the same length, and its mentions by place."""

    def __init__(self, tagged: TaggedText) -> None:
        self.text = tagged.text
        self.lowered = _lowered(tagged.text)
        self.mentions = tagged.mentions
        self._starts = [mention.start for mention in tagged.mentions]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the text."""
        return _sentences(self.text, self.mentions)

    @cached_property
    def newest_year(self) -> str:
        """The year of the newest day that the text names, "" where it names none."""
        days = [m.value for m in self.mentions if m.label == Label.DATE and m.value]
        return max((day[:4] for day in days if _DAY.fullmatch(day)), default="")

    def at(self, place: int) -> Mention | None:
        """Return the mention that starts at `place`."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and self._starts[index] == place:
            return self.mentions[index]
        return None

    def covering(self, place: int) -> Mention | None:
        """Return the mention that holds the code point at `place`."""
        index = bisect_right(self._starts, place) - 1
        return self.mentions[index] if index >= 0 and place < self.mentions[index].end else None

    def end_of_mention(self, place: int) -> int:
        """Return the end of the mention that holds the code point before `place`, or `place`."""
        index = bisect_left(self._starts, place) - 1
        return max(place, self.mentions[index].end) if index >= 0 else place

    def last_before(self, place: int) -> Mention | None:
        """Return the last mention that starts before `place`."""
        index = bisect_left(self._starts, place) - 1
        return self.mentions[index] if index >= 0 else None

    def within(self, start: int, end: int, label: Label | None = None) -> list[Mention]:
        """Return the mentions inside a span, those of one kind or all."""
        first = bisect_left(self._starts, start)
        stop = bisect_left(self._starts, end, first)
        if first == stop:
            return []
        inside = [m for m in self.mentions[first:stop] if m.end <= end]
        return inside if label is None else [m for m in inside if m.label == label]
