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


def choose(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates that stand, in text order, none overlapping another.

    Better evidence first; among equals the longer span, then the earlier one. A candidate without
    a label that wins its place keeps everything else out of it and is then dropped.
    """
    ranked = sorted(candidates, key=lambda c: (-c.score, c.start - c.end, c.start, c.rule))
    kept: list[Candidate] = []
    for candidate in ranked:
        if candidate.score < THRESHOLD:
            break
        if all(candidate.end <= k.start or k.end <= candidate.start for k in kept):
            kept.append(candidate)
    return sorted((k for k in kept if k.label is not None), key=lambda k: k.start)


class ResolvePipe:
    """Set `doc.ents`, `doc.spans` and the spans' values from the candidates."""

    def __call__(self, doc: Doc) -> Doc:
        """Decide and write; the candidates stay on the document for whoever asks why."""
        spans: list[Span] = []
        for candidate in choose(candidates_of(doc)):
            assert candidate.label is not None
            span = doc.char_span(
                candidate.start, candidate.end, candidate.label, alignment_mode="expand"
            )
            assert span is not None  # "expand" finds a token span for any offsets in the text
            span._.value = candidate.value
            span._.rule = candidate.rule
            spans.append(span)
        doc.ents = spans
        for label in Label:
            group = [span for span in spans if span.label_ == label]
            doc.spans[label.value] = SpanGroup(doc, name=label.value, spans=group)
        return doc
