"""Choose among the candidates of all taggers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import SpanGroup

from extract.tag.candidate import Candidate, candidates_of
from schemas import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: A candidate under this score stays a guess and is not written.
THRESHOLD = 0.5
#: The guide wants the outermost mention ("trường Tiểu học Ngô Gia Tự" is one body, no person), so
#: words that a candidate explains add to its evidence: this much for a span of `_LONG` code
#: points, in proportion below. A short name with much better evidence still wins against a long
#: guess.
_FOR_LENGTH = 0.4
_LONG = 40


def _rank(candidate: Candidate) -> tuple[float, int, int, str, str]:
    """Key that puts the candidate to be kept first first; total, so that input order is nothing."""
    length = candidate.end - candidate.start
    evidence = candidate.score + _FOR_LENGTH * min(length, _LONG) / _LONG
    tie = f"{candidate.label or ''} {candidate.rule} {candidate.value or ''}"
    return (-round(evidence, 6), -length, candidate.start, candidate.rule, tie)


def choose(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates that stand, in text order, none overlapping another.

    The better evidence wins, and a longer span is evidence too; among equals the longer, then the
    earlier one. A candidate without a label that wins its place keeps everything else out of it
    and is then dropped. The order of `candidates` makes no difference; time grows with their
    number and length.
    """
    ranked = sorted((c for c in candidates if c.score >= THRESHOLD), key=_rank)
    taken = bytearray(max((c.end for c in ranked), default=0))
    kept = []
    for candidate in ranked:
        if taken.find(1, candidate.start, candidate.end) < 0:
            length = candidate.end - candidate.start
            taken[candidate.start : candidate.end] = b"\x01" * length
            if candidate.label is not None:
                kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


class ResolvePipe:
    """Set `doc.ents`, `doc.spans` and the spans' values from the candidates."""

    def __call__(self, doc: Doc) -> Doc:
        """Decide and write; the candidates stay on the document for whoever asks why."""
        spans: list[Span] = []
        groups: dict[str, list[Span]] = {label.value: [] for label in Label}
        for candidate in choose(candidates_of(doc)):
            assert candidate.label is not None
            span = doc.char_span(
                candidate.start, candidate.end, candidate.label, alignment_mode="expand"
            )
            assert span is not None  # "expand" finds a token span for any offsets in the text
            if spans and span.start < spans[-1].end:
                continue  # two candidates met inside one token
            span._.value = candidate.value
            span._.rule = candidate.rule
            spans.append(span)
            groups[candidate.label.value].append(span)
        doc.ents = spans
        for name, group in groups.items():
            doc.spans[name] = SpanGroup(doc, name=name, spans=group)
        return doc
