"""Measure the pipeline against gold articles: scores, wrong cases, a gate with pinned floors.

Matching rules (also in docs/evaluation.md):

- Mentions are compared per article as a multiset of (label, surface): the surface is the span's
  text with tone style, dashes, quotes and white space made equal, case kept. So a cleaned text may
  differ from the gold's in white space. *Relaxed* also pairs a left-over gold and a left-over
  found mention of one label where one surface holds the other's words.
- A date's *value* counts when surface and EDTF both agree (null agrees with null).
- Awards: *count* = type and count; *core* = type, count and recipient kind; *full* = core and
  issuer. *explicit* is precision-minded: of the counts said to be written on the page, how many
  are a gold award's written count of that type.
- People: name with role; *full* adds the organisation. Support: *core* is beneficiaries and both
  amounts; *full* adds kind and donor. Event: type, and date; no event is right where gold has none.
- Strings of records are compared without case, as surfaces.
"""

from extract.evaluate.gold import GoldArticle, GoldCase, load_gold
from extract.evaluate.run import Evaluation, evaluate

__all__ = ["Evaluation", "GoldArticle", "GoldCase", "evaluate", "load_gold"]
