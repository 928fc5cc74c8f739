"""The contract: one model per table. Arrow, JSON Schema and the dictionary are made from these."""

from schemas.articles import ArticleRow
from schemas.awards import Award
from schemas.base import Row
from schemas.enums import (
    AwardType,
    EventType,
    IssuerLevel,
    Label,
    OrganizationKind,
    OrganizationLevel,
    PublishedBasis,
    RecipientType,
    SupportKind,
    TextField,
)
from schemas.events import Event
from schemas.failures import Failure
from schemas.mentions import MentionRow
from schemas.organizations import Organization, OrganizationFacts
from schemas.people import PersonPost
from schemas.persons import Person, PersonFacts
from schemas.support import Support

#: Tables whose rows belong to one page each. Two are no part of what is read: what each page's
#: names stand for, from which `organizations` and `persons` are made when a run ends.
PAGE_TABLES: dict[str, type[Row]] = {
    "articles": ArticleRow,
    "mentions": MentionRow,
    "awards": Award,
    "people": PersonPost,
    "support": Support,
    "events": Event,
    "failures": Failure,
    "_organizations": OrganizationFacts,
    "_persons": PersonFacts,
}

#: Tables made from all pages together.
WHOLE_TABLES: dict[str, type[Row]] = {"organizations": Organization, "persons": Person}

#: The contract: table name -> model, in the order the tables are documented.
TABLES: dict[str, type[Row]] = {
    name: model for name, model in PAGE_TABLES.items() if not name.startswith("_")
} | WHOLE_TABLES

__all__ = [
    "PAGE_TABLES",
    "TABLES",
    "WHOLE_TABLES",
    "ArticleRow",
    "Award",
    "AwardType",
    "Event",
    "EventType",
    "Failure",
    "IssuerLevel",
    "Label",
    "MentionRow",
    "Organization",
    "OrganizationFacts",
    "OrganizationKind",
    "OrganizationLevel",
    "Person",
    "PersonFacts",
    "PersonPost",
    "PublishedBasis",
    "RecipientType",
    "Row",
    "Support",
    "SupportKind",
    "TextField",
]
