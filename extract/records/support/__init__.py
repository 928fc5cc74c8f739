"""Help in money or kind that was given.

`clauses` cuts sentences into acts of giving, `amounts` reads their numbers, `donors` says who
gave; here it is decided what is help and of which kind. To teach another thing that is given, or
another word that makes a clause no help, add a line to a list in `extract/resources/support` and
an example to `corpus/phrases/support.txt`.
"""

from __future__ import annotations

import re

from extract.records.findings import SupportFinding
from extract.records.support import lexicon
from extract.records.support.amounts import Amounts, read_amounts
from extract.records.support.clauses import Clause, clauses, money_in
from extract.records.support.donors import find_donor
from extract.records.support.merge import THINGS, merged
from extract.records.support.sequel import read_sequel
from extract.records.view import View
from extract.tag import TaggedText
from extract.tag.sentences import Sentence
from schemas import Label, SupportKind

__all__ = ["read_support"]

_KINDS = ("loan", "house", "scholarship", "medical", "gift", "other")
_HOUSE_UNIT = re.compile(r"nhà|mái ấm|căn")
#: Verbs that mean help also where only people are counted ("trợ giúp 386 chị").
_HELPING = re.compile(r"trợ giúp|trợ cấp|thăm hỏi|giúp đỡ|chi hỗ trợ|cứu trợ")
#: Verbs that need a thing or people beside an amount: "chi 2 tỷ", "nhận 5 triệu" alone say nothing.
_NEEDS_MORE = re.compile(
    r"^(?:chi|chuyển|gửi.*|cấp|phát|dành|nhận.*|quyên góp|giúp|xây|khám|biếu|trích.*|(?:đóng )?góp"
    r"(?: tiền)?)$"
)
_BUILDING = re.compile(r"^(?:xây.*|sửa chữa|bàn giao|khánh thành.*|hỗ trợ (?:xây|sửa|làm).*)$")
_LENDING = re.compile(r"hỗ trợ|giải ngân|vay|giúp|^cho$")
_FUND = re.compile(r"(?<![^\W_])(?:quỹ|nguồn vốn|ngân hàng)(?![^\W_])")
#: "gửi tặng anh 30 triệu đồng", "gửi tặng gia đình thiếu tá A"
_TO_SOMEBODY = re.compile(
    r"(?:gửi tặng|gửi (?:đến|tới|cho)|chuyển (?:đến|tới|cho)|biếu)\s+"
    r"(?:gia đình|anh|chị|em|cháu|ông|bà|cô|thầy|cụ|bác|thân nhân|vợ chồng)(?![^\W_])"
)
#: Before an amount: it is the worth of goods.
_WORTH = re.compile(r"(?:trị giá|giá trị|quà|suất|phần)[^,.;]*$")
#: Behind an amount: what it is spent on.
_SPENT = re.compile(r"\s*(?:tiền mặt\s*)?(?:để|mua|nhằm|làm kinh phí)(?![^\W_])")
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
        if found and _tells_parts(view, sentence, found[-1]):
            parts_end = sentence.end
            continue
        sequel = read_sequel(view, sentence, found, parts_end) if found else None
        if sequel is not None:
            found[-1] = sequel.finding
        for clause in clauses(view, sentence):
            if sequel is not None and clause.told <= sequel.amount < clause.end:
                continue
            if whole is not None and "trong đó" in view.lowered[whole : clause.verb_start]:
                continue
            finding = _read(view, sentence, clause, donor)
            if finding is None:
                continue
            if finding.kind != SupportKind.loan and not (finding.donor or "").isupper():
                donor = finding.donor
            found.append(finding)
            if finding.amount_vnd is not None:
                whole = clause.verb_end
    return merged(view, found)


def _tells_parts(view: View, sentence: Sentence, last: SupportFinding) -> bool:
    """Whether a sentence breaks down what was told right before: the total wins over its parts."""
    near = sentence.start - last.end < _NEAR and last.beneficiaries is not None
    return near and lexicon.PARTS.match(view.lowered, sentence.start) is not None


def _read(
    view: View, sentence: Sentence, clause: Clause, donor: str | None
) -> SupportFinding | None:
    """The record of one act of giving, or None where it is none."""
    if _is_vetoed(view, sentence, clause):
        return None
    amounts = read_amounts(view, clause)
    kind, end = _kind(view, sentence, clause, amounts)
    if kind is None or not _is_told(view, clause, amounts):
        return None
    return SupportFinding(
        kind=kind,
        start=_start(view, clause),
        end=max(end, amounts.end),
        rule=_rule(view, clause, kind, amounts),
        beneficiaries=amounts.beneficiaries,
        amount_vnd=amounts.total,
        amount_each_vnd=amounts.each,
        donor=find_donor(view, sentence.start, clause, donor),
        check=amounts.check,
        trace=(f"verb: {clause.verb}",),
    )


