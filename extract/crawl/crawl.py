"""The one call that crawls: sites in their order, all into one archive."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.crawl.addresses import scope_of
from extract.crawl.archive import Archive, Visit
from extract.crawl.limits import ROBOT, Limits
from extract.crawl.site import Site, SiteEnd, SiteReport
from extract.crawl.visitor import Visitor
from extract.failure import UsageError
from extract.version import __version__

#: Ends that the caller asked for.
_GOOD_ENDS = frozenset({"complete", "page_limit", "time_limit"})


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What came of a crawl.

    Args:
        sites: in their order.
        out: the archive.
        seconds: how long it took.
    """

    sites: tuple[SiteReport, ...]
    out: Path
    seconds: float

    @property
    def good(self) -> bool:
        """Whether every site was crawled to its end or to a limit that was asked for."""
        return all(site.end in _GOOD_ENDS for site in self.sites)


def crawl(
    sites: Sequence[str],
    out: Path,
    *,
    limits: Limits | None = None,
    contact: str | None = None,
    tell: Callable[[SiteReport], None] = lambda report: None,
) -> CrawlReport:
    """Fetch sites into a web archive, or go on with one that is there.

    Args:
        sites: hosts or http addresses; of an address with a folder only what lies below it.
        out: the archive, `….warc.gz`.
        limits: what to keep to.
        contact: an address or page that a site's keeper can turn to; part of the user agent.
        tell: called after each visit with how far its site is.

    Raises:
        UsageError: where a site or the archive cannot be what it is said to be.
        OSError: where the archive cannot be written.
    """
    began = time.monotonic()
    limits = limits or Limits()
    deadline = began + limits.seconds if limits.seconds is not None else None
    agent = user_agent(contact)
    known = [Site(scope_of(each), limits) for each in dict.fromkeys(sites)]

    def learn(visit: Visit) -> None:
        for site in known:  # two can be folders of one host
            site.learn(visit)

    reports = []
    with Archive(out) as archive:
        for visit in archive.visits():
            learn(visit)
        archive.begin(agent, list(sites))
        for site in known:

            def learn_and_tell(visit: Visit, report: SiteReport = site.report) -> None:
                learn(visit)
                tell(report)

            end = None
            try:
                Visitor(site, archive, limits, agent, deadline, learn_and_tell).crawl()
            except SiteEnd as reached:
                end = reached
            reports.append(site.close(end))
    return CrawlReport(tuple(reports), out, time.monotonic() - began)


def user_agent(contact: str | None) -> str:
    """Return how the crawler names itself.

    Raises:
        UsageError: where the contact cannot stand in a header.
    """
    about = "archives Vietnamese trade-union news for research"
    if contact is None:
        return f"{ROBOT}/{__version__} ({about})"
    if not (contact.isascii() and contact.isprintable()) or set(contact) & set("();"):
        raise UsageError(f"The contact {contact!r} must be plain ASCII without ( ) and ;.")
    return f"{ROBOT}/{__version__} ({about}; {contact})"
