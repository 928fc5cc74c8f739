"""Which articles of a run are copies of others: `duplicate_of`, and ids that are taken.

The same words make the same article, and the same address does unless the texts are quite others.
Near copies are found by the sketches of their fingerprints (`extract.store.near`). The one to
count is the earliest published, among those of one date the one with the smallest id; pages
without a date come last. What is found depends on the articles alone, not on their order in the
inputs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.link.fingerprint import SKETCH, digest_of, sketch_of
from extract.link.ids import repeated_article_id
from extract.store.chunk import PageEntry
from extract.store.links import Links
from extract.store.near import near

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Share of equal runs of words below which even the same address makes no copies: some templates
#: state one and the same canonical address on all pages of a site. Far above what articles that
#: have nothing to do with each other share, far below what versions of one do.
_ONE_ADDRESS = 0.2
#: Kinds of text under one address that an article is compared with; bounds what a crawl of one
#: page in a thousand versions costs.
_COMPARED = 4
#: Days since 1970 of the last date there is: for articles without one.
_NO_DATE = (date.max - date(1970, 1, 1)).days


@dataclass(slots=True)
class _Articles:
    """The articles of a run, a column each, because objects would take ten times the memory.

    Args:
        shard, position: where each stands.
        own_id: its id as the page alone gives it, as a number.
        published: days since 1970.
        digest: of its words.
        sketch: of its words, a row each; zero where there is none.
        sketched: whether there is one.
        article_id: its id in the run.
        repeat: how many articles with the same own id go before it.
    """

    shard: NDArray[np.int32]
    position: NDArray[np.int32]
    own_id: NDArray[np.uint64]
    published: NDArray[np.int32]
    digest: NDArray[np.bytes_]
    sketch: NDArray[np.uint8]
    sketched: NDArray[np.bool_]
    article_id: NDArray[np.uint64]
    repeat: NDArray[np.int32]

    def sort(self, order: NDArray[np.intp]) -> None:
        """Put the articles into another order."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name)[order])

    def may_be_one(self, one: int, other: int) -> bool:
        """Say whether two texts under one address can be versions of one article."""
        if not (self.sketched[one] and self.sketched[other]):
            return True
        share = (self.sketch[one] == self.sketch[other]).mean()
        return bool(share >= _ONE_ADDRESS)


def find_links(shards: Iterable[tuple[tuple[PageEntry, ...], Path]]) -> list[Links]:
    """Return, for each shard in order, the pages that need another id or a `duplicate_of`.

    Args:
        shards: of each its ledger and the part file of its articles.
    """
    import numpy as np

    parts: list[_Articles] = []
    paths: list[Path] = []
    for number, (pages, path) in enumerate(shards):
        parts.append(_articles(number, pages, path))
        paths.append(path)
    links: list[Links] = [{} for _ in paths]
    if not parts:
        return links
    articles = _joined(parts)
    _give_ids(articles, paths)
    articles.sort(np.lexsort((articles.article_id, articles.repeat, articles.published)))
    original = _originals(articles)
    for at in np.flatnonzero((original != np.arange(len(original))) | (articles.repeat > 0)):
        first = original[at]
        duplicate_of = None if first == at else _written(articles.article_id[first])
        links[articles.shard[at]][int(articles.position[at])] = (
            _written(articles.article_id[at]),
            duplicate_of,
        )
    return [dict(sorted(each.items())) for each in links]


def _written(number: np.uint64) -> str:
    return f"{int(number):016x}"


def _articles(number: int, pages: tuple[PageEntry, ...], path: Path) -> _Articles:
    """Return the articles of a shard, which stand in its ledger and its part file in one order."""
    import numpy as np

    found = [
        (position, page.article_id, page.fingerprint)
        for position, page in enumerate(pages)
        if page.article_id is not None and page.fingerprint is not None
    ]
    sketches = [sketch_of(mark) for _, _, mark in found]
    own_id = np.array([int(own, 16) for _, own, _ in found], np.uint64)
    days = pq.ParquetFile(path).read(columns=["published"])["published"].cast(pa.int32())
    return _Articles(
        shard=np.full(len(found), number, np.int32),
        position=np.array([position for position, _, _ in found], np.int32),
        own_id=own_id,
        published=days.fill_null(_NO_DATE).to_numpy(),
        digest=np.array([digest_of(mark) for _, _, mark in found], "V16"),
        sketch=np.frombuffer(
            b"".join(sketch.ljust(SKETCH, b"\0") for sketch in sketches), np.uint8
        ).reshape(-1, SKETCH),
        sketched=np.array([bool(sketch) for sketch in sketches], np.bool_),
        article_id=own_id,
        repeat=np.zeros(len(found), np.int32),
    )


