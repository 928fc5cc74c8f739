"""What is still to be fetched of a site, in which order, and what is left alone."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from typing import Literal

from extract.crawl.addresses import Scope, is_calendar, pattern, refusal, same_page
from extract.crawl.limits import (
    CALENDAR_PAGES,
    DUPLICATES_OF_A_PATTERN,
    MAX_LISTS,
    MAX_REDIRECTS,
    MAX_WAITING,
    Limits,
)

Kind = Literal["robots", "list", "page"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An address to fetch.

    Args:
        url: in normal form.
        kind: what is looked for there; a `list` is a sitemap or feed.
        hops: the way from the start, a letter a step, as Heritrix writes it: `L` link, `R`
            redirect, `M` listed in a sitemap or feed.
        via: the address before.
    """

    url: str
    kind: Kind = "page"
    hops: str = ""
    via: str | None = None

    def step(self, url: str, hop: str, kind: Kind = "page") -> Entry:
        """Return the entry for an address that this one leads to."""
        return Entry(url, kind, self.hops + hop, self.url)

    @property
    def depth(self) -> int:
        """How many links lie between the start and here; lists in a row count as one."""
        return self.hops.count("L") + ("M" in self.hops)

    @property
    def redirects(self) -> int:
        """How many redirects in a row led here."""
        return len(self.hops) - len(self.hops.rstrip("R"))


class Frontier:
    """First redirects, then sitemaps, the start page and feeds, what they list, then links.

    Args:
        scope: what belongs to the site.
        limits: depth and pages of one pattern.
    """

    def __init__(self, scope: Scope, limits: Limits) -> None:
        self.left: Counter[str] = Counter()
        self._scope = scope
        self._limits = limits
        self._queues: tuple[deque[Entry], ...] = (deque(), deque(), deque(), deque())
        self._known: set[str] = set()
        self._listed: set[str] = set()
        self._done: set[str] = set()
        self._held: set[str] = set()
        self._lists = 0
        self._of_pattern: Counter[str] = Counter()
        self._fetched: Counter[str] = Counter()
        self._duplicates: Counter[str] = Counter()

    def start(self, entry: Entry) -> None:
        """Add a page or list that the crawl begins with."""
        if same_page(entry.url) not in self._known:
            self._known.add(same_page(entry.url))
            self._queues[1].append(entry)

    def add(self, entry: Entry) -> None:
        """Add what a page or list points to, unless it is known or left alone."""
        on_site = self._scope.same_host if entry.kind == "list" else self._scope.holds
        page = same_page(entry.url)
        listed = entry.kind == "page" and entry.hops.endswith("M")
        # What a link led to before is moved forward by a list that names it.
        if page in (self._listed if listed else self._known) or not on_site(entry.url):
            return
        if listed:
            self._listed.add(page)
        self._known.add(page)
        reason = self._refusal(entry)
        if reason is not None:
            self.left[reason] += 1
            return
        queue = 1 if entry.kind == "list" else 2 if listed else 3
        self._queues[queue].append(entry)

    def redirect(self, entry: Entry, *, from_start: bool = False) -> None:
        """Add where a redirect points to; it may differ from a known address in little.

        Args:
            entry: the new address.
            from_start: whether the start page leads there, which may leave its folder.
        """
        anywhere = from_start or entry.kind == "list"
        on_site = self._scope.same_host if anywhere else self._scope.holds
        if not on_site(entry.url):
            self.left["redirect_elsewhere"] += 1
        elif self._is_done(entry.url):
            self.left["redirect_to_known"] += 1
        elif entry.redirects > MAX_REDIRECTS:
            self.left["too_many_redirects"] += 1
        else:
            self._known.add(same_page(entry.url))
            self._queues[0].append(entry)

    def next(self) -> Entry | None:
        """Return what to fetch next, None where nothing is left."""
        for queue in self._queues:
            while queue:
                entry = queue.popleft()
                if self._is_done(entry.url):
                    continue
                if self._repeats(entry):
                    self.left["duplicates"] += 1
                    continue
                return entry
        return None

    def done(self, url: str, *, redirect: bool = False, duplicate: bool = False) -> None:
        """Note that an address needs no further request.

        Args:
            url: in normal form.
            redirect: whether it only led elsewhere, maybe to its own other spelling.
            duplicate: whether it held what another address held before.
        """
        self._done.add(url)
        self._known.add(same_page(url))
        if redirect:
            return
        self._held.add(same_page(url))
        self._fetched[pattern(url)] += 1
        self._duplicates[pattern(url)] += duplicate

    def _is_done(self, url: str) -> bool:
        return url in self._done or same_page(url) in self._held

    def _repeats(self, entry: Entry) -> bool:
        """Say whether most of what looks like this address held nothing new."""
        shape = pattern(entry.url)
        many = self._duplicates[shape] >= DUPLICATES_OF_A_PATTERN
        return many and 2 * self._duplicates[shape] > self._fetched[shape]

    def _refusal(self, entry: Entry) -> str | None:
        if entry.depth > self._limits.depth:
            return "depth"
        if len(self._queues[2]) + len(self._queues[3]) >= MAX_WAITING:
            return "too_many"
        if entry.kind == "list":
            self._lists += 1
            return "lists" if self._lists > MAX_LISTS else None
        if (reason := refusal(entry.url)) is not None:
            return reason
        if entry.hops.endswith("M"):
            return None
        shape = pattern(entry.url)
        self._of_pattern[shape] += 1
        most = self._limits.pattern
        if is_calendar(entry.url):
            most = min(most, CALENDAR_PAGES)
        return "pattern" if self._of_pattern[shape] > most else None
