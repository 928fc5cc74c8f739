"""The organizations pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.tag.candidate import Candidate, candidates_of
from extract.tag.folding import fold
from extract.tag.organizations.bare import explained, known_at
from extract.tag.organizations.grammar import Body, Grammar
from extract.tag.organizations.words import LOWER, Words
from schemas import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Evidence of a body with a proper name, of one picked out by level or field, of a general mention.
_NAMED, _DEFINITE, _GENERAL = 0.92, 0.85, 0.7


def find(folded: str) -> list[Candidate]:
    """Return the bodies and the general mentions of bodies in a folded text, in text order."""
    words = Words(folded)
    grammar = Grammar(words)
    found: list[Candidate] = []
    acronyms: set[str] = set()
    free: list[int] = []
    i = 0
    while i < words.size:
        body = grammar.body(i)
        if body is None:
            known = known_at(words, i)
            if known is not None:
                found.append(_candidate(words, i, known, "known", _DEFINITE))
                i = known
                continue
            free.append(i)
            i += 1
            continue
        end = body.end
        if body.solid and not _general(grammar, words, i, body):
            score = _NAMED if body.placed else _DEFINITE
            found.append(_candidate(words, i, end, body.kind, score))
            short = explained(words, end)
            if short is not None:
                acronyms.add(words.word[short])
        elif body.kind not in ("none", "generic") and end > i + 1 and not body.solid:
            found.append(_candidate(words, i, end, "general", _GENERAL, label=None))
        i = end
    found += [
        _candidate(words, k, k + 1, "acronym", _DEFINITE)
        for k in free
        if words.word[k] in acronyms and words.shape[k] != LOWER
    ]
    return found


def _general(grammar: Grammar, words: Words, i: int, body: Body) -> bool:
    """Whether a body that would be definite is several or any ("các LĐLĐ huyện")."""
    if not body.placed and grammar.names.plural_before(i):
        return True
    before = words.low[max(0, i - 2) : i]
    if before == ["các", "cấp"]:
        return True
    return before == ["lực", "lượng"] and words.shape[i] == LOWER and not body.placed


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
        if doc._.folded is None:
            doc._.folded = fold(doc.text)
        candidates_of(doc).extend(find(doc._.folded))
        return doc
