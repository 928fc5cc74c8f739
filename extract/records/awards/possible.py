"""Which matches may stand at all, by the kinds of elements they hold."""

from __future__ import annotations

import re

from extract.records.awards.contest_checks import CONTEST_CHECKS, Check, places_told
from extract.records.awards.elements import Element
from extract.records.awards.grammar import SUBJECTS, Match, shape
from extract.records.awards.scene import awards_in, elements_in, head_of

_OUTER = ("to", "commend", "of")
# Over a clause's shape.
_RECEIVED = re.compile(r"b[Og]GA[CN]$")  # "được X tặng 2 cờ, "
_ASIDE = re.compile(r"PCRbG[^bTK]*C$")
_REWARDED = re.compile(r"[Kc]x?rE?x?T[^S]*[NC]x?$")


def possible(match: Match, elements: list[Element]) -> bool:
    """Return whether a match may stand; if not, it must not keep others from its words.

    Args:
        match: a rule's match.
        elements: the sentence.
    """
    if match.rule in (*SUBJECTS, "chosen") and (
        _came_from(match, elements)
        or _titled_already(match, elements)
        or _only_where(match, elements)
    ):
        return False
    check = _CHECKS.get(match.rule)
    return check is None or check(match, elements)


def _came_from(match: Match, elements: list[Element]) -> bool:
    """Whether those before the verb are only where the recipients are from ("đến từ 45 tỉnh")."""
    first = match.slots["recs"][0]
    return first > 0 and elements[first - 1].feature == "whence"


def _only_where(match: Match, elements: list[Element]) -> bool:
    """Whether a number before their name is where they did it ("ở cả 3 phần thi, đội X đoạt …")."""
    first, last = match.slots["recs"]
    counts = elements[first].kind == "recipients" and last - first > 1
    if not counts or elements[first + 1].kind != "comma" or first == 0:
        return False
    before = [e.kind for e in elements[max(first - 2, 0) : first]]
    return before[-1] == "prep" or before == ["prep", "filler"]


def _titled_already(match: Match, elements: list[Element]) -> bool:
    """Whether a list before them has titles of its own ("3 CSTĐ, 45 LĐTT, 2 người được …")."""
    recs = elements_in(match, elements, "recs")
    counted = [e for e in recs if e.kind == "recipients"]
    return len(counted) > 1 and any(e.kind == "title" and e.generic for e in recs)


def _again(match: Match, elements: list[Element]) -> bool:
    """No inserted clause of somebody's past ("A, người được phong tặng X, nói")."""
    return _ASIDE.search(shape(elements[: match.end + 1])) is None


def _again_too(match: Match, elements: list[Element]) -> bool:
    """Somebody got an award just before ("ông A được trao giải Nhất và tặng …")."""
    kinds = [e.kind for e in elements[: match.start]]
    last = len(kinds) - 1 - kinds[::-1].index("passive") if "passive" in kinds else -1
    return last >= 0 and "semi" not in kinds[last:]


def _again_active(match: Match, elements: list[Element]) -> bool:
    """Counted only where it goes on from "được X tặng 2 cờ"."""
    counted = any(e.counted for e in elements_in(match, elements, "awards"))
    return not counted or _RECEIVED.search(shape(elements[: match.start])) is not None


def _also(match: Match, elements: list[Element]) -> bool:
    return elements_in(match, elements, "awards")[0].feature != "giai_thi"


def _passive(match: Match, elements: list[Element]) -> bool:
    """Not of whoever it may concern, and not "ông là người được tặng"."""
    if not _again(match, elements) or _of_anybody(match, elements) or _pleased(match, elements):
        return False
    rewarded = [e.kind for e in elements[match.end : match.end + 1]] == ["passive"]
    if rewarded and all(e.kind == "noun" for e in elements_in(match, elements, "recs")):
        return False  # "tập thể được tặng Cờ thi đua được thưởng …"
    tail = [e.kind for e in elements[match.slots["recs"][1] : head_of(match)]]
    return "is" not in tail or elements[match.start].kind != "noun"


def _pleased(match: Match, elements: list[Element]) -> bool:
    """Whether the award is only why somebody feels something ("vui mừng vì được khen")."""
    passives = [n for n in range(match.start + 1, match.end) if elements[n].kind == "passive"]
    why = elements[passives[0] - 1] if passives else None
    return why is not None and why.kind == "reason" and why.end - why.start == len("vì")


def _commended(match: Match, elements: list[Element]) -> bool:
    return not _pleased(match, elements)


def _rates(match: Match, elements: list[Element]) -> bool:
    """Not of those who are rated to be proposed ("suy tôn 1 đơn vị xuất sắc đề nghị …")."""
    return [e.kind for e in elements[match.end : match.end + 1]] != ["veto"]


def _of_anybody(match: Match, elements: list[Element]) -> bool:
    """Whether it is a rule for whoever it may concern ("Cá nhân được tặng Bằng khen …")."""
    bare = all(
        e.kind == "noun" and (e.feature == "individual" or e.generic) and e.count is None
        for e in elements_in(match, elements, "recs")
    )
    said = any(e.kind == "of" for e in elements_in(match, elements, "awards"))
    return bare and not said and "giver" not in match.slots


def _holds(match: Match, elements: list[Element]) -> bool:
    return elements[match.start].feature != "work"  # "với 3 bài “Gương sáng”"


def _active_count(match: Match, elements: list[Element]) -> bool:
    """Juries choose places ("bình chọn 1 giải Nhất"); other awards are not graded into being."""
    rated = elements[match.slots["verb"][0]].kind == "rate"
    return not rated or places_told(match, elements)


