"""doccano: `articles.jsonl`, one article a line, for a project of sequence labelling.

`label` is a list of `[start, end, LABEL]`. doccano counts as JavaScript does, in UTF-16 units (as
long as a project does not count grapheme clusters); so do these files. Details and the values of
dates stand in the text field `congdoan`, which doccano keeps and gives back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extract.evaluate.gold import GoldArticle
from extract.export.annotations import Span, article_of, details_of, parsed_json
from extract.export.files import files_in, lines_of, read_text, write_text
from extract.export.units import code_point, units
from extract.failure import UsageError


def write(articles: Iterable[GoldArticle], folder: Path) -> list[Path]:
    """Write articles into one file; return it."""
    lines = (json.dumps(_task(article), ensure_ascii=False) + "\n" for article in articles)
    return [write_text(folder / "articles.jsonl", "".join(lines))]


def read(source: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a `.jsonl` file, or of all in a folder.

    Raises:
        UsageError: for a file that is not of this format.
    """
    for path in files_in(source, ".jsonl"):
        for number, line in lines_of(read_text(path)):
            if line.strip():
                where = f"{path}, line {number}"
                yield _article(parsed_json(line, where), where)


def _task(article: GoldArticle) -> dict[str, Any]:
    text = article.text
    dates = [[e.start, e.end, e.value] for e in article.entities if e.value is not None]
    return {
        "text": text,
        "label": [
            [units(text, e.start), units(text, e.end), e.label.value] for e in article.entities
        ],
        "congdoan": json.dumps(details_of(article) | {"dates": dates}, ensure_ascii=False),
    }


def _article(task: Any, where: str) -> GoldArticle:
    if not isinstance(task, dict) or not isinstance(task.get("text"), str):
        raise UsageError(f"{where}: there is no text: export the project as JSONL.")
    if not isinstance(task.get("congdoan"), str):
        raise UsageError(f"{where}: the field `congdoan` of the exported file is gone: keep it.")
    details = parsed_json(task["congdoan"], f"{where}, congdoan")
    try:
        values = {(start, end): value for start, end, value in details.pop("dates")}
        spans = [
            _span(task["text"], start, end, label, values, where)
            for start, end, label in _labels(task)
        ]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, UsageError):
            raise
        raise UsageError(f"{where}: not the spans of sequence labelling: {error}.") from error
    return article_of(details, task["text"], spans, where)


def _labels(task: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Return the spans in either of the two ways in which doccano writes them."""
    if "entities" in task:
        return [(e["start_offset"], e["end_offset"], e["label"]) for e in task["entities"]]
    return [(start, end, label) for start, end, label in task["label"]]


def _span(
    text: str,
    start: int,
    end: int,
    label: str,
    values: dict[tuple[int, int], str],
    where: str,
) -> Span:
    first, last = code_point(text, start, where), code_point(text, end, where)
    value = values.get((first, last)) if label == "DATE" else None
    return Span(first, last, label, value, where)
