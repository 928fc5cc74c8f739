"""Whose decision the sentence tells: "Theo Quyết định số 12 của UBND huyện, 5 tập thể được …"."""

from __future__ import annotations

import re

from extract.records.awards.elements import Element
from extract.records.awards.scene import Scene

#: What a decision to commend is called, with its number and day, up to the body that took it.
_DECISION = re.compile(
    r"quyết định(?: khen thưởng| tặng thưởng)?(?: số [\w/.\-]+)?(?:,? ngày [\d/.\-]+)?"
    r"(?: khen thưởng)? của\s+$"
)


def decided_by(view: str, scene: Scene, head: int) -> Element | None:
    """Return the body or office whose decision is told before element `head`, or None."""
    start = scene.sentence.start
    for at in range(1, head):
        element = scene.elements[at]
        if element.kind not in ("org", "office") or scene.elements[at - 1].kind != "of":
            continue
        if _DECISION.search(view, start, element.start):
            return element
    return None
