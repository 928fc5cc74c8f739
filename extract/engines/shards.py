"""Cut the stream of pages into shards and put what comes back into its place."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.engines.fits import Fits
from extract.engines.task import Done, Task
from extract.link.sites import profile_name
from extract.pages import Item, Page, Skipped, Unread
from extract.store.chunk import Chunk, PageEntry, chunk_of, gather
from extract.store.output import Output, Place
from extract.store.profiles import Profiles
from extract.store.shard import shard_key
from schemas import Failure

#: A shard ends at so many pages or bytes, whichever comes first: the unit of what a kill loses.
SHARD_PAGES = 500
_SHARD_BYTES = 256 * 1024 * 1024
#: A batch is what a worker gets at once: small, because a crash redoes its other pages.
_BATCH_PAGES = 16
_BATCH_BYTES = 2 * 1024 * 1024

_Slot = tuple[Chunk, int] | Place | None


@dataclass(slots=True)
class _Shard:
    """A shard being filled: keys and sites of its pages and where each one's rows are."""

    keys: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    slots: list[_Slot] = field(default_factory=list)
    size: int = 0
    missing: int = 0
    closed: bool = False


class Sharder:
    """Turn items into tasks, and finished tasks into staged shards.

    What a shard holds depends on the input alone, not on how the work was divided. Pages whose
    rows are already in the output, under the same key, are taken from there.
    """

    def __init__(
        self,
        output: Output,
        version: str,
        profiles: Profiles,
        *,
        shard_pages: int = SHARD_PAGES,
    ) -> None:
        self.skipped: Counter[str] = Counter()
        self.fits = Fits()
        self.pages = 0
        self.reused = 0
        self.failures = 0
        self._output = output
        self._version = version
        self._profiles = profiles
        self._shard_pages = shard_pages
        self._open: dict[int, _Shard] = {}
        self._keys: list[str] = []

    @property
    def shards(self) -> list[str]:
        """The shards in order, once everything has been placed."""
        assert not self._open
        return self._keys

    def batches(self, items: Iterable[Item]) -> Iterator[list[Task]]:
        """Yield the pages that must be done, in small batches, while the input is read."""
        number = 0
        shard = self._open[0] = _Shard()
        batch: list[Task] = []
        size = 0
        for item in items:
            if isinstance(item, Skipped):
                self.skipped[item.why] += 1
                continue
            if len(shard.keys) >= self._shard_pages or shard.size >= _SHARD_BYTES:
                self._close(number)
                number += 1
                shard = self._open[number] = _Shard()
            task = self._place(number, shard, item)
            if task is not None:
                batch.append(task)
                size += len(task.page.content)
            if len(batch) >= _BATCH_PAGES or size >= _BATCH_BYTES:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch
        self._close(number)

    def take(self, done: Done) -> None:
        """Put finished pages into their slots; stage the shards that are whole."""
        for position, (number, at) in enumerate(done.slots):
            shard = self._open[number]
            shard.slots[at] = (done.chunk, position)
            shard.missing -= 1
            self._count_fit(shard.sites[at], done.chunk.pages[position], reused=False)
        self.pages += len(done.slots)
        self.failures += done.chunk.tables["failures"].num_rows
        for number in sorted({number for number, _ in done.slots}):
            self._stage_if_whole(number)

    def _place(self, number: int, shard: _Shard, item: Page | Unread) -> Task | None:
        """Add an item to a shard; return the task where it must be done."""
        site = profile_name(item.url, item.source)
        is_html = isinstance(item, Page) and item.kind == "html"
        key = page_key(item, self._version, self._profiles.digest(site) if is_html else "")
        shard.keys.append(key)
        shard.sites.append(site)
        if isinstance(item, Unread):
            shard.slots.append((chunk_of([(key, _failure(item))]), 0))
            self.pages += 1
            self.failures += 1
            return None
        shard.size += len(item.content)
        place = self._output.find(key)
        shard.slots.append(place)
        if place is not None:
            self.pages += 1
            self.reused += 1
            self._count_fit(site, self._output.entry(place), reused=True)
            return None
        shard.missing += 1
        return Task((number, len(shard.slots) - 1), key, item)

    def _close(self, number: int) -> None:
        self._open[number].closed = True
        self._keys.append(shard_key(self._open[number].keys))
        self._stage_if_whole(number)

    def _stage_if_whole(self, number: int) -> None:
        shard = self._open.get(number)
        if shard is None or not shard.closed or shard.missing:
            return
        del self._open[number]
        if not self._output.has(self._keys[number]):
            self._output.stage(self._keys[number], gather([self._found(s) for s in shard.slots]))

    def _count_fit(self, site: str, page: PageEntry, *, reused: bool) -> None:
        self.fits.add(site, page.fits, failed=page.article_id is None, reused=reused)

    def _found(self, slot: _Slot) -> tuple[Chunk, int]:
        assert slot is not None
        if isinstance(slot, Place):
            return self._output.read(slot.shard), slot.position
        return slot


def page_key(item: Page | Unread, version: str, profile: str) -> str:
    """Return the digest of all that decides what a page gives.

    Args:
        item: the page.
        version: of the pipeline.
        profile: digest of its site's profile.
    """
    digest = hashlib.sha256(f"{version}\n{profile}\n".encode())
    if isinstance(item, Unread):
        parts = ["unread", item.source, item.url, item.reason, item.message]
        content = b""
    else:
        published = item.published.isoformat() if item.published else None
        fetched = item.fetched_at.isoformat() if item.fetched_at else None
        parts = [item.kind, item.source, item.url, fetched, item.title, published, item.charset]
        is_text = isinstance(item.content, str)
        parts.append("text" if is_text else "bytes")
        content = item.content.encode() if isinstance(item.content, str) else item.content
    digest.update(repr(parts).encode())
    digest.update(content)
    return digest.hexdigest()[:32]


def _failure(item: Unread) -> Failure:
    return Failure(
        source=item.source, url=item.url, stage="read", reason=item.reason, message=item.message
    )
