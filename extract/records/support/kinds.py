"""What kind of help an act of giving is, None where it is none."""

from __future__ import annotations

import re

from extract.records.support import lexicon
from extract.records.support.amounts import Amounts
from extract.records.support.clauses import Clause, agent, money_in
from extract.records.view import View
from extract.tag.sentences import Sentence
from schemas import Label, SupportKind

_KINDS = ("loan", "house", "scholarship", "medical", "gift", "other")
_HOUSE_UNIT = re.compile(r"nhà|mái ấm|căn")
#: Verbs that mean help also where only people are counted ("trợ giúp 386 chị").
_HELPING = re.compile(r"trợ giúp|trợ cấp|thăm hỏi|giúp đỡ|chi hỗ trợ|cứu trợ")
#: Verbs that need a thing or people beside an amount: "chi 2 tỷ", "nhận 5 triệu" alone say nothing.
_NEEDS_MORE = re.compile(
    r"^(?:chi|chuyển|gửi.*|cấp|phát|dành|nhận.*|quyên góp|giúp|xây|khám|biếu|trích.*|(?:đóng )?góp"
    r"(?: tiền)?)$"
)
_VISITING = re.compile(r"(?:chi |tổ chức |đến |tới )?thăm(?: hỏi)?(?:, động viên)?$")
_CARING = re.compile(r"chăm lo|chăm sóc")
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
#: "một máy hàn trị giá 68 triệu đồng": a thing and what it is worth.
_ONE_THING = re.compile(
    r"(?<![^\W_])(?:một|01|1|chiếc|cái|bộ)\s(?!suất|phần|số)[^,.;:\d]{2,40}"
    r"\s(?:trị giá|có giá)(?![^\W_])"
)
#: No farther back a house is what parts are told of.
_SENTENCE_BEFORE = 200
#: Nothing in a sentence is looked for farther away than this.
_FARTHEST = 600
#: Before a house: it is gone.
_RUINED = re.compile(r"(?<![^\W_])(?:sập|mất|cháy|trôi|cuốn|tốc mái|hư hỏng|ngập)[^,.;]{0,30}$")
#: Behind an amount: what it is spent on.
_SPENT = re.compile(r"\s*(?:tiền mặt\s*)?(?:để|mua|nhằm|làm kinh phí)(?![^\W_])")


def kind_of(
    view: View, sentence: Sentence, clause: Clause, amounts: Amounts
) -> tuple[SupportKind | None, int]:
    """What kind of help an act is, None for none, and where its words end."""
    things = [
        m
        for m in lexicon.things().finditer(view.lowered, _from(view, clause, amounts), clause.end)
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
    if _CARING.search(clause.verb) and not (money and amounts.beneficiaries):
        return None, end
    if money and _is_for_house(view, sentence, clause, amounts):
        return SupportKind.house, end
    if money and _ONE_THING.search(view.lowered, clause.verb_end, clause.end):
        return SupportKind.gift, end
    if money and (
        _is_enough(view, sentence, clause, amounts) or not _NEEDS_MORE.match(clause.verb)
    ):
        return SupportKind.cash, end
    if "tặng" in clause.verb and _is_given_to_some(view, clause):
        return SupportKind.gift, end
    if amounts.beneficiaries is not None and _HELPING.search(clause.verb):
        if _VISITING.match(clause.verb) and _gives_on(view, sentence, clause):
            return None, end
        return SupportKind.cash, end
    return None, end


def _gives_on(view: View, sentence: Sentence, clause: Clause) -> bool:
    """Whether those who were only visited get something in the next words."""
    end = view.lowered.find(";", clause.end, sentence.end)
    following = lexicon.verb().finditer(view.lowered, clause.end, end if end >= 0 else sentence.end)
    return any(lexicon.gives(match) for match in following)


def _is_given_to_some(view: View, clause: Clause) -> bool:
    """Whether something, whatever it is, goes to a number of people."""
    counted = lexicon.counted().search(view.lowered, clause.verb_end, clause.end)
    return counted is not None and bool(
        lexicon.SOMETHING_TO.fullmatch(view.lowered[clause.verb_end : counted.start()])
    )


def _is_for_house(view: View, sentence: Sentence, clause: Clause, amounts: Amounts) -> bool:
    """Whether money goes to the house that was spoken of right before."""
    if amounts.beneficiaries is not None and amounts.unit is None:
        return False
    # "Căn nhà … đã hoàn thành. Trong đó LĐLĐ tỉnh hỗ trợ 50 triệu đồng"
    parts = lexicon.PARTS.match(view.lowered, sentence.start) is not None
    start = max(0, sentence.start - _SENTENCE_BEFORE) if parts else sentence.start
    start = max(start, clause.verb_start - _FARTHEST)
    before = [
        m
        for m in lexicon.things().finditer(view.lowered, start, clause.verb_start)
        if m.lastgroup == "house"
    ]
    return bool(before) and not _RUINED.search(view.lowered, start, before[-1].start())


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


def _from(view: View, clause: Clause, amounts: Amounts) -> int:
    """Where the words of what is given start."""
    money = amounts.total is not None or amounts.each is not None
    if money and not clause.carried and agent(view, clause) is not None:
        return min(amounts.start, clause.start)
    return clause.verb_end if clause.carried else min(amounts.start, clause.verb_start)


def _is_enough(view: View, sentence: Sentence, clause: Clause, amounts: Amounts) -> bool:
    """Whether a verb that may mean any payment is told of people, or of what it is for."""
    if amounts.beneficiaries is not None or ("nhận" in clause.verb and amounts.each is not None):
        return True
    if _TO_SOMEBODY.search(view.lowered, clause.verb_start, clause.end):
        return True
    if lexicon.THE_SUM.search(view.lowered, clause.told, clause.verb_start):
        return bool(view.within(clause.verb_end, clause.end, Label.ORGANIZATION))
    if "nhận" in clause.verb and lexicon.GOT_FROM.search(
        view.lowered, clause.verb_end, min(sentence.end, clause.verb_end + _FARTHEST)
    ):
        return True
    if "trích" in clause.verb and lexicon.GIVEN_FOR.match(
        view.lowered, clause.verb_end, clause.end
    ):
        return True
    return any(word in clause.verb for word in ("góp", "trích")) and any(
        lexicon.GIVEN_FOR.match(view.lowered, m.end, sentence.end)
        for m in money_in(view, clause.verb_end, clause.end)
    )


def _is_lent(view: View, clause: Clause, amounts: Amounts) -> bool:
    """A loan as help goes to a number of people, or comes from a fund or a body named."""
    fund = _FUND.search(view.lowered, clause.start, clause.end)
    lender = fund is not None or agent(view, clause) is not None
    return _LENDING.search(clause.verb) is not None and (
        amounts.beneficiaries is not None or lender
    )
