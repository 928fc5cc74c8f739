"""How many of an award went to whom, with the arithmetic of totals and parts."""

from __future__ import annotations

from extract.records.awards.elements import Element
from extract.records.awards.nouns import single_kind
from extract.records.awards.recipients import Recipient


def shares(
    award: Element, recipients: list[Recipient], *, alone: bool
) -> list[tuple[Recipient, str | None]]:
    """Return the recipients with counts that one award makes records for, each with its check.

    Args:
        award: the award, with the number written for it.
        recipients: who got it, in text order.
        alone: whether no other award shares these recipients.
    """
    total = award.count if award.counted else None
    whole = [r for r in recipients if not r.part]
    parts = [r for r in recipients if r.part]
    if parts and len(whole) == 1 and whole[0].count is not None:
        stated = sum(r.count or 0 for r in parts)
        if stated == whole[0].count:
            return [(r, "total_agrees") for r in parts]
        for part in parts:
            whole[0].names.extend(part.names)
        return [(whole[0], "total_differs" if stated > (whole[0].count or 0) else None)]
    if parts and len(whole) == 1 and all(r.explicit for r in parts) and not whole[0].names:
        return [(r, None) for r in parts]  # "các tập thể, cá nhân gồm 8 tập thể, 20 cá nhân"
    recipients = whole or recipients
    if award.several and award.generic:  # "đạt nhiều giải"
        for one in recipients:
            one.count = one.count if one.explicit else None
    elif total is None and award.feature == "giai_thi" and not award.generic:
        for one in recipients:
            one.count = 1 if one.single and one.count is None else one.count
    if total is None:
        return [(r, None) for r in recipients]
    counts = [r.count for r in recipients if r.explicit]
    if alone and len(counts) == len(recipients) and len(counts) > 1:
        agrees = sum(c or 0 for c in counts) == total
        return [(r, "total_agrees" if agrees else "total_differs") for r in recipients]
    if alone and len(counts) == 1 == len(recipients):
        return [(recipients[0], "total_agrees" if counts[0] == total else "total_differs")]
    names = [name for r in recipients for name in r.names] if alone else []
    kind = single_kind({r.kind for r in recipients})
    if award.inside and not names:
        kind, names = _inside(award, kind)
    return [(Recipient(kind, total, True, names), None)]


def _inside(award: Element, kind: str) -> tuple[str, list[str]]:
    """Who stands in brackets behind a place ("01 giải Nhất (tác giả A)"), people before bodies."""
    people = [name for name, sort in award.inside if sort == "person"]
    if kind in ("neutral", "work"):
        kind = "individual" if people else "collective"
    return kind, people or [name for name, _ in award.inside]


def in_turn(awards: list[Element], recipients: list[Recipient]) -> list[Recipient] | None:
    """Return one winner for each of several places ("giải Nhất, Nhì lần lượt thuộc về A, B").

    Args:
        awards: the awards that share the recipients.
        recipients: who got them, in text order.

    Returns:
        The winners in the order of the places; None where there are not as many names as places.
    """
    places = all(a.feature == "giai_thi" and not a.counted and not a.generic for a in awards)
    named = [r for r in recipients if not r.explicit or r.count == len(r.names) == len(awards)]
    winners = [(r.kind, name) for r in named for name in r.names]
    if len(awards) == 1 or not places or len(winners) != len(awards):
        return None
    return [Recipient(kind, 1, False, [name]) for kind, name in winners]
