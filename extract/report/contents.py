"""What the report page shows: the tables of an output as columns, and the texts of its articles."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.failure import UsageError
from extract.link.sites import profile_name
from extract.store.load import Tables

#: Record table -> the column with its date; the year of a row without one is its article's.
RECORDS = {"awards": "award_date", "people": None, "support": None, "events": "date"}
#: Record table -> the column whose body has a canonical name, and that name's column.
_BODIES = {
    "awards": ("issuer_id", "issuer_name"),
    "people": ("organization_id", "organization_name"),
}
#: Article texts that are packed together: opening one unpacks these few and no more.
CHUNK = 20
_MENTION = ("field", "start", "end", "label", "value", "rule")
#: Columns of records that only the opened article shows; they are packed with its text.
_WITH_TEXT = ("source_link",)
_YEAR = re.compile(r"[12]\d{3}")

Rows = list[dict[str, Any]]
Columns = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that the page is given.

    Args:
        summary: counts of the whole output and what the page holds of it.
        tables: table -> column -> values; records name their article by its place in `articles`.
        chunks: texts with their mentions and links, `CHUNK` articles each, in the same order.
    """

    summary: dict[str, Any]
    tables: dict[str, Columns]
    chunks: list[list[dict[str, Any]]]


def contents(out: Path, tables: Tables, limit: int) -> Contents:
    """Return what the page shows of an output.

    Args:
        out: the folder of the output.
        tables: its tables.
        limit: articles at most. Where there are more, those with the smallest ids stand for
            all: ids are hashes, so this is an even sample, and always the same one.
    """
    every = tables.arrow("articles").to_pylist()
    articles = sorted(every, key=lambda row: row["article_id"])[:limit]
    places = {row["article_id"]: place for place, row in enumerate(articles)}
    records = {name: _of(tables.arrow(name).to_pylist(), places) for name in RECORDS}
    _name_bodies(records, tables)
    failures = tables.arrow("failures").to_pylist()
    for row in failures:
        row["site"] = profile_name(row["url"], row["source"])
    shown: dict[str, Columns] = {"articles": _article_columns(articles, records)}
    for name, rows in records.items():
        shown[name] = _record_columns(name, rows, articles, places)
    shown["failures"] = _columns(failures)
    shown["sites"] = _columns(_sites(every, failures, _fits(out)))
    return Contents(
        summary=_summary(every, len(articles), tables),
        tables=shown,
        chunks=list(_chunks(articles, _mentions(tables, places), records)),
    )


def _of(rows: Rows, places: dict[str, int]) -> Rows:
    return [row for row in rows if row["article_id"] in places]


def _name_bodies(records: dict[str, Rows], tables: Tables) -> None:
    """Give records the canonical names of their bodies."""
    rows = tables.arrow("organizations").select(["organization_id", "name"]).to_pylist()
    names = {row["organization_id"]: row["name"] for row in rows}
    for table, (key, column) in _BODIES.items():
        for row in records[table]:
            row[column] = names.get(row[key])


def _columns(rows: Rows) -> Columns:
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}


def _article_columns(articles: Rows, records: dict[str, Rows]) -> Columns:
    counts = {name: Counter(row["article_id"] for row in rows) for name, rows in records.items()}
    return _columns(
        [
            {
                "article_id": row["article_id"],
                "title": row["title"],
                "site": row["site"],
                "url": row["url"],
                "source": row["source"],
                "author": row["author"],
                "published": row["published"] and row["published"].isoformat(),
                "published_basis": row["published_basis"],
                "year": row["published"] and row["published"].year,
                "duplicate_of": row["duplicate_of"],
            }
            | {name: count[row["article_id"]] for name, count in counts.items()}
            for row in articles
        ]
    )


def _record_columns(name: str, rows: Rows, articles: Rows, places: dict[str, int]) -> Columns:
    shown = []
    for row in rows:
        place = places[row["article_id"]]
        kept = {key: value for key, value in row.items() if key not in _WITH_TEXT}
        del kept["article_id"]
        shown.append({**kept, "article": place, "year": _year(name, row, articles[place])})
    return _columns(shown)


def _year(name: str, row: dict[str, Any], article: dict[str, Any]) -> int | None:
    """Return the year of a record: its own date's, else that of its article."""
    column = RECORDS[name]
    dated = _YEAR.match(row[column] or "") if column else None
    if dated:
        return int(dated.group())
    return article["published"] and int(article["published"].year)


def _mentions(tables: Tables, places: dict[str, int]) -> dict[str, list[list[Any]]]:
    found: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for row in tables.arrow("mentions").select(["article_id", *_MENTION]).to_pylist():
        if row["article_id"] in places:
            found[row["article_id"]].append([row[name] for name in _MENTION])
    return found


def _chunks(
    articles: Rows, mentions: dict[str, list[list[Any]]], records: dict[str, Rows]
) -> Iterator[list[dict[str, Any]]]:
    links: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, rows in records.items():
        for place, row in enumerate(rows):
            if row["source_link"]:
                links[row["article_id"]][f"{name}/{place}"] = row["source_link"]
    for start in range(0, len(articles), CHUNK):
        yield [
            {
                "text": row["text"],
                "mentions": mentions.get(row["article_id"], []),
                "links": links.get(row["article_id"], {}),
            }
            for row in articles[start : start + CHUNK]
        ]


def _summary(every: Rows, shown: int, tables: Tables) -> dict[str, Any]:
    days = [row["published"].isoformat() for row in every if row["published"]]
    rows = {name: tables.arrow(name).num_rows for name in (*RECORDS, "failures")}
    return {
        "articles": len(every),
        "shown": shown,
        "copies": sum(row["duplicate_of"] is not None for row in every),
        "sites": len({row["site"] for row in every}),
        "first": min(days, default=None),
        "last": max(days, default=None),
        "rows": rows,
        "versions": sorted({row["pipeline_version"] for row in every}),
        "chunk": CHUNK,
    }


def _fits(out: Path) -> dict[str, dict[str, Any]]:
    """Return what the last run noted on the sites that have a profile.

    Raises:
        UsageError: where the run's report is missing or is not one.
    """
    path = out / "_run.json"
    try:
        sites: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))["sites"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{path} cannot be read ({error}): run `congdoan run` on the same pages again; "
            "pages that have not changed are taken over."
        ) from error
    return sites


def _sites(articles: Rows, failures: Rows, fits: dict[str, dict[str, Any]]) -> Rows:
    """Return a row a site: its articles, its failures, and whether its layout has changed."""
    found = Counter(profile_name(row["url"], row["source"]) for row in articles)
    copies = Counter(
        profile_name(row["url"], row["source"]) for row in articles if row["duplicate_of"]
    )
    failed = Counter(row["site"] for row in failures)
    return [
        {
            "site": name,
            "articles": found[name],
            "copies": copies[name],
            "failures": failed[name],
            "fits": fits[name]["fits"] if name in fits else None,
            "misfits": fits[name]["misfits"] if name in fits else None,
            "layout": _layout(fits.get(name)),
        }
        for name in _names(found, failed, fits)
    ]


def _names(*groups: Iterable[str]) -> list[str]:
    return sorted(set().union(*groups))


def _layout(fit: dict[str, Any] | None) -> str:
    if fit is None:
        return "no_profile"
    return "changed" if fit["changed"] else "as_learned"
