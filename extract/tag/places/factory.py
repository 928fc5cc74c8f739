"""spaCy factory of the places pipe."""

from __future__ import annotations

from spacy.language import Language

from extract.tag.places.pipe import PlacesPipe


@Language.factory("congdoan_places")
def create(nlp: Language, name: str) -> PlacesPipe:
    """Make the pipe; it has no settings."""
    return PlacesPipe()
