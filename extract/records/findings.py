"""What the record grammars find, before ids and links make them rows.

Offsets are code points into the tagged text; `start:end` is the evidence. `trace` holds what
`congdoan explain` shows: the typed clause, what was carried over from where, vetoes considered.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemas import AwardType, EventType, IssuerLevel, RecipientType, SupportKind


@dataclass(frozen=True, slots=True)
class AwardFinding:
    """One award, issuer, recipient kind and count."""

    award_type: AwardType
    award_name: str
    count: int | None
    count_explicit: bool
    recipient_type: RecipientType
    start: int
    end: int
    rule: str
    recipient_names: tuple[str, ...] = ()
    award_title: str | None = None
    rank: str | None = None
    issuer: str | None = None
    issuer_text: str | None = None
    issuer_level: IssuerLevel | None = None
    reason: str | None = None
    award_date: str | None = None
    check: str | None = None
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PostFinding:
    """One person in one post."""

    name: str
    start: int
    end: int
    rule: str
    honorific: str | None = None
    role: str | None = None
    organization: str | None = None
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SupportFinding:
    """Help that was given."""

    kind: SupportKind
    start: int
    end: int
    rule: str
    beneficiaries: int | None = None
    amount_vnd: int | None = None
    amount_each_vnd: int | None = None
    donor: str | None = None
    check: str | None = None
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventFinding:
    """The one main event of a page."""

    event_type: EventType
    start: int
    end: int
    rule: str
    name: str | None = None
    date: str | None = None
    organizer: str | None = None
    place: str | None = None
    trace: tuple[str, ...] = ()


#: What any record grammar finds; its fields bear the names of the table's columns.
Finding = AwardFinding | PostFinding | SupportFinding | EventFinding
