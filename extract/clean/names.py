"""What classes and ids say of an element: furniture, a frame, a label, hidden."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from extract.clean.words import entries

_LABEL = re.compile(r"(?i)title|tieu-?de|date|ngay|author|tac-?gia|sapo|summary|lead(?![a-z])")


class Said(NamedTuple):
    """What class and id say of an element.

    Args:
        hidden: one of the classes is that of hidden elements.
        frame: it is part of the page's frame: head, foot, side column.
        furniture: it is furniture: a menu, a box of other stories, comments.
    """

    hidden: bool
    frame: bool
    furniture: bool


@lru_cache(maxsize=20_000)
def said_by(classes: str, identifier: str) -> Said:
    """Return what the class names `classes` and the id `identifier` say of their element."""
    name = re.sub(r"[^a-z0-9]+", "-", f"{classes} {identifier}".lower())
    return Said(
        hidden=not frozenset(entries("hidden_classes")).isdisjoint(classes.lower().split()),
        frame=_names("frame_classes").search(name) is not None,
        furniture=_names("furniture_classes").search(name) is not None,
    )


@lru_cache(maxsize=20_000)
def is_label_name(name: str) -> bool:
    """Tell whether class and id, `name`, are those of a headline, date, by-line or lead."""
    return _LABEL.search(name) is not None


@cache
def _names(names: str) -> re.Pattern[str]:
    parts = "|".join(sorted(map(re.escape, entries(names)), key=len, reverse=True))
    return re.compile(rf"(?<![a-z0-9])(?:{parts})(?![a-z0-9])")
