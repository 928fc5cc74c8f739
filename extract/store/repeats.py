"""Pages whose address was met before in the same run: a row id of their own, and the link back.

An article's id is the hash of its address, so a page that a crawl holds twice would give the same
ids twice. The first keeps them; a later one gets ids made from how often the address came before,
and `duplicate_of` names the first.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from extract.link.ids import repeated_article_id
from extract.store.chunk import Chunk, PageEntry, concat
from schemas import TABLES

#: Position of a page in its shard -> the id it is written with.
Repeats = dict[int, str]

_ROW_ID = {
    name: first
    for name, model in TABLES.items()
    if (first := next(iter(model.model_fields))).endswith("_id")
}


def find_repeats(shards: Iterable[tuple[PageEntry, ...]]) -> list[Repeats]:
    """Return, for each shard's ledger in order, the pages that need another id."""
    taken: set[bytes] = set()
    found = []
    for pages in shards:
        repeats: Repeats = {}
        for position, page in enumerate(pages):
            if page.article_id is None:
                continue
            article_id, times = page.article_id, 0
            while bytes.fromhex(article_id) in taken:
                times += 1
                article_id = repeated_article_id(page.article_id, times)
            taken.add(bytes.fromhex(article_id))
            if times:
                repeats[position] = article_id
        found.append(repeats)
    return found


def with_ids(chunk: Chunk, repeats: Repeats) -> Chunk:
    """Return the chunk as it is to be read: repeated pages under their own ids."""
    return _rewrite(chunk, {at: (new, chunk.pages[at].article_id) for at, new in repeats.items()})


def without_ids(chunk: Chunk, repeats: Repeats) -> Chunk:
    """Return the chunk as its pages alone gave it; undoes `with_ids`."""
    return _rewrite(chunk, {at: (str(chunk.pages[at].article_id), None) for at in repeats})


def _rewrite(chunk: Chunk, ids: dict[int, tuple[str, str | None]]) -> Chunk:
    """Give the pages at these positions an article id and a `duplicate_of`."""
    if not ids:
        return chunk
    parts = [chunk.slice(at, at + 1) for at in range(len(chunk.pages))]
    for position, (article_id, original) in ids.items():
        tables = {
            name: _renamed(name, table, article_id)
            for name, table in parts[position].tables.items()
        }
        articles = tables["articles"]
        tables["articles"] = _with_column(
            articles, "duplicate_of", pa.array([original], type=pa.string())
        )
        parts[position] = Chunk(parts[position].pages, tables)
    return concat(parts)


def _renamed(name: str, table: pa.Table, article_id: str) -> pa.Table:
    if name not in _ROW_ID or not table.num_rows:
        return table
    column = _ROW_ID[name]
    rest = pc.utf8_slice_codeunits(table[column], start=len(article_id))
    table = _with_column(table, column, pc.binary_join_element_wise(article_id, rest, ""))
    ids = pa.repeat(pa.scalar(article_id), table.num_rows)
    return _with_column(table, "article_id", ids)


def _with_column(table: pa.Table, column: str, values: pa.ChunkedArray | pa.Array) -> pa.Table:
    position = table.schema.get_field_index(column)
    return table.set_column(position, table.schema.field(position), values)
