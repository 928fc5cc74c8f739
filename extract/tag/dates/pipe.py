"""The dates pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.tag.candidate import Candidate, candidates_of
from extract.tag.dates.finder import find_dates
from extract.tag.lines import folded_of, lowered_of
from schemas import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc


class DatesPipe:
    """Propose dates with their EDTF values."""

    def __call__(self, doc: Doc) -> Doc:
        """Append candidates to `doc._.candidates` and return the document."""
        candidates_of(doc).extend(
            Candidate(found.start, found.end, Label.DATE, found.rule, found.score, found.value)
            for found in find_dates(folded_of(doc), lowered_of(doc), doc._.published)
        )
        return doc
