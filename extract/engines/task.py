"""What engines are given and what they give back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from extract.clean import SiteProfile
from extract.pages import Page
from extract.records import Extraction
from extract.store.chunk import Chunk

#: What is done to one page. May raise `PageFailure`, or anything else.
Extractor = Callable[[Page], Extraction]

#: Makes the extractor, once in each worker, given the profiles of the sites by name. A function
#: that can be imported by its name.
ExtractorFactory = Callable[[Mapping[str, SiteProfile]], Extractor]


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
        stages: stage -> seconds that these pages spent in it.
    """

    slots: tuple[tuple[int, int], ...]
    chunk: Chunk
    timings: tuple[tuple[float, str], ...]
    stages: Mapping[str, float]


Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)

#: Called with the position of a page in its batch before the page is begun.
OnStart = Callable[[int], None]

#: Does one batch.
Work = Callable[[Sequence[Task], OnStart], Result]


class Job(Protocol[Result_co]):
    """What is done to batches; sent to every worker, so it must be picklable."""

    def start(self) -> Work[Result_co]:
        """Make what does the batches; called once in each worker."""
        ...

    def lost(self, task: Task, reason: str, message: str, seconds: float) -> Result_co:
        """Return the result for a page that its worker did not live to finish.

        Args:
            task: the page.
            reason: `deadline` or `worker_died`.
            message: the same in a sentence.
            seconds: how long it had taken.
        """
        ...


class Engine(AbstractContextManager["Engine"], Protocol):
    """Somewhere to run: takes batches as it has room, yields what is done in any order."""

    def run(self, job: Job[Result], batches: Iterable[list[Task]]) -> Iterator[Result]:
        """Yield the results of every page of every batch exactly once."""
        ...
