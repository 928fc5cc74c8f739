"""spaCy factory of the organizations pipe."""

from __future__ import annotations

from spacy.language import Language

from extract.tag.organizations.pipe import OrganizationsPipe


@Language.factory("congdoan_organizations")
def create(nlp: Language, name: str) -> OrganizationsPipe:
    """Make the pipe; it has no settings."""
    return OrganizationsPipe()
