"""What a run says while it works: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import IO, Protocol

_BAR_SECONDS = 0.2
_LINE_SECONDS = 10.0


class Progress(Protocol):
    """Told how far a run is; `extract.run` takes any of these."""

    def fetch(self, done: int, of: int) -> None:
        """Show how many of the addresses that lists name are dealt with."""
        ...

    def survey(self, pages: int, fraction: float) -> None:
        """Show how far the pages have been looked through for samples of their sites."""
        ...

    def update(self, pages: int, failures: int, fraction: float) -> None:
        """Show how many pages are done, how many failed, how much of the input is read."""
        ...

    def close(self) -> None:
        """Leave the terminal tidy."""
        ...


class Silent:
    """Says nothing."""

    def fetch(self, done: int, of: int) -> None:
        """Say nothing."""

    def survey(self, pages: int, fraction: float) -> None:
        """Say nothing."""

    def update(self, pages: int, failures: int, fraction: float) -> None:
        """Say nothing."""

    def close(self) -> None:
        """Nothing to tidy."""


class Lines:
    """A line every ten seconds, for logs."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._pace = _Pace(_LINE_SECONDS)
        self._began: float | None = None

    def fetch(self, done: int, of: int) -> None:
        """Write a line where the last one is old enough."""
        if self._pace.is_due():
            self._print(fetched(done, of))

    def survey(self, pages: int, fraction: float) -> None:
        """Write a line where the last one is old enough."""
        if self._pace.is_due():
            self._print(surveyed(pages, fraction))

    def update(self, pages: int, failures: int, fraction: float) -> None:
        """Write a line where the last one is old enough."""
        self._began = self._began or time.monotonic()
        if self._pace.is_due():
            self._print(told(pages, failures, fraction, time.monotonic() - self._began))

    def close(self) -> None:
        """Nothing to tidy."""

    def _print(self, words: str) -> None:
        print(words, file=self._stream, flush=True)


class Bar:
    """A bar that rich draws."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as RichProgress

        self._bar = RichProgress(
            BarColumn(), TextColumn("{task.description}"), console=Console(stderr=True)
        )
        self._task = self._bar.add_task("starting", total=1.0)
        self._pace = _Pace(_BAR_SECONDS)
        self._began: float | None = None
        self._bar.start()

    def fetch(self, done: int, of: int) -> None:
        """Move the bar."""
        if self._pace.is_due():
            self._move(fetched(done, of), done / of)

    def survey(self, pages: int, fraction: float) -> None:
        """Move the bar."""
        if self._pace.is_due():
            self._move(surveyed(pages, fraction), fraction)

    def update(self, pages: int, failures: int, fraction: float) -> None:
        """Move the bar."""
        self._began = self._began or time.monotonic()
        if self._pace.is_due():
            words = told(pages, failures, fraction, time.monotonic() - self._began)
            self._move(words, fraction)

    def close(self) -> None:
        """Stop drawing."""
        self._bar.stop()

    def _move(self, words: str, fraction: float) -> None:
        self._bar.update(self._task, completed=fraction, description=words)


class _Pace:
    """Says when it is time for the next word."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._last = time.monotonic()

    def is_due(self) -> bool:
        now = time.monotonic()
        if now - self._last < self._seconds:
            return False
        self._last = now
        return True


def fetched(done: int, of: int) -> str:
    """Return how far the pages of lists are fetched, in words."""
    return f"fetching what lists name: {done:,} of {of:,} addresses"


def surveyed(pages: int, fraction: float) -> str:
    """Return how far the first look at the pages is, in words."""
    return f"looking for pages of each site: {pages:,} seen, {fraction:.0%} of the input"


def told(pages: int, failures: int, fraction: float, seconds: float) -> str:
    """Return how far a run is in words: pages, rate, failures, time left."""
    rate = pages / seconds if seconds > 0 else 0.0
    words = f"{pages:,} pages, {rate:.1f} a second, {failures:,} failed"
    if 0 < fraction < 1:
        left = round(seconds * (1 - fraction) / fraction)
        words += f", about {left // 60}:{left % 60:02} left"
    return words


def progress_for(stream: IO[str] = sys.stderr) -> Progress:
    """Return a bar where `stream` is a terminal, else lines."""
    return Bar() if stream.isatty() else Lines(stream)
