"""Days, months, years and how Vietnamese pages write them; nothing here knows of articles.

It lies below cleaning and tagging, because both read dates: the first the page's date line, the
second every date of the text.
"""

from __future__ import annotations

from extract.calendar.days import DAY, MONTH, MONTH_WORD, YEAR, read_day
from extract.calendar.edtf import Point, interval, members

__all__ = [
    "DAY",
    "MONTH",
    "MONTH_WORD",
    "YEAR",
    "Point",
    "interval",
    "members",
    "read_day",
]
