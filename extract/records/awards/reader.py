"""Sentences to statements: match the rules, read the slots, carry over what is left out."""

from __future__ import annotations

import re

from extract.records.awards.choice import accepted, stands
from extract.records.awards.clause import read_clause
from extract.records.awards.days import Days
from extract.records.awards.decided import decided_by
from extract.records.awards.elements import SYMBOLS, Element
from extract.records.awards.givers import Giver, GiverReader
from extract.records.awards.grammar import RELATIVE, Match, is_active, matches, shape
from extract.records.awards.making import make_statement
from extract.records.awards.owner import give_head_of_state, give_owner
from extract.records.awards.recipients import Recipient
from extract.records.awards.scene import Carried, Scene, award_of, head_of
from extract.records.awards.shares import in_turn, shares
from extract.records.awards.statement import Statement
from extract.records.awards.vetoes import cumulative, told_before, veto_before
from extract.records.awards.whom import recipients_of
from extract.records.view import View
from extract.tag import TaggedText
from extract.tag.awards.lexer import Named, Token, lex, may_state_award
from schemas import Label

_KINDS = {
    Label.PERSON: "person",
    Label.ORGANIZATION: "org",
    Label.LOCATION: "place",
    Label.DATE: "date",
    Label.MONEY: "money",
}
_GOES_ON = re.compile(r"\s*(?:có|trong đó|trong số đó|riêng)\s")
#: Code points of a sentence that are read: what goes on beyond is nobody's sentence.
_LONGEST_SENTENCE = 30_000
#: Tokens read together.
_LONGEST = 400
_GIVING = SYMBOLS["give"] + SYMBOLS["commend"]
_LISTING = SYMBOLS["comma"] + SYMBOLS["and"]
#: Papers that always have a giver: a clause without one has that of the clause before.
_OF_A_GIVER = ("bang_khen", "giay_khen", "co_thi_dua")


