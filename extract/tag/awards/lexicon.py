"""The word lists of the award grammar, as one trie over words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from extract.resources import entries

#: A word, a run of digits, or one mark; the lexer and the lists are cut the same way.
PIECE = re.compile(r"([^\W\d_]+|\d+|[^\w\s])")

#: List -> class of its entries where the second column says something else than the class.
_CLASSED = {"awards": "award", "recipients": "noun", "vetoes": "veto"}
_PLAIN = ("verbs", "givers", "words")


#: Which class words with several have until their neighbours say otherwise.
_ORDER = (
    "none", "veto", "award", "commend", "give", "take", "rate", "chosen", "grade", "office",
    "chief", "role", "body", "organizer", "deputy", "noun",
)  # fmt: skip


@dataclass(slots=True)
class Node:
    """One step in the trie.

    Args:
        next: word -> the node it leads to.
        classes: what a phrase that ends here may be: (class, its feature or "").
        kind: the class that it has until its neighbours say otherwise.
        feature: the feature of that.
    """

    next: dict[str, Node] = field(default_factory=dict)
    classes: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    feature: str = ""


@cache
def lexicon() -> Node:
    """Return the trie of all lists under `extract/resources/awards`.

    Raises:
        ValueError: where a line lacks its second column.
    """
    root = Node()
    for name, kind in _CLASSED.items():
        for line in entries("awards", name):
            phrase, feature = _columns(name, line)
            _add(root, phrase, kind, feature)
    for name in _PLAIN:
        for line in entries("awards", name):
            phrase, kind = _columns(name, line)
            _add(root, phrase, kind, "")
    for phrase in entries("awards", "grades"):
        _add(root, phrase, "grade", "")
    return root


@cache
def noun_kind(word: str) -> str | None:
    """Return the recipient kind of a whole phrase, or None where it is no recipient noun."""
    node: Node | None = lexicon()
    for piece in PIECE.findall(word):
        node = node.next.get(piece) if node else None
    return dict(node.classes).get("noun") if node else None


def _columns(name: str, line: str) -> tuple[str, str]:
    phrase, bar, feature = line.rpartition(" | ")
    if not bar:
        raise ValueError(f"awards/{name}.txt: no ' | ' in {line!r}")
    return phrase.strip(), feature.strip()


def _add(root: Node, phrase: str, kind: str, feature: str) -> None:
    """Enter a phrase, with "công đoàn" also in its usual short form."""
    for words in {
        phrase,
        phrase.replace("công đoàn cơ sở", "cđcs"),
        phrase.replace("công đoàn", "cđ"),
    }:
        _enter(root, words, kind, feature)


def _enter(root: Node, phrase: str, kind: str, feature: str) -> None:
    node = root
    for piece in PIECE.findall(phrase):
        node = node.next.setdefault(piece, Node())
    classes = dict(node.classes) | {kind: feature}
    node.classes = tuple(classes.items())
    node.kind = next((k for k in _ORDER if k in classes), next(iter(classes)))
    node.feature = classes[node.kind]
