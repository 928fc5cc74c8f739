"""Find the dates of a text: every form at every place where one may begin."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from extract.tag.dates.context import Place
from extract.tag.dates.judges import JUDGES
from extract.tag.dates.patterns import FORMS, GOES_ON, NUMBER_OF_DAY, TRIGGER, Form
from extract.tag.dates.reading import Reading
from extract.tag.dates.readings import READERS
from extract.tag.dates.values import resolve

_FOUR_DIGITS = re.compile(r"\d{4}(?!\d)")


class FoundDate(NamedTuple):
    """A date: its span, the rule, the evidence, its EDTF value where one could be found."""

    start: int
    end: int
    rule: str
    score: float
    value: str | None


def find_dates(folded: str, lowered: str, published: date | None = None) -> list[FoundDate]:
    """Return the dates of a text, in text order, none overlapping another.

    Args:
        folded: text as `extract.folding.fold` gives it.
        lowered: the same in lower case.
        published: reference date for years that are not written; None where there is none.
    """
    readings = _read(folded, lowered)
    values = resolve(lowered, readings, published)
    return [
        FoundDate(r.start, r.end, r.rule, r.score, value)
        for r, value in zip(readings, values, strict=True)
    ]


def _read(folded: str, lowered: str) -> list[Reading]:
    taken: list[Reading] = []
    place = Place(folded, lowered, None)
    end = 0
    for trigger in TRIGGER.finditer(lowered):
        at = trigger.start()
        if at < end or not _begins(lowered, at):
            continue
        for form in _forms(lowered, at, trigger.group()):
            reading = _try(form, lowered, at)
            if reading is not None and JUDGES[form.name](reading, place):
                taken.append(reading)
                place = Place(folded, lowered, reading)
                end = reading.end
                break
    return taken


def _forms(lowered: str, at: int, word: str) -> tuple[Form, ...]:
    """The forms that may begin at `at` with the word or digit found there."""
    if not word.isdigit():
        goes_on = GOES_ON.get(word)
        return FORMS[word] if goes_on is None or goes_on.match(lowered, at) else ()
    if NUMBER_OF_DAY.match(lowered, at):
        return FORMS["1"]
    return FORMS["1234"] if _FOUR_DIGITS.match(lowered, at) else ()


def _try(form: Form, lowered: str, at: int) -> Reading | None:
    match = form.pattern.match(lowered, at)
    if match is None:
        return None
    reading = READERS[form.reads](match)
    if reading is not None:
        reading.rule, reading.score = form.name, form.score
    return reading


def _begins(lowered: str, at: int) -> bool:
    """Whether a word or number begins here: no letter before, no digit or digit and mark before."""
    if at == 0:
        return True
    before = lowered[at - 1]
    if before.isalnum() or before == "_":
        # Digits and letters part company as in the tokenizer ("15h30ngày 5/6") for words only.
        return before.isdigit() and not lowered[at].isdigit()
    if before in ".,/:-" and lowered[at].isdigit():
        return at < 2 or not lowered[at - 2].isalnum() or before in ",:-"
    return True
