"""The places pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.tag.candidate import Candidate, candidates_of
from extract.tag.places.addresses import find_addresses, find_fixed
from extract.tag.places.bodies import (
    find_halls,
    find_stages,
    outermost,
    without_people,
    without_shared_heads,
)
from extract.tag.places.known import extend_lists, find_untyped
from extract.tag.places.typed import find_typed
from extract.tag.places.view import read
from extract.tag.quotes import quoted_of
from extract.tag.runs import Cover, runs_of
from schemas import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc


#: An organisation with at least this evidence counts when places are weighed.
_SURE = 0.5
#: With this it has a proper name, and so has its hall.
_NAMED = 0.98
#: A person with at least this evidence is no place's name.
_ESTABLISHED = 0.85


def _in_title_hall(folded: str, start: int) -> bool:
    """Whether "Hội trường" with a capital stands before a body ("Hội trường Thành ủy")."""
    return folded.endswith("Hội trường ", 0, start)


class PlacesPipe:
    """Propose places."""

    def __call__(self, doc: Doc) -> Doc:
        """Append candidates to `doc._.candidates` and return the document."""
        folded, low, runs = runs_of(doc)
        candidates = candidates_of(doc)
        sure = [c for c in candidates if c.label is Label.ORGANIZATION and c.score >= _SURE]
        bodies = sorted((c.start, c.end) for c in sure)
        named = {
            c.start: c.end for c in sure if c.score >= _NAMED or _in_title_hall(folded, c.start)
        }
        text = read(folded, low, runs)
        typed = find_fixed(text) + find_addresses(text) + find_typed(text)
        typed += find_halls(text, named) + find_stages(text, dict(bodies))
        found = extend_lists(text, typed + find_untyped(text, typed))
        people = {
            (c.start, c.end)
            for c in candidates
            if c.label is Label.PERSON and c.score >= _ESTABLISHED
        }
        found = outermost(without_shared_heads(text, without_people(text, found, people), bodies))
        quoted = Cover(quoted_of(doc))
        candidates.extend(
            Candidate(f.start, f.end, Label.LOCATION, f.rule, round(f.score, 3))
            for f in found
            if not quoted.touches(f.start, f.end)
        )
        return doc
