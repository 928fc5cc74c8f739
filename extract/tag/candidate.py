"""What a tagger proposes: a span with its evidence, before anything is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)  # not frozen: many are made, and frozen ones take thrice the time
class Candidate:
    """A proposed span.

    Args:
        start: first code point in the text.
        end: code point after the last.
        label: kind of mention, or None for a span that is NOT a mention and competes with the
            real ones (a generic "công đoàn nhà trường", a prize name that holds a person's name).
        rule: name of the rule, e.g. `dates.day_month`.
        score: evidence, 0 to 1: .9 and up for a form that is hardly ever anything else, .5 for
            one that needs support, under .3 for a guess that only document evidence may lift.
        value: normal form where the kind has one (EDTF, integer, đồng), else None.
    """

    start: int
    end: int
    label: Label | None
    rule: str
    score: float
    value: str | None = None


#: Where a Doc keeps all candidates, and those that became mentions.
_CANDIDATES = "congdoan.candidates"
_CHOSEN = "congdoan.chosen"


def candidates_of(doc: Doc) -> list[Candidate]:
    """Return the document's candidate list, to read or to append to."""
    found: list[Candidate] = doc.user_data.setdefault(_CANDIDATES, [])
    return found


def chosen_of(doc: Doc) -> dict[tuple[int, int], Candidate]:
    """Return the candidates that became mentions, by the first token and the one after the last."""
    chosen: dict[tuple[int, int], Candidate] = doc.user_data.setdefault(_CHOSEN, {})
    return chosen
