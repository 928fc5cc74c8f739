"""Help in money or kind that was given.

`clauses` cuts sentences into acts of giving and `carried` those into gifts, `amounts` reads their
numbers, `kinds` says what was given, `donors` who gave; here it is decided what was given at all.

To teach another thing that is given, or another word that makes a clause no help, add a line to a
list in `extract/resources/support` and an example to `corpus/phrases/support.txt`.
"""

from __future__ import annotations

import re

from extract.records.findings import SupportFinding
from extract.records.support import lexicon
from extract.records.support.amounts import Amounts, read_amounts
from extract.records.support.carried import gifts
from extract.records.support.clauses import Clause, clauses
from extract.records.support.donors import find_donor
from extract.records.support.kinds import kind_of
from extract.records.support.merge import CARRIED, THINGS, merged
from extract.records.support.sequel import read_sequel
from extract.records.view import View
from extract.tag import Mention, TaggedText
from extract.tag.sentences import Sentence
from schemas import Label, SupportKind

__all__ = ["read_support"]

#: "tặng bằng khen và suất học bổng": help beside a commendation.
_BESIDE = re.compile(r"(?:bằng khen|giấy khen)(?: và|,)(?: (?:\d+|một))?(?: suất)? học bổng")
#: It happened: needed where no number says so.
_DONE = re.compile(r"(?<![^\W_])(?:đã|vừa|còn|cũng|dịp này)(?![^\W_])")
#: Verbs that tell of a gift also without any number.
_PLAIN = re.compile(r"tặng|trao|gửi|phát|biếu|ủng hộ|giúp|góp|nhận được|hỗ trợ|bàn giao")
#: Parts stand right behind their total.
_NEAR = 120
#: Years that tell of an earlier time stand in the first words of a sentence.
_OPENING = 250
#: Farther back a time is told of something else.
_BEFORE = 600
#: Later than any year.
_NO_YEAR = "9999"
_LIST = re.compile(r":\s*\n")
_REWARDED = re.compile(r"(?:cho|tới)\s+$")
_POLICE = re.compile(r"công an|ban chuyên án|phòng cảnh sát|đội cảnh sát")


def read_support(tagged: TaggedText) -> list[SupportFinding]:
    """Return help that was given, in text order."""
    view = View(tagged)
    found: list[SupportFinding] = []
    donor: str | None = None
    parts_end = 0
    for sentence in view.sentences:
        whole: int | None = None
        sequel = read_sequel(view, sentence, found, parts_end) if found else None
        if sequel is None and found and _tells_parts(view, sentence, found[-1]):
            parts_end = sentence.end
            continue
        if sequel is not None:
            found[-1] = sequel.finding
        told = False
        for clause in (gift for act in clauses(view, sentence) for gift in gifts(view, act)):
            if sequel is not None and clause.told <= sequel.amount < clause.end:
                continue
            if whole is not None and "trong đó" in view.lowered[whole : clause.verb_start]:
                parts_end = sentence.end
                continue
            finding = _read(view, sentence, clause, donor, told)
            if finding is None:
                continue
            if finding.kind != SupportKind.loan and not (finding.donor or "").isupper():
                donor = finding.donor
            found.append(finding)
            told = True
            if finding.amount_vnd is not None or finding.beneficiaries is not None:
                whole = clause.verb_end
    return merged(view, found)


def _tells_parts(view: View, sentence: Sentence, last: SupportFinding) -> bool:
    """Whether a sentence breaks down what was told right before: the total wins over its parts."""
    counted = last.beneficiaries is not None or last.amount_vnd is not None
    near = sentence.start - last.end < _NEAR and counted
    return near and lexicon.PARTS.match(view.lowered, sentence.start) is not None


def _read(
    view: View, sentence: Sentence, clause: Clause, donor: str | None, told: bool
) -> SupportFinding | None:
    """The record of one act of giving, or None where it is none; `told`: another was told."""
    if _is_vetoed(view, sentence, clause):
        return None
    amounts = read_amounts(view, clause)
    kind, end = kind_of(view, sentence, clause, amounts)
    if kind is None or not (told or _is_told(view, clause, amounts)):
        return None
    return SupportFinding(
        kind=kind,
        start=_start(view, clause),
        end=max(end, amounts.end),
        rule=_rule(view, clause, kind, amounts),
        beneficiaries=amounts.beneficiaries,
        amount_vnd=amounts.total,
        amount_each_vnd=amounts.each,
        donor=find_donor(view, sentence, clause, donor),
        check=amounts.check,
        trace=(f"verb: {clause.verb}",),
    )


