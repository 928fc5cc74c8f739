"""Sample texts and pages, and timing in turns."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from extract.evaluate import load_gold

ARTICLES = Path(__file__).resolve().parent.parent / "corpus" / "articles"


def sample_texts() -> list[str]:
    """The texts of the sample articles, without furniture."""
    return [case.article.text for case in load_gold(ARTICLES)]


def sample_pages() -> list[bytes]:
    """The sample HTML pages as stored."""
    return [path.read_bytes() for path in sorted(ARTICLES.glob("*.html"))]


def in_turns(jobs: dict[str, Callable[[], object]], rounds: int = 7) -> dict[str, float]:
    """Return the median CPU seconds of each job, run one after the other in every round."""
    return {name: statistics.median(values) for name, values in turns(jobs, rounds).items()}


def turns(jobs: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Return the CPU seconds of each job in every round, run one after the other.

    A first round loads what is needed and is not counted; what is loaded by then is not looked
    through any more for what may be forgotten, as in the workers of a run.
    """
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(rounds + 1):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            if turn:
                times[name].append(time.process_time() - start)
        if not turn:
            gc.freeze()
    return times
