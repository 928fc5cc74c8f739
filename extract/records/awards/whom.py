"""Who got what a match states: named or counted at the verb, or carried over."""

from __future__ import annotations

import re

from extract.records.awards.elements import Element
from extract.records.awards.givers import NOT_SUBJECT
from extract.records.awards.grammar import CARRIES, SUBJECTS, Match
from extract.records.awards.nouns import single_kind
from extract.records.awards.recipients import Recipient, read_recipients
from extract.records.awards.scene import Carried, Scene, adds_up

_ONE_OF = re.compile(r"là (?:1|một) trong (?:số )?$")
#: Sentences after which "mỗi người" may still mean those counted.
_REACH = 3
_AMONG = re.compile(r"trong (?:tổng )?số$")
_BREAKDOWN = re.compile(r"(?:x?C?Wx?|Ci)r(?:x?C?N?r)*")  # over a clause's shape
#: The same behind a plural ("các tập thể, cá nhân điển hình gồm 8 tập thể …").
_OF_PLURAL = re.compile(r"x?ir(?:[xE]*[CN]r)*")
_WHO = ("org", "body", "unit", "person")
_ENDS_WORKS = ("award", "give", "passive", "take", "commend", "recipients", "rate")


def recipients_of(view: str, scene: Scene, match: Match, carried: Carried) -> list[Recipient]:
    """Return who got what a match states, in text order.

    Args:
        view: the folded text in lower case.
        scene: the sentence.
        match: the rule's match.
        carried: what the clause may take from the one before.
    """
    elements = scene.elements
    found: list[Recipient] = []
    if match.rule == "rest":
        return [Recipient(r.kind, None, False) for r in carried.recipients[:1] if _told(r)]
    if match.rule in CARRIES:
        return _carried_recipients(scene, match, carried)
    if "recs" in match.slots:
        first, last = match.slots["recs"]
        tail = _breakdown_end(scene, last)
        if any(e.feature == "work" for e in elements[first:last]):
            tail = next(
                (n for n in range(last, len(elements)) if elements[n].kind in _ENDS_WORKS),
                len(elements),
            )
        found = read_recipients(elements[first:tail], last - first)
        if len(found) > 1 and found[0].explicit and _out_of(view, scene, first):
            found = found[1:]
        _name_one_of(view, scene, first, found)
        _count_each(scene, first, found, carried)
        if match.rule in SUBJECTS and len(found) == 1:
            _name_whole_body(view, scene, first, last, found[0])
            if _one_body(view, scene, first, found[0]):
                found[0].count = 1
    if "names" in match.slots:
        names = read_recipients(elements[slice(*match.slots["names"])])
        if _both_named(found, names):
            return names
        if found and len(found) == 1:
            for one in names:
                found[0].names.extend(one.names)
            if names and found[0].kind in ("work", "neutral"):
                found[0].kind = single_kind({one.kind for one in names})
            if not found[0].explicit:
                found[0].count = len(found[0].names) or found[0].count
        else:
            found.extend(names)
    return found


def _told(one: Recipient) -> bool:
    """Whether those who got the other places of a list are of this kind too: bodies are."""
    return one.kind == "collective"


def _both_named(found: list[Recipient], names: list[Recipient]) -> bool:
    """Whether bodies and people without a number are listed ("tập thể, cá nhân gồm: X, chị A")."""
    kinds = {one.kind for one in names}
    return len(found) == 1 and found[0].kind == "mixed" and not found[0].explicit and len(kinds) > 1


def _one_body(view: str, scene: Scene, first: int, one: Recipient) -> bool:
    """Whether a body's noun alone means the one spoken of ("đơn vị được tặng cờ")."""
    bare = one.single and one.kind == "collective" and one.count is None
    return bare and not view.startswith("tập thể", scene.elements[first].start)


