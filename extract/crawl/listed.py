"""Pages that a list of addresses names: fetched once into an archive, then read from there.

A list has an address a line; blank lines and those that begin with `#` count for nothing.

A run reads its input more than once, and again when it is continued; the archive keeps that from
the servers, and keeps what was read. An address that gives no page is an `Unread` with its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from extract.crawl.addresses import Scope, normal
from extract.crawl.archive import Archive, Visit
from extract.crawl.crawl import user_agent
from extract.crawl.fetch import LASTING
from extract.crawl.frontier import Entry
from extract.crawl.limits import MAX_REDIRECTS, RUNS, Limits
from extract.crawl.site import REDIRECTS, Site, SiteEnd, target_of
from extract.crawl.visitor import Visitor
from extract.pages import Item, Unread
from extract.pages.files import unreadable
from extract.pages.meter import Meter
from extract.pages.streams import chunks, lines, open_stream
from extract.pages.warc import capture_at, captures


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What is known of an address: where it led, or why it gave no page."""

    target: str | None = None
    reason: str = ""
    message: str = ""
    lasting: bool = True


class Listed:
    """The pages of lists.

    Args:
        archive: where they are fetched to, `….warc.gz`; what it holds already is not asked for.
        limits: what to keep to.
        contact: an address or page that a server's keeper can turn to; part of the user agent.
    """

    def __init__(
        self, archive: Path, *, limits: Limits | None = None, contact: str | None = None
    ) -> None:
        self._path = archive
        self._limits = limits or Limits()
        self._agent = user_agent(contact)
        self._outcomes: dict[str, _Outcome] = {}
        self._failures: Counter[str] = Counter()
        self._places: dict[str, int] = {}
        self._visitors: dict[str, Visitor] = {}
        self._ends: dict[str, SiteEnd] = {}

    def fetch(
        self, paths: Sequence[Path], tell: Callable[[int, int], None] = lambda done, of: None
    ) -> None:
        """Fetch what lists name and the archive lacks, one host after the other.

        Args:
            paths: the lists.
            tell: called after each address with how many are dealt with, of how many.

        Raises:
            UsageError: where the archive is something else.
            OSError: where it cannot be written.
        """
        urls = [url for path in paths for _, url in _addresses(path, Meter()) if url is not None]
        hosts: dict[str, list[str]] = {}
        for url in dict.fromkeys(urls):
            hosts.setdefault(urlsplit(url).netloc, []).append(url)
        with Archive(self._path) as archive:
            for visit in archive.visits():
                self._learn(visit)
            archive.begin(self._agent, sorted(hosts))
            for done, url in enumerate(chain.from_iterable(hosts.values())):
                tell(done, sum(map(len, hosts.values())))
                self._fetch(archive, url)
        self._places = dict(captures(self._path))

    def read(self, path: Path, source: str, meter: Meter) -> Iterator[Item]:
        """Yield the page of each address of a list, with its line's number; a reader of pages."""
        try:
            for number, url in _addresses(path, meter):
                where = f"{source}:{number}"
                if url is None:
                    yield Unread(where, "bad_address", "The line holds no http(s) address.")
                else:
                    yield self._item(where, url)
        except OSError as error:
            yield unreadable(source, error)

    def _item(self, where: str, url: str) -> Item:
        at = url
        for _ in range(MAX_REDIRECTS + 1):
            outcome = self._outcomes.get(at, _Outcome(reason="not_fetched"))
            if outcome.reason:
                return Unread(where, outcome.reason, outcome.message, url)
            if outcome.target is None:
                return capture_at(self._path, self._places[at], at, where)
            at = outcome.target
        return Unread(where, "too_many_redirects", f"It leads on and on, to {at} at last.", url)

    def _fetch(self, archive: Archive, url: str) -> None:
        """Ask for an address and for what it leads to, as far as that is missing."""
        for _ in range(MAX_REDIRECTS + 1):
            missing = self._missing(url)
            if missing is None:
                return
            host = urlsplit(missing).netloc
            try:
                if host in self._ends:
                    raise self._ends[host]
                self._learn(self._visitor(host, archive, missing).fetch(Entry(missing)))
            except SiteEnd as end:
                self._ends[host] = end
                self._outcomes[missing] = _Outcome(None, end.why, end.message, lasting=False)
            if self._outcomes[missing].reason:
                return

    def _visitor(self, host: str, archive: Archive, url: str) -> Visitor:
        """Return who asks a host: always the same one, for the pauses between requests."""
        if host not in self._visitors:
            site = Site(Scope(url), self._limits)
            self._visitors[host] = Visitor(
                site, archive, self._limits, self._agent, None, self._learn
            )
        return self._visitors[host]

    def _missing(self, url: str) -> str | None:
        """Return what has to be asked for so that an address gives its page; None for nothing."""
        for _ in range(MAX_REDIRECTS + 1):
            outcome = self._outcomes.get(url)
            if outcome is None or not outcome.lasting:
                return url
            if outcome.target is None:
                return None
            url = outcome.target
        return None

    def _learn(self, visit: Visit) -> None:
        """Take in what came of asking, in this run or an earlier one."""
        url, response = visit.entry.url, visit.response
        if visit.entry.kind == "robots":
            return
        if response is None:
            self._failures[url] += 1
            lasting = visit.reason in LASTING or self._failures[url] >= RUNS
            reason = "http_status" if visit.reason.startswith("status ") else visit.reason
            self._outcomes[url] = _Outcome(None, reason, visit.message, lasting)
        elif response.status in REDIRECTS:
            target = target_of(response, url)
            bad = "bad_redirect" if target is None else ""
            self._outcomes[url] = _Outcome(target, bad, "It leads to no http(s) address.")
        elif response.status != 200:
            # Without its phrase, which the archive does not keep.
            message = f"The server answered {response.status}."
            self._outcomes[url] = _Outcome(None, "http_status", message)
        else:
            self._outcomes[url] = _Outcome()


def _addresses(path: Path, meter: Meter) -> Iterator[tuple[int, str | None]]:
    """Yield the number and address of each line of a list; None where it is no address."""
    with open_stream(path, meter) as file:
        for number, line in lines(chunks(file, path.stat().st_size)):
            text = (b"?" if line is None else line).decode("utf-8-sig", "replace").strip()
            if text and not text.startswith("#"):
                yield number, None if "\ufffd" in text else normal(text)
