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


@dataclass(slots=True)
class Node:
    """One step in the trie.

    Args:
        next: word -> the node it leads to.
        classes: what a phrase that ends here may be: class -> its feature ("" where none).
    """

    next: dict[str, Node] = field(default_factory=dict)
    classes: dict[str, str] | None = None


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
    return node.classes.get("noun") if node and node.classes else None


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
    if node.classes is None:
        node.classes = {}
    node.classes[kind] = feature
