"""What is told twice is one record."""

from __future__ import annotations

from dataclasses import replace

from extract.folding import fold, lower
from extract.records.findings import SupportFinding
from extract.records.support import lexicon
from extract.records.view import View
from schemas import SupportKind

#: The rule of a record without numbers that names what was given, and not only "quà".
THINGS = "support.things"
#: The rule of a gift whose verb was said of the one before it.
CARRIED = "support.carried_verb"
#: No article tells of more gifts; only so many are compared.
_MOST = 100
#: Farther down nothing is said of the gifts before.
_NEXT = 250
#: The words before the verb of a gift.
_OPENING = 60


def merged(view: View, found: list[SupportFinding]) -> list[SupportFinding]:
    """Return the records without those that a fuller one of the same kind already tells.

    A record repeats another where every number it states is the same there. One without numbers
    is kept only where no record of its kind has any, or where it names other things.
    """
    kept: list[SupportFinding] = []
    headline = _headline_end(view)
    if found and found[0].end <= headline and _is_told_below(found[0], found[1:]):
        found = found[1:]
    for finding in found:
        twin = next((k for k in kept[-_MOST:] if _same(k, finding)), None)
        if twin is not None and _is_another(view, twin, finding):
            twin = None
        joined = _joined(view, kept[-1], finding) if kept and twin is None else None
        if joined is not None:
            kept[-1] = joined
        elif twin is None or twin.rule == finding.rule == THINGS:
            kept.append(finding)
        elif _stated(finding) > _stated(twin) or finding.rule == THINGS:
            kept[kept.index(twin)] = finding
    counted = {k.kind for k in kept if _stated(k)}
    named = [view.lowered[k.start : k.end] for k in kept if _stated(k)][:_MOST]
    return [
        k
        for k in kept
        if _stated(k)
        or k.kind not in counted
        or (k.rule == THINGS and not _is_named(view, k, named))
    ]


def _is_another(view: View, twin: SupportFinding, finding: SupportFinding) -> bool:
    """Whether a gift of the same numbers is told beside the other: "cũng trao 9 phần quà"."""
    if finding.rule == CARRIED:
        return finding.start - twin.end < _OPENING
    opening = min(finding.end, finding.start + _OPENING)
    said = lexicon.ANOTHER.search(view.lowered, finding.start, opening)
    return said is not None and _stated(finding) > 1


def _joined(view: View, one: SupportFinding, other: SupportFinding) -> SupportFinding | None:
    """One record of a number of gifts and of what each of them was, told right behind; or None.

    "bàn giao 3 nhà cho đoàn viên. Công đoàn hỗ trợ mỗi gia đình 40 triệu đồng"
    """
    if one.kind != other.kind or other.beneficiaries is not None or one.beneficiaries is None:
        return None
    if one.amount_vnd is not None or one.amount_each_vnd is not None:
        return None
    told = view.lowered[other.start : other.end]
    of_each = other.amount_each_vnd is not None and "mỗi" in told.split()
    of_one = one.beneficiaries == 1 and other.amount_vnd is not None
    near = other.start - one.end < _NEXT
    if not near or not (of_each or (of_one and one.kind == SupportKind.house)):
        return None
    return replace(
        one,
        amount_vnd=other.amount_vnd,
        amount_each_vnd=other.amount_each_vnd,
        donor=one.donor or other.donor,
    )


def _headline_end(view: View) -> int:
    """Where the headline ends, 0 where the text has none."""
    line, _, below = view.text.partition("\n")
    return 0 if not below.strip() or line.rstrip().endswith((".", ":", "!")) else len(line)


def _is_told_below(first: SupportFinding, rest: list[SupportFinding]) -> bool:
    """Whether the text below says in full what a headline says in a round number."""
    return first.amount_vnd is None and any(_stated(f) > 1 and f.kind == first.kind for f in rest)


def _is_named(view: View, finding: SupportFinding, named: list[str]) -> bool:
    """Whether the things of a record without numbers are those of a counted one."""
    things = {
        m.group()
        for m in lexicon.things().finditer(view.lowered, finding.start, finding.end)
        if m.group() != "quà"
    }
    return any(all(thing in words for thing in things) for words in named)


def _numbers(finding: SupportFinding) -> tuple[int | None, int | None, int | None]:
    return finding.beneficiaries, finding.amount_vnd, finding.amount_each_vnd


def _stated(finding: SupportFinding) -> int:
    return sum(number is not None for number in _numbers(finding))


def _may_be_one(one: str | None, other: str | None) -> bool:
    """Whether two ways to name a giver may mean the same one."""
    if one is None or other is None:
        return True
    a, b = lower(fold(one)), lower(fold(other))
    return a in b or b in a


def _same(one: SupportFinding, other: SupportFinding) -> bool:
    """Whether two records may be one: same kind, no number against another, one in common."""
    if one.kind != other.kind:
        return False
    counted = one.beneficiaries is not None and other.beneficiaries is not None
    if not counted and not _may_be_one(one.donor, other.donor):
        return False
    pairs = list(zip(_numbers(one), _numbers(other), strict=True))
    if any(a is not None and b is not None and a != b for a, b in pairs):
        return False
    return any(a is not None and a == b for a, b in pairs) or not (_stated(one) or _stated(other))
