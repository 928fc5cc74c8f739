"""spaCy factory of the dates pipe."""

from __future__ import annotations

from spacy.language import Language

from extract.tag.dates.pipe import DatesPipe


@Language.factory("congdoan_dates")
def create(nlp: Language, name: str) -> DatesPipe:
    """Make the pipe; it has no settings."""
    return DatesPipe()
