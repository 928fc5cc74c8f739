"""The rules of `extract/resources/awards/grammar.txt`, compiled to patterns over elements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.records.awards.elements import SYMBOLS, Element
from extract.records.awards.needs import Checklist, Needs, needs_of
from extract.resources import entries

_WORD = re.compile(r"!?[A-Za-z_]+:?|~\(|\*\d+|\S")
#: "any number" ends here, so that a page of nothing but names takes no longer than others.
_LONGEST_LIST = 60

#: Rules that take their recipients from the clause before.
CARRIES = (
    "also", "parts", "again", "again_too", "again_take", "again_active", "again_commended",
)  # fmt: skip
#: Rules that grant a title or a grade.
GRADES = ("rated", "rates", "attained")
#: Rules by which somebody comes to have something.
ATTAINED = (*GRADES, "receive")
#: Rules of a commendation without an award.
COMMENDS = ("commends", "commends_list", "commended")
#: Rules whose recipients are the subject of the sentence.
SUBJECTS = ("passive", "receive", "rated", "attained", "commended")
#: Rules whose clause may hang on a commending verb before it.
RELATIVE = ("receive", "attained", "rated", "holds")
#: Rules of lists, which need no verb.
LISTS = ("place", "listed", "titled", "holds", "active_more")
#: Elements that confer.
VERBS = ("give", "take", "commend", "rate", "passive")
_ACTIVE = ("rates", "given", "chosen")


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern over a clause's shape, and the symbols without which it matches nothing."""

    name: str
    pattern: re.Pattern[str]
    needs: Needs


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule matched: slot name -> first and last+1 element index."""

    rule: str
    rank: int
    start: int
    end: int
    slots: dict[str, tuple[int, int]]


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in the file's order.

    Raises:
        ValueError: where a rule uses a word that is neither an element nor defined before it.
    """
    parts: dict[str, str] = {}
    needs: dict[str, Needs] = {}
    found: list[Rule] = []
    for line in entries("awards", "grammar"):
        mark = next((m for m in (" :> ", " := ", " = ") if m in line), " = ")
        name, sign, body = line.partition(mark)
        if not sign:
            raise ValueError(f"awards/grammar.txt: neither a part nor a rule: {line!r}")
        words = _WORD.findall(body)
        pattern, needed = _compile(words, parts), needs_of(words, needs)
        if sign == " = ":
            found.append(Rule(name.strip(), re.compile(pattern), needed))
            continue
        needs[name.strip()] = needed
        # ":>" is atomic: once read, a list is never taken apart again
        parts[name.strip()] = f"(?>{pattern})" if sign == " :> " else pattern
    return tuple(found)


@cache
def _checklist() -> Checklist:
    return Checklist([rule.needs for rule in rules()])


def is_active(rule: str) -> bool:
    """Return whether a rule's giver stands to the left of its verb, or is carried over."""
    return rule.startswith(("active", "commends")) or rule in _ACTIVE


def shape(elements: list[Element]) -> str:
    """Return one character for each element."""
    return "".join(SYMBOLS[element.kind] for element in elements)


def matches(row: str) -> list[Match]:
    """Return every place where a rule matches, overlapping ones too, best rule first.

    Args:
        row: the shape of a sentence.
    """
    found: list[Match] = []
    for rank in _checklist().possible(row):
        rule = rules()[rank]
        at = 0
        while (match := rule.pattern.search(row, at)) is not None:
            slots = {k: match.span(k) for k, v in match.groupdict().items() if v}
            found.append(Match(rule.name, rank, match.start(), match.end(), slots))
            at = match.start() + 1
    return found


def _compile(words: Sequence[str], parts: dict[str, str]) -> str:
    out: list[str] = []
    slot = ""
    for word in words:
        if word.endswith(":"):
            slot = word[:-1]
            continue
        if word.startswith("!"):
            out.append(f"(?<!{SYMBOLS[word[1:]]})")
            continue
        if word == "~(":
            out.append("(?!")
            continue
        if word.startswith("*"):
            out.append(f"{{0,{word[1:] or _LONGEST_LIST}}}")
            continue
        opening = f"(?P<{slot}>" if slot else ""
        if word == "(":
            out.append(opening or "(?:")
        elif word[0].isalpha():
            if word not in parts and word not in SYMBOLS:
                raise ValueError(f"awards/grammar.txt: unknown part {word!r}")
            inner = parts[word] if word in parts else SYMBOLS[word]
            out.append(f"{opening or '(?:'}{inner})")
        else:
            out.append(word)
            continue
        slot = ""
    return "".join(out)
