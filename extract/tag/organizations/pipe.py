"""The organizations pipe."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.folding import lower
from extract.tag.candidate import Candidate, candidates_of
from extract.tag.lines import folded_of
from extract.tag.organizations import kinds as k_
from extract.tag.organizations import lexicon
from extract.tag.organizations.bare import explained, known_at, known_firsts, suffixed_at
from extract.tag.organizations.grammar import Grammar
from extract.tag.organizations.reading import Body
from extract.tag.organizations.words import DIGIT, LOWER, TITLE, Words
from extract.tag.people.foreign import is_foreign
from extract.tag.quotes import quoted_of
from schemas import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Evidence of a body with a proper name, of one picked out by level or field, of a general mention.
_NAMED, _DEFINITE, _GENERAL = 0.98, 0.94, 0.7
_LEVELS_OF_MANY = frozenset({"tỉnh", "huyện", "xã", "phường", "quận", "địa", "cấp", "trường"})
#: How much longer than read a name in capitals may be.
_LONGEST_REST = 40


def find(folded: str) -> list[Candidate]:
    """Return the bodies and the general mentions of bodies in a folded text."""
    words = Words(folded)
    grammar = Grammar(words)
    found: list[Candidate] = []
    short_forms: dict[str, list[list[str]]] = {}
    taken = bytearray(words.size)
    several = -2  # the word after the last mention of several bodies
    known = known_firsts()
    named_at = [i for i, word in enumerate(words.word) if word in known]
    end = 0
    for i in sorted({*lexicon.heads().begins(words), *named_at}):
        if i < end:
            continue
        first = i
        body = grammar.body(i)
        if body is None:
            named = known_at(words, i)
            if named is None:
                continue
            end = _with_desk(grammar, words, named)
            found.append(_candidate(words, i, end, "known", _DEFINITE))
        elif _several(grammar, words, i, body, several):
            end = several = grammar.head_end(i)
        else:
            end = body.end
            if body.solid:
                score = _NAMED if body.placed else _DEFINITE
                found.append(_candidate(words, i, end, body.kind, score))
                for form in _short_forms(words, i, body):
                    short_forms.setdefault(form[0], []).append(form)
            elif body.kind == "region_army":
                first += 1  # "Vùng 2" may be the short form of one named in full
            elif body.kind not in ("none", "generic") and not body.placed and end > i + 1:
                found.append(_candidate(words, i, end, "general", _GENERAL, label=None))
        taken[first:end] = b"\x01" * (end - first)
    return _as_named(words.folded, found) + _recurring(grammar, taken, short_forms)


def _as_named(folded: str, found: list[Candidate]) -> list[Candidate]:
    """End the names of headlines in capitals where the text itself ends them."""
    names: dict[str, set[str]] = {}
    for c in found:
        surface = folded[c.start : c.end]
        if c.score >= _NAMED and not surface.isupper():
            low = lower(surface)
            names.setdefault(" ".join(low.split(" ", 2)[:2]), set()).add(low)
    result = []
    for c in found:
        surface = folded[c.start : c.end]
        if c.label is not None and surface.isupper() and " " in surface:
            start = lower(folded[c.start : c.end + _LONGEST_REST])
            known = names.get(" ".join(start.split(" ", 2)[:2]), ())
            fits = [
                len(name)
                for name in known
                if start.startswith(name) and not start[len(name) :][:1].isalnum()
            ]
            if fits:
                c = replace(c, end=c.start + max(fits))
        result.append(c)
    return result


def _with_desk(grammar: Grammar, words: Words, end: int) -> int:
    """The word after a medium and its desk ("VOV-Trung tâm Tin"), or `end`."""
    if not words.joined(end - 1, end + 1) or words.word[end] != "-":
        return end
    tight = words.start[end + 1] - words.end[end - 1] == 1
    desk = grammar.body(end + 1) if tight and words.capital(end + 1) else None
    return end if desk is None or desk.kind == "none" else desk.end


def _short_forms(words: Words, i: int, body: Body) -> list[list[str]]:
    """The short names under which a body that was named in full recurs in the text."""
    forms = []
    short = explained(words, body.end)
    if short:
        forms.append(short)
    if body.kind == "company" and k_.NAME in body.found:
        forms += _bare_names(words, i, body.end)
        forms += _plantation(words, i, body.end)
        forms += _by_trade(words, i, body.end)
    if body.kind == "company" and k_.NUMBER in body.found:
        forms += _numbered(words, i, body.end)
    if body.kind == "region_army":
        forms.append(words.word[i : i + 2])  # "Vùng 2 Hải quân" -> "Vùng 2"
    return forms


def _bare_names(words: Words, i: int, end: int) -> list[list[str]]:
    """The foreign name of a company, which stands alone later ("Công ty TNHH Yuko Vina")."""
    first = end
    forms = lexicon.sectors()
    while first > i and words.shape[first - 1] in "tu" and words.low[first - 1].isascii():
        if forms.at(words, first - 1):
            break
        first -= 1
    name = words.word[first:end]
    foreign = [len(word) > 3 and is_foreign(word.lower()) for word in name]
    return [name] if foreign and foreign[0] else []


#: Businesses that a company's short name begins with.
_TRADES = frozenset(("may", "than", "dệt", "thép", "giày", "giầy", "gỗ"))


def _by_trade(words: Words, i: int, end: int) -> list[list[str]]:
    """The short name of a company by its business ("Tổng công ty May Bắc Á" -> "May Bắc Á")."""
    starts = (k for k in range(i + 2, end - 2) if words.low[k] in _TRADES)
    return [words.word[k:end] for k in starts if set(words.shape[k:end]) == {TITLE}]


def _numbered(words: Words, i: int, end: int) -> list[list[str]]:
    """The short name of a company that has a number ("Công ty CP May 10" -> "May 10")."""
    digits = [k for k in range(i + 2, end) if words.shape[k] == DIGIT]
    return [words.word[k - 1 : k + 1] for k in digits if words.shape[k - 1] == TITLE]


def _plantation(words: Words, i: int, end: int) -> list[list[str]]:
    """The short name of a plantation ("Nông trường cao su Xa Mát" -> "NT Xa Mát")."""
    first = end
    while first > i and words.shape[first - 1] == TITLE:
        first -= 1
    named = words.low[i : i + 2] == ["nông", "trường"] and i + 2 <= first < end
    return [["NT", *words.word[first:end]]] if named else []


def _recurring(
    grammar: Grammar, taken: bytearray, short_forms: dict[str, list[list[str]]]
) -> list[Candidate]:
    """The short names of bodies, wherever nothing else was found."""
    words = grammar.words
    found = []
    firsts = lexicon.suffixes().union(short_forms)
    for k in [k for k, word in enumerate(words.word) if word in firsts]:
        if taken[k]:
            continue
        word = words.word[k]
        if word == "NT" and (plantation := grammar.names.place(k + 1, False, level=None)):
            found.append(_candidate(words, k, plantation, "short", _DEFINITE))
            continue
        first = suffixed_at(words, k)
        if first is not None:
            found.append(_candidate(words, first, k + 1, "suffix", _DEFINITE))
            continue
        for form in short_forms.get(word, ()):
            end = k + len(form)
            if words.word[k:end] == form and words.joined(k, end - 1):
                found.append(_candidate(words, k, end, "short", _DEFINITE))
                break
    return found


def _several(grammar: Grammar, words: Words, i: int, body: Body, several: int) -> bool:
    """Whether a mention is of several bodies or any of a kind ("các LĐLĐ huyện")."""
    if not body.solid or body.placed:
        return body.solid and words.low[max(0, i - 2) : i] == ["các", "cấp"]
    if grammar.names.plural_before(i):
        return True
    if words.low[body.end : body.end + 1] == ["các"] and words.joined(i, body.end + 1):
        return words.low[body.end + 1] in _LEVELS_OF_MANY  # "công đoàn giáo dục các tỉnh"
    if i - several == 1 and words.low[i - 1] in (",", "và", "/", "-"):
        return True  # "các quận ủy, huyện ủy"
    before = words.low[max(0, i - 2) : i]
    if before == ["các", "cấp"]:
        return True
    return before == ["lực", "lượng"] and words.shape[i] == LOWER


def _candidate(
    words: Words,
    i: int,
    end: int,
    rule: str,
    score: float,
    label: Label | None = Label.ORGANIZATION,
) -> Candidate:
    return Candidate(words.start[i], words.end[end - 1], label, f"organizations.{rule}", score)


class OrganizationsPipe:
    """Propose organizations."""

    def __call__(self, doc: Doc) -> Doc:
        """Append candidates to `doc._.candidates` and return the document."""
        candidates = candidates_of(doc)
        quoted = quoted_of(doc)
        starts = [start for start, _ in quoted]
        for candidate in find(folded_of(doc)):
            around = bisect_right(starts, candidate.start) - 1
            if around < 0 or candidate.end > quoted[around][1]:
                candidates.append(candidate)
        return doc
