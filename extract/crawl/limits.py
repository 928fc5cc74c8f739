"""What a crawl may take: of the server's patience, of time, of disk."""

from __future__ import annotations

from dataclasses import dataclass

#: The name that robots.txt files call this crawler by.
ROBOT = "congdoan"

#: What no option changes: sizes at which a site is no longer a site but a trap.
MAX_REDIRECTS = 5
MAX_LINKS_A_PAGE = 2_000
MAX_WAITING = 200_000
MAX_LISTS = 300  # sitemaps and feeds of one site
RUNS = 3  # that ask for a page which fails each time
FAILURES_IN_A_ROW = 8  # then the host counts as down
DUPLICATES_OF_A_PATTERN = 20  # then what looks like them is left alone
CALENDAR_PAGES = 60  # addresses that differ in a date only


@dataclass(frozen=True, slots=True)
class Limits:
    """What a crawl keeps to.

    Args:
        pages: pages kept of one site, those of earlier runs included.
        depth: links followed from the start page; what a sitemap or feed lists is at 1.
        seconds: time of the whole run, None for as long as it takes.
        delay: seconds between two requests; robots.txt can ask for more.
        page_seconds: time of one request, from connecting to the last byte.
        page_bytes: size of one body as it is sent.
        pattern: pages kept that differ only in numbers and codes in their address, where no
            sitemap or feed lists them.
        tries: requests for one page at most.
        backoff: seconds before the second try; doubles with each.
        longest_wait: a `Retry-After` above it ends the site for this run.
    """

    pages: int = 5_000
    depth: int = 15
    seconds: float | None = None
    delay: float = 1.0
    page_seconds: float = 60.0
    page_bytes: int = 8 * 1024 * 1024
    pattern: int = 2_000
    tries: int = 3
    backoff: float = 5.0
    longest_wait: float = 300.0
