"""The pipeline that tags a text, and the step from a spaCy Doc to plain mentions."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc, Span

import extract.tag.tokenizer  # noqa: F401 - registers the tokenizer
from extract.pages.limits import MAX_PAGE_BYTES
from extract.tag.candidate import Candidate, candidates_of, chosen_of
from extract.tag.mention import Mention, TaggedText

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
        Doc.set_extension("candidates", getter=candidates_of)
    for name in ("value", "rule"):
        if not Span.has_extension(name):
            Span.set_extension(name, getter=partial(_read_from, name))


def _read_from(name: str, span: Span) -> str | None:
    """A field of the candidate that a mention was read from; None for any other span."""
    candidate = chosen_of(span.doc).get((span.start, span.end))
    return None if candidate is None else getattr(candidate, name)


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
    # spaCy's own limit is for parsers; pages are bounded by what the readers take in.
    language.max_length = MAX_PAGE_BYTES
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
    chosen = chosen_of(doc)
    mentions = tuple(
        _mention(text, span.start_char, span.end_char, chosen[span.start, span.end])
        for span in doc.ents
    )
    return TaggedText(text=text, mentions=mentions, title=title, published=published)


def _mention(text: str, start: int, end: int, candidate: Candidate) -> Mention:
    assert candidate.label is not None  # or it would be no mention
    return Mention(
        start, end, text[start:end], candidate.label, value=candidate.value, rule=candidate.rule
    )
