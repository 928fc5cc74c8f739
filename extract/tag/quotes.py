"""Quoted names of programmes, contests, awards and works: nothing inside them is a mention."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.tag.lines import lowered_of
from extract.tag.runs import Phrases, load_phrases, words_before

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Where a Doc keeps its quoted names, found once for it.
_KEY = "congdoan.quoted_names"

_QUOTED = re.compile(r'"([^"\n]{1,110})"')


@cache
def _nouns() -> Phrases:
    return load_phrases(("people", "quoted_nouns"))


def quoted_of(doc: Doc) -> list[tuple[int, int]]:
    """Return the (start, end) of the document's quoted names, marks included."""
    found: list[tuple[int, int]] | None = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = quoted_names(lowered_of(doc))
    return found


def quoted_names(low: str) -> list[tuple[int, int]]:
    """Return the (start, end) of quoted names, marks included.

    Args:
        low: folded text in lower case.
    """
    found = []
    pos = 0
    while match := _QUOTED.search(low, pos):
        left = words_before(low, match.start())
        if any(_nouns().ending(left[skip:]) for skip in range(3)):
            found.append(match.span())
            pos = match.end()
        else:
            pos = match.end() - 1 if match.group(1).endswith((" ", ".", ",")) else match.end()
    return found
