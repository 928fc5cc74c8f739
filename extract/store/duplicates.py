"""Which articles of a run are copies of others: `duplicate_of`, and ids that are taken.

The same words make the same article, and the same address does unless the texts are quite others.
Near copies are found by the sketches of their fingerprints (locality-sensitive hashing). The one
to count is the earliest published, among those of one date the one with the smallest id; pages
without a date come last. What is found depends on the articles alone, not on their order in the
inputs.

The table of bands that datasketch keeps takes some 8 kB an article, and its answers come in no
order; sorting the bands one by one takes 200 bytes an article with the sketch, and is exact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from extract.link.fingerprint import SKETCH, digest_of, sketch_of
from extract.link.ids import repeated_article_id
from extract.store.chunk import PageEntry
from extract.store.links import Links

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Share of equal runs of words from which two articles are copies. Of 80 articles
#: (`benchmarks/duplicates.py`), copies with another by-line, a date line, furniture and a foreign
#: paragraph all at once share .63 or more in 95 % and .57 at the least, with only one of these
#: .76; articles in which half of the names and figures are others share .47 at the most, with
#: three in ten .60; articles that have nothing to do with each other .09.
THRESHOLD = 0.6
#: Share of equal runs of words below which even the same address makes no copies: some templates
#: state one and the same canonical address on all pages of a site. Far above what articles that
#: have nothing to do with each other share, far below what versions of one do.
_ONE_ADDRESS = 0.2
#: Bytes of a sketch that must be equal for two articles to be compared at all: one of 32 bands
#: of four is for 99 % of pairs at the threshold, for 0.3 % of those that share a tenth.
_BAND = 4
#: Earlier articles of a band, or kinds of text under one address, that an article is compared
#: with; bounds what a crawl of one page in a thousand versions costs.
_COMPARED = 4
_BLOCK = 1 << 16


@dataclass(slots=True)
class _Article:
    shard: int
    position: int
    own_id: str
    fingerprint: bytes
    published: date
    source: str
    article_id: str = ""
    repeat: int = 0

    @property
    def rank(self) -> tuple[date, int, str]:
        return self.published, self.repeat, self.article_id


def find_links(shards: Iterable[tuple[tuple[PageEntry, ...], Path]]) -> list[Links]:
    """Return, for each shard in order, the pages that need another id or a `duplicate_of`.

    Args:
        shards: of each its ledger and the part file of its articles.
    """
    links: list[Links] = []
    articles: list[_Article] = []
    for number, (pages, path) in enumerate(shards):
        links.append({})
        articles += _articles(number, pages, path)
    _give_ids(articles)
    articles.sort(key=lambda article: article.rank)
    originals = _originals(articles)
    for article, original in zip(articles, originals, strict=True):
        first = articles[original]
        if article is not first or article.repeat:
            duplicate_of = None if article is first else first.article_id
            links[article.shard][article.position] = (article.article_id, duplicate_of)
    return [dict(sorted(each.items())) for each in links]


def _articles(number: int, pages: tuple[PageEntry, ...], path: Path) -> Iterator[_Article]:
    """Yield the articles of a shard."""
    rows = pq.ParquetFile(path).read(columns=["published", "source"]).to_pylist()
    told = iter(rows)
    for position, page in enumerate(pages):
        if page.article_id is not None and page.fingerprint is not None:
            row = next(told)
            published = row["published"] or date.max
            yield _Article(
                number, position, page.article_id, page.fingerprint, published, row["source"]
            )


def _give_ids(articles: Iterable[_Article]) -> None:
    """Give each article its id; of pages with one address the first published keeps it."""
    by_id: dict[str, list[_Article]] = defaultdict(list)
    for article in articles:
        by_id[article.own_id].append(article)
    for own_id, pages in by_id.items():
        pages.sort(key=lambda page: (page.published, page.source, page.shard, page.position))
        for repeat, page in enumerate(pages):
            page.repeat = repeat
            page.article_id = repeated_article_id(own_id, repeat) if repeat else own_id


def _originals(articles: Sequence[_Article]) -> list[int]:
    """Return for each article, in order of rank, the rank of the one to count."""
    same = _same(articles)
    firsts = [at for at, first in enumerate(same) if at == first]
    sketched = [at for at in firsts if sketch_of(articles[at].fingerprint)]
    near = _near([sketch_of(articles[at].fingerprint) for at in sketched])
    original = list(range(len(articles)))
    for at, first in near.items():
        original[sketched[at]] = sketched[first]
    return [original[first] for first in same]


def _same(articles: Sequence[_Article]) -> list[int]:
    """Return for each article the first with the same address or words, directly or by others.

    Of one address, articles that have next to nothing in common are no copies.
    """
    first = list(range(len(articles)))

    def root(at: int) -> int:
        while first[at] != at:
            first[at] = first[first[at]]
            at = first[at]
        return at

    def unite(at: int, other: int) -> None:
        a, b = sorted((root(at), root(other)))
        first[b] = a

    words: dict[bytes, int] = {}
    addresses: defaultdict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        unite(at, words.setdefault(digest_of(article.fingerprint), at))
        known = addresses[article.own_id]
        like = next((other for other in known if _may_be_one(article, articles[other])), None)
        if like is not None:
            unite(at, like)
        elif len(known) < _COMPARED:
            known.append(at)
    return [root(at) for at in range(len(articles))]


def _may_be_one(one: _Article, other: _Article) -> bool:
    """Say whether two texts under one address can be versions of one article."""
    pair = list(zip(sketch_of(one.fingerprint), sketch_of(other.fingerprint), strict=False))
    return sum(a == b for a, b in pair) >= _ONE_ADDRESS * len(pair)


def _near(sketches: Sequence[bytes]) -> dict[int, int]:
    """Return which sketches are near an earlier one that is itself near none before it."""
    import numpy as np

    if len(sketches) < 2:
        return {}
    table = np.frombuffer(b"".join(sketches), np.uint8).reshape(-1, SKETCH)
    found: dict[int, int] = {}
    for later, earlier in _near_pairs(table):
        # A copy of a copy counts only where it is near the original too: no chains.
        if later not in found and earlier not in found:
            found[later] = earlier
    return found


def _near_pairs(table: NDArray[np.uint8]) -> Iterator[tuple[int, int]]:
    """Yield the pairs at the threshold or above as (later, earlier), in ascending order."""
    import numpy as np

    size = len(table)
    codes = np.empty(0, np.int64)
    for start in range(0, SKETCH, _BAND):
        band = np.ascontiguousarray(table[:, start : start + _BAND]).view(np.uint32).ravel()
        codes = np.union1d(codes, _meeting(band))
    for start in range(0, len(codes), _BLOCK):
        later, earlier = np.divmod(codes[start : start + _BLOCK], size)
        near = (table[later] == table[earlier]).mean(axis=1) >= THRESHOLD
        yield from zip(later[near].tolist(), earlier[near].tolist(), strict=True)


def _meeting(band: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return the pairs of articles with an equal band, as later * size + earlier."""
    import numpy as np

    order = np.argsort(band, kind="stable").astype(np.int64)
    sorted_band = band[order]
    places = np.arange(len(order))
    begins = np.r_[True, sorted_band[1:] != sorted_band[:-1]]
    group = np.maximum.accumulate(np.where(begins, places, 0))
    pairs = []
    for offset in range(_COMPARED):
        later = places[places - group > offset]
        pairs.append(order[later] * len(order) + order[group[later] + offset])
    return np.concatenate(pairs)
