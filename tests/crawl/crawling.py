"""What the tests of the crawler share: limits for loopback, and what an archive holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from extract.crawl.crawl import CrawlReport, crawl
from extract.crawl.limits import Limits
from extract.pages import Page, Unread, open_pages
from tests.crawl.server import Site

FAST = Limits(delay=0.0, backoff=0.01, page_seconds=0.6, page_bytes=300_000, longest_wait=5.0)
_ROOT = Path(__file__).parent.parent.parent


def run(site: Site, out: Path, folder: str = "/", limits: Limits = FAST) -> CrawlReport:
    return crawl([site.url + folder], out, limits=limits)


def kept(out: Path) -> list[str]:
    """The paths of the pages that `congdoan run` reads, after a check that it reads all."""
    items = list(open_pages([out]))
    assert not [item for item in items if isinstance(item, Unread)]
    urls = [item.url or "" for item in items if isinstance(item, Page)]
    return ["/" + url.split("/", 3)[3] for url in urls]


def records(out: Path) -> list[tuple[str, str]]:
    """Type and address of each record, digests checked."""
    with out.open("rb") as file:
        return [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "")
            for record in ArchiveIterator(file, check_digests="raise")
            if record.content_stream().read() is not None
        ]


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-c", "from extract.cli import app; app()", *map(str, arguments)]


def environment() -> dict[str, str]:
    paths = os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])
    return os.environ | {"PYTHONPATH": paths, "COLUMNS": "200", "NO_COLOR": "1"}


def call(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        capture_output=True,
        text=True,
        env=environment(),
        timeout=60,
        check=False,
    )
