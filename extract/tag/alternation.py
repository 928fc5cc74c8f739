"""Parts of patterns: many words as one that is quick to search for."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(branches: Iterable[str]) -> str:
    """Return the source of a pattern that finds one of `branches`.

    A search tries each position, so the pattern begins with a choice of letters, which the matcher
    skips through.

    Args:
        branches: sources of patterns that begin with a plain letter or digit. The first that fits
            wins among those with the same letter.
    """
    by_letter: dict[str, list[str]] = {}
    for branch in branches:
        by_letter.setdefault(branch[0], []).append(branch[1:])
    return "|".join(
        rf"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()
    )


def starting(text: str) -> str:
    """Return the source of a branch that finds `text` where a word starts.

    What stands before it is looked at last, which hardly ever comes to that.
    """
    source = re.escape(text)
    return rf"{source}(?<![^\W_]{source})"
