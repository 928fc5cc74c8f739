"""What some pages gave, as tables, with a ledger that says which rows are whose.

Pages and their rows stand in the same order in every table, so a page's rows are one slice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import pyarrow as pa

from extract.link.fingerprint import fingerprint
from extract.records import Extraction
from extract.records.own import page_tables
from extract.store.arrow import table_of
from schemas import Failure, Row


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page in the ledger.

    Args:
        key: digest of the page as read and of the pipeline's version; the same key, the same rows.
        article_id: as the page alone gives it; None where the page failed.
        rows: how many rows it has in each table, in the order of `page_tables`.
        fits: whether it fitted its site's profile; None where none was used, or it failed.
        fingerprint: of the article's words (`extract.link.fingerprint`); None where it failed.
    """

    key: str
    article_id: str | None
    rows: tuple[int, ...]
    fits: bool | None = None
    fingerprint: bytes | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """The rows of consecutive pages, by table, and their ledger."""

    pages: tuple[PageEntry, ...]
    tables: dict[str, pa.Table]

    def slice(self, start: int, stop: int) -> Chunk:
        """Return the rows of the pages `start` to `stop`, without copying."""
        tables = {}
        for number, (name, table) in enumerate(self.tables.items()):
            offsets = [0, *accumulate(page.rows[number] for page in self.pages)]
            tables[name] = table.slice(offsets[start], offsets[stop] - offsets[start])
        return Chunk(self.pages[start:stop], tables)


def chunk_of(outcomes: Sequence[tuple[str, Extraction | Failure]]) -> Chunk:
    """Return the chunk of pages, given each page's key and what it gave.

    Raises:
        pyarrow.ArrowException, UnicodeEncodeError: where a value cannot be stored.
    """
    rows: dict[str, list[Row]] = {name: [] for name in page_tables()}
    pages = []
    for key, outcome in outcomes:
        found = rows_of(outcome)
        for name, of_page in found.items():
            rows[name].extend(of_page)
        counts = tuple(len(part) for part in found.values())
        if isinstance(outcome, Extraction):
            article = outcome.article
            mark = fingerprint(article.title, article.text)
            fits = outcome.fits_profile
            pages.append(PageEntry(key, article.article_id, counts, fits, mark))
        else:
            pages.append(PageEntry(key, None, counts))
    return Chunk(tuple(pages), {name: table_of(name, part) for name, part in rows.items()})


def rows_of(outcome: Extraction | Failure) -> dict[str, Sequence[Row]]:
    """Return what a page gave by table, in the order of `page_tables`."""
    rows: dict[str, Sequence[Row]] = dict.fromkeys(page_tables(), ())
    if isinstance(outcome, Failure):
        return rows | {"failures": [outcome]}
    return rows | {
        "articles": [outcome.article],
        "mentions": outcome.mentions,
        "awards": outcome.awards,
        "people": outcome.people,
        "support": outcome.support,
        "events": outcome.events,
        "_organizations": outcome.organizations,
        "_persons": outcome.persons,
        **outcome.own,
    }


def concat(chunks: Iterable[Chunk]) -> Chunk:
    """Join chunks; how the pages were divided before leaves no trace in the result."""
    parts = list(chunks)
    tables = {
        name: pa.concat_tables([part.tables[name] for part in parts]).combine_chunks()
        for name in page_tables()
    }
    return Chunk(tuple(page for part in parts for page in part.pages), tables)


def gather(places: Sequence[tuple[Chunk, int]]) -> Chunk:
    """Return the chunk of pages that stand in several chunks, each given as (chunk, position)."""
    if not places:
        return chunk_of([])
    breaks = [
        at for at, ((a, i), (b, j)) in enumerate(pairwise(places), 1) if a is not b or j != i + 1
    ]
    runs = pairwise([0, *breaks, len(places)])
    return concat(
        places[start][0].slice(places[start][1], places[stop - 1][1] + 1) for start, stop in runs
    )
