"""Everything one page gave: its rows for every table."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas import ArticleRow, Award, Event, MentionRow, PersonPost, Support


@dataclass(frozen=True, slots=True)
class Extraction:
    """The rows of one article."""

    article: ArticleRow
    mentions: list[MentionRow] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    people: list[PersonPost] = field(default_factory=list)
    support: list[Support] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
