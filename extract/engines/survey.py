"""Which pages of each site are read to learn its profile: the same whatever the order of pages.

Of each site, the pages whose addresses have the smallest digests are taken. Only digests are
kept, so that what this needs grows with the number of sites and not with that of pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.link.sites import profile_name
from extract.pages import Item, Page

#: Pages of a site that are read to learn its profile.
SAMPLE = 30
#: HTML pages from which a site is worth a look; `extract.clean` asks for five articles.
_FEWEST = 5


@dataclass(slots=True)
class Sample:
    """The pages of one site that are read: digest of the address -> digest of the content.

    Of several captures of one address, the one with the smallest digest counts.
    """

    pages: dict[bytes, bytes] = field(default_factory=dict)
    _last: bytes = b""

    def offer(self, page: Page) -> None:
        """Take a page in where its digest is among the smallest."""
        address = _address(page)
        if len(self.pages) >= SAMPLE and address > self._last:
            return
        content = _content(page)
        self.pages[address] = min(content, self.pages.get(address, content))
        if len(self.pages) > SAMPLE:
            del self.pages[self._last]
        self._last = max(self.pages)

    def digest(self, version: str) -> str:
        """Return a digest of the sample and of the version of what learns from it."""
        digest = hashlib.sha256(version.encode())
        for address in sorted(self.pages):
            digest.update(address + self.pages[address])
        return digest.hexdigest()[:32]

    @property
    def enough(self) -> bool:
        """Whether the site is worth a look."""
        return len(self.pages) >= _FEWEST


def survey(items: Iterable[Item]) -> dict[str, Sample]:
    """Return the sample of every site that has enough pages, by the name of its profile."""
    samples: dict[str, Sample] = {}
    for item in items:
        if isinstance(item, Page) and item.kind == "html":
            samples.setdefault(profile_name(item.url, item.source), Sample()).offer(item)
    return {name: sample for name, sample in samples.items() if sample.enough}


def sampled(items: Iterable[Item], samples: dict[str, Sample]) -> Iterator[tuple[str, Page]]:
    """Yield the pages of the samples, each with the name of its site, in the order of the input."""
    wanted = {(name, *page) for name, sample in samples.items() for page in sample.pages.items()}
    addresses = {(name, address) for name, address, _ in wanted}
    for item in items:
        if not wanted:
            return
        if not isinstance(item, Page) or item.kind != "html":
            continue
        name, address = profile_name(item.url, item.source), _address(item)
        if (name, address) not in addresses:
            continue
        found = (name, address, _content(item))
        if found in wanted:
            wanted.remove(found)
            yield name, item


def _address(page: Page) -> bytes:
    return hashlib.blake2b((page.url or page.source).encode(), digest_size=12).digest()


def _content(page: Page) -> bytes:
    raw = page.content.encode() if isinstance(page.content, str) else page.content
    return hashlib.blake2b(raw, digest_size=12).digest()
