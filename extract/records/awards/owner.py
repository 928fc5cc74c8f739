"""Whose contest it is, where the page says so once for all its places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.records.awards.statement import Statement
from extract.tag import Mention
from schemas import AwardType, Label

_PRIZE_OF = re.compile(r"lễ trao giải (?:thưởng )?[^.;,\n]{2,60}? của (?=\w)")


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
