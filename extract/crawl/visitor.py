"""Requests to one site: one after the other, each as late as the site asks for."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from extract.crawl.addresses import normal
from extract.crawl.archive import Archive, Visit
from extract.crawl.fetch import FetchError, Response, fetch
from extract.crawl.frontier import Entry, Kind
from extract.crawl.limits import FAILURES_IN_A_ROW, MAX_REDIRECTS, Limits
from extract.crawl.robots import FORBIDDEN, Robots, read_robots
from extract.crawl.site import Site, SiteEnd

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_LIST_TYPES = frozenset({
    "text/plain", "text/xml", "application/xml", "application/rss+xml", "application/atom+xml",
    "application/rdf+xml", "application/gzip", "application/x-gzip", "application/octet-stream",
})  # fmt: skip
#: Rules count whatever type they are sent as.
_TYPES: dict[Kind, frozenset[str] | None] = {
    "page": _PAGE_TYPES,
    "list": _LIST_TYPES,
    "robots": None,
}
_BUSY = frozenset({429, 503})
_PASSING = _BUSY | {502, 504}
_DOWN = frozenset({"no_connection", "broken_off", "too_slow"})
_MAX_DELAY = 60.0


class Visitor:
    """Fetches a site's pages into the archive.

    Args:
        site: what is known of it.
        archive: where responses go.
        limits: what to keep to.
        agent: the user agent to name.
        deadline: when the run ends, on the monotonic clock.
        learn: told every visit.
    """

    def __init__(
        self,
        site: Site,
        archive: Archive,
        limits: Limits,
        agent: str,
        deadline: float | None,
        learn: Callable[[Visit], None],
    ) -> None:
        self._site = site
        self._archive = archive
        self._limits = limits
        self._agent = agent
        self._deadline = deadline
        self._learn = learn
        self._robots: dict[str, Robots] = {}
        self._troubles: dict[str, str] = {}
        self._delay = limits.delay
        self._last_end = float("-inf")
        self._in_a_row = 0

    def crawl(self) -> None:
        """Fetch until nothing is left.

        Raises:
            SiteEnd: where a limit is reached or the site cannot be crawled.
        """
        start, robots = self._begin()
        frontier = self._site.frontier
        for url in robots.sitemaps or ["/sitemap.xml"]:
            if (address := normal(url, start)) is not None:
                frontier.start(Entry(address, "list"))
        frontier.start(Entry(start))
        while (entry := frontier.next()) is not None:
            if self._site.report.kept >= self._limits.pages and entry.kind == "page":
                raise SiteEnd("page_limit", f"It ended at {self._limits.pages:,} pages.")
            if self._rules(entry.url).allows(entry.url):
                self._visit(entry)
            else:
                self._site.report.left["robots"] += 1

    def fetch(self, entry: Entry) -> Visit:
        """Ask for one address, where its rules allow that, and for nothing that it leads to.

        Raises:
            SiteEnd: where the host is down or asks to be left alone.
        """
        rules = self._rules(entry.url)
        if trouble := self._troubles.get(_origin(entry.url)):
            message = f"Its robots.txt could not be read: {trouble}"
            return Visit(entry, reason="robots_unreachable", message=message)
        if not rules.allows(entry.url):
            return Visit(entry, reason="robots", message="Its robots.txt forbids it.")
        visit = self._ask(entry)
        self._count_down(visit)
        return visit

    def _begin(self) -> tuple[str, Robots]:
        """Return the address to start from and its rules."""
        scope = self._site.scope
        for each in [scope, scope.over_http()] if scope.guessed else [scope]:
            rules, trouble = self._read_rules(each.start)
            if not trouble:
                self._robots[_origin(each.start)] = rules
                return each.start, rules
        raise SiteEnd("robots_unreachable", f"Its robots.txt could not be read: {trouble}")

    def _rules(self, url: str) -> Robots:
        """Return the rules for an address; where they cannot be read, nothing is allowed."""
        origin = _origin(url)
        if origin not in self._robots:
            self._robots[origin], self._troubles[origin] = self._read_rules(url)
        return self._robots[origin]

    def _read_rules(self, url: str) -> tuple[Robots, str]:
        """Return the rules of an origin, and why there are none where it gave no answer.

        As RFC 9309 has it: no file, no rules; no answer, nothing allowed.
        """
        address: str | None = urljoin(_origin(url), "/robots.txt")
        for _ in range(MAX_REDIRECTS):
            if address is None or not self._site.scope.same_host(address):
                break
            visit = self._ask(Entry(address, "robots"))
            response = visit.response
            if response is None:
                return FORBIDDEN, visit.message
            if response.status == 200:
                return self._acceptable(read_robots(response.content())), ""
            if not 300 <= response.status < 400:
                break
            address = normal(response.header("location"), address)
        return Robots(), ""

    def _acceptable(self, rules: Robots) -> Robots:
        if rules.delay > self._limits.longest_wait:
            message = f"Its robots.txt asks for {rules.delay:,.0f} s between requests."
            raise SiteEnd("asked_to_wait", message)
        return rules

    def _visit(self, entry: Entry) -> None:
        visit = self._ask(entry)
        report = self._site.report
        if visit.reason == "wrong_type":
            report.left["wrong_type"] += 1
        elif visit.reason:
            report.failed[visit.reason] += 1
        kept = report.kept
        self._learn(visit)
        report.new += report.kept - kept
        self._count_down(visit)

    def _count_down(self, visit: Visit) -> None:
        down = visit.reason in _DOWN or visit.reason in {f"status {code}" for code in _PASSING}
        self._in_a_row = self._in_a_row + 1 if down else 0
        if self._in_a_row >= FAILURES_IN_A_ROW:
            raise SiteEnd("host_down", f"{self._in_a_row} requests in a row failed.")

    def _ask(self, entry: Entry) -> Visit:
        """Ask for an address, again where that may help, and put what came into the archive."""
        for tries_left in range(self._limits.tries - 1, -1, -1):
            backoff = self._limits.backoff * 2 ** (self._limits.tries - 1 - tries_left)
            try:
                response = self._request(entry)
            except FetchError as error:
                if not error.again or not tries_left:
                    return self._archive.note(entry, error.reason, error.message)
                self._wait(backoff)
                continue
            if response.status < 500 and response.status not in _BUSY:
                if entry.kind == "robots" and response.type in _PAGE_TYPES:
                    # In the archive it would be a page of the site.
                    self._archive.note(entry, "wrong_type", f"It is {response.type}.")
                    return Visit(entry, response)
                return self._archive.keep(entry, response)
            if response.status not in _PASSING or not tries_left:
                break
            self._wait(self._asked_to_wait(entry, response, backoff))
        message = f"The server answered {response.status} {response.phrase}".strip() + "."
        return self._archive.note(entry, f"status {response.status}", message)

    def _request(self, entry: Entry) -> Response:
        rules = self._robots.get(_origin(entry.url))
        delay = max(self._delay, rules.delay if rules else 0.0)
        self._wait(self._last_end + delay - time.monotonic())
        self._site.report.requests += 1
        try:
            response = fetch(
                entry.url,
                agent=self._agent,
                types=_TYPES[entry.kind],
                seconds=self._limits.page_seconds,
                max_bytes=self._limits.page_bytes,
            )
        finally:
            self._last_end = time.monotonic()
        if response.status == 200:
            response.content()  # what cannot be unpacked is not kept
        return response

    def _asked_to_wait(self, entry: Entry, response: Response, otherwise: float) -> float:
        """Return how long the server wants to be left alone; ask it less often from now on."""
        if response.status in _BUSY:
            self._delay = min(2 * self._delay, max(_MAX_DELAY, self._limits.delay))
        seconds = _seconds(response.header("retry-after"))
        if seconds is None:
            return otherwise
        if seconds > self._limits.longest_wait:
            self._archive.note(entry, f"status {response.status}", f"Retry-After {seconds:g}")
            raise SiteEnd("asked_to_wait", f"The server asks to come back in {seconds:,.0f} s.")
        return seconds

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + max(seconds, 0.0)
        if self._deadline is not None and until >= self._deadline:
            raise SiteEnd("time_limit", "The time is over.")
        time.sleep(max(until - time.monotonic(), 0.0))


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _seconds(retry_after: str) -> float | None:
    """Return the seconds of a `Retry-After`, a number or a date; None where it is neither."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max((when - datetime.now(UTC)).total_seconds(), 0.0)
