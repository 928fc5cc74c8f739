"""Who gave: named, said in general words, or carried over."""

from __future__ import annotations

import re

from extract.records.support import lexicon
from extract.records.support.clauses import Clause
from extract.records.view import View
from extract.tag import Mention
from schemas import Label

_SOURCE = re.compile(r"(?:từ|của|do)\s+(?:nguồn\s+)?(?:vốn\s+(?:vay\s+)?)?(?:của\s+)?$")
_OBLIQUE = re.compile(r"(?:với|cùng|của|tại|ở|cho|từ|đến|thuộc|trong|về|chủ tịch|giám đốc)\s+$")
_TEAM = ("đoàn", "đoàn công tác")


def find_donor(view: View, clause: Clause, last: str | None) -> str | None:
    """Return the giver of a clause as written.

    Args:
        view: the text.
        clause: the act of giving.
        last: the giver of the act before, who gives on where nobody else is named.
    """
    if "vay" in view.lowered[clause.verb_start : clause.end] or "nhận" in clause.verb:
        for body in _bodies(view, clause.verb_end, clause.end):
            if _SOURCE.search(view.lowered, clause.verb_end, body.start):
                return _with_office(view, body)
    named = [
        body
        for body in _bodies(view, clause.start, clause.verb_start)
        if not _OBLIQUE.search(view.lowered, clause.start, body.start)
    ]
    general = [
        m
        for m in lexicon.giver().finditer(view.lowered, clause.start, clause.verb_start)
        if view.covering(m.start()) is None
    ]
    if named and (not general or named[-1].start > general[-1].start()):
        return named[-1].text
    if general:
        words = general[-1]
        if words.group() in _TEAM:
            return last or _first_body(view)
        return view.text[words.start() : words.end()]
    return last


def _bodies(view: View, start: int, end: int) -> list[Mention]:
    return [m for m in view.within(start, end) if m.label == Label.ORGANIZATION]


def _first_body(view: View) -> str | None:
    """The first body of the article: the one whose team it is."""
    bodies = _bodies(view, 0, len(view.text))
    plain = [body for body in bodies if not body.text.isupper()]
    return next((body.text for body in plain or bodies), None)


def _with_office(view: View, body: Mention) -> str:
    """"của Bộ trưởng Bộ A": an office that the text names gives itself."""
    office = re.search(r"(?:chủ tịch|bộ trưởng|giám đốc)\s+$", view.lowered[: body.start])
    return view.text[office.start() if office else body.start : body.end]
