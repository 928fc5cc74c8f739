"""The one main event that a page reports.

`cues` weighs what headline, lead and the rest speak for, `details` reads date, organiser and name
around the strongest cue, `places` where it was held. To teach another word for an event, add a
line to the list of its kind in `extract/resources/event` and an example to
`corpus/phrases/events.txt`.
"""

from __future__ import annotations

from collections import defaultdict

from extract.folding import fold, lower
from extract.records.event import details, lexicon
from extract.records.event.cues import GATHERING, MOST_SAID, Cue, text_cues, title_cues, told_next
from extract.records.event.dates import days_in
from extract.records.event.places import place
from extract.records.findings import EventFinding
from extract.records.view import View
from extract.tag import TaggedText
from extract.tag.sentences import Sentence
from schemas import EventType

__all__ = ["read_event"]

#: Under this a page reports no event: crime, policy debate, digest.
_LEAST = 5.0
_LONGEST_HEADLINE = 200
#: White space that a repeated headline may hold beside its words.
_SLACK = 40


def read_event(tagged: TaggedText) -> EventFinding | None:
    """Return the one main event a page reports, or None."""
    view = View(tagged)
    cut = view.sentences
    title = tagged.title or _first_line(view)
    if lexicon.DIGEST.match(lower(fold(title))) or lexicon.DIGEST.match(view.lowered):
        return None
    headline = list(title_cues(title))
    if not headline and lexicon.mishap().search(lower(fold(title))):
        return None
    below = _below_title(view, title)
    cues = headline + list(text_cues(view, below, headline[0].kind if headline else None))
    kind, weight = _strongest(cues)
    if weight < _LEAST and cut and not lexicon.mishap().search(view.lowered, 0, cut[0].end):
        told = told_next(view, below)
        if told is not None:
            cues.append(told)
            kind, weight = _strongest([told])
    if kind is None or weight < _LEAST:
        return None
    own = [cue for cue in cues if cue.kind == kind]
    main = max(own, key=lambda cue: (cue.held, cue.weight, -cue.start))
    gatherings = [cue for cue in cues if cue.held and cue.weight <= GATHERING and not main.held]
    held = max([main, *gatherings], key=lambda cue: (cue.held, -cue.start))
    start, end = (main.sentence.start, main.sentence.end) if main.sentence else (0, cut[0].end)
    return EventFinding(
        event_type=kind,
        start=start,
        end=start + len(view.text[start:end].rstrip()),
        rule=f"event.{kind.value}",
        name=details.name(view, main),
        date=details.event_date(view, own),
        organizer=_organizer(view, held, own),
        place=place(view, [*_up_to(held, own), held]),
        trace=tuple(f"{cue.kind.value} {cue.weight:g} at {cue.start}" for cue in cues),
    )


def _up_to(held: Cue, own: list[Cue]) -> list[Cue]:
    """The cues that hold something, and those above the one that reports the event."""
    start = held.sentence.start if held.sentence else 0
    return [cue for cue in own if cue.held or (cue.sentence and cue.sentence.start <= start)]


def _organizer(view: View, held: Cue, own: list[Cue]) -> str | None:
    """Who held it: told where it is reported, or above."""
    above = [cue for cue in _up_to(held, own) if cue.start < held.start]
    return next((found for cue in [held, *above] if (found := details.organizer(view, cue))), None)


def _first_line(view: View) -> str:
    """The first line where it stands like a headline: short, without a day, text below it."""
    line, _, below = view.text.strip().partition("\n")
    start = len(view.text) - len(view.text.lstrip())
    if not below or len(line) > _LONGEST_HEADLINE or days_in(view, start, start + len(line)):
        return ""
    return line


def _below_title(view: View, title: str) -> list[Sentence]:
    """The sentences of the text without those that only repeat the headline."""
    words = " ".join(lower(fold(title)).split())
    return [
        sentence
        for sentence in view.sentences
        if sentence.end - sentence.start > len(title) + _SLACK
        or " ".join(view.lowered[sentence.start : sentence.end].split()) not in words
    ]


def _strongest(cues: list[Cue]) -> tuple[EventType | None, float]:
    """The kind with the most behind it; the one told first among equals."""
    headline: dict[EventType, float] = defaultdict(float)
    held: dict[EventType, float] = defaultdict(float)
    said: dict[EventType, float] = defaultdict(float)
    for cue in cues:
        if cue.sentence is None:
            headline[cue.kind] += cue.weight
        elif cue.held:
            held[cue.kind] = max(held[cue.kind], cue.weight)
        else:
            said[cue.kind] = min(MOST_SAID, said[cue.kind] + cue.weight)
    order = list(dict.fromkeys(cue.kind for cue in cues))
    if not order:
        return None, 0.0
    total = {kind: headline[kind] + held[kind] + said[kind] for kind in order}
    kind = max(order, key=lambda k: (total[k], -order.index(k)))
    return kind, total[kind]
