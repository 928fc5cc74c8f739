"""What annotation tools are given and give back: gold articles, made of an output's rows.

Every format of this package carries a text with its spans. What it has no place for, the
*details* (address, headline, date, records), rides along as JSON, so that a corrected file is a
whole gold article again (`corpus/GUIDE.md`).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from extract.evaluate.compare import LABELS
from extract.evaluate.gold import GoldArticle
from extract.export.files import beside, read_text, write_json, write_text
from extract.failure import UsageError

if TYPE_CHECKING:
    from extract.store.load import Tables

_DAY = r"[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2})?)?"
_EDTF = re.compile(rf"{_DAY}(?:/{_DAY})?")
#: An id becomes a file's name.
_ID = re.compile(r"\w[\w.-]*")

_AWARD = (
    "award_type", "award_name", "recipient_type", "recipient_names", "issuer", "evidence", "count",
)  # fmt: skip
_SUPPORT = ("kind", "beneficiaries", "amount_vnd", "amount_each_vnd", "donor", "evidence")


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled span as a file gives it.

    Args:
        start: first code point.
        end: code point after the last one.
        label: as written in the file.
        value: EDTF of a date, None where there is none.
        where: file and line, for messages.
    """

    start: int
    end: int
    label: str
    value: str | None
    where: str


def annotated(tables: Tables) -> Iterator[GoldArticle]:
    """Yield the articles of an output as gold, in its order; copies of others are left out.

    Mentions are those of the text, of the four kinds that the guide describes. The publication
    date counts as given with the text: the page that stated it is not in the output.
    """
    rows = {name: _by_article(tables, name) for name in
            ("mentions", "awards", "people", "support", "events")}  # fmt: skip
    for article in tables.arrow("articles").to_pylist():
        if article["duplicate_of"] is not None:
            continue
        own = {name: of_table.get(article["article_id"], []) for name, of_table in rows.items()}
        event = next((_picked(e, ("event_type", "date", "organizer", "place"))
                      for e in own["events"]), None)  # fmt: skip
        yield GoldArticle.model_validate(
            {
                "id": article["article_id"],
                "url": article["url"],
                "source": article["source"],
                "title": article["title"],
                "published": article["published"],
                "given": article["published"] is not None,
                "text": article["text"],
                "entities": [_entity(m) for m in own["mentions"] if _is_gold(m)],
                "people": [_picked(p, ("name", "role", "organization")) for p in own["people"]],
                "awards": [
                    _picked(a, _AWARD) | {"explicit": a["count_explicit"]} for a in own["awards"]
                ],
                "support": [_picked(s, _SUPPORT) for s in own["support"]],
                "event": event,
            }
        )


def details_of(article: GoldArticle) -> dict[str, Any]:
    """Return all of a gold article but its text and spans, ready for JSON."""
    return article.model_dump(mode="json", exclude={"text", "entities"}, exclude_defaults=True)


def write_pair(folder: Path, ending: str, text: str, article: GoldArticle) -> list[Path]:
    """Write what one file of a format holds of an article, and its details in JSON beside it."""
    return [
        write_text(folder / f"{article.id}{ending}", text),
        write_json(folder / f"{article.id}.json", details_of(article)),
    ]


def read_pair(path: Path, text: str, spans: Sequence[Span]) -> GoldArticle:
    """Return the article whose text and spans a file gave, with the details beside it.

    Raises:
        UsageError: where these are missing or not those of an article.
    """
    details = beside(path, ".json")
    return article_of(parsed_json(read_text(details), str(details)), text, spans, str(details))


def parsed_json(text: str, where: str) -> Any:
    """Return what a JSON text holds.

    Raises:
        UsageError: where it is none.
    """
    try:
        return json.loads(text)
    except ValueError as error:
        raise UsageError(f"{where}: not JSON: {error}.") from error


def article_of(details: Any, text: str, spans: Sequence[Span], where: str) -> GoldArticle:
    """Return the gold article of a text with its spans and details.

    White space at the edges of a span, which annotators easily take along, is left outside.

    Raises:
        UsageError: for spans that no gold may have, or details that are not ours.
    """
    entities: list[dict[str, Any]] = []
    before: Span | None = None
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        entity = _checked(span, text)
        if before is not None and span.start < before.end:
            raise UsageError(
                f"{span.where}: {_told(span, text)} overlaps {_told(before, text)} "
                f"({before.where}): keep the outermost."
            )
        entities.append(entity)
        before = span
    if not isinstance(details, dict):
        raise UsageError(f"{where}: the details of the article are missing: export it again.")
    try:
        article = GoldArticle.model_validate(details | {"text": text, "entities": entities})
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(map(str, problem["loc"]))
        raise UsageError(
            f"{where}: the details of the article break the gold format at {place}: "
            f"{problem['msg']}."
        ) from error
    if not _ID.fullmatch(article.id):
        raise UsageError(f"{where}: the id {article.id!r} cannot name a file.")
    return article


def _by_article(tables: Tables, name: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in tables.arrow(name).to_pylist():
        found[row["article_id"]].append(row)
    return found


def _picked(row: dict[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    return {column: row[column] for column in columns}


def _is_gold(mention: dict[str, Any]) -> bool:
    return mention["field"] == "text" and mention["label"] in LABELS


def _entity(mention: dict[str, Any]) -> dict[str, Any]:
    entity = _picked(mention, ("label", "start", "end", "text"))
    return entity | ({"value": mention["value"]} if mention["label"] == "DATE" else {})


def _checked(span: Span, text: str) -> dict[str, Any]:
    """Return a span as gold has it, without white space at its edges."""
    if not 0 <= span.start < span.end <= len(text):
        raise UsageError(
            f"{span.where}: there is no span {span.start}-{span.end} in a text of {len(text)} "
            "code points."
        )
    if span.label not in LABELS:
        raise UsageError(f"{span.where}: the label {span.label!r} is none of {', '.join(LABELS)}.")
    if span.value is not None and not _EDTF.fullmatch(span.value):
        raise UsageError(
            f"{span.where}: {span.value!r} is no EDTF value, like 2023-08-30, 2023-08, XXXX-08-30 "
            "or 2022/2023."
        )
    words = text[span.start : span.end]
    if not words.strip():
        raise UsageError(f"{span.where}: the span {span.start}-{span.end} holds no word.")
    start = span.start + len(words) - len(words.lstrip())
    entity = {"label": span.label, "start": start, "end": start + len(words.strip()),
              "text": words.strip()}  # fmt: skip
    return entity | ({"value": span.value} if span.label == "DATE" else {})


def _told(span: Span, text: str) -> str:
    return f"{span.label} {text[span.start : span.end]!r}"