class AwardReader:
    """Reads the statements of one text."""

    def __init__(self, tagged: TaggedText, held: str | None = None) -> None:
        self.text = tagged.text
        shared = View(tagged)
        self.view, self.sentences = shared.lowered, shared.sentences
        self.mentions = [m for m in tagged.mentions if m.label in _KINDS]
        self.named = [Named(m.start, m.end, _KINDS[m.label]) for m in self.mentions]
        bodies = [(m.start, m.end) for m in self.mentions if m.label is Label.ORGANIZATION]
        self.givers = GiverReader(self.text, self.view, bodies)
        self.days = Days(self.mentions, tagged.published, held)
        self.carried = Carried()
        self.closed_paragraph = -1
        self.summed = -9

    def read(self) -> list[Statement]:
        """Return what the text's sentences state, in text order."""
        found: list[Statement] = []
        index = 0
        for sentence in self.sentences:
            index += 1
            if not may_state_award(self.view, sentence.start, sentence.end):
                continue
            named = self.named[self.days.first(sentence.start) : self.days.first(sentence.end)]
            date = self.days.of(self.view, sentence.start, sentence.end)
            end = min(sentence.end, sentence.start + _LONGEST_SENTENCE)
            for tokens in _pieces(lex(self.view, sentence.start, end, named)):
                elements = read_clause(self.text, self.view, tokens)
                self.givers.remember(elements)
                found.extend(
                    self._sentence(Scene(index, sentence, elements, shape(elements), date))
                )
                index += len(tokens) == _LONGEST
        give_owner(found, self.view, self.mentions)
        give_head_of_state(found, self.text, self.view)
        return found

    # -- matches ----------------------------------------------------------------------------

    def _sentence(self, scene: Scene) -> list[Statement]:
        found: list[Statement] = []
        for match in accepted(matches(scene.elements), scene.elements):
            found.extend(self._match(scene, match))
        return found

    def _match(self, scene: Scene, match: Match) -> list[Statement]:
        elements = scene.elements
        head = head_of(match)
        reach = veto_before(elements, head)
        if reach == "passage":
            self.closed_paragraph = scene.sentence.paragraph
        if reach or self.closed_paragraph == scene.sentence.paragraph:
            return []
        if self._background(scene, match, head):
            return []
        giver = self._giver(scene, match, head) or self._decided(scene, match, head)
        recipients = recipients_of(self.view, scene, match, self.carried)
        if not stands(self.view, scene, match, giver, recipients, self.carried):
            return []
        awards = self._awards(scene, match)
        statements = self._statements(scene, match, giver, recipients, awards)
        if statements:
            whose = self._whose(scene, match, awards[-1])
            self._remember(scene, match, head, giver, whose, recipients)
        return statements

    def _remember(
        self,
        scene: Scene,
        match: Match,
        head: int,
        giver: Giver | None,
        whose: Giver | None,
        recipients: list[Recipient],
    ) -> None:
        subject = self._subject(scene, match, head)
        if subject is None and self.carried.sentence == scene.index:
            subject = self.carried.subject
        if subject is None and match.rule in ("passive", "rated", "commended"):
            subject = giver if "giver" in match.slots else None
        self.carried = Carried(
            passive=match.rule == "passive",
            sentence=scene.index,
            paragraph=scene.sentence.paragraph,
            subject=subject,
            whose=whose,
            end=match.end,
            total=scene.elements[award_of(match)].generic,
            recipients=recipients,
        )

    def _background(self, scene: Scene, match: Match, head: int) -> bool:
        """Whether the clause, or the one it goes on from, sums up several years."""
        sentence = scene.sentence
        first = scene.clause_start(head)
        begin = scene.elements[first].start if first else sentence.start
        told = (e for e in scene.elements[match.end - 1 :: -1] if e.kind != "filler")
        last = next(told).end
        if self.days.earlier(begin, scene.elements[head].start) or told_before(self.view, last):
            return True
        if cumulative(self.view, sentence.start, scene.elements[head].start):
            self.summed = scene.index
            return True
        goes_on = _GOES_ON.match(self.view, sentence.start) is not None
        return goes_on and self.summed == scene.index - 1

    def _giver(self, scene: Scene, match: Match, head: int) -> Giver | None:
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
            same = self.carried.sentence == scene.index and self.carried.passive
            return self._carry(scene, match, self.carried.subject) if same else None
        if match.rule == "place" and scene.elements[head].feature in _OF_A_GIVER:
            said = max(scene.row.rfind(of, 0, match.start) for of in ("fOI", "fgI"))
            return None if said < 0 else self.givers.named(elements[said + 1 : said + 2])
        if match.rule in RELATIVE:
            return self._outer_subject(scene, match)
        return self._subject(scene, match, head)

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
        return self.givers.subject(scene.elements, verb, scene.clause_start(verb))

    def _subject(self, scene: Scene, match: Match, head: int) -> Giver | None:
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
        near = carried.sentence == scene.index or (before and match.rule != "active_more")
        if not near or giver is None:
            return None
        return Giver(giver.issuer, False, f"carried over from the clause before ({giver.note})")

    # -- statements -------------------------------------------------------------------------

    def _awards(self, scene: Scene, match: Match) -> list[int]:
        """Indices of the awards a match conferred; its verb's where no award is named."""
        elements = scene.elements
        if "awards" not in match.slots:
            return [match.slots["verb"][0]]
        first, last = match.slots["awards"]
        return [n for n in range(first, last) if elements[n].kind in ("award", "title", "quote")]

    def _whose(self, scene: Scene, match: Match, award: int, *, own: bool = False) -> Giver | None:
        """The body said at an award; without `own` also at the next in its list.

        In "02 cờ, 23 bằng khen của X" both are X's.
        """
        if "awards" not in match.slots:
            return None
        awards = [n for n in self._awards(scene, match) if n >= award]
        end = match.slots["recs"][0] if match.rule == "active" else match.slots["awards"][1]
        for at, follows in zip(awards, [*awards[1:], end], strict=True):
            giver = self.givers.named(scene.elements[at + 1 : follows])
            if giver is not None or own:
                return giver
        return None

    def _statements(
        self,
        scene: Scene,
        match: Match,
        giver: Giver | None,
        recipients: list[Recipient],
        awards: list[int],
    ) -> list[Statement]:
        elements = scene.elements
        recipients = recipients or [Recipient("neutral", None, False)]
        if len(awards) > 1:  # a certificate that comes with other awards is their paper
            awards = [n for n in awards if not _accompanies(elements[n])] or awards
        counted = [elements[n].counted for n in awards]
        one_number = recipients[0].explicit and not any(counted)
        joint = len(awards) > 1 and (one_number or (counted[0] and not any(counted[1:])))
        told = joint and elements[awards[1]].generic  # "giải X - giải thưởng của Y"
        own = joint and match.rule != "active"
        if told:
            giver = self._whose(scene, match, awards[1]) or giver
        if joint:
            awards = awards[:1]  # one number for two titles is one record
        out: list[Statement] = []
        winners = in_turn([elements[n] for n in awards], recipients)
        for order, n in enumerate(awards):
            whose = self._whose(scene, match, n, own=own) or giver
            whom = recipients if winners is None else [winners[order]]
            alone = winners is not None or len(awards) == 1
            for one, check in shares(elements[n], whom, alone=alone):
                out.append(make_statement(self.text, self.view, scene, match, whose, n, one, check))
        return out


def _pieces(tokens: list[Token]) -> list[list[Token]]:
    """A sentence's tokens in pieces that no rule needs long for; nearly always one."""
    return [tokens[at : at + _LONGEST] for at in range(0, len(tokens), _LONGEST)]


def _accompanies(award: Element) -> bool:
    return award.feature == "giay_chung_nhan" and not award.counted
