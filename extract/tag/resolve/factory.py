"""spaCy factory of the resolve pipe."""

from __future__ import annotations

from spacy.language import Language

from extract.tag.resolve.pipe import ResolvePipe


@Language.factory("congdoan_resolve")
def create(nlp: Language, name: str) -> ResolvePipe:
    """Make the pipe; it has no settings."""
    return ResolvePipe()
