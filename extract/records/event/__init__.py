"""The one main event that a page reports.

`cues` weighs what headline, lead and the rest speak for, `details` reads date, organiser, place
and name around the strongest cue. To teach another word for an event, add a line to the list of
its kind in `extract/resources/event` and an example to `corpus/phrases/events.txt`.
"""

from __future__ import annotations

from collections import defaultdict

from extract.records.awards.sentences import sentences
from extract.records.event import details
from extract.records.event.cues import MOST_REFERENCES, REFERENCE, Cue, text_cues, title_cues
from extract.records.findings import EventFinding
from extract.records.view import View
from extract.tag import TaggedText
from schemas import EventType

__all__ = ["read_event"]

#: Under this a page reports no event: crime, policy debate, digest.
_LEAST = 5.0


def read_event(tagged: TaggedText) -> EventFinding | None:
    """Return the one main event a page reports, or None."""
    view = View(tagged)
    cut = sentences(view.lowered, view.text, view.mentions)
    title = tagged.title or (view.text[cut[0].start : cut[0].end] if cut else "")
    cues = [*title_cues(title), *text_cues(view, cut)]
    kind, weight = _strongest(cues)
    if kind is None or weight < _LEAST:
        return None
    own = [cue for cue in cues if cue.kind == kind]
    main = max(own, key=lambda cue: (cue.held, cue.weight, -cue.start))
    start, end = (main.sentence.start, main.sentence.end) if main.sentence else (0, cut[0].end)
    return EventFinding(
        event_type=kind,
        start=start,
        end=start + len(view.text[start:end].rstrip()),
        rule=f"event.{kind.value}",
        name=details.name(view, main),
        date=details.event_date(view, own),
        organizer=details.organizer(view, main),
        place=details.place(view, own),
        trace=tuple(f"{cue.kind.value} {cue.weight:g} at {cue.start}" for cue in cues),
    )


def _strongest(cues: list[Cue]) -> tuple[EventType | None, float]:
    """The kind with the most behind it; the one told first among equals."""
    total: dict[EventType, float] = defaultdict(float)
    references: dict[EventType, int] = defaultdict(int)
    best: dict[EventType, float] = {}
    for cue in cues:
        if cue.weight == REFERENCE:
            references[cue.kind] += 1
            if references[cue.kind] > MOST_REFERENCES:
                continue
            total[cue.kind] += cue.weight
        elif cue.held:
            best[cue.kind] = max(best.get(cue.kind, 0.0), cue.weight)
        else:
            total[cue.kind] += cue.weight
    for kind, weight in best.items():
        total[kind] += weight
    if not total:
        return None, 0.0
    order = list(total)
    kind = max(order, key=lambda k: (total[k], -order.index(k)))
    return kind, total[kind]
