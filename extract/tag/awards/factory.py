"""spaCy factory of the awards pipe."""

from __future__ import annotations

from spacy.language import Language

from extract.tag.awards.pipe import AwardsPipe


@Language.factory("congdoan_awards")
def create(nlp: Language, name: str) -> AwardsPipe:
    """Make the pipe; it has no settings."""
    return AwardsPipe()
