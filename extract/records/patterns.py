"""Grammars for own record types: patterns over words and mentions, in a file people can check.

A line at the margin opens a section, the indented lines below belong to it; `#` begins a comment:

    list form                     words that may stand for <form>, each with its value
      khiển trách = reprimand
    pattern passive               what states a record; the first of two that overlap wins
      <who:PERSON> ... bị [kỷ luật ]<form>
    not plan                      what looks like one and is none: drops what it overlaps
      đề nghị kỷ luật ... <form>

`<name:LABEL>` is a mention (`<name:PERSON|ORGANIZATION>` of either kind), `<name>` a word of the
list of that name, `[x]` may be left out, `(a|b)` is either, `...` are up to eighty signs within
the sentence. Case and tone-mark style make no difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from extract.failure import UsageError
from extract.folding import fold, lower
from extract.records.view import View
from extract.tag import TaggedText
from schemas import Label

#: One sign of the private use area stands for a whole mention of a kind.
_SIGNS = {label.value: chr(0xE000 + number) for number, label in enumerate(Label)}
_PIECE = re.compile(r"<(\w+)(?::([A-Z_|]+))?>|\s*\.\.\.\s*|[\[\]()|]|\s+|[^<>\[\]()|\s.]+|.")
_GAP = r"(?!\w)[^.;!?\n]{0,80}?(?<!\w)"
_PLAIN = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands in a pattern's `<name>`: its words, and the mention's or the list's value."""

    text: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: where, which, and its slots by name; those left out are not there."""

    start: int
    end: int
    rule: str
    slots: dict[str, Slot]

    @property
    def trace(self) -> tuple[str, ...]:
        """The slots in words, for `congdoan explain`."""
        return tuple(
            f"<{name}> {slot.text!r}" + (f" = {slot.value}" if slot.value else "")
            for name, slot in sorted(self.slots.items())
        )


class Grammar:
    """A grammar file, ready to be used."""

    def __init__(self, file: Traversable) -> None:
        """Read the file.

        Raises:
            UsageError: for a line that says nothing; names the file and the line.
        """
        sections = _sections(file)
        self._values = {
            name: dict(_entry(line, where) for where, line in lines)
            for (kind, name), lines in sections.items()
            if kind == "list"
        }
        self._patterns = list(self._compiled(sections, "pattern"))
        self._nots = [pattern for _, pattern in self._compiled(sections, "not")]

    def find(self, tagged: TaggedText) -> list[Match]:
        """Return the matches in a text, in its order, none over another."""
        view = View(tagged)
        found: list[Match] = []
        for sentence in view.sentences:
            found += self._in_sentence(view, sentence.start, sentence.end)
        return found

    def _in_sentence(self, view: View, start: int, end: int) -> list[Match]:
        signs, places = _signs(view, start, end)
        taken = [match.span() for pattern in self._nots for match in pattern.finditer(signs)]
        found: list[Match] = []
        for name, pattern in self._patterns:
            for match in pattern.finditer(signs):
                first, last = match.span()
                if first < last and all(last <= a or b <= first for a, b in taken):
                    taken.append((first, last))
                    slots = {
                        slot: self._slot(view, slot, places[match.start(slot)], word)
                        for slot, word in match.groupdict().items()
                        if word is not None
                    }
                    found.append(Match(places[first][0], places[last - 1][1], name, slots))
        return sorted(found, key=lambda match: match.start)

    def _slot(self, view: View, name: str, place: tuple[int, int], word: str) -> Slot:
        if name in self._values:
            start = place[0]
            return Slot(view.text[start : start + len(word)], self._values[name][word])
        mention = view.at(place[0])
        return Slot(view.text[place[0] : place[1]], mention.value if mention else None)

    def _compiled(
        self, sections: dict[tuple[str, str], list[tuple[str, str]]], kind: str
    ) -> Iterator[tuple[str, re.Pattern[str]]]:
        for (of_kind, name), lines in sections.items():
            for where, line in lines if of_kind == kind else ():
                try:
                    yield name, re.compile(rf"(?<!\w){self._expression(line, where)}(?!\w)")
                except re.error as error:
                    raise UsageError(f"{where}: not a pattern: {error}.") from error

    def _expression(self, line: str, where: str) -> str:
        return "".join(self._piece(piece, where) for piece in _PIECE.finditer(line))

    def _piece(self, piece: re.Match[str], where: str) -> str:
        written, name, labels = piece[0], piece[1], piece[2]
        if labels:
            unknown = [label for label in labels.split("|") if label not in _SIGNS]
            if unknown:
                raise UsageError(f"{where}: there are no mentions of the kind {unknown[0]}.")
            return f"(?P<{name}>[{''.join(_SIGNS[label] for label in labels.split('|'))}])"
        if name:
            if name not in self._values:
                raise UsageError(f"{where}: there is no list {name}.")
            words = sorted(self._values[name], key=len, reverse=True)
            return rf"(?P<{name}>(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w))"
        if written.strip() == "...":
            return _GAP
        if written.isspace():
            return r"\s+"
        return _PLAIN.get(written) or re.escape(lower(fold(written)))


def _signs(view: View, start: int, end: int) -> tuple[str, list[tuple[int, int]]]:
    """Return a sentence with one sign for each mention, and where each sign stands in the text."""
    signs, places, at = "", [], start
    for mention in [*view.within(start, end), None]:
        until = mention.start if mention else end
        signs += view.lowered[at:until]
        places += [(place, place + 1) for place in range(at, until)]
        if mention:
            signs += _SIGNS[mention.label.value]
            places.append((mention.start, mention.end))
            at = mention.end
    return signs, places


def _sections(file: Traversable) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return kind and name of each section -> its lines, each with where it stands."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    section: tuple[str, str] | None = None
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        where, words = f"{file.name}, line {number}", line.partition("#")[0].strip()
        if not words:
            continue
        if line[0].isspace():
            if section is None:
                raise UsageError(f"{where}: belongs to no section.")
            found[section].append((where, words))
        else:
            kind, _, name = words.partition(" ")
            if kind not in ("list", "pattern", "not") or not name.isidentifier():
                raise UsageError(f"{where}: a section is `list`, `pattern` or `not` and a name.")
            section = kind, name
    return found


def _entry(line: str, where: str) -> tuple[str, str]:
    word, equals, value = line.partition("=")
    if not equals or not word.strip() or not value.strip():
        raise UsageError(f"{where}: an entry of a list is `words = value`.")
    return lower(fold(word.strip())), value.strip()
