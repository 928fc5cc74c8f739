"""Gold articles: one JSON file each, in the format of `corpus/GUIDE.md`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extract.pages import Page
from schemas import AwardType, EventType, Label, RecipientType, SupportKind


class GoldError(Exception):
    """A gold folder or file that cannot be used; the message names it and says what to do."""


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldEntity(_Gold):
    """A mention: offsets in code points of the text; `value` (EDTF or null) on dates."""

    label: Label
    start: Annotated[int, Field(ge=0)]
    end: int
    text: str
    value: str | None = None


class GoldPost(_Gold):
    """A person in a post."""

    name: str
    role: str | None
    organization: str | None


class GoldAward(_Gold):
    """An award record."""

    award_type: AwardType
    award_name: str | None
    count: int | None
    explicit: bool
    recipient_type: RecipientType
    recipient_names: list[str]
    issuer: str | None
    evidence: str


class GoldSupport(_Gold):
    """A support record."""

    kind: SupportKind
    beneficiaries: int | None
    amount_vnd: int | None
    amount_each_vnd: int | None
    donor: str | None
    evidence: str


class GoldEvent(_Gold):
    """The main event."""

    event_type: EventType
    date: str | None
    organizer: str | None
    place: str | None


class GoldArticle(_Gold):
    """One annotated article.

    `body` are 1-based inclusive line ranges where the text is a dump. `given` says that the
    publication date goes with the text, since the page that stated it is not at hand.
    """

    id: str
    url: str | None
    source: str | None = None
    title: str | None
    published: date | None
    given: bool = False
    text: str
    entities: list[GoldEntity]
    people: list[GoldPost]
    awards: list[GoldAward]
    support: list[GoldSupport]
    event: GoldEvent | None
    body: list[tuple[int, int]] | None = None


@dataclass(frozen=True, slots=True)
class GoldCase:
    """A gold article and the page it was annotated on.

    Args:
        article: the annotation.
        page: what the pipeline is given.
        whole_page: the page has furniture round the article (a dump, or an HTML file), so that
            cleaning is measured too.
    """

    article: GoldArticle
    page: Page
    whole_page: bool


def gold_files(folder: Path) -> list[Path]:
    """Return the gold files of a folder by name.

    Raises:
        GoldError: where there is no such folder or no `.json` file in it.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder} is not a folder; give the folder that holds the gold files.")
    files = sorted(folder.glob("*.json"))
    if not files:
        raise GoldError(f"{folder} holds no .json file; give the folder that holds the gold files.")
    return files


def load_gold(folder: Path) -> list[GoldCase]:
    """Return all gold articles of a folder with their pages, by file name.

    The page is the `.html` or `.txt` file of the same name where there is one; else the gold's
    own text. A publication date is given only where the gold says so; a headline only where it does
    not stand in the text and no page file holds it.

    Raises:
        GoldError: for an empty folder, a file that breaks the format, or offsets that do not
            point at their text.
    """
    cases = []
    for path in gold_files(folder):
        try:
            article = GoldArticle.model_validate_json(path.read_bytes())
        except ValidationError as error:
            raise GoldError(f"{path}: not a gold article: {error}") from error
        for entity in article.entities:
            if article.text[entity.start : entity.end] != entity.text:
                raise GoldError(
                    f"{path}: offsets {entity.start}-{entity.end} do not point at {entity.text!r}"
                )
        cases.append(_case(article, path))
    return cases


def _case(article: GoldArticle, path: Path) -> GoldCase:
    html, text = path.with_suffix(".html"), path.with_suffix(".txt")
    if html.exists():
        return GoldCase(article, Page(html.name, html.read_bytes(), "html", article.url), True)
    if text.exists():
        page = Page(text.name, text.read_bytes(), "text", article.url)
        return GoldCase(article, page, article.body is not None)
    in_text = article.title is None or _plain(article.title) in _plain(article.text)
    title = None if in_text or article.body is not None else article.title
    published = article.published if article.given else None
    page = Page(article.id, article.text, "text", article.url, title=title, published=published)
    return GoldCase(article, page, article.body is not None)


def _plain(text: str) -> str:
    return " ".join(text.split())


def checksum(folder: Path) -> str:
    """Return the SHA-256 over names and bytes of a folder's gold files and pages."""
    digest = hashlib.sha256()
    pages = [p for p in folder.iterdir() if p.suffix in (".html", ".txt")]
    for path in sorted([*gold_files(folder), *pages]):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
