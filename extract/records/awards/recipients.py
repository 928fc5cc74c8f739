"""Whom an award went to: the recipient elements of a match as kinds, counts and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.records.awards.elements import Element
from extract.records.awards.nouns import single_kind

#: How the name of a part of a body starts, and that of a body that has parts.
_PARTS = ("tổ", "đội", "khoa", "phòng", "phân xưởng", "xưởng", "ca ", "kíp", "nhóm", "lớp", "tàu")
_WHOLES = ("công ty", "tổng công ty", "trường", "bệnh viện", "xí nghiệp", "nhà máy", "trung tâm")
_COLLECTIVE = ("org", "unit", "place", "body")


@dataclass(slots=True)
class Recipient:
    """One recipient kind with its number.

    Args:
        kind: collective, individual, mixed, work or neutral.
        count: the number, written or counted from the names; None where neither is known.
        explicit: whether a number is written.
        names: recipients named.
        part: it stands after "trong đó": a part of the one before it.
        single: a noun without a plural word ("đội thi của phân xưởng").
    """

    kind: str
    count: int | None
    explicit: bool
    names: list[str] = field(default_factory=list)
    part: bool = False
    single: bool = False


def is_told(recipients: Sequence[Recipient]) -> bool:
    """Return whether any of them is counted or named."""
    return any(one.explicit or one.names for one in recipients)


def read_recipients(elements: Sequence[Element], inner: int = -1) -> list[Recipient]:
    """Return the recipients that a match's elements state, in text order.

    Args:
        elements: the recipients with what may belong to them.
        inner: how many of the elements are the recipients themselves; what follows are the works
            they got it for. All of them by default.
    """
    works = inner >= 0 and any(e.feature == "work" for e in elements[:inner])
    found: list[Recipient] = []
    listed = part = role = False
    stated = 0
    for at, element in enumerate(elements[:inner] if works else elements):
        before = [e.kind for e in elements[max(at - 2, 0) : at]]
        if _serves(elements, at):
            role = True  # "ông A, giáo viên trường X": says who he is
        elif role and element.kind == "comma" and _role_goes_on(elements, at):
            continue
        elif element.kind in ("comma", "and", "semi"):
            role = False
        elif role:
            continue
        elif element.kind == "within":
            part = True
        elif element.kind == "number":
            stated = element.count or 0
        elif element.kind in ("is", "colon"):
            listed, part = True, part or _breaks_down(elements, at)
        elif element.kind in ("noun", "body") and before[-1:] == ["of"] and _made(found):
            found[-1].kind = element.feature or "collective"  # "dự án của nhóm học sinh"
        elif element.kind == "noun" and _of_body(elements, at):
            continue  # "đội thi của Công đoàn X": the body is named
        elif element.kind == "noun" and before[-1:] == ["to"]:
            continue  # "20 doanh nghiệp chăm lo tốt cho công nhân": whom they did it for
        elif _says_how_many(elements, at, found):
            found[-1].explicit = True
        elif element.kind in ("recipients", "each", "noun"):
            listed = False
            count = 1 if _the_body_itself(elements, at) else element.count
            single = element.kind == "noun"
            found.append(
                Recipient(element.feature, count, element.counted, part=part, single=single)
            )
            if element.feature == "work":
                _makers(found[-1], elements[at:])
        elif _whence(elements, at, found):
            continue
        elif element.kind == "place" and _address(elements, at):
            continue  # "Trường A, xã B"
        elif element.kind == "org" and _parent(elements, at):
            continue  # "Phân xưởng 6, Công ty X": one body with the one it belongs to
        elif element.kind in _COLLECTIVE or element.kind == "person":
            _add_name(found, element, listed)
    joined = _joined(found)
    if len(joined) == 1 and len(joined[0].names) == stated > 1:
        joined[0].explicit = True  # "02 xã A và B"
    return joined


def _serves(elements: Sequence[Element], at: int) -> bool:
    """Whether a noun or body behind a name says who he is, and heads no list of its own."""
    before = [e.kind for e in elements[max(at - 2, 0) : at]]
    follows = elements[at + 1].kind if at + 1 < len(elements) else ""
    heads = follows == "colon" and elements[at].feature != "work"  # "- Ảnh: …"
    serves = elements[at].kind in ("noun", "filler", "org", "unit", "office")
    return serves and before == ["person", "comma"] and not heads


def _made(found: Sequence[Recipient]) -> bool:
    return bool(found) and found[-1].kind == "work" and not found[-1].names


def _whence(elements: Sequence[Element], at: int, found: Sequence[Recipient]) -> bool:
    """Whether a place or body behind counted people says where they are from."""
    if not at or elements[at].kind not in ("place", "unit", "org") or not found:
        return False
    if elements[at - 1].feature == "whence" and (found[-1].names or found[-1].explicit):
        return True  # "anh A, đến từ Công ty B"
    before = [e.kind for e in elements[max(at - 2, 0) : at]]
    theirs = before[-1] == "recipients" or (
        before[0] in ("recipients", "noun", "person") and before[-1] in ("of", "prep")
    )
    return theirs and found[-1].kind == "individual"


def _address(elements: Sequence[Element], at: int) -> bool:
    """Whether a place, last behind a body and a comma, says where the body is."""
    before = [e.kind for e in elements[max(at - 2, 0) : at]]
    more = any(e.kind in _COLLECTIVE for e in elements[at + 1 :])
    return before in (["org", "comma"], ["unit", "comma"]) and not more


def _parent(elements: Sequence[Element], at: int) -> bool:
    """Whether a body behind a unit and a comma, last of its list, is the unit's own."""
    before = [e.kind for e in elements[max(at - 2, 0) : at]]
    listed = any(e.kind in _COLLECTIVE for e in elements[at + 1 :])
    if before != ["unit", "comma"] or listed:
        return False
    if not (elements[at].names and elements[at - 2].names):
        return False
    part, whole = elements[at - 2].names[0].lower(), elements[at].names[0].lower()
    return part.startswith(_PARTS) and whole.startswith(_WHOLES)