def _name_whole_body(view: str, scene: Scene, first: int, last: int, one: Recipient) -> None:
    """Name X in "tập thể cán bộ, công nhân viên X được tặng …": all of a body are that body."""
    whole = one.single and one.kind == "collective" and not one.names
    follows = scene.elements[last] if whole and last < len(scene.elements) else None
    if follows is None or follows.kind not in ("org", "unit") or not follows.names:
        return
    if view.startswith("tập thể ", scene.elements[first].start):
        one.names.extend(follows.names[:1])
        one.count = 1


def _out_of(view: str, scene: Scene, first: int) -> bool:
    """Whether the first number is what they were chosen from ("trong số 300 công nhân, có 45")."""
    before = scene.elements[first - 1] if first else None
    return before is not None and _AMONG.search(view, before.start, before.end) is not None


def _name_one_of(view: str, scene: Scene, first: int, found: list[Recipient]) -> None:
    """Name X in "X là 1 trong 45 cá nhân được tặng …"."""
    start = scene.elements[first].start if first < len(scene.elements) else 0
    if len(found) != 1 or found[0].names or not _ONE_OF.search(view, max(0, start - 16), start):
        return
    named = [e for e in scene.elements[:first] if e.kind in ("person", "org", "unit")]
    people = [e for e in named if e.kind == "person"] or named[-1:]
    if people:
        found[0].names.extend(people[-1].names[:1])


def _count_each(scene: Scene, first: int, found: list[Recipient], carried: Carried) -> None:
    """Give "mỗi người" the number of those told before ("khen 3 thợ lò, mỗi người được nhận …")."""
    each = scene.elements[first] if first < len(scene.elements) else None
    if each is None or each.kind != "each" or not found:
        return
    kind = found[0].kind
    here = [e.count for e in scene.elements[:first] if e.counted and e.feature == kind]
    near = (
        carried.paragraph == scene.sentence.paragraph and carried.sentence >= scene.index - _REACH
    )
    told = here or ([r.count for r in carried.recipients if r.kind == kind and r.explicit] * near)
    if told:
        found[0].count, found[0].explicit = told[-1], True


def _carried_recipients(scene: Scene, match: Match, carried: Carried) -> list[Recipient]:
    """Recipients of the clause before, else the body or person the sentence starts with."""
    if match.rule == "parts" and adds_up(scene, match, carried):
        return [Recipient(carried.recipients[0].kind, None, False)]
    if match.rule == "parts" and not carried.total:
        near = carried.prize and scene.elements[match.start].kind == "within"
        return [Recipient(r.kind, None, False) for r in carried.recipients[:1] if near and _told(r)]
    whole = _whose_members(scene, match, carried)
    if whole is not None:
        return read_recipients([whole])
    if carried.sentence == scene.index and carried.recipients:
        return carried.recipients
    if match.rule in ("also", "parts"):
        return []
    for at in range(match.start):
        element = scene.elements[at]
        before = scene.elements[at - 1].kind if at else ""
        gives = scene.elements[at + 1].kind in ("give", "commend")
        if element.kind in _WHO and before not in NOT_SUBJECT and not gives:
            return read_recipients([element])
    return []


def _whose_members(scene: Scene, match: Match, carried: Carried) -> Element | None:
    """The body whose members the clause before counts, which is what is spoken of.

    "Công đoàn trường có 26 đoàn viên xếp loại xuất sắc, được LĐLĐ huyện tặng Giấy khen"
    """
    counted = any(r.explicit and r.kind == "individual" for r in carried.recipients)
    if match.rule != "again" or carried.sentence != scene.index or not counted:
        return None
    for at, element in enumerate(scene.elements[: match.start - 1]):
        before = scene.elements[at - 1].kind if at else ""
        if element.kind in ("org", "body", "unit") and before not in NOT_SUBJECT:
            return element if scene.elements[at + 1].kind == "recipients" else None
    return None


def _breakdown_end(scene: Scene, last: int) -> int:
    """End of "…, trong đó 3 tập thể, 5 cá nhân" behind the recipients, or `last`."""
    before = scene.elements[last - 1]
    plural = before.kind == "recipients" and not before.counted
    found = _BREAKDOWN.match(scene.row, last)
    if found is None and plural:
        found = _OF_PLURAL.match(scene.row, last)
    return found.end() if found else last
