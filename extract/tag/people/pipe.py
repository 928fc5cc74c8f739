"""The people pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.tag.candidate import Candidate, candidates_of
from extract.tag.people.consistency import consistent
from extract.tag.people.finder import find_people
from extract.tag.quotes import quoted_of
from extract.tag.runs import Cover, runs_of
from schemas import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc


class PeoplePipe:
    """Propose people."""

    def __call__(self, doc: Doc) -> Doc:
        """Append candidates to `doc._.candidates` and return the document."""
        folded, low, runs = runs_of(doc)
        found = consistent(low, runs, find_people(folded, low, runs))
        quoted = Cover(quoted_of(doc))
        candidates_of(doc).extend(
            Candidate(f.start, f.end, Label.PERSON, f.rule, round(f.score, 3))
            for f in found
            if not quoted.touches(f.start, f.end)
        )
        return doc
