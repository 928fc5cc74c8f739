"""The money pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.tag.candidate import Candidate, candidates_of
from extract.tag.lines import lowered_of
from extract.tag.money.finder import find_money
from schemas import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SCORE = {"money.dong": 0.95, "money.range": 0.95, "money.foreign": 0.9, "money.bare": 0.7}


class MoneyPipe:
    """Propose amounts of money."""

    def __call__(self, doc: Doc) -> Doc:
        """Append candidates to `doc._.candidates` and return the document."""
        candidates = candidates_of(doc)
        for found in find_money(lowered_of(doc)):
            candidates.append(
                Candidate(
                    start=found.start,
                    end=found.end,
                    label=Label.MONEY,
                    rule=found.rule,
                    score=_SCORE[found.rule],
                    value=None if found.value is None else str(found.value),
                )
            )
        return doc
