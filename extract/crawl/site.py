"""What is known of one site: what visits taught, and what came of the crawl."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extract.crawl.addresses import Scope, normal
from extract.crawl.archive import Visit
from extract.crawl.fetch import LASTING, Response
from extract.crawl.frontier import Entry, Frontier
from extract.crawl.limits import RUNS, Limits
from extract.crawl.links import list_links, page_links

REDIRECTS = frozenset({301, 302, 303, 307, 308})


class SiteEnd(Exception):  # noqa: N818 - a limit reached is no error
    """The crawl of a site ends before its frontier is empty.

    Args:
        why: `page_limit`, `time_limit`, or what is wrong: `robots_unreachable`, `host_down`,
            `asked_to_wait`.
        message: one sentence for the reader.
    """

    def __init__(self, why: str, message: str) -> None:
        super().__init__(message)
        self.why = why
        self.message = message


@dataclass(slots=True)
class SiteReport:
    """What came of a site.

    Args:
        name: host and folder.
        kept: pages in the archive, those of earlier runs included.
        new: pages of this run.
        requests: of this run.
        left: addresses not asked for or not kept, by reason.
        failed: addresses that gave nothing in this run, by reason.
        end: `complete`, or as `SiteEnd.why`, or `nothing_kept`.
        message: what there is to say about the end, else empty.
    """

    name: str
    kept: int = 0
    new: int = 0
    requests: int = 0
    left: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    end: str = "complete"
    message: str = ""


class Site:
    """A site with all that is known of it.

    Args:
        scope: what belongs to it.
        limits: what to keep to.
    """

    def __init__(self, scope: Scope, limits: Limits) -> None:
        self.report = SiteReport(scope.name)
        self.scope = scope
        self.frontier = Frontier(scope, limits)
        self._starts = {scope.start, scope.over_http().start}
        self._moved_to = ""
        self._failures: Counter[str] = Counter()

    def learn(self, visit: Visit) -> None:
        """Take in a visit, of this run or an earlier one: what is done and where it leads."""
        entry, response = visit.entry, visit.response
        if not self.scope.same_host(entry.url) or entry.kind == "robots":
            return
        if response is None:
            self._failures[entry.url] += 1
            if visit.reason in LASTING or self._failures[entry.url] >= RUNS:
                self.frontier.done(entry.url)
        elif response.status in REDIRECTS:
            self._redirected(entry, response)
        elif response.status != 200 or visit.repeats:
            self.frontier.done(entry.url, duplicate=visit.repeats)
            if entry.kind == "page":  # a sitemap that was only looked for is not missing
                why = "repeats" if visit.repeats else f"status {response.status}"
                self.report.left[why] += 1
        else:
            self.frontier.done(entry.url)
            self._listed(entry, response) if entry.kind == "list" else self._kept(entry, response)

    def _redirected(self, entry: Entry, response: Response) -> None:
        self.frontier.done(entry.url, redirect=True)
        target = target_of(response, entry.url)
        if target is None:
            self.report.left["bad_redirect"] += 1
            return
        from_start = entry.url in self._starts
        if from_start:
            self._starts.add(target)
            self._moved_to = "" if self.scope.same_host(target) else target
        self.frontier.redirect(entry.step(target, "R", entry.kind), from_start=from_start)

    def _kept(self, entry: Entry, response: Response) -> None:
        is_start = entry.url in self._starts
        if not (is_start or self.scope.holds(entry.url)):
            return
        self.report.kept += 1
        links = page_links(response.content(), entry.url, response.charset)
        for url in links.pages:
            self.frontier.add(entry.step(url, "L"))
        if is_start:  # others name the feed of their comments
            for url in links.lists:
                self.frontier.add(entry.step(url, "M", "list"))

    def _listed(self, entry: Entry, response: Response) -> None:
        links = list_links(response.content(), entry.url)
        for url in links.lists:
            self.frontier.add(entry.step(url, "M", "list"))
        for url in links.pages:
            self.frontier.add(entry.step(url, "M"))

    def close(self, end: SiteEnd | None) -> SiteReport:
        """Return the report, with how the crawl ended."""
        report = self.report
        report.left += self.frontier.left
        if end is not None:
            report.end, report.message = end.why, end.message
        elif not report.kept:
            report.end, report.message = "nothing_kept", "It gave no page."
            if self._moved_to:
                report.message = f"It leads to {self._moved_to}: name that site instead."
            elif report.left["robots"]:
                report.message = "Its robots.txt forbids it."
        return report


def target_of(response: Response, url: str) -> str | None:
    """Return the address that a redirect leads to, None where it is no http address.

    Args:
        response: the redirect.
        url: the address that was asked for.
    """
    # Servers send addresses in UTF-8, where headers are read as Latin-1.
    raw = response.header("location").encode("latin-1", "replace").decode("utf-8", "replace")
    return normal(raw, url)
