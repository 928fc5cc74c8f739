"""A possible person, before the resolver decides."""

from __future__ import annotations

from dataclasses import dataclass

#: A name established with at least this evidence is looked for in the whole document.
ESTABLISHED = 0.8


@dataclass(slots=True)  # not frozen: many are made, and frozen ones take thrice the time
class Found:
    """A possible person: offsets, evidence from 0 to 1, the rule's name."""

    start: int
    end: int
    score: float
    rule: str