def _is_vetoed(view: View, sentence: Sentence, clause: Clause) -> bool:
    """A plan, a prize, ceremony, pay, or the reward of those who did their duty."""
    if _says(view, lexicon.plan(), clause.start, clause.verb_start):
        return True
    if lexicon.KNOWN.match(view.lowered, sentence.start) and _is_past(view, sentence):
        return True
    ruled = _says(view, lexicon.rule(), clause.start, clause.verb_start)
    if ruled and not _DONE.search(view.lowered, clause.told, clause.verb_start):
        return True
    given = clause.verb_end if clause.carried else clause.verb_start
    beside = _BESIDE.search(view.lowered, given, clause.end)
    if beside is None and _says(view, lexicon.veto(), given, clause.end):
        return True
    if lexicon.PRIZE.search(view.lowered, clause.told, clause.verb_start):
        return True
    for body in view.within(clause.verb_end, clause.end):
        if body.label == Label.ORGANIZATION and _POLICE.match(view.lowered, body.start):
            return _REWARDED.search(view.lowered, clause.verb_end, body.start) is not None
    return False


def _is_past(view: View, sentence: Sentence) -> bool:
    """Whether a sentence names a year or a time of years before the newest day of the text."""
    named = [
        m.value
        for m in view.within(sentence.start, sentence.start + _OPENING)
        if m.label == Label.DATE
    ]
    years = [value[-4:] if "/" in value else value[:4] for value in named if value]
    return any(year.isdigit() and year < view.newest_year for year in years)


def _says(view: View, words: re.Pattern[str], start: int, end: int) -> bool:
    """Whether one of some words stands in a span outside all names."""
    found = words.finditer(view.lowered, start, end)
    return any(view.covering(match.start()) is None for match in found)


def _kind(
    view: View, sentence: Sentence, clause: Clause, amounts: Amounts
) -> tuple[SupportKind | None, int]:
    """What kind of help an act is, None for none, and where its words end."""
    things = [
        m
        for m in lexicon.things().finditer(view.lowered, _from(clause, amounts), clause.end)
        if view.covering(m.start()) is None
    ]
    end = max((m.end() for m in things), default=clause.verb_end)
    kinds = {m.lastgroup for m in things if not _is_bought(view, clause, m)}
    if amounts.unit is not None and _HOUSE_UNIT.match(amounts.unit):
        kinds.add("house")
    if "loan" in kinds and not _is_lent(view, clause, amounts):
        return None, end
    if _BUILDING.match(clause.verb) and "house" not in kinds:
        return None, end
    for kind in _KINDS:
        if kind in kinds:
            return SupportKind(kind), end
    money = amounts.total is not None or amounts.each is not None
    if amounts.unread and amounts.beneficiaries is not None:
        return SupportKind.cash, end
    if "chăm lo" in clause.verb and not (money and amounts.beneficiaries):
        return None, end
    if money:
        built = lexicon.things().search(
            view.lowered, max(sentence.start, clause.start), clause.verb_start
        )
        if built is not None and built.lastgroup == "house":
            return SupportKind.house, end
    if money and (_is_enough(view, clause, amounts) or not _NEEDS_MORE.match(clause.verb)):
        return SupportKind.cash, end
    if amounts.beneficiaries is not None and _HELPING.search(clause.verb):
        return SupportKind.cash, end
    return None, end


def _is_bought(view: View, clause: Clause, thing: re.Match[str]) -> bool:
    """Whether goods are only what money is given for, or given besides it.

    "100 triệu đồng để mua chăn màn", "1 triệu đồng và một bộ tủ sách".
    """
    if thing.lastgroup != "gift" or "góp" in clause.verb:
        return False
    before = money_in(view, clause.verb_end, thing.start())
    if not before or _WORTH.search(view.lowered, clause.verb_end, before[0].start):
        return False
    return _SPENT.match(view.lowered, before[-1].end, thing.start()) is not None


def _from(clause: Clause, amounts: Amounts) -> int:
    """Where the words of what is given start."""
    return clause.verb_end if clause.carried else min(amounts.start, clause.verb_start)


def _is_enough(view: View, clause: Clause, amounts: Amounts) -> bool:
    """Whether a verb that may mean any payment is told of people, or of what it is for."""
    if amounts.beneficiaries is not None or ("nhận" in clause.verb and amounts.each is not None):
        return True
    if _TO_SOMEBODY.search(view.lowered, clause.verb_start, clause.end):
        return True
    if lexicon.THE_SUM.search(view.lowered, clause.told, clause.verb_start):
        return any(m.label == Label.ORGANIZATION for m in view.within(clause.verb_end, clause.end))
    return any(word in clause.verb for word in ("góp", "trích")) and any(
        lexicon.GIVEN_FOR.match(view.lowered, m.end, clause.end)
        for m in money_in(view, clause.verb_end, clause.end)
    )


def _is_lent(view: View, clause: Clause, amounts: Amounts) -> bool:
    """A loan as help goes to a number of people, or comes from a fund."""
    fund = _FUND.search(view.lowered, clause.start, clause.end)
    return _LENDING.search(clause.verb) is not None and (
        amounts.beneficiaries is not None or fund is not None
    )


def _rule(view: View, clause: Clause, kind: SupportKind, amounts: Amounts) -> str:
    if amounts.empty:
        words = lexicon.things().finditer(view.lowered, clause.verb_end, clause.end)
        if any(not m.group().endswith("quà") for m in words if m.lastgroup in ("gift", "other")):
            return THINGS
    if clause.carried:
        return "support.carried_verb"
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
