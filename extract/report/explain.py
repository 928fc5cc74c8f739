"""Why a record is there: its sentence with the spans marked, the rule, what was carried over."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from extract.clean import Article
from extract.failure import UsageError
from extract.pipeline import extract_article
from extract.records import Extraction
from extract.records.own import FILLED, registered
from extract.store.chunk import rows_of
from extract.store.load import Tables, load
from extract.tag import nlp
from schemas import PublishedBasis, Row

#: Record table -> its id column, of the contract's tables.
_IDS = {"awards": "award_id", "people": "post_id", "support": "support_id", "events": "event_id"}
_STYLES = {
    "PERSON": "green",
    "ORGANIZATION": "cyan",
    "LOCATION": "magenta",
    "DATE": "yellow",
    "AWARD_COUNT": "bold red",
    "MONEY": "blue",
}
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record, the article it was read from, and how it came about."""

    table: str
    record_id: str
    row: Row
    extraction: Extraction

    @property
    def trace(self) -> tuple[str, ...]:
        """The typed clause, what was carried over, vetoes considered."""
        return self.extraction.traces[self.record_id]


def explain(out: Path | str, record_id: str) -> Explanation:
    """Return how a record of an output came about, by reading its stored article again.

    Raises:
        UsageError: where there is no such record, or this version reads the article differently.
    """
    tables = load(out)
    table = _table_of(tables, record_id)
    extraction = extract_article(_article(tables, table, record_id), nlp())
    for row in rows_of(extraction)[table]:
        if getattr(row, id_columns()[table]) == record_id:
            return Explanation(table, record_id, row, extraction)
    raise UsageError(
        f"{record_id} stands in {out}, but this version of congdoan does not find it any more: "
        "run again on the same pages to bring the output up to date."
    )


def id_columns() -> dict[str, str]:
    """Return the id column of each table of records, registered ones included."""
    return _IDS | {name: kind.id_column for name, kind in registered().items()}


def _table_of(tables: Tables, record_id: str) -> str:
    for table, column in id_columns().items():
        if table in tables and record_id in tables.arrow(table).column(column).to_pylist():
            return table
    raise UsageError(
        f"There is no record {record_id}: take an id from the column "
        + ", ".join(f"{column} of {table}" for table, column in id_columns().items())
        + "."
    )


def _article(tables: Tables, table: str, record_id: str) -> Article:
    column = id_columns()[table]
    records = tables.arrow(table).select([column, "article_id"]).to_pylist()
    key = next(r["article_id"] for r in records if r[column] == record_id)
    row: dict[str, Any] = next(
        r for r in tables.arrow("articles").to_pylist() if r["article_id"] == key
    )
    return Article(
        source=row["source"],
        source_sha256=row["source_sha256"],
        text=row["text"],
        url=row["url"],
        title=row["title"],
        author=row["author"],
        published=row["published"],
        published_basis=PublishedBasis(row["published_basis"]),
        fetched_at=row["fetched_at"],
        language=row["language"],
    )


def marked_sentence(found: Explanation) -> Text:
    """Return the sentence or sentences around the evidence, every mention marked with its kind."""
    text, row = found.extraction.article.text, found.row
    start, end = getattr(row, "start"), getattr(row, "end")  # noqa: B009 - rows differ by table
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    first = max((e for e in ends if e <= start), default=0)
    last = min((e for e in ends if e >= end), default=len(text))
    result, at = Text(), first
    for mention in found.extraction.mentions:
        if mention.field == "text" and first <= mention.start and mention.end <= last:
            result.append(text[at : mention.start])
            style = _STYLES[mention.label]
            result.append(f"⟦{mention.text}⟧", style=style)
            result.append(f"{mention.label}", style=f"dim {style}")
            at = mention.end
    result.append(text[at:last])
    return result


def explain_command(out: str, record_id: str) -> int:
    """Print how a record came about.

    Returns:
        Exit code: 0 done, 2 no such output or record.
    """
    try:
        found = explain(out, record_id)
    except UsageError as error:
        print(f"congdoan explain: {error}", file=sys.stderr)
        return 2
    console, row = Console(highlight=False), found.row.model_dump(mode="json")
    article = found.extraction.article
    console.print(Text(f"{found.table} {record_id}", style="bold"))
    console.print(Text(f"from {article.source}" + (f"  {article.url}" if article.url else "")))
    for name, value in row.items():
        if name not in (*FILLED, id_columns()[found.table]) and value not in (None, []):
            console.print(Text(f"  {name}: {value}"))
    console.print(Text("\nIn the text", style="bold"))
    console.print(marked_sentence(found))
    console.print(Text(f"\nEvidence {row['start']}-{row['end']}", style="bold"))
    console.print(Text(row["evidence"]))
    console.print(Text(f"\nRule {row['rule']}", style="bold"))
    for step in found.trace:
        console.print(Text(f"  {step}"))
    if row["source_link"]:
        console.print(Text(f"\n{row['source_link']}", style="underline"))
    return 0
