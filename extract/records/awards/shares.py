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
    recipients = whole or recipients
    if total is None:
        if award.feature == "giai_thi" and not award.generic:
            for one in recipients:
                one.count = 1 if one.single and one.count is None else one.count
        return [(r, None) for r in recipients]
    counts = [r.count for r in recipients if r.explicit]
    if alone and len(counts) == len(recipients) and len(counts) > 1:
        agrees = sum(c or 0 for c in counts) == total
        return [(r, "total_agrees" if agrees else "total_differs") for r in recipients]
    if alone and len(counts) == 1 == len(recipients):
        return [(recipients[0], "total_agrees" if counts[0] == total else "total_differs")]
    names = [name for r in recipients for name in r.names]
    kind = single_kind({r.kind for r in recipients})
    return [(Recipient(kind, total, True, names if alone else []), None)]
