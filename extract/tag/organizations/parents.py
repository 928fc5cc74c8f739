"""Joins a body to the one it belongs to: directly, by của or thuộc, by a comma."""

from __future__ import annotations

from extract.tag.organizations import kinds as k_
from extract.tag.organizations.bare import known_at
from extract.tag.organizations.kinds import Kind
from extract.tag.organizations.names import Names
from extract.tag.organizations.reading import Bodies, Body
from extract.tag.organizations.words import Words

#: Last words of "trung ương" as it stands before the body whose centre it is.
_CENTRE = frozenset({"ương", "tw", "t.ư"})
#: First words of a university's name.
_UNIVERSITY = frozenset({"đh", "đại"})
#: Units inside a body that their field tells apart.
_FIELD_UNITS = frozenset({"office", "faculty"})
#: Words that join a body to the one above it, and how many they are.
_JOINS = {("của",): 1, ("thuộc",): 1, ("trực", "thuộc"): 2}


class Parents:
    """Reads the body above a body."""

    def __init__(self, words: Words, names: Names, bodies: Bodies) -> None:
        self._words = words
        self._names = names
        self._bodies = bodies

    def attach(self, i: int, body: Body, kind: Kind) -> Body:
        """Join a body to the one it belongs to."""
        while kind.sub and body.end < self._words.size and self._words.joined(i, body.end):
            joined = self._directly(body) or self._by_word(i, body) or self._by_comma(i, body, kind)
            if joined is None:
                break
            body = joined
            if not body.solid:
                break
        return body

    @staticmethod
    def _with(body: Body, parent: Body) -> Body:
        return body._replace(
            end=parent.end,
            solid=True,
            found=body.found | {k_.PARENT},
            placed=body.placed or parent.placed,
        )

    def _directly(self, body: Body) -> Body | None:
        """ "Ban Chấp hành" + "LĐLĐ tỉnh"."""
        start = body.end
        if body.kind == "organ" and self._names.ordinal(start):
            start += 1  # "Tiểu ban Tuyên truyền Đại hội XVI" + body
        parent = self._bodies.body(start)
        if parent is None and body.kind == "organ":
            known = known_at(self._words, start)  # "Ban Giám đốc" + "Viettel"
            if known is not None:
                parent = Body(known, "known", True, frozenset(), True)
        if parent is None or parent.kind == "none" or k_.LEVEL in body.found:
            return None
        if parent.solid:
            return self._with(body, parent)
        if body.solid or parent.kind == "fund":
            return None
        if body.kind == "union" and parent.kind in _FIELD_UNITS and k_.SECTOR in parent.found:
            return self._with(body, parent)  # "Công đoàn cơ sở Phòng Hậu cần"
        if parent.kind == "level_body" and self._words.low[body.end - 1] in _CENTRE:
            return self._with(body, parent)  # "Trung ương Hội Chữ thập đỏ"
        return body._replace(end=parent.end, found=body.found | {"generic"})

    def _by_word(self, i: int, body: Body) -> Body | None:
        """ "Quỹ trợ vốn" + "của" + "LĐLĐ tỉnh"."""
        words = self._words
        for join, length in _JOINS.items():
            if tuple(words.low[body.end : body.end + length]) != join:
                continue
            if not body.solid and not self._may_own(i, body, join[0]):
                return None
            parent = self._bodies.body(body.end + length)
            if parent is not None and parent.solid and words.joined(i, parent.end - 1):
                return self._with(body, parent)
        if words.low[body.end] == "tại" and body.kind in ("organ_named", "branch", "level_body"):
            return self._located(body)
        return None

    def _may_own(self, i: int, body: Body, join: str) -> bool:
        """Whether an indefinite body may be made definite by the one above it."""
        words = self._words
        if "generic" in body.found:
            return False
        if body.kind != "union" and self._names.plural_before(i):
            return False
        if words.low[i : body.end] == ["cơ", "quan"]:
            return False
        if body.kind == "union":
            alone = body.end == i + 2 or (body.end == i + 1 and words.low[i] == "cđ")
            return "zone" in body.found or (alone and join == "của" and words.capital(i))
        return words.capital(i) or body.end > i + 1

    def _located(self, body: Body) -> Body | None:
        """ "phân hiệu ĐH X" + "tại" + place: the place says which branch."""
        if k_.PARENT not in body.found or not self._branch_inside(body):
            return None
        end = self._names.place(body.end + 1, False, level=None)
        return None if end is None else body._replace(end=end, found=body.found | {"located"})

    def _branch_inside(self, body: Body) -> bool:
        low = self._words.low
        return any(
            low[k : k + 2] in (["phân", "hiệu"], ["chi", "nhánh"])
            for k in range(max(0, body.end - 8), body.end)
        )

    def _by_comma(self, i: int, body: Body, kind: Kind) -> Body | None:
        """ "Phòng Nội vụ" + "," + "UBND huyện", but not two bodies of a list."""
        words = self._words
        if not kind.comma or words.word[body.end] not in ",-" or k_.LEVEL in body.found:
            return None
        held = words.low[i] == "ban" and self._names.post_before(i)
        if body.kind in ("organ", "organ_named", "party_board") and not held:
            return None
        if words.word[body.end] == "-" and not held:
            return None  # "Phó trưởng Ban Quan hệ lao động - Tổng LĐLĐ Việt Nam"
        listed = i and words.low[i - 1] in (",", "và", ";", "các")
        if k_.PARENT in body.found or (listed and body.kind != "faculty"):
            return None
        if body.kind == "branch" and i and words.joined(i - 1, i) and words.capital(i - 1):
            return None  # "Agribank chi nhánh Bắc Yên, Ngân hàng …": its bank stands before it
        parent = self._bodies.body(body.end + 1)
        if parent is None or not parent.solid or parent.kind not in kind.comma:
            return None
        if body.kind in ("school", "school_type") and not self._above_school(
            i, body.end + 1, parent
        ):
            return None
        fields = body.found & {k_.SECTOR, k_.NAME}
        if not (body.solid or fields or body.kind in ("organ", "organ_named")):
            return None
        after = parent.end
        if after + 1 < words.size and words.low[after] in (",", "và", "cùng", ";"):
            following = self._bodies.body(after + 1)
            if following is not None and following.solid:
                return None
        return self._with(body, parent)

    def _above_school(self, i: int, k: int, parent: Body) -> bool:
        """Whether a body after a school and a comma can be the one above it."""
        if parent.kind == "ministry":
            return True
        if parent.kind == "academy":
            return True
        # "Khoa X, ĐH A", but "ĐH A, ĐH B" are two
        return self._words.low[k] in _UNIVERSITY and self._words.low[i] not in _UNIVERSITY
