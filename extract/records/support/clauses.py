"""Cut sentences into clauses that tell of one gift each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.records.support import lexicon
from extract.records.view import View
from extract.tag import Mention
from extract.tag.sentences import Sentence
from schemas import Label

#: Two verbs of giving farther apart than this are two acts.
_SAME_ACT = 45
#: Farther back than this nothing belongs to a verb; it keeps hostile sentences linear.
_BEFORE = 600
#: A longer quotation is what somebody said, no name.
_LONGEST_NAME = 60
_BOUNDARY = re.compile(r",(?!\d)|[;:(]|\s(?:và|đồng thời|còn|riêng|trong đó)(?=\s)")
_HARD_BOUNDARY = re.compile(r"[;:]")
_SEMICOLON = re.compile(";")
#: "50 triệu đồng (để) xây nhà": what the money is for is no act of its own.
_PURPOSE = re.compile(r"(?:đồng|đ|để|nhằm|giúp|góp phần)\s+$")
#: "góp tiền mua 10 thẻ tặng học sinh", "trích 1 tỉ đồng từ quỹ giúp 93 chị": one act.
_BOUGHT = re.compile(r"(?:mua$|^trích)")
_DO = re.compile(r"(?<![^\W_])do\s+")
_SAID = re.compile(r"\s*(?:[).;,\n]|$)")
#: "tổ chức lễ trao 160 suất học bổng"
_CEREMONY = re.compile(r"lễ|buổi|chương trình")
#: "trao:" and a line for each gift.
ITEMS = re.compile(r"[^.;\n]{0,40}:\s*\n")
NEXT_ITEM = re.compile(r"[^\S\n]*\n\s*[^\w\s]{1,3}\s")
#: Behind people: something else is told of them ("; 20 công nhân ở trọ được giảm giá phòng").
_TOLD_OF = re.compile(r"[^,.;:]{0,40}?\s(?:được|đã)\s")
_ONE_BREATH = re.compile(r"[^,.;:()]*")


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
        yield Clause(begin, told, start, end, stop, words)


def _acts(view: View, sentence: Sentence) -> list[tuple[int, int]]:
    """Verbs of giving, those of one act run together ("phối hợp thăm và tặng")."""
    acts: list[tuple[int, int]] = []
    for match in _verbs(view, sentence):
        if not lexicon.gives(match) or _is_noun(view, sentence, match):
            continue
        if _is_in_name(view, sentence, match.start()):
            continue
        if acts and (
            _is_bought(view, acts[-1], match.start()) or _names_giver(view, acts[-1][1], match)
        ):
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


def _verbs(view: View, sentence: Sentence) -> Iterator[re.Match[str]]:
    """Verbs outside all names; "Công đoàn Dệt may | tặng" ends in what else is a verb."""
    match = lexicon.verb().search(view.lowered, sentence.start, sentence.end)
    while match is not None:
        name = view.covering(match.start())
        if name is None:
            yield match
        after = match.end() if name is None else min(match.end(), name.end)
        match = lexicon.verb().search(view.lowered, after, sentence.end)


def _is_bought(view: View, act: tuple[int, int], start: int) -> bool:
    if start - act[1] > 4 * _SAME_ACT:
        return False
    bought = _BOUGHT.search(view.lowered[act[0] : act[1]]) is not None
    return bought and _ONE_BREATH.fullmatch(view.lowered, act[1], start) is not None


def _names_giver(view: View, begin: int, verb: re.Match[str]) -> bool:
    """Whether a verb only says whose gift was told: "300 suất quà (do LĐLĐ thành phố hỗ trợ)"."""
    if _SAID.match(view.lowered, verb.end()) is None:
        return False
    for by in _DO.finditer(view.lowered, max(begin, verb.start() - _BEFORE), verb.start()):
        span = _giver_at(view, by.end(), verb.start())
        if span is not None and not view.lowered[span[1] : verb.start()].strip():
            return bool(money_in(view, begin, by.start()))
    return False


def _is_noun(view: View, sentence: Sentence, verb: re.Match[str]) -> bool:
    """Whether the word before makes a verb a noun; a ceremony where a number is given does not."""
    before = max(sentence.start, verb.start() - 20)
    word = lexicon.noun_before().search(view.lowered, before, verb.start())
    if word is None:
        return False
    held = _CEREMONY.match(view.lowered, word.start(), word.end()) is not None
    return not (held and lexicon.counted().match(view.lowered, verb.end() + 1))


def _is_in_name(view: View, sentence: Sentence, start: int) -> bool:
    """Whether a verb belongs to a quoted name: the fund "Giúp đồng nghiệp"."""
    opened = view.lowered.rfind('"', max(sentence.start, start - _LONGEST_NAME), start)
    closed = view.lowered.find('"', start, min(sentence.end, start + _LONGEST_NAME))
    if opened < 0 or closed < 0 or view.lowered[opened - 1 : opened] not in (" ", "(", "\n", ""):
        return False
    return not any(char.isdigit() or char in ",;." for char in view.lowered[opened:closed])


def _same_act(view: View, end: int, start: int) -> bool:
    """Whether nothing that could be given, and no other giver, stands between two verbs."""
    if start - end > _SAME_ACT or _HARD_BOUNDARY.search(view.lowered, end, start):
        return False
    if view.within(end, start) or lexicon.counted().search(view.lowered, end, start):
        return False
    return lexicon.things().search(view.lowered, end, start) is None


def _edge(view: View, end: int, next_verb: int) -> int:
    """Where the clause before `next_verb` ends: at the last mark or joint before it."""
    hard = _last_edge(view, _HARD_BOUNDARY, end, next_verb)
    if hard is not None and not money_in(view, hard.end(), next_verb):
        return hard.start()
    edge = _last_edge(view, _BOUNDARY, end, next_verb)
    return next_verb if edge is None else edge.start()


def _first_stop(view: View, verb_end: int, end: int) -> int:
    """Stop at a ";" behind which no further recipients stand, and where a number is broken down."""
    parts = _parts_inside(view, verb_end, end)
    if parts is not None and _has_amounts(view, parts, end):
        end = parts
    for mark in _SEMICOLON.finditer(view.lowered, verb_end, end):
        at = mark.start()
        if ITEMS.match(view.lowered, verb_end) and NEXT_ITEM.match(view.lowered, at + 1):
            continue
        others = lexicon.more_recipients().match(view.lowered, at + 1)
        told = others is None or _TOLD_OF.match(view.lowered, others.end()) is not None
        if told and not _goes_on(view, at + 1, end):
            return at
    return end


def _parts_inside(view: View, start: int, end: int) -> int | None:
    """Where a number is broken down."""
    if all(view.lowered.find(word, start, end) < 0 for word in lexicon.BROKEN_DOWN):
        return None
    counted = lexicon.counted().search(view.lowered, start, end)
    parts = lexicon.parts_inside().search(view.lowered, counted.end(), end) if counted else None
    return None if parts is None else parts.start()


def _has_amounts(view: View, start: int, end: int) -> bool:
    """Whether the parts of a breakdown have amounts, which are none of the whole."""
    amounts = money_in(view, start, end)
    if len(amounts) != 1:
        return bool(amounts)
    return lexicon.OF_THE_WHOLE.search(view.lowered, start, amounts[0].start) is None


def _goes_on(view: View, start: int, end: int) -> bool:
    """Whether a ";" is followed by the next amount of a list, or by the sum of all."""
    more = money_in(view, start, end)
    if not more:
        return False
    between = view.lowered[start : more[0].start]
    return not between.strip() or lexicon.SUM_OF_ALL.fullmatch(between) is not None


def _edge_before(view: View, begin: int, verb: int) -> int:
    """Where the clause of a verb starts, its subject included."""
    edge = _last_edge(view, _HARD_BOUNDARY, begin, verb)
    return begin if edge is None else edge.end()


def _edge_soft(view: View, begin: int, verb: int) -> int:
    """Where the words before a verb start that belong to it."""
    edge = _last_edge(view, _BOUNDARY, begin, verb)
    return begin if edge is None else edge.end()


def _last_edge(view: View, marks: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
    """The last mark of a span outside all names and counted words ("34 thầy, cô giáo")."""
    spread = marks.finditer(view.lowered, start, end)
    found = [mark for mark in spread if view.covering(mark.start()) is None]
    if not found:
        return None  # as in most spans: what is counted need not be looked for
    counted = [m.span() for m in lexicon.counted().finditer(view.lowered, start, end)]
    for mark in reversed(found):
        if not any(first < mark.start() < stop for first, stop in counted):
            return mark
    return None


def money_in(view: View, start: int, end: int) -> list[Mention]:
    """Return the amounts in đồng of a span."""
    return [m for m in view.within(start, end, Label.MONEY) if m.value is not None]


def agent(view: View, clause: Clause) -> tuple[int, int] | None:
    """Return the span of the giver of an act told of the one who gets, right before its verb."""
    for by in reversed(list(lexicon.BY.finditer(view.lowered, clause.start, clause.verb_start))):
        span = _giver_at(view, by.end(), clause.verb_start)
        if span is not None and lexicon.BY_END.fullmatch(view.lowered, span[1], clause.verb_start):
            return span
    return None


def _giver_at(view: View, start: int, stop: int) -> tuple[int, int] | None:
    """The giver that starts at `start`, those joined to it included."""
    body = view.at(start)
    if body is None:
        words = lexicon.giver().match(view.lowered, start)
        if words is not None:
            return start, words.end()
        holders = lexicon.HOLDERS.match(view.lowered, start)
        body = view.at(holders.end()) if holders else None
    if body is None or body.label != Label.ORGANIZATION:
        return None
    end = body.end
    for more in view.within(end, stop):
        if not lexicon.TOGETHER.fullmatch(view.lowered, end, more.start):
            break
        end = more.end
    return body.start, end
