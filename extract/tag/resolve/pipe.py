"""Choose among the candidates of all taggers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import SpanGroup

from extract.tag.candidate import Candidate, candidates_of, chosen_of
from schemas import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: A candidate under this score stays a guess and is not written.
THRESHOLD = 0.5
#: The guide wants the outermost mention ("trường Tiểu học Ngô Gia Tự" is one body, no person). So
#: a candidate takes over the evidence of those it holds, unless its own is weaker by more than
#: this: a doubtful long reading does not swallow a certain name.
_WEAKER = 0.3

#: Names of the labels, which doc.spans has a group for each.
_NAMES = tuple(label.value for label in Label)


def choose(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates that stand, in text order, none overlapping another.

    The better evidence wins, among equals the longer span, then the earlier one. A candidate that
    holds others counts with the best evidence among them (see `_WEAKER`). A candidate without a
    label that wins its place keeps everything else out of it and is then dropped. The order of
    `candidates` makes no difference; time grows with their number and length.
    """
    ordered = sorted((c for c in candidates if c.score >= THRESHOLD), key=_position)
    # in text order among equals, as they are in `ordered`
    ranked = sorted(zip(_evidence(ordered), ordered, strict=True), key=_rank)
    taken = bytearray(max((c.end for c in ordered), default=0))
    kept = []
    for _, candidate in ranked:
        if taken.find(1, candidate.start, candidate.end) < 0:
            length = candidate.end - candidate.start
            taken[candidate.start : candidate.end] = b"\x01" * length
            if candidate.label is not None:
                kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


def _position(candidate: Candidate) -> tuple[int, int, float, str, str, str]:
    """Key that sorts outer before inner spans; total, so that input order is nothing."""
    tie = (candidate.label or "", candidate.rule, candidate.value or "")
    return (candidate.start, -candidate.end, -candidate.score, *tie)


def _rank(item: tuple[float, Candidate]) -> tuple[float, int]:
    """Key that puts what is to be kept first first: the best evidence, then the longest."""
    evidence, candidate = item
    return (-evidence, candidate.start - candidate.end)


def _evidence(ordered: list[Candidate]) -> list[float]:
    """Each candidate's evidence, with that of the candidates it holds; outer ones come first."""
    evidence = [c.score for c in ordered]
    holding: list[int] = []
    for i, inner in enumerate(ordered):
        holding = [o for o in holding if ordered[o].end > inner.start]
        for o in holding:
            outer = ordered[o]
            longer = outer.end - outer.start > inner.end - inner.start
            if longer and outer.end >= inner.end and outer.score >= inner.score - _WEAKER:
                evidence[o] = max(evidence[o], inner.score)
        holding.append(i)
    return evidence


class ResolvePipe:
    """Set `doc.ents` and `doc.spans` from the candidates, and what each was read from."""

    def __call__(self, doc: Doc) -> Doc:
        """Decide and write; the candidates stay on the document for whoever asks why."""
        spans: list[Span] = []
        chosen = chosen_of(doc)
        groups: dict[str, list[Span]] = {name: [] for name in _NAMES}
        for candidate in choose(candidates_of(doc)):
            assert candidate.label is not None
            span = doc.char_span(
                candidate.start, candidate.end, candidate.label, alignment_mode="expand"
            )
            assert span is not None  # "expand" finds a token span for any offsets in the text
            if spans and span.start < spans[-1].end:
                continue  # two candidates met inside one token
            chosen[span.start, span.end] = candidate
            spans.append(span)
            groups[candidate.label].append(span)
        doc.set_ents(spans)
        for name, group in groups.items():
            doc.spans[name] = SpanGroup(doc, name=name, spans=group)
        return doc
