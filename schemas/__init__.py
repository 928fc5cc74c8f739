"""The contract: one model per table. Arrow, JSON Schema and the dictionary are made from these."""

from schemas.articles import ArticleRow
from schemas.awards import Award
from schemas.base import Row
from schemas.enums import (
    AwardType,
    EventType,
    IssuerLevel,
    Label,
    PublishedBasis,
    RecipientType,
    SupportKind,
    TextField,
)
from schemas.events import Event
from schemas.failures import Failure
from schemas.mentions import MentionRow
from schemas.people import PersonPost
from schemas.support import Support

#: Table name -> model, in the order the tables are written and documented.
TABLES: dict[str, type[Row]] = {
    "articles": ArticleRow,
    "mentions": MentionRow,
    "awards": Award,
    "people": PersonPost,
    "support": Support,
    "events": Event,
    "failures": Failure,
}

__all__ = [
    "TABLES",
    "ArticleRow",
    "Award",
    "AwardType",
    "Event",
    "EventType",
    "Failure",
    "IssuerLevel",
    "Label",
    "MentionRow",
    "PersonPost",
    "PublishedBasis",
    "RecipientType",
    "Row",
    "Support",
    "SupportKind",
    "TextField",
]
