"""One stated award, before restatements are brought together."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas import AwardType


@dataclass(slots=True)
class Statement:
    """An award as one clause states it.

    Args:
        award_type: kind of award.
        award_name: the award as written.
        count: number, None where unknown.
        explicit: whether the number is written.
        kind: collective, individual, mixed or unknown.
        start: first code point of the clause's words.
        end: code point after the last.
        rule: name of the rule.
        sentence: index of the sentence.
        generic: the award word names nothing ("giải", "khen thưởng").
        handed: the giver only hands over ("trao"), which does not make it his award.
        discipline: the sport or part of a contest that it was won in.
        check: arithmetic within the clause.
        each: it went to each of those told of before ("mỗi người").
    """

    award_type: AwardType
    award_name: str
    count: int | None
    explicit: bool
    kind: str
    start: int
    end: int
    rule: str
    sentence: int
    names: list[str] = field(default_factory=list)
    title: str | None = None
    rank: str | None = None
    issuer: str | None = None
    issuer_text: str | None = None
    reason: str | None = None
    award_date: str | None = None
    generic: bool = False
    handed: bool = False
    discipline: str | None = None
    check: str | None = None
    each: bool = False
    trace: list[str] = field(default_factory=list)