def _is_vetoed(view: View, sentence: Sentence, clause: Clause) -> bool:
    """A plan, a prize, ceremony, pay, or the reward of those who did their duty."""
    if _says(view, lexicon.plan(), clause.start, clause.verb_start):
        return True
    # A list below such words is what the page reports: "Từ năm 2011 đến nay:\n- Xây 11 nhà".
    opening = min(clause.verb_start, sentence.start + _OPENING)
    listed = _LIST.search(view.lowered, sentence.start, opening) is not None
    if not listed and _is_of_before(view, sentence, clause):
        return True
    own = view.within(clause.told, clause.verb_start, Label.ORGANIZATION)
    ruled = _says(view, lexicon.rule(), clause.told if own else clause.start, clause.verb_start)
    if ruled and not _DONE.search(view.lowered, clause.told, clause.verb_start):
        return True
    given = clause.verb_end if clause.carried else clause.verb_start
    beside = _BESIDE.search(view.lowered, given, clause.end)
    if beside is None and _says(view, lexicon.veto(), given, clause.end):
        return True
    if lexicon.PRIZE.search(view.lowered, clause.told, clause.verb_start):
        return True
    for body in view.within(clause.verb_end, clause.end, Label.ORGANIZATION):
        if _POLICE.match(view.lowered, body.start):
            return _REWARDED.search(view.lowered, clause.verb_end, body.start) is not None
    return False


def _is_of_before(view: View, sentence: Sentence, clause: Clause) -> bool:
    """Whether an act is a habit, told as known from before, or of years that ended before."""
    begin = max(sentence.start, clause.verb_start - _BEFORE)
    dates = view.within(begin, clause.verb_start, Label.DATE)
    periods = [m for m in dates if lexicon.PERIOD.match(view.lowered, m.start)]
    if any(_last_year(m) < view.newest_year for m in periods):
        return True
    if lexicon.HABIT.match(view.lowered, sentence.start):
        return True
    if lexicon.KNOWN.match(view.lowered, sentence.start) is None:
        return False
    opening = view.within(sentence.start, sentence.start + _OPENING, Label.DATE)
    newest = view.newest_year or _NO_YEAR
    return any(_last_year(m) < newest for m in opening)


def _last_year(day: Mention) -> str:
    """The last year of a date, later than any where it names none."""
    value = day.value or ""
    year = value[-4:] if "/" in value else value[:4]
    return year if year.isdigit() else _NO_YEAR


def _says(view: View, words: re.Pattern[str], start: int, end: int) -> bool:
    """Whether one of some words stands in a span outside all names."""
    found = words.finditer(view.lowered, start, end)
    return any(view.covering(match.start()) is None for match in found)


def _rule(view: View, clause: Clause, kind: SupportKind, amounts: Amounts) -> str:
    if amounts.empty:
        words = lexicon.things().finditer(view.lowered, clause.verb_end, clause.end)
        if any(not m.group().endswith("quà") for m in words if m.lastgroup in ("gift", "other")):
            return THINGS
    if clause.carried:
        return CARRIED
    return f"support.{kind.value}"


def _is_told(view: View, clause: Clause, amounts: Amounts) -> bool:
    """Whether an act without any number is told as done, not as a duty or a habit."""
    if not amounts.empty:
        return True
    if not _PLAIN.search(clause.verb):
        return False
    if _DONE.search(view.lowered, clause.start, clause.verb_end):
        return True
    giver = view.last_before(clause.verb_start)
    near = (
        giver is not None
        and giver.label == Label.ORGANIZATION
        and clause.verb_start - giver.end < 8
    )
    said = list(lexicon.giver().finditer(view.lowered, clause.start, clause.verb_start))
    return near or bool(said and clause.verb_start - said[-1].end() < 8)


def _start(view: View, clause: Clause) -> int:
    """Where the evidence starts: the clause without leading white space, or the carried part."""
    start = clause.verb_end if clause.carried else clause.told
    return (
        start
        + len(view.text[start : clause.end])
        - len(view.text[start : clause.end].lstrip(" \n,;"))
    )
