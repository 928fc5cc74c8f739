"""The awards pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.tag.awards.counts import award_counts
from extract.tag.candidate import Candidate, candidates_of
from extract.tag.lines import lowered_of, text_of
from schemas import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SCORE = 0.85
#: Beside the award word itself the number is hardly ever anything else.
_DIRECT = 0.9


class AwardsPipe:
    """Propose the numbers that count awards or those who got them."""

    def __call__(self, doc: Doc) -> Doc:
        """Append candidates to `doc._.candidates` and return the document."""
        candidates = candidates_of(doc)
        for count in award_counts(text_of(doc), lowered_of(doc)):
            candidates.append(
                Candidate(
                    count.start,
                    count.end,
                    Label.AWARD_COUNT,
                    "awards.count_of_award" if count.direct else "awards.count_of_recipients",
                    _DIRECT if count.direct else _SCORE,
                    str(count.value),
                )
            )
        return doc
