"""Numbers that count awards or those who got them, by the words of their clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.tag.awards.lexer import Token, lex, may_state_award
from extract.tag.sentences import sentences

_REACHES_ON = ("sentence", "clause", "passage")
_IN_LIST = ("to", "num", "noun", "body", "and", "comma", "measure", "grade", "skip", "word")
#: Tokens on either side that may say what a number counts.
_REACH = 200
_CONFERS = ("give", "take", "belongs", "to", "commend")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its value.

    Args:
        start: first code point of the number.
        end: code point after the last.
        value: the integer.
        direct: whether the number stands at the award word itself.
    """

    start: int
    end: int
    value: int
    direct: bool


def award_counts(text: str, view: str) -> Iterator[Count]:
    """Yield the counts of awards and of recipients, in text order.

    Args:
        text: the text.
        view: its folded form in lower case.
    """
    for sentence in sentences(view, text, ()):
        if may_state_award(view, sentence.start, sentence.end):
            yield from _in_sentence(lex(view, sentence.start, sentence.end))


def _in_sentence(tokens: list[Token]) -> Iterator[Count]:
    clause_start = 0
    closed = False
    for at, token in enumerate(tokens):
        if token.kind == "semi":
            clause_start = at + 1
        elif token.kind == "veto" and token.feature in _REACHES_ON:
            closed = True
        elif token.kind in ("num", "ratio") and token.value is not None and not closed:
            counted = _counted(tokens, at)
            begin = max(clause_start, at - _REACH)
            clause = tokens[begin : _clause_end(tokens, at)]
            if counted is not None and _governed(clause, at - begin, counted):
                end = token.end if token.kind == "num" else token.start + len(str(token.value))
                yield Count(token.start, end, token.value, counted.kind == "award")


def _clause_end(tokens: Sequence[Token], at: int) -> int:
    end = min(at + _REACH, len(tokens))
    return next((n for n in range(at, end) if tokens[n].kind == "semi"), end)


def _counted(tokens: Sequence[Token], at: int) -> Token | None:
    """The noun or award that the number at `at` counts."""
    step = at + 1
    while step < len(tokens) and step - at <= 2 and tokens[step].kind in ("measure", "word"):
        step += 1
    if step == len(tokens):
        return None
    found = tokens[step]
    if found.kind in ("award", "grade") or found.may_be("noun") not in (None, "work"):
        return found
    return None


def _governed(clause: Sequence[Token], at: int, counted: Token) -> bool:
    """Whether the clause confers something on what is counted at `at`."""
    before, after = clause[:at], clause[at + 1 :]
    if counted.kind == "award":
        return any(t.kind in _CONFERS for t in clause)
    last = max((n for n, t in enumerate(before) if t.kind == "commend"), default=-1)
    if last >= 0 and all(t.kind in _IN_LIST for t in before[last + 1 :]):
        return True
    if any(t.kind == "award" for t in before) and any(t.kind == "to" for t in before):
        return True
    verb = next((n for n, t in enumerate(after) if t.kind in ("passive", "take", "rate")), None)
    if verb is None:
        return any(t.kind == "quote" for t in after[1:2])
    return any(t.kind in ("award", "commend", "grade", "quote") for t in after[verb:])
