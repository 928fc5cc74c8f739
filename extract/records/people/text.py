"""A tagged text as the grammar of posts looks at it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from extract.records.people import lexicon
from extract.records.view import View
from extract.tag import Mention
from schemas import Label

_JOINT = re.compile(r"[ ]*[.\-,][ ]*")
_SPACE = re.compile(r"[ ]+(?:\n[ ]*)?|\n[ ]*")
_MARK = re.compile(r"\s*[,(:\-]?\s*")
_BROKEN = re.compile(r"[^\W\d_,]\n[a-zđăâêôơư]")
_FEWEST_BROKEN = 2
#: More forms of address than this stand before no name.
_MOST_ADDRESSES = 6


class Text(View):
    """The text with what tells a post from a clause: lines, forms of address, names."""

    @cached_property
    def wrapped(self) -> bool:
        """Whether lines were broken by hand in the middle of sentences."""
        return len(_BROKEN.findall(self.text)) >= _FEWEST_BROKEN

    @cached_property
    def people(self) -> list[Mention]:
        """The mentions of people, in text order."""
        return [mention for mention in self.mentions if mention.label == Label.PERSON]

    @cached_property
    def last(self) -> int:
        """Where the text ends, white space behind it left out."""
        return len(self.text.rstrip())

    def person_before(self, place: int) -> Mention | None:
        """Return the last person named before `place`."""
        index = bisect_left(self._people_starts, place) - 1
        return self.people[index] if index >= 0 else None

    @cached_property
    def _people_starts(self) -> list[int]:
        return [mention.start for mention in self.people]

    def ending_before(self, place: int) -> Mention | None:
        """Return the mention before `place` with nothing but a mark between."""
        mention = self.last_before(place)
        if mention is None or not _MARK.fullmatch(self.lowered[mention.end : place]):
            return None
        return mention

    def next_word(self, place: int) -> int | None:
        """Return where the next word of the same line starts, only white space before it.

        A line break counts as a space where the text was wrapped by hand.
        """
        space = _SPACE.match(self.lowered, place)
        if space is None or not self.lowered[space.end() : space.end() + 1].isalnum():
            return None
        if "\n" in space.group() and not self.wrapped:
            return None
        return space.end()

    def _step(self, place: int, *, first: bool) -> int:
        """Step over white space and, between forms of address, over a mark."""
        joint = None if first else _JOINT.match(self.lowered, place)
        place = joint.end() if joint else place
        return self.next_word(place) or place

    def name_after(self, place: int) -> Mention | None:
        """Return the person whose name follows `place` directly.

        Only forms of address, ranks and degrees may stand between ("Thượng tá, TS. Lê An").
        """
        end = place
        for _ in range(_MOST_ADDRESSES):
            start = self._step(end, first=end == place)
            mention = self.at(start)
            if mention is not None:
                return mention if mention.label == Label.PERSON else None
            word = lexicon.address().match(self.lowered, start)
            if word is None:
                return None
            end = word.end()
        return None
