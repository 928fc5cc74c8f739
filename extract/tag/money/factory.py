"""spaCy factory of the money pipe."""

from __future__ import annotations

from spacy.language import Language

from extract.tag.money.pipe import MoneyPipe


@Language.factory("congdoan_money")
def create(nlp: Language, name: str) -> MoneyPipe:
    """Make the pipe; it has no settings."""
    return MoneyPipe()
