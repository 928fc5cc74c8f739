"""Collect what speaks for each kind of event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.folding import fold, lower
from extract.records.event import lexicon
from extract.records.event.dates import days_in
from extract.records.view import View
from extract.records.vocabulary import words
from extract.tag.sentences import Sentence
from schemas import EventType

#: Weights, tried on the gold articles: what a lead says is held outweighs the headline, a
#: headline alone is just enough.
TITLE, TITLE_SECOND = 5.0, 2.0
HELD_ON_A_DAY, HELD = 8.0, 5.5
DONE_ON_A_DAY, MET_ON_A_DAY, SAID_IN_LEAD = 5.5, 5.0, 1.5
REFERENCE = 0.7
#: All that is only said of a kind (lead, plans, references) counts no more than this together.
MOST_SAID = 2.1
PLAN, COURSE = 2.0, 1.0
GATHERING = 5.5
#: Farther down than this a page has left its main event.
LEAD = 1500
FAR = 0.4
_REACH = 110
_LEAD_SENTENCES = 4
_TOLD_SENTENCES = 5
_NEXT_WORD = 30
#: What stands farther down in a sentence does not say what the event is.
_LONGEST = 1500
#: Kinds that a headline alone does not prove: "kiểm tra", "ra mắt" stand in headlines of all sorts.
_WEAK = (EventType.meeting, EventType.other)
#: Kinds whose words are themselves the deed: "trao quà", "khen thưởng", "ra quân".
DEEDS = (EventType.award_ceremony, EventType.welfare, EventType.campaign, EventType.commemoration)


@dataclass(frozen=True, slots=True)
class Cue:
    """What speaks for a kind of event.

    Args:
        kind: the kind.
        weight: how much.
        start: where its words start; -1 for the headline.
        end: code point after them.
        sentence: the sentence, None for the headline.
        held: a verb of holding stands with it.
        verb: where that verb starts.
    """

    kind: EventType
    weight: float
    start: int
    end: int
    sentence: Sentence | None
    held: bool = False
    verb: int | None = None


def title_cues(title: str) -> Iterator[Cue]:
    """Yield what a headline speaks for."""
    lowered = lower(fold(title))
    weights = iter((TITLE, TITLE_SECOND))
    for match in lexicon.keyword().finditer(lowered):
        kind = lexicon.kind_of(match)
        if kind is None or lexicon.BEFORE_IT.search(lowered[: match.start()]):
            continue
        weight = next(weights, None)
        if weight is None:
            return
        yield Cue(kind, TITLE_SECOND if _is_weak(match, kind) else weight, -1, -1, None)


def _is_weak(match: re.Match[str], kind: EventType) -> bool:
    return kind in _WEAK or " ".join(match.group().split()) in words("event", "weak")


def _is_deed(match: re.Match[str], kind: EventType) -> bool:
    return kind in DEEDS or match.group() in words("event", "deeds")


def text_cues(view: View, sentences: list[Sentence], headline: EventType | None) -> Iterator[Cue]:
    """Yield what the sentences speak for, in text order.

    Args:
        view: the text.
        sentences: those that are not the headline.
        headline: what the headline speaks for; a conference whose own words say no kind is that.
    """
    for number, sentence in enumerate(sentences):
        yield from _sentence_cues(view, sentence, number, headline)


def told_next(view: View, sentences: list[Sentence]) -> Cue | None:
    """Return help told right behind a sentence with a day: "… có mặt. Đoàn trao 50 suất quà"."""
    day: Sentence | None = None
    for sentence in sentences[:_TOLD_SENTENCES]:
        if day is not None:
            for match in lexicon.keyword().finditer(view.lowered, sentence.start, sentence.end):
                if lexicon.kind_of(match) != EventType.welfare or _is_weak(
                    match, EventType.welfare
                ):
                    continue
                if lexicon.TO_COME.search(view.lowered, sentence.start, match.start()):
                    continue
                start, end = match.start(), match.end()
                return Cue(EventType.welfare, MET_ON_A_DAY, start, end, day, True, day.end)
        if days_in(view, sentence.start, sentence.end):
            day = sentence
    return None


def _sentence_cues(
    view: View, sentence: Sentence, number: int, headline: EventType | None
) -> Iterator[Cue]:
    lowered = view.lowered
    stop = min(sentence.end, sentence.start + _LONGEST)
    found = [
        (match, kind)
        for match in lexicon.keyword().finditer(lowered, sentence.start, stop)
        if view.covering(match.start()) is None and (kind := lexicon.kind_of(match)) is not None
    ]
    holds = list(lexicon.HOLD.finditer(lowered, sentence.start, stop))
    if not found and not holds:
        return
    scale = _scale(view, sentence)
    if lexicon.ON_OCCASION.match(lowered, sentence.start):
        scale = min(scale, SAID_IN_LEAD)
    one = headline is None and lexicon.TOLD_OF_ONE.match(lowered, sentence.start) is not None
    praised = (EventType.award_ceremony,) if one else ()
    taken: set[int] = set()
    for hold in holds:
        if view.covering(hold.start()) is not None:
            continue
        if (hold["occasion"] or hold["attended"]) and scale != HELD_ON_A_DAY:
            continue
        named = any(w[0].end() <= hold.start() for w in found)
        if named and lexicon.AGENT.search(lowered, sentence.start, hold.start()):
            continue
        following = [w for w in found if hold.end() <= w[0].start() <= hold.end() + _REACH]
        planned = lexicon.PLANNED.search(lowered, max(0, hold.start() - 40), hold.start())
        weight = PLAN if planned else scale
        if hold["attended"]:
            weight = min(weight, DONE_ON_A_DAY)
        if not following and hold["attended"]:
            continue
        if not following:
            gathering = lexicon.GATHERING.match(lowered, hold.end(), sentence.end)
            if gathering is not None and days_in(view, sentence.start, sentence.end):
                kind = EventType.other if gathering["noun"] == "lễ" else EventType.meeting
                kind = headline if headline is not None and headline not in _WEAK else kind
                weight = min(weight, GATHERING)
                start, end = gathering.start("noun"), gathering.end("noun")
                yield Cue(kind, weight, start, end, sentence, not planned, hold.start())
            continue
        match, kind = following[0]
        if lexicon.OPEN.fullmatch(match.group()):
            kind = _gathering(lowered, sentence, following)
        if kind == EventType.meeting and headline in {k for _, k in found} - set(_WEAK):
            assert headline is not None
            kind = headline  # "Hội nghị Ban Chấp hành lần thứ 3, sơ kết 6 tháng"
        if kind not in DEEDS and lexicon.SEVERAL.search(lowered, hold.end(), match.start()):
            continue
        if lexicon.THEN_PRIZES.match(lowered, match.end()):
            kind = EventType.award_ceremony
        taken.add(match.start())
        weight = min(weight, SAID_IN_LEAD) if kind in praised else weight
        yield Cue(kind, weight, match.start(), match.end(), sentence, not planned, hold.start())
    for match, kind in found:
        if match.start() in taken or lexicon.BEFORE_IT.search(
            lowered, sentence.start, match.start()
        ):
            continue
        if lexicon.OPEN.fullmatch(match.group()):
            purpose = _purpose(match, found)
            if purpose is not None:
                taken.add(purpose[0].start())
                start, end = purpose[0].span()
                yield Cue(purpose[1], scale, start, end, sentence, True, match.start())
                continue
            if not taken and scale == HELD_ON_A_DAY:
                kind = _gathering(lowered, sentence, [(match, kind)])
        # "tổ chức lễ kỷ niệm và đón nhận Huân chương": the second is part of the first.
        joined = any(start < match.start() for start in taken)
        worth = min(scale, SAID_IN_LEAD) if joined or kind in praised else scale
        yield from _single(view, sentence, number, match, kind, worth)


def _purpose(
    match: re.Match[str], found: list[tuple[re.Match[str], EventType]]
) -> tuple[re.Match[str], EventType] | None:
    """What a gathering is held for, said right behind its word: "họp mặt kỷ niệm"."""
    for following, kind in found:
        if 0 <= following.start() - match.end() < _NEXT_WORD and kind in DEEDS:
            return following, kind
    return None


def _gathering(
    lowered: str, sentence: Sentence, words: list[tuple[re.Match[str], EventType]]
) -> EventType:
    """What a gathering is for: what the next word says, or the anniversary it is held for."""
    match, kind = words[0]
    if len(words) > 1:
        following, purpose = words[1]
        if purpose in DEEDS and following.start() - match.end() < _NEXT_WORD:
            return purpose
    anniversary = lexicon.ANNIVERSARY.search(lowered, sentence.start, sentence.end)
    return kind if anniversary is None else EventType.commemoration


def _single(
    view: View,
    sentence: Sentence,
    number: int,
    match: re.Match[str],
    kind: EventType,
    scale: float,
) -> Iterator[Cue]:
    """What a word speaks for that no verb of holding stands before."""
    lowered, start, end = view.lowered, match.start(), match.end()
    held = lexicon.HELD.search(lowered, end, min(sentence.end, end + 2 * _REACH))
    several = lexicon.SEVERAL.search(lowered, max(sentence.start, start - 30), start)
    if held is not None and not several:
        planned = "sẽ" in lowered[end : held.start()].split()
        weight = PLAN if planned else scale
        yield Cue(kind, weight, start, end, sentence, not planned, held.start())
    elif (
        _is_deed(match, kind)
        and number < _LEAD_SENTENCES
        and scale == HELD_ON_A_DAY
        and " ".join(match.group().split()) not in words("event", "weak")
    ):
        weight = DONE_ON_A_DAY if kind in DEEDS else MET_ON_A_DAY
        yield Cue(kind, weight, start, end, sentence, True, start)
    elif number < _LEAD_SENTENCES:
        yield Cue(kind, SAID_IN_LEAD, start, end, sentence)
    elif lexicon.REFERENCE.search(lowered, max(sentence.start, start - 30), start):
        yield Cue(kind, REFERENCE, start, end, sentence)


def _scale(view: View, sentence: Sentence) -> float:
    """What a verb of holding is worth in a sentence."""
    if days_in(view, sentence.start, sentence.end):
        weight = HELD_ON_A_DAY
    elif lexicon.COURSE_OF_TIME.search(view.lowered, sentence.start, sentence.end):
        weight = COURSE
    else:
        weight = HELD
    return weight * FAR if sentence.start > LEAD else weight