def _active(match: Match, elements: list[Element]) -> bool:
    """What a ceremony is for is news only where it says for how many, or for whom."""
    if not _ceremony(match, elements):
        return True
    first = elements_in(match, elements, "recs")[0]
    return first.counted or bool(first.names)


def _active_bare(match: Match, elements: list[Element]) -> bool:
    return not _ceremony(match, elements)  # "lễ trao giải có 300 đại biểu"


def _ceremony(match: Match, elements: list[Element]) -> bool:
    """Whether the verb only names an event ("lễ trao giải cho …") at which prizes are given."""
    head = head_of(match)
    prizes = any(e.feature.startswith("giai_") for e in awards_in(match, elements))
    return prizes and any(e.feature == "ceremony" for e in elements[max(head - 2, 0) : head])


def _ranked(match: Match, elements: list[Element]) -> bool:
    """A grade before those who have it, in a list that grading announced."""
    announced = any(e.kind == "rate" for e in elements[: match.start])
    return announced and elements_in(match, elements, "recs")[0].counted


def _by_kind(match: Match, elements: list[Element]) -> bool:
    """Counted papers for one kind of recipient, behind a verb ("trao 5 bằng khen tập thể")."""
    award, noun = elements[match.start], elements[match.end - 1]
    given = any(e.kind == "give" for e in elements[: match.start])
    return given and noun.generic and award.counted and award.feature != "giai_thi"


def _titled(match: Match, elements: list[Element]) -> bool:
    """Counted holders of a title of merit, or of any as an item of a list or a body's own."""
    if not elements[match.start].counted:
        return False
    return elements_in(match, elements, "awards")[0].generic or _own_item(match, elements)


def _own_item(match: Match, elements: list[Element]) -> bool:
    """Whether a title stands by itself ("…; 27 đoàn viên xuất sắc", "trường có 26 …")."""
    before = elements[match.start - 1].kind if match.start else ""
    end = match.slots["awards"][1]
    after = elements[end].kind if end < len(elements) else ""
    graded = any(e.kind in ("rate", "take") for e in elements[: match.start])
    if before == "":
        return after == "colon" and bool(match.slots.get("names"))
    listed = before == "body" or (before == "semi" and graded)
    return listed and after in ("", "comma", "semi", "and")


def _active_after(match: Match, elements: list[Element]) -> bool:
    """Not what the award is still to come of ("gửi về LĐLĐ tỉnh để xét tặng Bằng khen")."""
    between = elements[match.slots["verb"][1] : match.slots["awards"][0]]
    return not any(e.kind == "veto" for e in between)


def _graded(match: Match, elements: list[Element]) -> bool:
    return elements[match.end - 1].generic


def _quoted(match: Match, elements: list[Element]) -> bool:
    """A title that shares the verb and the award word before it."""
    return any(e.kind in ("give", "rate") for e in elements[: match.start])


def _lettered(match: Match, elements: list[Element]) -> bool:
    """A letter of praise, which needs no verb."""
    return elements_in(match, elements, "awards")[0].feature == "other"


def _receive(match: Match, elements: list[Element]) -> bool:
    """Somebody named or counted, of whom the award is news.

    "trao thưởng cho 60 học sinh đạt giải" says who they are, "học sinh đạt giải nhất" without
    number or name says nothing, and a company that "đứng thứ hai cả nước" won no contest.
    """
    recs, awards = elements_in(match, elements, "recs"), awards_in(match, elements)
    if awards and awards[0].verbal and all(e.kind in ("noun", "body") for e in recs):
        return len(awards) > 1
    counted = any(e.counted for e in awards)
    contest = bool(awards) and awards[0].feature == "giai_thi"
    unnamed = ("noun", "recipients") if contest else ("noun",)
    bare = all(e.kind in unnamed and not e.counted for e in recs)
    if bare and not counted and recs[0].feature != "collective":
        return False
    if contest and recs[0].kind == "each":
        return False  # "mỗi đội đạt giải Nhất được thưởng …": what a place is worth
    rewarded = _REWARDED.search(shape(elements[: match.slots["recs"][0]])) is not None
    return not (contest and (rewarded or _outer(match, elements) in _OUTER))


def _attained(match: Match, elements: list[Element]) -> bool:
    """Not who got a gift: "tặng quà cho 30 cháu là con đoàn viên đạt học sinh giỏi"."""
    return _outer(match, elements) != "to"


def _outer(match: Match, elements: list[Element]) -> str:
    """The kind of element that those before a verb hang on, over others counted with them."""
    at = match.slots["recs"][0] - 1
    while at > 0 and elements[at].kind == "and" and elements[at - 1].kind == "recipients":
        at -= 2
    return elements[at].kind if at >= 0 else ""


_CHECKS: dict[str, Check] = {
    **CONTEST_CHECKS,
    "again": _again,
    "again_too": _again_too,
    "again_active": _again_active,
    "active_kinds": _by_kind,
    "also": _also,
    "passive": _passive,
    "commended": _commended,
    "rates": _rates,
    "ranked": _ranked,
    "titled": _titled,
    "lettered": _lettered,
    "graded": _graded,
    "active_after": _active_after,
    "active_quote": _quoted,
    "receive": _receive,
    "attained": _attained,
    "holds": _holds,
    "active": _active,
    "active_more": _active,
    "active_count": _active_count,
    "active_bare": _active_bare,
}
