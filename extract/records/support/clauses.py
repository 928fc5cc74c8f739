"""Cut sentences into clauses that tell of one gift each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.records.support import lexicon
from extract.records.view import View
from extract.tag import Mention
from extract.tag.sentences import Sentence
from schemas import Label

#: Two verbs of giving farther apart than this are two acts.
_SAME_ACT = 45
#: Farther back than this nothing belongs to a verb; it keeps hostile sentences linear.
_BEFORE = 600
_BOUNDARY = re.compile(r"[,;:(]|\s(?:và|đồng thời|còn|riêng|trong đó)(?=\s)")
_HARD_BOUNDARY = re.compile(r"[;:]")
#: "50 triệu đồng (để) xây nhà": what the money is for is no act of its own.
_PURPOSE = re.compile(r"(?:đồng|đ|để|nhằm|giúp|góp phần)\s+$")
#: "góp tiền mua 10 thẻ tặng học sinh": bought and given is one act.
_BOUGHT = re.compile(r"mua$")
_ONE_BREATH = re.compile(r"[^,.;:()]*")
#: "trao:" and a line for each gift.
_ITEMS = re.compile(r"[^.;\n]{0,40}:\s*\n")
_ITEM = re.compile(r"[^\S\n]*[^\w\s]{1,3}\s*(?P<item>[^\n]+)")
#: "…, 214 đoàn viên là F1 mỗi người 1,5 triệu đồng": the verb is carried over.
_ELLIPSIS = re.compile(r"\s*(?:,|;|và|còn|riêng)\s+(?:cho\s+|riêng\s+|còn\s+)*")


@dataclass(frozen=True, slots=True)
class Clause:
    """One act of giving.

    Args:
        start: where its clause starts, after the last ";" or ":".
        told: where the part of it starts that tells of this act.
        verb_start: the verb of giving.
        verb_end: code point after it.
        end: code point after the clause.
        verb: the words of the verb.
        carried: the verb is carried over from the clause before.
    """

    start: int
    told: int
    verb_start: int
    verb_end: int
    end: int
    verb: str
    carried: bool = False


def clauses(view: View, sentence: Sentence) -> Iterator[Clause]:
    """Yield the acts of giving of a sentence, in text order."""
    acts = _acts(view, sentence)
    for number, (start, end) in enumerate(acts):
        after = acts[number + 1][0] if number + 1 < len(acts) else None
        stop = sentence.end if after is None else _edge(view, end, after)
        stop = _first_stop(view, end, stop)
        begin = _edge_before(view, max(sentence.start, start - _BEFORE), start)
        soft = max(begin, acts[number - 1][1] if number else begin)
        words = " ".join(view.lowered[start:end].split())
        told = _edge_soft(view, soft, start)
        yield from _with_ellipses(view, Clause(begin, told, start, end, stop, words))


def _acts(view: View, sentence: Sentence) -> list[tuple[int, int]]:
    """Verbs of giving, those of one act run together ("phối hợp thăm và tặng")."""
    acts: list[tuple[int, int]] = []
    for match in lexicon.verb().finditer(view.lowered, sentence.start, sentence.end):
        if not lexicon.gives(match):
            continue
        if view.covering(match.start()) is not None or _is_noun(view, sentence, match.start()):
            continue
        if acts and _is_bought(view, acts[-1], match.start()):
            continue
        if acts and _PURPOSE.search(
            view.lowered, max(acts[-1][1], match.start() - _SAME_ACT), match.start()
        ):
            continue
        if acts and _same_act(view, acts[-1][1], match.start()):
            acts[-1] = (acts[-1][0], match.end())
        else:
            acts.append((match.start(), match.end()))
    return acts


def _is_bought(view: View, act: tuple[int, int], start: int) -> bool:
    if start - act[1] > 4 * _SAME_ACT:
        return False
    bought = _BOUGHT.search(view.lowered, act[0], act[1]) is not None
    return bought and _ONE_BREATH.fullmatch(view.lowered, act[1], start) is not None


def _is_noun(view: View, sentence: Sentence, start: int) -> bool:
    before = max(sentence.start, start - 20)
    return lexicon.noun_before().search(view.lowered, before, start) is not None


def _same_act(view: View, end: int, start: int) -> bool:
    """Whether nothing that could be given, and no other giver, stands between two verbs."""
    if start - end > _SAME_ACT or _HARD_BOUNDARY.search(view.lowered, end, start):
        return False
    if view.within(end, start) or lexicon.counted().search(view.lowered, end, start):
        return False
    return lexicon.things().search(view.lowered, end, start) is None


def _edge(view: View, end: int, next_verb: int) -> int:
    """Where the clause before `next_verb` ends: at the last mark or joint before it."""
    edges = [
        m for m in _BOUNDARY.finditer(view.lowered, end, next_verb) if not view.covering(m.start())
    ]
    return edges[-1].start() if edges else next_verb


def _first_stop(view: View, verb_end: int, end: int) -> int:
    """Stop at a ";" behind which no further recipients stand."""
    for mark in re.finditer(";", view.lowered[verb_end:end]):
        at = verb_end + mark.start()
        if lexicon.more_recipients().match(view.lowered, at + 1) is None:
            return at
    return end


def _edge_before(view: View, begin: int, verb: int) -> int:
    """Where the clause of a verb starts, its subject included."""
    edges = [
        m
        for m in _HARD_BOUNDARY.finditer(view.lowered, begin, verb)
        if not view.covering(m.start())
    ]
    return edges[-1].end() if edges else begin


def _edge_soft(view: View, begin: int, verb: int) -> int:
    """Where the words before a verb start that belong to it."""
    edges = [
        m for m in _BOUNDARY.finditer(view.lowered, begin, verb) if not view.covering(m.start())
    ]
    return edges[-1].end() if edges else begin


def _with_ellipses(view: View, clause: Clause) -> Iterator[Clause]:
    """Split off further recipients with an amount of their own: the verb is carried over."""
    opened = _ITEMS.match(view.lowered, clause.verb_end, clause.end)
    if opened is not None:
        for line in _ITEM.finditer(view.lowered, opened.end(), clause.end):
            yield replace(clause, verb_end=line.start("item"), end=line.end(), carried=True)
        return
    amounts = money_in(view, clause.verb_end, clause.end)
    start = clause.verb_end
    for number, amount in enumerate(amounts[:-1]):
        joint = _ELLIPSIS.match(view.lowered, amount.end)
        counted = lexicon.counted().match(view.lowered, joint.end()) if joint else None
        if counted is None or counted.end() > amounts[number + 1].start:
            continue
        yield Clause(
            clause.start,
            clause.told,
            clause.verb_start,
            start,
            amount.end,
            clause.verb,
            start != clause.verb_end,
        )
        start = amount.end
    carried = start != clause.verb_end
    yield Clause(
        clause.start, clause.told, clause.verb_start, start, clause.end, clause.verb, carried
    )


def money_in(view: View, start: int, end: int) -> list[Mention]:
    """Return the amounts in đồng of a span."""
    return [m for m in view.within(start, end) if m.label == Label.MONEY and m.value is not None]


def agent(view: View, clause: Clause) -> tuple[int, int] | None:
    """Return the span of the giver of an act told of the one who gets, right before its verb."""
    found = None
    for by in lexicon.BY.finditer(view.lowered, clause.start, clause.verb_start):
        found = by
    if found is None:
        return None
    start = found.end()
    body = view.at(start)
    if body is not None:
        if body.label != Label.ORGANIZATION:
            return None
        end = body.end
        for more in view.within(end, clause.verb_start):
            if not lexicon.TOGETHER.fullmatch(view.lowered, end, more.start):
                break
            end = more.end
    else:
        words = lexicon.giver().match(view.lowered, start)
        if words is None:
            return None
        end = words.end()
    if not lexicon.BY_END.fullmatch(view.lowered, end, clause.verb_start):
        return None
    return start, end
