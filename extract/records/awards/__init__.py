"""Awards: who conferred how many of what on whom.

The grammar is data: `extract/resources/awards/grammar.txt` holds the rules over typed elements,
the lists beside it the words. `sentences` cuts the text, the lexer of the awards tagger types its
words, `clause` makes elements of them, `grammar` matches the rules, `reader` reads the slots and
carries over what a clause leaves out, `merge` brings restatements together. Tables of results have
no sentences: `result_rows` reads them.
"""

from __future__ import annotations

from functools import lru_cache

from extract.folding import fold, lower
from extract.records.awards.givers import level_of
from extract.records.awards.merge import merge
from extract.records.awards.reader import AwardReader
from extract.records.awards.statement import Statement
from extract.records.findings import AwardFinding
from extract.tag import TaggedText
from schemas import IssuerLevel, RecipientType


def read_awards(tagged: TaggedText, held: str | None = None) -> list[AwardFinding]:
    """Return the awards that the text states, in text order, each once.

    Args:
        tagged: the text with its mentions.
        held: the day of the event that the page reports, in EDTF; the date of awards that were
            conferred there ("tại hội nghị", "dịp này"). None where it is not known.
    """
    return [_finding(one) for one in merge(AwardReader(tagged, held).read())]


def _finding(one: Statement) -> AwardFinding:
    return AwardFinding(
        award_type=one.award_type,
        award_name=one.award_name,
        count=one.count,
        count_explicit=one.explicit,
        recipient_type=RecipientType(one.kind),
        start=one.start,
        end=one.end,
        rule=one.rule,
        recipient_names=tuple(one.names),
        award_title=one.title,
        rank=one.rank,
        issuer=one.issuer,
        issuer_text=one.issuer_text,
        issuer_level=_level(one.issuer) if one.issuer else None,
        reason=one.reason,
        award_date=one.award_date,
        check=one.check,
        trace=tuple(one.trace),
    )


@lru_cache(maxsize=1024)  # few bodies give, and page after page
def _level(issuer: str) -> IssuerLevel:
    return level_of(lower(fold(issuer)))