def _role_goes_on(elements: Sequence[Element], at: int) -> bool:
    """Whether a body behind the comma is where the person serves ("… tàu số 2, Lữ đoàn 9")."""
    follows = elements[at + 1].kind if at + 1 < len(elements) else ""
    return follows in ("org", "unit", "place") and elements[at - 1].kind != "person"


def _says_how_many(elements: Sequence[Element], at: int, found: Sequence[Recipient]) -> bool:
    """Whether a number behind names counts them ("anh A và anh B, hai tài xế bắt cướp")."""
    element, last = elements[at], found[-1] if found else None
    if element.kind != "recipients" or not element.counted or last is None or last.explicit:
        return False
    named = elements[at - 1].kind == "comma" and elements[at - 2].kind in ("person", "filler")
    return named and last.kind == element.feature and element.count == len(last.names) > 1


def _the_body_itself(elements: Sequence[Element], at: int) -> bool:
    """A bare "tập thể" beside counted people ("cho tập thể và 02 cá nhân") is one."""
    if elements[at].kind != "noun" or elements[at].feature != "collective":
        return False
    follows = [e for e in elements[at + 1 : at + 3] if e.kind == "recipients"]
    return bool(follows) and follows[0].counted and elements[at + 1].kind in ("and", "comma")


def _breaks_down(elements: Sequence[Element], at: int) -> bool:
    """Whether counted kinds follow a total ("35 trường hợp, gồm 10 tập thể và 25 cá nhân")."""
    follows = elements[at + 1] if at + 1 < len(elements) else None
    counted = follows is not None and follows.kind == "recipients" and follows.counted
    before = elements[at - 1] if at else None
    plural = before is not None and before.kind == "recipients" and not before.counted
    return counted and before is not None and (plural or before.kind == "comma")


def _of_body(elements: Sequence[Element], at: int) -> bool:
    follows = [e.kind for e in elements[at + 1 : at + 3]]
    return elements[at].feature == "collective" and follows == ["of", "org"]


def _makers(work: Recipient, elements: Sequence[Element]) -> None:
    """Names in brackets behind a work ("vở A (Nhà hát B); vở C (Nhà hát D)") receive for it."""
    inside: list[tuple[str, str]] = []
    for element in elements:
        if (
            element.kind in ("award", "give", "passive", "recipients")
            and element is not elements[0]
        ):
            break
        if element.kind != "person":
            inside.extend(element.inside)
    if not inside:
        return
    people = [(name, kind) for name, kind in inside if kind == "person"]
    inside = people or inside  # a body behind a person is where they work
    kinds = {"collective" if kind == "org" else "individual" for _, kind in inside}
    work.kind = single_kind(kinds)
    work.names.extend(name for name, _ in inside)


def _add_name(found: list[Recipient], element: Element, listed: bool) -> None:
    kind = "individual" if element.kind == "person" else "collective"
    names = element.names[:1]
    last = found[-1] if found else None
    if last is not None and names and _takes(last, kind, listed):
        last.names.extend(names)
        if last.kind in ("work", "neutral"):
            last.kind = kind
        if not last.explicit:
            last.count = len(last.names)
        return
    found.append(Recipient(kind, 1, False, names))


def _takes(last: Recipient, kind: str, listed: bool) -> bool:
    """Whether a name belongs to the recipient before it rather than standing for itself."""
    if last.kind not in (kind, "mixed", "work", "neutral"):
        return False
    if not last.explicit:
        return bool(last.names) or listed or last.count is None
    return listed or bool(last.names) or len(last.names) < (last.count or 0)


def _joined(found: list[Recipient]) -> list[Recipient]:
    """Plural kinds without numbers ("các tập thể và các cá nhân") are one recipient.

    So are names of one kind ("đội nam Công đoàn A, đội nữ Công đoàn B").
    """
    out: list[Recipient] = []
    for one in found:
        last = out[-1] if out else None
        if last and not last.names and not one.names and last.count is None and one.count is None:
            last.kind = single_kind({last.kind, one.kind})
            continue
        if last and _same_list(last, one):
            last.names.extend(one.names)
            last.count = len(last.names)
            continue
        out.append(one)
    return out


def _same_list(last: Recipient, one: Recipient) -> bool:
    named = bool(last.names) and bool(one.names) and last.kind == one.kind
    return named and not (last.explicit or one.explicit or last.part or one.part)
