"""What classes and ids say of an element: furniture, a frame, a label, hidden."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.clean.words import entries

_LABEL = re.compile(r"(?i)title|tieu-?de|date|ngay|author|tac-?gia|sapo|summary|lead(?![a-z])")


@lru_cache(maxsize=20_000)
def is_hidden_name(classes: str) -> bool:
    """Tell whether one of the class names, `classes`, is that of hidden elements."""
    return not frozenset(entries("hidden_classes")).isdisjoint(classes.lower().split())


@lru_cache(maxsize=20_000)
def is_label_name(name: str) -> bool:
    """Tell whether class and id, `name`, are those of a headline, date, by-line or lead."""
    return _LABEL.search(name) is not None


@lru_cache(maxsize=20_000)
def is_named(name: str, names: str) -> bool:
    """Tell whether class and id, `name`, hold an entry of the list `names`."""
    return _names(names).search(re.sub(r"[^a-z0-9]+", "-", name.lower())) is not None


@cache
def _names(names: str) -> re.Pattern[str]:
    parts = "|".join(sorted(map(re.escape, entries(names)), key=len, reverse=True))
    return re.compile(rf"(?<![a-z0-9])(?:{parts})(?![a-z0-9])")
