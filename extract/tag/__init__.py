"""Tag an article: mentions with offsets and values, as a spaCy pipeline.

The parts, in the order they run (each is a spaCy pipe and may be used alone):

- `dates`, `money`, `organizations`, `people`, `places`, `awards` each propose `Candidate` spans
  in `doc._.candidates`, with the rule's name and a score: evidence, not decisions;
- `resolve` weighs all candidates against each other, keeps the outermost of the best, and sets
  `doc.ents`, `doc.spans[label]` and, on each span, `span._.value` and `span._.rule`.
"""

from extract.tag.language import nlp, tag
from extract.tag.mention import Mention, TaggedText

__all__ = ["Mention", "TaggedText", "nlp", "tag"]
