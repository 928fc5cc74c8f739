"""Everything one page gave: its rows for every table."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas import (
    ArticleRow,
    Award,
    Event,
    MentionRow,
    OrganizationFacts,
    PersonFacts,
    PersonPost,
    Row,
    Support,
)


@dataclass(frozen=True, slots=True)
class Extraction:
    """The rows of one article.

    `traces` says, by record id, how a record came about: the typed clause, what was carried over
    from where, the vetoes considered. It is not written to the tables; `congdoan explain` makes
    it again from the stored article, since the same text always gives the same rows.

    `own` holds the rows of record types that other packages register, by table.

    `fits_profile` says whether the page fitted its site's profile, None where none was used;
    `seconds` how long each stage took. Neither is written to the tables.
    """

    article: ArticleRow
    mentions: list[MentionRow] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    people: list[PersonPost] = field(default_factory=list)
    support: list[Support] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    organizations: list[OrganizationFacts] = field(default_factory=list)
    persons: list[PersonFacts] = field(default_factory=list)
    own: dict[str, list[Row]] = field(default_factory=dict)
    traces: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fits_profile: bool | None = None
    seconds: dict[str, float] = field(default_factory=dict, compare=False)
