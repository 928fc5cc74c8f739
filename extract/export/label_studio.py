"""Label Studio: `tasks.json` to import, `label-config.xml` to set up the project with.

Mentions are predictions, from which annotators start. A date's value is the text of a field that
belongs to its region. Details stand in `data.congdoan` and come back with Label Studio's export
(kind *JSON*). Offsets are code points; older versions counted UTF-16 units, which the words that
stand with each region tell apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extract.evaluate.compare import LABELS
from extract.evaluate.gold import GoldArticle, GoldEntity
from extract.export.annotations import Span, article_of, details_of, parsed_json
from extract.export.files import files_in, read_text, write_json, write_text
from extract.export.units import code_point
from extract.failure import UsageError
from extract.version import pipeline_version

_CONFIGURATION = "\n".join(
    [
        "<View>",
        '  <Labels name="label" toName="text">',
        *(f'    <Label value="{label}"/>' for label in LABELS),
        "  </Labels>",
        '  <Text name="text" value="$text"/>',
        '  <TextArea name="value" toName="text" perRegion="true" whenTagName="label"',
        '            whenLabelValue="DATE" maxSubmissions="1" editable="true"',
        '            placeholder="EDTF, as 2023-08-30"/>',
        "</View>",
        "",
    ]
)


def write(articles: Iterable[GoldArticle], folder: Path) -> list[Path]:
    """Write articles into one file beside the project's configuration; return both."""
    tasks = [_task(article) for article in articles]
    return [
        write_json(folder / "tasks.json", tasks),
        write_text(folder / "label-config.xml", _CONFIGURATION),
    ]


def read(source: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a file that Label Studio exported, or of all in a folder.

    Raises:
        UsageError: for a file that is not of this format, and tasks that nobody has annotated or
            more than one has.
    """
    for path in files_in(source, ".json"):
        tasks = parsed_json(read_text(path), str(path))
        if not isinstance(tasks, list):
            raise UsageError(f"{path}: not a list of tasks: export the project as JSON.")
        for number, task in enumerate(tasks, start=1):
            where = f"{path}, task {number}"
            try:
                yield _article(task, where)
            except (AttributeError, KeyError, IndexError, TypeError) as error:
                raise UsageError(
                    f"{where}: not a task of text labelling ({error!r}): "
                    "export the project as JSON."
                ) from error


def _task(article: GoldArticle) -> dict[str, Any]:
    result = [part for n, entity in enumerate(article.entities) for part in _region(n, entity)]
    return {
        "data": {"text": article.text, "congdoan": details_of(article)},
        "predictions": [{"model_version": pipeline_version(), "result": result}],
    }


def _region(number: int, entity: GoldEntity) -> Iterator[dict[str, Any]]:
    place = {"start": entity.start, "end": entity.end}
    common = {"id": f"r{number}", "to_name": "text"}
    value = {**place, "text": entity.text, "labels": [entity.label.value]}
    yield {**common, "from_name": "label", "type": "labels", "value": value}
    if entity.value is not None:
        value = {**place, "text": [entity.value]}
        yield {**common, "from_name": "value", "type": "textarea", "value": value}


def _article(task: Any, where: str) -> GoldArticle:
    text = task["data"]["text"]
    results = [
        a["result"] for a in task.get("annotations", []) if not a.get("was_cancelled", False)
    ]
    if len(results) != 1:
        raise UsageError(
            f"{where}: {len(results)} annotations: gold needs exactly one, by people, agreed on."
        )
    values = {
        part["id"]: part["value"]["text"][0]
        for part in results[0]
        if part["type"] == "textarea" and part["value"]["text"]
    }
    spans = [_span(text, part, values, where) for part in results[0] if part["type"] == "labels"]
    return article_of(task["data"].get("congdoan"), text, spans, where)


def _span(text: str, part: dict[str, Any], values: dict[str, str], where: str) -> Span:
    value = part["value"]
    where = f"{where}, region {part['id']}"
    start, end, words = value["start"], value["end"], value.get("text")
    if words is not None and (text[start:end] != words or len(words) != end - start):
        start, end = code_point(text, start, where), code_point(text, end, where)
        if text[start:end] != words:
            raise UsageError(f"{where}: the offsets do not point at {words!r}.")
    label = value["labels"][0]
    return Span(start, end, label, values.get(part["id"]) if label == "DATE" else None, where)
