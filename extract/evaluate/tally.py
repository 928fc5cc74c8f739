"""Counting right and wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """True positives, false positives, false negatives, and what follows from them."""

    hits: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, other: Tally) -> None:
        """Add another tally's counts."""
        self.hits += other.hits
        self.extra += other.extra
        self.missed += other.missed

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None where nothing was found."""
        found = self.hits + self.extra
        return self.hits / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found; None where the gold is empty."""
        gold = self.hits + self.missed
        return self.hits / gold if gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where there is neither gold nor anything found."""
        total = 2 * self.hits + self.extra + self.missed
        return 2 * self.hits / total if total else None


def match(gold: Iterable[Hashable], found: Iterable[Hashable]) -> Tally:
    """Compare two multisets."""
    want, have = Counter(gold), Counter(found)
    hits = (want & have).total()
    return Tally(hits, have.total() - hits, want.total() - hits)
