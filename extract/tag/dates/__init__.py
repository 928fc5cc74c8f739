"""Tagger for dates: days, months, quarters, years, stretches of time, with EDTF values.

- `patterns.py`: the written forms, composed of atoms;
- `readings.py`: from a match to points of the calendar;
- `context.py`, `judges.py`: what must stand beside a form, and what must not;
- `years.py`: the year where it is not written;
- `named_days.py`: "sáng nay", "chiều cùng ngày", lunar days;
- `values.py`: all of it in EDTF;
- `finder.py`: the loop over a text.
"""

from extract.tag.dates.finder import FoundDate, find_dates

__all__ = ["FoundDate", "find_dates"]
