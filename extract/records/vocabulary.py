"""Word lists as patterns on folded lower-case text."""

from __future__ import annotations

import re
from functools import cache

from extract.folding import fold, lower
from extract.resources import entries

_Trie = dict[str, "_Trie"]
_END = ""


@cache
def words(topic: str, name: str) -> frozenset[str]:
    """Return the entries of a word list in the form that patterns match against."""
    return frozenset(lower(fold(entry)) for entry in entries(topic, name))


@cache
def any_of(topic: str, *names: str) -> str:
    """Return the source of a pattern for any entry of some word lists, the longest first.

    Args:
        topic: folder of the lists.
        names: the lists.

    Returns:
        A group without a name; a space in an entry matches any run of white space; it ends at a
        word boundary and sets none at its start.
    """
    trie: _Trie = {}
    for name in names:
        for word in words(topic, name):
            node = trie
            for char in word:
                node = node.setdefault(char, {})
            node[_END] = {}
    return rf"(?:{_source(trie)})(?![^\W_])"


def _source(node: _Trie) -> str:
    """Factor common beginnings, so that a long list costs no more than a short one."""
    branches = [
        (r"\s+" if char == " " else re.escape(char)) + _source(below)
        for char, below in sorted(node.items())
        if char != _END
    ]
    if not branches:
        return ""
    joined = "|".join(branches)
    if _END in node:
        # The boundary inside keeps "phó" from ending a longer entry early.
        return rf"(?:{joined}|(?![^\W_]))"
    return joined if len(branches) == 1 else rf"(?:{joined})"
