"""Numbers of a clause: how many got help, how much together, how much each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.numbers import NUMBER_TEXT, read_number
from extract.records.support import lexicon
from extract.records.support.clauses import Clause, agent, money_in
from extract.records.view import View
from extract.tag import Mention
from schemas import Label

_PASSIVE = re.compile(r"(?:được|nhận)(?![^\W_])")
_REACH = 85
#: What is looked for right before a number stands no farther from it.
_NEAR = 120
#: Things that are a share where they stand alone, and no more than goods in a list of goods.
_GOODS = ("túi thuốc", "xe đạp", "xe lăn", "máy tính bảng", "sổ tiết kiệm")
_LISTED = re.compile(r"(?<!\w)\d[\d.]*\s+[^,;.:]{2,30},\s+$")
#: "2 triệu đồng và một chiếc xe đạp": the bicycle is no count of people or shares.
_ADDED = re.compile(r"(?:,|và|cùng|kèm)\s+$")
#: Behind an amount for each, only these open the sum of all.
_SUM = re.compile(r"(?:tổng|số tiền|kinh phí)[^,.;:]{0,40}$")


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a clause states of quantities; None where it states nothing.

    Args:
        beneficiaries: people, households or shares.
        total: VND in all.
        each: VND for each.
        unit: the noun that is counted, where it is a share.
        start: where the counted words start, the verb where nothing is counted.
        end: code point after the last of them.
        unread: an amount is written that has no one value ("3-5 triệu đồng").
    """

    beneficiaries: int | None
    total: int | None
    each: int | None
    unit: str | None
    start: int
    end: int
    unread: bool = False

    @property
    def empty(self) -> bool:
        """Whether no number is stated."""
        return self.beneficiaries is None and self.total is None and self.each is None

    @property
    def check(self) -> str | None:
        """Whether total and parts agree, where all are stated."""
        if self.total is None or self.each is None or self.beneficiaries is None:
            return None
        agrees = self.total == self.each * self.beneficiaries
        return "total_agrees" if agrees else "total_differs"


def read_amounts(view: View, clause: Clause) -> Amounts:
    """Return the quantities of a clause."""
    count, unit, start, end = _count(view, clause)
    each = total = None
    summed = False
    told = money_in(view, clause.verb_end, clause.end)
    if not told and start < clause.verb_start:
        told = money_in(view, start, clause.verb_start)
    if not told and lexicon.THE_SUM.search(view.lowered, clause.told, clause.verb_start):
        told = money_in(view, clause.told, clause.verb_start)
    told = [m for m in told if not _is_paid_on(view, clause, m)]
    for money in told:
        assert money.value is not None
        value = int(money.value)
        if _is_each(view, clause, money):
            each = value if each is None else each
        elif not lexicon.COLLECTED.search(view.lowered, _near(clause, money.start), money.start):
            whole = (
                lexicon.TOTAL_BEFORE.search(view.lowered, _near(clause, money.start), money.start)
                is not None
            )
            part = each is not None and not _SUM.search(
                view.lowered, max(clause.verb_end, money.start - _NEAR), money.start
            )
            if (total is None and not part) or (whole and not summed):
                total, summed = value, whole
        end = max(end, money.end)
    if total is None and not clause.carried and lexicon.WITH_SUM.match(view.lowered, clause.start):
        opening = money_in(view, clause.start, clause.verb_start)
        total = int(opening[0].value or 0) if opening else None
    written = view.within(clause.verb_end, clause.end, Label.MONEY)
    unread = any(m.value is None for m in written)
    return Amounts(count, total, each, unit, start, end, unread)


def _is_paid_on(view: View, clause: Clause, money: Mention) -> bool:
    """An amount that is paid month by month is pay, unless a child is taken care of."""
    return "đỡ đầu" not in clause.verb and bool(lexicon.PER_TIME.match(view.lowered, money.end))


def _is_each(view: View, clause: Clause, money: Mention) -> bool:
    start = max(clause.start, money.start - _REACH)
    if lexicon.EACH_AFTER.match(view.lowered, money.end):
        return True
    before = lexicon.EACH_BEFORE.search(view.lowered, start, money.start)
    return before is not None and "tổng" not in before.group()


