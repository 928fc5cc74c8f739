"""spaCy factory of the people pipe."""

from __future__ import annotations

from spacy.language import Language

from extract.tag.people.pipe import PeoplePipe


@Language.factory("congdoan_people")
def create(nlp: Language, name: str) -> PeoplePipe:
    """Make the pipe; it has no settings."""
    return PeoplePipe()
