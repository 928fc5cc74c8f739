"""How pages stand to others of the run: an article id other than their own, a `duplicate_of`.

An article's id is the hash of its address, so a page that a crawl holds twice would give the same
ids twice. One keeps them; the others get ids of their own. Both columns depend on the whole run,
so shards are kept as their pages alone gave them, and written with links when all are there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import pyarrow as pa

from extract.records.own import page_tables
from extract.store.chunk import Chunk, PageEntry

#: Position of a page in its shard -> the id it is written with, and its `duplicate_of`.
Links = dict[int, tuple[str, str | None]]


def with_links(chunk: Chunk, links: Links) -> Chunk:
    """Return the chunk as it is to be read."""
    return _rewrite(chunk, links, renamed(chunk.pages, links))


def without_links(chunk: Chunk, links: Links) -> Chunk:
    """Return the chunk as its pages alone gave it; undoes `with_links`."""
    own: Links = {at: (str(chunk.pages[at].article_id), None) for at in links}
    return _rewrite(chunk, own, renamed(chunk.pages, links))


def renamed(pages: Sequence[PageEntry], links: Links) -> list[int]:
    """Return the positions of the pages that links give another id than their own."""
    return [at for at, (new, _) in sorted(links.items()) if new != pages[at].article_id]


def _rewrite(chunk: Chunk, links: Links, changed: Sequence[int]) -> Chunk:
    """Write ids and `duplicate_of` into a chunk.

    Args:
        chunk: what is changed; tables that it leaves out stay out.
        links: what is written.
        changed: positions of the pages whose ids change.
    """
    if not links:
        return chunk
    ids = {at: links[at][0] for at in changed}
    numbers = {name: number for number, name in enumerate(page_tables())}
    tables = {name: _renamed(chunk, numbers[name], name, ids) for name in chunk.tables}
    rows = _rows(chunk, numbers["articles"])
    originals = tables["articles"]["duplicate_of"].to_pylist()
    for at, (_, original) in links.items():
        originals[rows[at]] = original
    tables["articles"] = _with_column(tables["articles"], "duplicate_of", originals)
    return Chunk(chunk.pages, tables)


def _renamed(chunk: Chunk, number: int, name: str, ids: dict[int, str]) -> pa.Table:
    table = chunk.tables[name]
    if "article_id" not in table.column_names or not table.num_rows or not ids:
        return table
    rows, row_id = _rows(chunk, number), table.column_names[0]
    row_ids = table[row_id].to_pylist()
    article_ids = table["article_id"].to_pylist()
    for at, new in ids.items():
        for row in range(rows[at], rows[at + 1]):
            row_ids[row] = new + row_ids[row][len(new) :]
            article_ids[row] = new
    table = _with_column(table, row_id, row_ids)
    return _with_column(table, "article_id", article_ids)


def _rows(chunk: Chunk, number: int) -> list[int]:
    """Return the row at which each page begins in a table."""
    return [0, *accumulate(page.rows[number] for page in chunk.pages)]


def _with_column(table: pa.Table, column: str, values: list[str | None]) -> pa.Table:
    position = table.schema.get_field_index(column)
    return table.set_column(
        position, table.schema.field(position), pa.array(values, type=pa.string())
    )
