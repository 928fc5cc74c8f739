"""What is told twice is one record."""

from __future__ import annotations

from extract.records.findings import SupportFinding

#: The rule of a record without numbers that names what was given, and not only "quà".
THINGS = "support.things"


def merged(found: list[SupportFinding]) -> list[SupportFinding]:
    """Return the records without those that a fuller one of the same kind already tells.

    A record repeats another where every number it states is the same there. One without numbers
    is kept only where no record of its kind has any, or where it names other things.
    """
    kept: list[SupportFinding] = []
    for finding in found:
        twin = next((k for k in kept if _same(k, finding)), None)
        if twin is None or twin.rule == finding.rule == THINGS:
            kept.append(finding)
        elif _stated(finding) > _stated(twin) or finding.rule == THINGS:
            kept[kept.index(twin)] = finding
    counted = {k.kind for k in kept if _stated(k)}
    return [k for k in kept if _stated(k) or k.kind not in counted or k.rule == THINGS]


def _numbers(finding: SupportFinding) -> tuple[int | None, int | None, int | None]:
    return finding.beneficiaries, finding.amount_vnd, finding.amount_each_vnd


def _stated(finding: SupportFinding) -> int:
    return sum(number is not None for number in _numbers(finding))


def _same(one: SupportFinding, other: SupportFinding) -> bool:
    """Whether two records may be one: same kind, no number against another, one in common."""
    if one.kind != other.kind:
        return False
    pairs = list(zip(_numbers(one), _numbers(other), strict=True))
    if any(a is not None and b is not None and a != b for a, b in pairs):
        return False
    return any(a is not None and a == b for a, b in pairs) or not (_stated(one) or _stated(other))
