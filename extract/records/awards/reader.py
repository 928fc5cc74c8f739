"""Sentences to statements: match the rules, read the slots, carry over what is left out."""

from __future__ import annotations

import re

from extract.records.awards.choice import accepted, stands
from extract.records.awards.clause import read_clause
from extract.records.awards.days import Days
from extract.records.awards.elements import Element
from extract.records.awards.givers import Giver, GiverReader
from extract.records.awards.grammar import LISTS, VERBS, Match, matches, shape
from extract.records.awards.making import make_statement
from extract.records.awards.owner import give_head_of_state, give_owner
from extract.records.awards.recipients import Recipient, is_told
from extract.records.awards.result_rows import read_result_rows
from extract.records.awards.scene import Carried, Scene, award_of, awards_of, head_of
from extract.records.awards.shares import in_turn, shares
from extract.records.awards.sources import Sources
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
#: For so many sentences what has neither number, name nor giver goes on with a plan.
_PLANNED = 2
#: A year that starts so soon behind an award is when it was conferred.
_DIRECTLY = 3
#: Tokens read together.
_LONGEST = 400


class AwardReader:
    """Reads the statements of one text."""

    def __init__(self, tagged: TaggedText, held: str | None = None) -> None:
        self.text = tagged.text
        self.shared = View(tagged)
        self.view, self.sentences = self.shared.lowered, self.shared.sentences
        self.mentions = [m for m in tagged.mentions if m.label in _KINDS]
        self.named = [Named(m.start, m.end, _KINDS[m.label]) for m in self.mentions]
        bodies = [(m.start, m.end) for m in self.mentions if m.label is Label.ORGANIZATION]
        self.sources = Sources(self.view, GiverReader(self.text, self.view, bodies))
        self.days = Days(self.mentions, tagged.published, held)
        self.closed_paragraph = -1
        self.summed = self.vetoed = -9

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
                self.sources.givers.remember(elements)
                found.extend(
                    self._sentence(Scene(index, sentence, elements, shape(elements), date))
                )
                index += len(tokens) == _LONGEST
        rows = read_result_rows(self.shared, found)
        if rows:
            found = sorted([*found, *rows], key=lambda one: one.start)
        give_owner(found, self.view, self.mentions)
        give_head_of_state(found, self.text, self.view)
        return found

    # -- matches ----------------------------------------------------------------------------

    def _sentence(self, scene: Scene) -> list[Statement]:
        found: list[Statement] = []
        for match in accepted(matches(scene.row), scene.elements):
            found.extend(self._match(scene, match))
        return found

    def _match(self, scene: Scene, match: Match) -> list[Statement]:
        elements = scene.elements
        head = head_of(match)
        reach = veto_before(elements, head)
        if reach == "passage":
            self.closed_paragraph = scene.sentence.paragraph
        if reach:
            self.vetoed = scene.index
        if reach or self.closed_paragraph == scene.sentence.paragraph:
            return []
        if self._background(scene, match, head) or self._of_the_vetoed(scene, match):
            return []
        giver = self.sources.giver(scene, match, head)
        carried = self.sources.carried
        recipients = recipients_of(self.view, scene, match, carried)
        if not stands(self.view, scene, match, giver, recipients, carried):
            return []
        if giver is None and not is_told(recipients) and self.vetoed >= scene.index - _PLANNED:
            return []
        awards = awards_of(scene, match)
        statements = self._statements(scene, match, giver, recipients, awards)
        if statements:
            whose = self.sources.whose(scene, match, awards[-1])
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
        subject = self.sources.subject(scene, match, head)
        if subject is None and self.sources.carried.sentence == scene.index:
            subject = self.sources.carried.subject
        if subject is None and match.rule in ("passive", "rated", "commended"):
            subject = giver if "giver" in match.slots else None
        self.sources.carried = Carried(
            passive=match.rule == "passive",
            sentence=scene.index,
            paragraph=scene.sentence.paragraph,
            subject=subject,
            whose=whose,
            end=match.end,
            total=scene.elements[award_of(match)].generic,
            recipients=recipients,
            prize=scene.elements[award_of(match)].feature == "giai_thi",
        )

    def _background(self, scene: Scene, match: Match, head: int) -> bool:
        """Whether the clause, or the one it goes on from, sums up several years."""
        sentence = scene.sentence
        first = scene.clause_start(head)
        begin = scene.elements[first].start if first else sentence.start
        told = (e for e in scene.elements[match.end - 1 :: -1] if e.kind != "filler")
        last = next(told).end
        before = scene.elements[head].start
        if self.days.earlier(begin, before) or self.days.earlier(last, last + _DIRECTLY):
            return True
        if told_before(self.view, last):
            return True
        if _of_one_told_of(scene, match) and self.days.names_year(sentence.start, before):
            return True  # "Năm 2010, cô được tặng …": out of somebody's life
        if cumulative(self.view, sentence.start, scene.elements[head].start):
            self.summed = scene.index
            return True
        goes_on = _GOES_ON.match(self.view, sentence.start) is not None
        return goes_on and self.summed == scene.index - 1

    def _of_the_vetoed(self, scene: Scene, match: Match) -> bool:
        """Whether a list without a verb goes on with what the sentence before only proposed."""
        if match.rule not in LISTS or self.vetoed not in (scene.index - 1, scene.index):
            return False
        if not any(e.kind in VERBS for e in scene.elements):
            self.vetoed = scene.index
            return True
        return False

    # -- statements -------------------------------------------------------------------------

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
        winners = in_turn([elements[n] for n in awards], recipients)
        joint = (
            winners is None
            and len(awards) > 1
            and (one_number or (counted[0] and not any(counted[1:])))
        )
        told = joint and elements[awards[1]].generic  # "giải X - giải thưởng của Y"
        own = joint and match.rule != "active"
        if told:
            giver = self.sources.whose(scene, match, awards[1]) or giver
        if joint:
            awards = awards[:1]  # one number for two titles is one record
        out: list[Statement] = []
        for order, n in enumerate(awards):
            whose = self.sources.whose(scene, match, n, own=own) or giver
            whom = recipients if winners is None else [winners[order]]
            alone = winners is not None or len(awards) == 1
            for one, check in shares(elements[n], whom, alone=alone):
                out.append(make_statement(self.text, self.view, scene, match, whose, n, one, check))
        return out


def _of_one_told_of(scene: Scene, match: Match) -> bool:
    """Whether a pronoun alone says who got it ("cô", "ông")."""
    whom = scene.slot(match, "recs")
    return len(whom) == 1 and whom[0].kind == "noun" and whom[0].count == 1


def _pieces(tokens: list[Token]) -> list[list[Token]]:
    """A sentence's tokens in pieces that no rule needs long for; nearly always one."""
    return [tokens[at : at + _LONGEST] for at in range(0, len(tokens), _LONGEST)]


def _accompanies(award: Element) -> bool:
    return award.feature == "giay_chung_nhan" and not award.counted
