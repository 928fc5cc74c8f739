"""What tagging hands on: the text with its mentions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from schemas import Label


class Mention(NamedTuple):
    """A span that names something, with offsets in code points and its normal form."""

    start: int
    end: int
    text: str
    label: Label
    value: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A text and its mentions.

    Args:
        text: the text the offsets point into.
        mentions: in text order, never overlapping.
        title: the article's headline, where known.
        published: the article's own publication date, where known.
    """

    text: str
    mentions: tuple[Mention, ...]
    title: str | None = None
    published: date | None = None
