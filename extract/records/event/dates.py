"""Days that a text names, as an event may take place on them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from extract.records.view import View
from extract.tag import Mention
from schemas import Label

_DAY = re.compile(r"(\d{4}|XXXX)-\d{2}-\d{2}")
#: A range longer than this is a term, a birthday of an organisation, no event.
_LONGEST = 120


def days_in(view: View, start: int, end: int) -> list[Mention]:
    """Return the dates of a span that name a day or a run of days."""
    return [day for day in view.within(start, end, Label.DATE) if is_event_day(day.value)]


@lru_cache(maxsize=1_000)
def is_event_day(value: str | None) -> bool:
    """Whether an EDTF value names a day, or days that lie close together."""
    if value is None:
        return False
    ends = value.split("/")
    if not all(_DAY.fullmatch(end) for end in ends):
        return False
    if len(ends) == 1:
        return True
    first, last = (end.replace("XXXX", "2000") for end in ends)
    return abs((date.fromisoformat(last) - date.fromisoformat(first)).days) <= _LONGEST
