"""Who gives in a clause: said in it, decided before it, or carried over from the one before."""

from __future__ import annotations

from extract.records.awards.decided import decided_by
from extract.records.awards.elements import SYMBOLS
from extract.records.awards.givers import Giver, GiverReader
from extract.records.awards.grammar import RELATIVE, Match, is_active
from extract.records.awards.scene import Carried, Scene, award_of, awards_of

_GIVING = SYMBOLS["give"] + SYMBOLS["commend"]
_LISTING = SYMBOLS["comma"] + SYMBOLS["and"]
#: Rules whose clause may stand under a heading with the giver ("bằng khen của X gồm: …").
_HEADED = ("place", "active_kinds")
_HEADS = ("fOI", "fgI", "fOi", "fgi")
#: How a headline names who commends: "Công an tỉnh: 12 chiến sĩ được biểu dương".
_HEADLINE = ("OI", "gI")
#: Rules that take their giver from no other sentence.
_WITHIN = ("active_more", "given")
#: Papers that always have a giver: a clause without one has that of the clause before.
_OF_A_GIVER = ("bang_khen", "giay_khen", "co_thi_dua")


class Sources:
    """Finds whose award a match states.

    Args:
        view: the folded text in lower case.
        givers: reads the givers of the text.
    """

    def __init__(self, view: str, givers: GiverReader) -> None:
        self.view = view
        self.givers = givers
        #: what the clause under reading may take from the one before
        self.carried = Carried()

    def giver(self, scene: Scene, match: Match, head: int) -> Giver | None:
        """Who gives: whose decision "về việc tặng …" tells, else the clause's giver."""
        decided = self._decided(scene, match, head)
        before = scene.elements[head - 1] if head else None
        about = before is not None and self.view[before.start : before.end].endswith("về việc")
        if decided is not None and about:
            return decided
        return self._in_clause(scene, match, head) or decided

    def _in_clause(self, scene: Scene, match: Match, head: int) -> Giver | None:
        """Who gives in the clause, or in the one it goes on from."""
        elements = scene.elements
        for slot in ("whose", "giver"):
            if slot in match.slots:
                giver = self.givers.named(elements[slice(*match.slots[slot])])
                if giver is not None:
                    return giver
        if match.rule == "active_more":
            return self._carry(scene, match, self.carried.whose or self.carried.subject)
        if match.rule == "passive" and self._bestows(scene, head):
            return self._carry(scene, match, self.carried.subject)
        if match.rule == "passive" and scene.elements[award_of(match)].feature in _OF_A_GIVER:
            each = elements[match.slots["recs"][0]].kind == "each"
            same = self.carried.sentence == scene.index and (self.carried.passive or each)
            return self._carry(scene, match, self.carried.subject) if same else None
        if match.rule in _HEADED and scene.elements[head].feature in _OF_A_GIVER:
            said = max(scene.row.rfind(of, 0, match.start) for of in _HEADS)
            return None if said < 0 else self.givers.named(elements[said + 1 : said + 2])
        if match.rule == "commended" and scene.row[: match.start] in _HEADLINE:
            return self.givers.named(elements[:1])
        if match.rule in RELATIVE:
            return self._outer_subject(scene, match)
        return self.subject(scene, match, head)

    def _decided(self, scene: Scene, match: Match, head: int) -> Giver | None:
        """Whose decision the sentence tells; contest places are won, not decided on."""
        if scene.elements[award_of(match)].feature == "giai_thi":
            return None
        element = decided_by(self.view, scene, head)
        return None if element is None else self.givers.named([element])

    def _bestows(self, scene: Scene, head: int) -> bool:
        """Titles of the state ("phong tặng"), whose giver the clause before named."""
        verb, subject = scene.elements[head], self.carried.subject
        state = subject is not None and subject.issuer in ("Chủ tịch nước", "Nhà nước")
        return state and "phong" in self.view[verb.start : verb.end]

    def _outer_subject(self, scene: Scene, match: Match) -> Giver | None:
        """The giver of "tuyên dương 41 cá nhân đạt danh hiệu …"."""
        verb = match.slots["recs"][0] - 1
        carried = self.carried
        listed = carried.sentence == scene.index and carried.end == verb and not carried.passive
        if listed and scene.row[verb] in _LISTING:
            return self._carry(scene, match, carried.subject)
        if verb < 0 or scene.elements[verb].kind not in ("commend", "rate"):
            return None
        if carried.sentence == scene.index and carried.subject is not None:
            return self._carry(scene, match, carried.subject)
        return self.givers.subject(scene.elements, verb, scene.clause_start(verb))

    def subject(self, scene: Scene, match: Match, head: int) -> Giver | None:
        """The subject of an active verb, in the clause or carried over."""
        if not is_active(match.rule) or match.rule == "active_more":
            return None
        floor = scene.clause_start(head)
        if self.carried.sentence == scene.index and self.carried.end <= head:
            floor = max(floor, self.carried.end)
        giver = self.givers.subject(scene.elements, head, floor)
        giver = giver or self._carry(scene, match, self.carried.subject)
        return giver or self._left_out(scene, head, floor)

    def _left_out(self, scene: Scene, head: int, floor: int) -> Giver | None:
        """The subject of the clause before, which gave something else ("X tặng quà; khen …")."""
        first = scene.elements[floor].kind if floor < len(scene.elements) else ""
        before = scene.clause_start(max(floor - 1, 0))
        if first not in ("give", "commend") or floor == 0:
            return None
        verb = next((n for n in range(before, floor) if scene.row[n] in _GIVING), None)
        return None if verb is None else self.givers.subject(scene.elements, verb, before)

    def _carry(self, scene: Scene, match: Match, giver: Giver | None) -> Giver | None:
        carried = self.carried
        before = (
            carried.sentence == scene.index - 1 and carried.paragraph == scene.sentence.paragraph
        )
        near = carried.sentence == scene.index or (before and match.rule not in _WITHIN)
        if not near or giver is None:
            return None
        return Giver(giver.issuer, False, f"carried over from the clause before ({giver.note})")

    def whose(self, scene: Scene, match: Match, award: int, *, own: bool = False) -> Giver | None:
        """The body said at an award; without `own` also at the next in its list.

        In "02 cờ, 23 bằng khen của X" both are X's.
        """
        if "awards" not in match.slots:
            return None
        awards = [n for n in awards_of(scene, match) if n >= award]
        end = match.slots["recs"][0] if match.rule == "active" else match.slots["awards"][1]
        for at, follows in zip(awards, [*awards[1:], end], strict=True):
            giver = self.givers.named(scene.elements[at + 1 : follows])
            if giver is not None or own:
                return giver
        return None
