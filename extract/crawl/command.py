"""What `congdoan crawl` does."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from extract.failure import UsageError

if TYPE_CHECKING:
    from extract.crawl.crawl import CrawlReport
    from extract.crawl.limits import Limits
    from extract.crawl.site import SiteReport

_LINE_SECONDS = 10.0
_EXTRA = frozenset({"protego", "urllib3", "warcio"})


def crawl_command(sites: list[str], out: Path, *, limits: Limits, contact: str | None) -> int:
    """Crawl and print what came of it.

    Returns:
        Exit code: 0 done or stopped at a limit, 1 a site could not be crawled or the archive not
        be written, 2 bad input, 130 stopped by Ctrl-C.
    """
    try:
        from extract.crawl.crawl import crawl
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA:
            raise
        print("congdoan crawl: install it with pip install 'congdoan[crawl]'.", file=sys.stderr)
        return 2
    try:
        report = crawl(sites, out, limits=limits, contact=contact, tell=_Lines())
    except UsageError as error:
        print(f"congdoan crawl: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"congdoan crawl: {out} cannot be written: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Run the same again to go on from the last page.", file=sys.stderr)
        return 130
    print("\n".join(summary(report)))
    return 0 if report.good else 1


def summary(report: CrawlReport) -> list[str]:
    """Return what a crawl did, line by line."""
    lines = []
    for site in report.sites:
        lines.append(
            f"Site      {site.name}: {site.end.replace('_', ' ')}. {site.message}".rstrip()
        )
        lines.append(
            f"  Pages   {site.kept:,} in the archive, {site.new:,} of them new,"
            f" {site.requests:,} requests"
        )
        for title, counts in (("Failed", site.failed), ("Left", site.left)):
            if told := ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items())):
                lines.append(f"  {title:<7} {told}")
    lines.append(f"Time      {report.seconds:.1f} seconds")
    lines.append(f"Archive   {report.out}")
    return lines


class _Lines:
    """A line every ten seconds."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, site: SiteReport) -> None:
        now = time.monotonic()
        if now - self._last >= _LINE_SECONDS:
            self._last = now
            failed = site.failed.total()
            words = (
                f"{site.name}: {site.kept:,} pages, {site.requests:,} requests, {failed:,} failed"
            )
            print(words, file=sys.stderr, flush=True)
