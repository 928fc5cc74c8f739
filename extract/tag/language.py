"""The pipeline that tags a text, and the step from a spaCy Doc to plain mentions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc, Span

import extract.tag.tokenizer  # noqa: F401 - registers the tokenizer
from extract.tag.mention import Mention, TaggedText
from schemas import Label

if TYPE_CHECKING:
    from spacy.language import Language

#: Pipe names in running order. Each is a sub-package of `extract.tag` that registers its factory.
PIPES = ("dates", "money", "organizations", "people", "places", "awards", "resolve")


def register_extensions() -> None:
    """Declare the attributes that the pipes share (`doc._`, `span._`); safe to call twice."""
    for name, default in (("published", None), ("title", None)):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    if not Doc.has_extension("candidates"):
        Doc.set_extension("candidates", default=[])
    for name in ("value", "rule"):
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)


def nlp() -> Language:
    """Return the tagging pipeline.

    `doc = nlp()(text)` gives `doc.ents`, `doc.spans["PERSON"]` and so on, `span._.value`,
    `span._.rule`. To resolve dates without a year, make the Doc first and set
    `doc._.published` (a `datetime.date`), or call `tag`.
    """
    import importlib

    register_extensions()
    language = spacy.blank(
        "vi", config={"nlp": {"tokenizer": {"@tokenizers": "congdoan.Tokenizer.v1"}}}
    )
    for pipe in PIPES:
        importlib.import_module(f"extract.tag.{pipe}.factory")
        language.add_pipe(f"congdoan_{pipe}", name=pipe)
    return language


def tag(
    language: Language, text: str, *, title: str | None = None, published: date | None = None
) -> TaggedText:
    """Tag `text` and return it with its mentions.

    Args:
        language: the pipeline from `nlp()`.
        text: an NFC string.
        title: the headline, which helps to know names and bodies; it is not tagged itself.
        published: the reference date for dates without a year and relative dates.
    """
    doc = language.make_doc(text)
    doc._.title = title
    doc._.published = published
    doc = language(doc)
    mentions = tuple(
        Mention(
            start=span.start_char,
            end=span.end_char,
            text=span.text,
            label=Label(span.label_),
            value=span._.value,
            rule=span._.rule,
        )
        for span in doc.ents
    )
    return TaggedText(text=text, mentions=mentions, title=title, published=published)
