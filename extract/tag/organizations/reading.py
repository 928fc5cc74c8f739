"""What the readers of bodies hand each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from extract.tag.organizations.kinds import Kind

#: Word after a piece of a name, the evidence it gives (see `kinds`), whether it names one body.
Piece = tuple[int, str, bool]


class Body(NamedTuple):
    """A body read at a head word.

    Args:
        end: index of the word after it.
        kind: kind of its head, `none` for words that are no head after all.
        solid: whether it is one definite body, not a general mention.
        found: the evidence, see `kinds`.
        placed: whether a proper name, not a mere level or field, says which one it is; for words
            that are no head, whether they are a place's name.
    """

    end: int
    kind: str
    solid: bool
    found: frozenset[str]
    placed: bool


@dataclass(slots=True)
class Reading:
    """A name while it is read.

    Args:
        name: name of its kind.
        kind: its kind.
        caps: whether the text around is all in capitals.
        found: evidence so far.
        last: evidence of the piece before, `head` at first.
    """

    name: str
    kind: Kind
    caps: bool
    found: set[str]
    last: str = "head"


class Bodies(Protocol):
    """Whoever can read the body at a word."""

    def body(self, i: int) -> Body | None:
        """Return the body whose head starts at word `i`, or None."""
