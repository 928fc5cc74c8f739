"""The people pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.folding import fold, lower
from extract.tag.candidate import Candidate, candidates_of
from extract.tag.people.consistency import consistent
from extract.tag.people.finder import find_people
from extract.tag.quotes import inside, quoted_names
from extract.tag.runs import capital_runs
from schemas import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc


class PeoplePipe:
    """Propose people."""

    def __call__(self, doc: Doc) -> Doc:
        """Append candidates to `doc._.candidates` and return the document."""
        if doc._.folded is None:
            doc._.folded = fold(doc.text)
        folded = doc._.folded
        low = lower(folded)
        runs = capital_runs(folded)
        found = consistent(folded, low, runs, find_people(folded, low, runs))
        quoted = quoted_names(low)
        candidates_of(doc).extend(
            Candidate(f.start, f.end, Label.PERSON, f.rule, round(f.score, 3))
            for f in found
            if not inside(quoted, f.start, f.end)
        )
        return doc