def _joined(parts: list[_Articles]) -> _Articles:
    """Return the articles of all parts; these are emptied, so as not to hold everything twice."""
    import numpy as np

    columns: dict[str, list[NDArray[Any]]] = {
        name: [getattr(part, name) for part in parts] for name in _Articles.__slots__
    }
    parts.clear()
    return _Articles(**{name: np.concatenate(columns.pop(name)) for name in _Articles.__slots__})


def _give_ids(articles: _Articles, paths: Sequence[Path]) -> None:
    """Give each article its id; of pages with one address the first published keeps it.

    Args:
        articles: in the order of the shards.
        paths: of each shard the part file of its articles.
    """
    import numpy as np

    order = np.argsort(articles.own_id, kind="stable")
    ids = articles.own_id[order]
    begins = np.flatnonzero(np.r_[True, ids[1:] != ids[:-1]])
    sizes = np.diff(np.r_[begins, len(ids)])
    groups = [
        order[begin : begin + size]
        for begin, size in zip(begins[sizes > 1], sizes[sizes > 1], strict=True)
    ]
    source = _sources(articles, np.sort(np.concatenate(groups)), paths) if groups else {}
    for group in groups:
        # Pages of one date and source stand in the order of the shards already.
        ranked = sorted(group.tolist(), key=lambda at: (articles.published[at], source[at], at))
        own_id = _written(articles.own_id[group[0]])
        for repeat, at in enumerate(ranked[1:], 1):
            articles.repeat[at] = repeat
            articles.article_id[at] = int(repeated_article_id(own_id, repeat), 16)


def _sources(
    articles: _Articles, wanted: NDArray[np.intp], paths: Sequence[Path]
) -> dict[int, str]:
    """Return the sources of some articles, given in ascending order."""
    import numpy as np

    found: dict[int, str] = {}
    for number in np.unique(articles.shard[wanted]):
        first = int(np.searchsorted(articles.shard, number))
        of_shard = wanted[articles.shard[wanted] == number]
        rows = pq.ParquetFile(paths[number]).read(columns=["source"])["source"]
        sources = rows.take(of_shard - first).to_pylist()
        found.update(zip(of_shard.tolist(), sources, strict=True))
    return found


def _originals(articles: _Articles) -> NDArray[np.intp]:
    """Return for each article, in order of rank, the rank of the one to count."""
    import numpy as np

    same = _same(articles)
    sketched = np.flatnonzero((same == np.arange(len(same))) & articles.sketched)
    original = np.arange(len(same))
    for later, earlier in near(articles.sketch[sketched]).items():
        original[sketched[later]] = sketched[earlier]
    return original[same]


def _same(articles: _Articles) -> NDArray[np.intp]:
    """Return for each article the first with the same address or words, directly or by others.

    Of one address, articles that have next to nothing in common are no copies.
    """
    import numpy as np

    first = np.arange(len(articles.shard))
    _, words, times = np.unique(articles.digest, return_inverse=True, return_counts=True)
    _, address, pages = np.unique(articles.own_id, return_inverse=True, return_counts=True)
    shared = np.flatnonzero((times[words] > 1) | (pages[address] > 1)).tolist()
    parent = {at: at for at in shared}

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    def unite(at: int, other: int) -> None:
        a, b = sorted((root(at), root(other)))
        parent[b] = a

    of_words: dict[int, int] = {}
    of_address: defaultdict[int, list[int]] = defaultdict(list)
    for at in shared:
        unite(at, of_words.setdefault(int(words[at]), at))
        known = of_address[int(address[at])]
        like = next((other for other in known if articles.may_be_one(at, other)), None)
        if like is not None:
            unite(at, like)
        elif len(known) < _COMPARED:
            known.append(at)
    for at in shared:
        first[at] = root(at)
    return first
