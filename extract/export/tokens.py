"""Cut a text into tokens that hold no white space and of which no span cuts one in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.evaluate.gold import GoldEntity

#: Letters and digits with the marks that combine with them, or one other sign.
_TOKEN = re.compile(r"[\w\u0300-\u036f]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A token and what follows it.

    Args:
        text: never empty, without white space.
        space: the white space between it and the next token, or the end of the text.
        entity: the span it belongs to.
        begins: whether it is the first of that span.
    """

    text: str
    space: str
    entity: GoldEntity | None
    begins: bool


def tokens_of(text: str, entities: Sequence[GoldEntity]) -> tuple[str, list[Token]]:
    """Return the white space before the first token, and the tokens.

    Args:
        text: any text.
        entities: its spans, in order, disjoint, without white space at their edges.
    """
    pieces = list(_pieces(text, entities))
    starts = [*(start for start, _, _ in pieces), len(text)]
    tokens = [
        Token(
            text[start:end], text[end:after], entity, entity is not None and start == entity.start
        )
        for (start, end, entity), after in zip(pieces, starts[1:], strict=True)
    ]
    return text[: starts[0]], tokens


def _pieces(
    text: str, entities: Sequence[GoldEntity]
) -> Iterator[tuple[int, int, GoldEntity | None]]:
    at = 0
    for entity in entities:
        yield from _between(text, at, entity.start, None)
        yield from _between(text, entity.start, entity.end, entity)
        at = entity.end
    yield from _between(text, at, len(text), None)


def _between(
    text: str, start: int, end: int, entity: GoldEntity | None
) -> Iterator[tuple[int, int, GoldEntity | None]]:
    for match in _TOKEN.finditer(text, start, end):
        yield match.start(), match.end(), entity
