"""The views over the tables, for those who ask in SQL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_VIEW = re.compile(r"((?:-- .*\n)+)(CREATE VIEW (\w+) AS\n[^;]+);")


@dataclass(frozen=True, slots=True)
class View:
    """A view.

    Args:
        name: to select from.
        description: what a row is.
        sql: the statement that makes it, once the tables are there under their names.
    """

    name: str
    description: str
    sql: str


@cache
def views() -> tuple[View, ...]:
    """Return the views, each after those it is made from."""
    text = files("schemas").joinpath("views.sql").read_text("utf-8")
    return tuple(
        View(match[3], re.sub(r"\s*-- ", " ", match[1]).strip(), match[2])
        for match in _VIEW.finditer(text)
    )