def _count(view: View, clause: Clause) -> tuple[int | None, str | None, int, int]:
    """The number of people or shares, its noun, where it starts and where it ends."""
    found = _counts(view, clause.verb_end, clause.end)
    if is_passive(view, clause):
        subject = _counts(view, clause.told, clause.verb_start)[-1:]
        subject = subject or _counts(view, clause.start, clause.told)[-1:]
        if not found or _is_given(view, clause, subject):
            found = subject
    elif not found and not clause.carried:
        found = _visited(view, clause)
    whole = [
        m for m in found if lexicon.WHOLE.search(view.lowered, _near(clause, m.start()), m.start())
    ]
    for match in whole or found:
        value = read_number(match["number"])
        one_each = lexicon.ONE_EACH.search(
            view.lowered, _near(clause, match.start()), match.start()
        )
        added = _ADDED.search(view.lowered, _near(clause, match.start()), match.start())
        added_too = added and not clause.carried
        if value is None or (value == 1 and (one_each or added_too or _got_by_each(clause))):
            continue
        if match["unit"] in _GOODS and _LISTED.search(
            view.lowered, _near(clause, match.start()), match.start()
        ):
            continue
        return value, match["unit"], match.start(), max(match.end(), clause.verb_end)
    things = _things_counted(view, clause)
    if things is not None:
        return read_number(things["number"]), None, things.start(), things.end()
    return None, None, clause.verb_start, clause.verb_end


def _got_by_each(clause: Clause) -> bool:
    """Whether "một" is what each one got: "các cháu nhận một phần quà"."""
    return clause.verb.startswith("nhận")


def _things_counted(view: View, clause: Clause) -> re.Match[str] | None:
    """Things whose price for one is told: "12 bồn chứa nước … (1,8 triệu đồng/bồn)"."""
    for money in money_in(view, clause.verb_end, clause.end):
        each = lexicon.PER_THING.match(view.lowered, money.end)
        if each is not None:
            return re.compile(
                rf"(?<!\w)(?P<number>{NUMBER_TEXT})\s+{re.escape(each['thing'])}(?!\w)"
            ).search(view.lowered, clause.verb_end, money.start)
    return None


def _counts(view: View, start: int, end: int) -> list[re.Match[str]]:
    return [
        match
        for match in lexicon.counted().finditer(view.lowered, start, end)
        if view.covering(match.start("number")) is None
        and not lexicon.PLACES_OF.search(view.lowered, start, match.start())
    ]


def _is_given(view: View, clause: Clause, subject: list[re.Match[str]]) -> bool:
    """Whether shares are what a passive verb speaks of: "200 phần quà đã được trao cho 90 hộ"."""
    return bool(subject and subject[0]["unit"]) and bool(
        lexicon.BEING_GIVEN.fullmatch(view.lowered, subject[0].end(), clause.verb_start)
    )


def _visited(view: View, clause: Clause) -> list[re.Match[str]]:
    """Those who were visited before each of them got something: "thăm 5 gia đình và tặng mỗi"."""
    amounts = money_in(view, clause.verb_end, clause.end)
    each = amounts and lexicon.EACH_AFTER.match(view.lowered, amounts[0].end)
    if not each and not lexicon.TO_EACH.match(view.lowered, clause.verb_end):
        return []
    return [
        match
        for match in _counts(view, clause.start, clause.verb_start)
        if lexicon.VISITING.search(view.lowered, clause.start, match.start())
    ][-1:]


def is_passive(view: View, clause: Clause) -> bool:
    """Return whether a clause speaks of who gets: "12 chị được tặng", "được LĐLĐ tỉnh tặng"."""
    if agent(view, clause) is not None:
        return True
    start = max(clause.start, clause.verb_start - 12)
    return _PASSIVE.search(view.lowered, start, clause.verb_end) is not None


def _near(clause: Clause, place: int) -> int:
    return max(clause.start, place - _NEAR)
