"""What engines are given and what they give back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from extract.pages import Page
from extract.records import Extraction
from extract.store.chunk import Chunk

#: What is done to one page. May raise `PageFailure`, or anything else.
Extractor = Callable[[Page], Extraction]

#: Makes the extractor, once in each worker. A function that can be imported by its name.
ExtractorFactory = Callable[[], Extractor]


@dataclass(frozen=True, slots=True)
class Task:
    """One page to do.

    Args:
        slot: number of its shard and its position there; engines hand it back untouched.
        key: what the ledger knows the page by.
        page: the page.
    """

    slot: tuple[int, int]
    key: str
    page: Page


@dataclass(frozen=True, slots=True)
class Done:
    """Pages that are done.

    Args:
        slots: their slots, in the order of `chunk`.
        chunk: their rows.
        timings: how many seconds each took, with its source.
    """

    slots: tuple[tuple[int, int], ...]
    chunk: Chunk
    timings: tuple[tuple[float, str], ...]


class Engine(Protocol):
    """Somewhere to run: takes batches as it has room, yields what is done in any order."""

    def run(self, batches: Iterable[list[Task]]) -> Iterator[Done]:
        """Yield every page of every batch exactly once, as an article or as a failure."""
        ...
