"""Pages of many content systems around self-written articles.

A template's first line says what must be found. In the rest `@title@`, `@lead@`, … stand for the
article's parts, `{{…}}` marks the headline and `[[…]]` every line of the text: everything else a
reader sees is furniture.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from extract.clean import clean
from extract.clean.characters import regular
from extract.pages import Page
from tests.clean.articles import ARTICLES
from tests.clean.encodings import encode

TEMPLATES = sorted((Path(__file__).parent / "templates").glob("*.html"))
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Template:
    expected: dict[str, Any]
    source: str
    lines: list[str]
    title: str


def visible(markup: str) -> str:
    return re.sub(r"\s+", " ", regular(html.unescape(_TAG.sub("", markup)))).strip()


def read(path: Path) -> Template:
    head, marked = path.read_text(encoding="utf-8").split("\n", 1)
    expected = json.loads(head)
    parts = ARTICLES[expected["article"]]
    marked = re.sub(r"@(\w+)@", lambda match: parts[match.group(1)], marked)
    lines = [visible(line) for line in re.findall(r"\[\[(.*?)\]\]", marked, re.S)]
    source = re.sub(r"\[\[|\]\]|\{\{|\}\}", "", marked)
    source = re.sub(r"(<t[dh]>)(?: \| |\. |, )", r"\1", source)  # stand between cells as read
    title = visible(re.findall(r"\{\{(.*?)\}\}", marked, re.S)[0].replace("</p>", " "))
    return Template(expected, source, lines, title)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_template(path: Path) -> None:
    template = read(path)
    article = clean(
        Page(
            source=path.name,
            content=encode(template.source, template.expected.get("encode", "utf-8")),
            kind="html",
            url=template.expected.get("url"),
        )
    )
    published = article.published.isoformat() if article.published else None
    assert article.text.split("\n") == template.lines
    assert article.title == template.title
    assert (published, article.published_basis.value) == (
        template.expected["published"],
        template.expected["basis"],
    )
    assert article.author == template.expected["author"]
