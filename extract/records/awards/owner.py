"""Whose award it is, where the page says so once for all of its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.records.awards.statement import Statement
from extract.tag import Mention
from schemas import AwardType, Label

_PRIZE_OF = re.compile(r"lễ trao giải (?:thưởng )?[^.;,\n]{2,60}? của (?=\w)")
#: Honours that the President alone confers, by the Law on Emulation and Commendation
#: (06/2022/QH15, article 77).
_OF_STATE = re.compile(
    r"huân chương|anh hùng (?:lao động|lực lượng)"
    r"|(?:nghệ s[ĩỹ]|nhà giáo|thầy thuốc) (?:nhân dân|ưu tú)"
)
_PRESIDENT = re.compile(
    r"(?:quyết định|ủy quyền|thừa lệnh|ủy nhiệm|\bdo|\bđược|của)\b[^.;\n]{0,40}?"
    r"(chủ tịch nước)(?!\w)"
)


def give_owner(found: Sequence[Statement], view: str, mentions: Sequence[Mention]) -> None:
    """Make the body whose prize it is ("lễ trao giải X của Y") the issuer of contest places.

    Args:
        found: the text's statements; those of contest places without an issuer are changed.
        view: the folded text in lower case.
        mentions: the text's mentions.
    """
    bodies = {m.start: m.text for m in mentions if m.label is Label.ORGANIZATION}
    owners = (bodies.get(match.end()) for match in _PRIZE_OF.finditer(view))
    owner = next((name for name in owners if name), None)
    if owner is None:
        return
    for one in found:
        if one.award_type is AwardType.giai_thi and one.issuer is None:
            one.issuer = owner
            one.trace.append("giver: the prize is said to be its own")


def give_head_of_state(found: Sequence[Statement], text: str, view: str) -> None:
    """Make the President the issuer of honours of state that lack one, where the page names him.

    Args:
        found: the text's statements; those of honours of state without an issuer are changed.
        text: the whole text.
        view: its folded form in lower case.
    """
    lacking = [
        one for one in found if one.issuer is None and _OF_STATE.search(view, one.start, one.end)
    ]
    named = _PRESIDENT.search(view) if lacking else None
    if named is None:
        return
    for one in lacking:
        one.issuer = text[named.start(1) : named.end(1)]
        one.trace.append("giver: honours of state are the President's, whom the page names")
