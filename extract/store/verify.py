"""Check an output: nothing missing, nothing changed, nothing that contradicts itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extract.failure import UsageError
from extract.store.held import DAMAGE
from extract.store.manifest import Manifest, ledger_file, part_files, read_manifest
from extract.store.publishing import JOURNAL
from extract.store.remote import at_hand
from extract.store.shard import read_ledger
from extract.store.verify_files import file_problems
from extract.store.verify_links import linking_problems
from extract.store.whole import whole_files
from schemas import PAGE_TABLES, WHOLE_TABLES

#: Tables whose rows quote the text they were read from, with the column that quotes.
_QUOTES = {
    "mentions": "text",
    "awards": "evidence",
    "people": "evidence",
    "support": "evidence",
    "events": "evidence",
}


def verify(out: Path | str) -> list[str]:
    """Return what is wrong with an output, one sentence each; an empty list where all is well.

    Checked: every file is there, readable, unchanged (checksum) and in the schema of its table (a
    registered one's only where the package that registers it is installed); no file is there that
    the manifest does not name; ids are unique; `duplicate_of` names an article that is there and
    no copy itself; every row belongs to an article; offsets point at the words that rows quote;
    every id of a body or person is in `organizations` or `persons`, whose counts are those of the
    mentions; pages = articles + failures.

    Args:
        out: its folder or address.

    Raises:
        UsageError: where that is no congdoan output.
    """
    with at_hand(out) as folder:
        manifest = read_manifest(folder)
        if manifest is None:
            raise UsageError(f"{out} is no congdoan output: name the folder given to `--out`.")
        return list(_problems(folder, manifest))


def _problems(folder: Path, manifest: Manifest) -> Iterator[str]:
    if not manifest.complete or (folder / JOURNAL).exists():
        yield "The run has not ended: run it again to finish it."
        return
    if not manifest.balanced:
        yield (
            f"The balance does not hold: {manifest.pages} pages, {manifest.rows('articles')} "
            f"articles, {manifest.rows('failures')} failures."
        )
    yield from _strangers(folder, manifest)
    seen: dict[str, set[str]] = defaultdict(set)
    whole = True
    copies: dict[str, str] = {}
    for number in range(len(manifest.parts)):
        damaged = list(_file_problems(folder, manifest, number))
        yield from damaged
        whole = whole and not damaged
        if not damaged:
            yield from _row_problems(folder, number, list(manifest.parts[number].files), seen)
            copies |= _copies(folder, number)
    for copy, original in copies.items():
        if original in copies or original not in seen["articles"]:
            yield f"articles: {copy} is said to be a copy of {original}, which is none to count."
    if whole:
        yield from linking_problems(folder, manifest)


def _strangers(folder: Path, manifest: Manifest) -> Iterator[str]:
    known = set(whole_files(folder).values())
    tables = dict.fromkeys((*PAGE_TABLES, *WHOLE_TABLES))
    for number, part in enumerate(manifest.parts):
        known |= set(part_files(folder, number, list(part.files)).values())
        tables |= dict.fromkeys(part.files)
    for name in tables:
        for path in sorted((folder / name).iterdir()) if (folder / name).is_dir() else []:
            if path not in known:
                yield f"{path.relative_to(folder)} is not named in the manifest."


def _file_problems(folder: Path, manifest: Manifest, number: int) -> Iterator[str]:
    part = manifest.parts[number]
    for name, path in part_files(folder, number, list(part.files)).items():
        yield from file_problems(folder, name, path, part.files[name])
    try:
        pages = len(read_ledger(ledger_file(folder, number), len(part.files)))
    except DAMAGE as error:
        yield f"The ledger of part {number} cannot be read: {error}"
        return
    if pages != part.pages:
        yield f"The ledger of part {number} names {pages} pages, not {part.pages}."


def _row_problems(
    folder: Path, number: int, names: list[str], seen: dict[str, set[str]]
) -> Iterator[str]:
    tables = {
        name: pq.ParquetFile(path).read()
        for name, path in part_files(folder, number, names).items()
    }
    for name, table in tables.items():
        column = table.column_names[0]
        if column.endswith("_id") and "article_id" in table.column_names:
            yield from _repeated(name, table, seen[name])
    articles = {
        row["article_id"]: row
        for row in tables["articles"].select(["article_id", "title", "text"]).to_pylist()
    }
    own = {name: "evidence" for name in names if name not in PAGE_TABLES}
    for name, quote in (_QUOTES | own).items():
        yield from _misplaced(name, tables[name], quote, articles)


def _copies(folder: Path, number: int) -> dict[str, str]:
    """Return which articles of a part are copies, each with what it is a copy of."""
    path = part_files(folder, number, ["articles"])["articles"]
    rows = pq.ParquetFile(path).read(columns=["article_id", "duplicate_of"]).to_pylist()
    return {row["article_id"]: row["duplicate_of"] for row in rows if row["duplicate_of"]}


def _repeated(name: str, table: pa.Table, seen: set[str]) -> Iterator[str]:
    """Tell of ids that are there twice.

    Args:
        name: of the table.
        table: of a part, its rows' ids in the first column.
        seen: ids of the parts before, without those that begin with their article's: an article
            stands in one part, so that they can only meet there.
    """
    of_part: set[str] = set()
    column = table.column_names[0]
    for value, article in zip(table[0].to_pylist(), table["article_id"].to_pylist(), strict=True):
        known = of_part if value != article and value.startswith(article) else seen
        if value in known:
            yield f"{name}.{column} {value} is there twice."
        known.add(value)


def _misplaced(
    name: str, table: pa.Table, quote: str, articles: dict[str, dict[str, str]]
) -> Iterator[str]:
    """Tell of rows without an article and of offsets that do not point at the words quoted."""
    columns = ["article_id", "start", "end", quote, *(["field"] if name == "mentions" else [])]
    for row in table.select(columns).to_pylist():
        article = articles.get(row["article_id"])
        if article is None:
            yield f"{name}: a row of {row['article_id']}, which is no article of its part."
            continue
        text = article[row.get("field", "text")]
        if text is None or text[row["start"] : row["end"]] != row[quote]:
            yield (
                f"{name}: {row['article_id']} {row['start']}-{row['end']} does not point at "
                f"{row[quote]!r}."
            )
