"""Sentences to statements: match the rules, read the slots, carry over what is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.folding import fold, lower
from extract.records.awards.clause import read_clause
from extract.records.awards.nouns import single_kind
from extract.records.awards.elements import Element
from extract.records.awards.givers import NOT_SUBJECT, Giver, GiverReader
from extract.records.awards.grammar import Match, matches, shape
from extract.records.awards.recipients import Recipient, read_recipients
from extract.records.awards.statement import Statement
from extract.records.awards.vetoes import cumulative, is_praise, veto_before
from extract.tag import TaggedText
from extract.tag.awards.lexer import Named, lex, may_state_award
from extract.tag.sentences import Sentence, sentences
from schemas import AwardType, Label

_KINDS = {
    Label.PERSON: "person",
    Label.ORGANIZATION: "org",
    Label.LOCATION: "place",
    Label.DATE: "date",
    Label.MONEY: "money",
}
_REASON = re.compile(
    r"[\s,]*((?:vì )?(?:đã )?(?:có (?:nhiều )?(?:thành tích|đóng góp|cống hiến|sáng kiến)|do có|vì (?:đã |có |những )"
    r"|(?:đạt|hoàn thành) (?:nhiều )?(?:thành tích|xuất sắc))[^;.\n]{3,240})"
)
_GOES_ON = re.compile(r"\s*(?:có|trong đó|trong số đó|riêng)\s")
#: Rules whose clause may hang on a commending verb before it.
_RELATIVE = ("receive", "attained", "rated", "holds")
_CARRIES = ("also", "parts", "again", "again_take", "again_active")
_GRADES = ("rated", "rates", "attained")
_ENDS_WORKS = ("award", "give", "passive", "take", "commend", "recipients", "rate")
_SEVERAL = 2
_PROXY = re.compile(r"đại diện|thay mặt")
_ACTIVE = (
    "active",
    "active_list",
    "active_bare",
    "active_after",
    "active_more",
    "active_count",
    "commends",
    "rates",
    "given",
    "chosen",
)
_ALONE = ("place", "belongs", "wins", "active_more")


@dataclass(slots=True)
class _Carried:
    """What a clause may take from the one before."""

    sentence: int = -9
    paragraph: int = -1
    subject: Giver | None = None
    whose: Giver | None = None
    end: int = -1
    total: bool = False
    recipients: list[Recipient] = field(default_factory=list)


@dataclass(slots=True)
class _Scene:
    """A sentence under reading."""

    index: int
    sentence: Sentence
    elements: list[Element]
    date: str | None
    row: str


class AwardReader:
    """Reads the statements of one text."""

    def __init__(self, tagged: TaggedText) -> None:
        self.text = tagged.text
        self.view = lower(fold(tagged.text))
        self.mentions = [m for m in tagged.mentions if m.label in _KINDS]
        self.named = [Named(m.start, m.end, _KINDS[m.label]) for m in self.mentions]
        bodies = [(m.start, m.end) for m in self.mentions if m.label is Label.ORGANIZATION]
        self.givers = GiverReader(self.text, self.view, bodies)
        self.carried = _Carried()
        self.closed_paragraph = -1
        self.summed = -9

    def read(self) -> list[Statement]:
        """Return what the text's sentences state, in text order."""
        found: list[Statement] = []
        for index, sentence in enumerate(sentences(self.view, self.text, self.mentions)):
            if not may_state_award(self.view, sentence.start, sentence.end):
                continue
            tokens = lex(self.view, sentence.start, sentence.end, self.named)
            elements = read_clause(self.text, self.view, tokens)
            self.givers.remember(elements)
            scene = _Scene(index, sentence, elements, self._date(sentence), shape(elements))
            found.extend(self._sentence(scene))
        return found

    def _date(self, sentence: Sentence) -> str | None:
        for mention in self.mentions:
            if mention.label is Label.DATE and sentence.start <= mention.start < sentence.end:
                if mention.value and re.fullmatch(r"[\dX]{4}-\d{2}-\d{2}", mention.value):
                    return mention.value
        return None

    # -- matches ----------------------------------------------------------------------------

    def _sentence(self, scene: _Scene) -> list[Statement]:
        found: list[Statement] = []
        for match in _accepted(matches(scene.elements), scene.elements):
            found.extend(self._match(scene, match))
        return found

    def _match(self, scene: _Scene, match: Match) -> list[Statement]:
        elements = scene.elements
        head = _head(match)
        reach = veto_before(elements, head)
        if reach == "passage":
            self.closed_paragraph = scene.sentence.paragraph
        if reach or self.closed_paragraph == scene.sentence.paragraph:
            return []
        if self._background(scene, head):
            return []
        giver = self._giver(scene, match, head)
        recipients = self._recipients(scene, match)
        if not self._stands(scene, match, giver, recipients):
            return []
        awards = self._awards(scene, match)
        statements = self._statements(scene, match, giver, recipients, awards)
        if statements:
            whose = self._whose(scene, match, len(awards) - 1, awards)
            self._remember(scene, match, head, giver, whose, recipients)
        return statements

    def _remember(
        self,
        scene: _Scene,
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
        self.carried = _Carried(
            sentence=scene.index,
            paragraph=scene.sentence.paragraph,
            subject=subject,
            whose=whose,
            end=match.end,
            total=scene.elements[_head_award(match)].generic,
            recipients=recipients,
        )

    def _background(self, scene: _Scene, head: int) -> bool:
        """Whether the clause, or the one it goes on from, sums up several years."""
        sentence = scene.sentence
        if cumulative(self.view, sentence.start, scene.elements[head].start):
            self.summed = scene.index
            return True
        goes_on = _GOES_ON.match(self.view, sentence.start) is not None
        return goes_on and self.summed == scene.index - 1

    def _giver(self, scene: _Scene, match: Match, head: int) -> Giver | None:
        """Who gives in the clause, or in the one it goes on from."""
        elements = scene.elements
        for slot in ("whose", "giver"):
            if slot in match.slots:
                giver = self.givers.named(elements[slice(*match.slots[slot])])
                if giver is not None:
                    return giver
        if match.rule == "active_more":
            return self._carry(scene, match, self.carried.whose or self.carried.subject)
        if match.rule in _RELATIVE:
            return self._outer_subject(scene, match)
        return self._subject(scene, match, head)

    def _outer_subject(self, scene: _Scene, match: Match) -> Giver | None:
        """The giver of "tuyên dương 41 cá nhân đạt danh hiệu …"."""
        verb = match.slots["recs"][0] - 1
        if verb < 0 or scene.elements[verb].kind not in ("commend", "rate"):
            return None
        return self.givers.subject(scene.elements, verb, _clause_start(scene.row, verb))

    def _subject(self, scene: _Scene, match: Match, head: int) -> Giver | None:
        """The subject of an active verb, in the clause or carried over."""
        if match.rule not in _ACTIVE or match.rule == "active_more":
            return None
        floor = _clause_start(scene.row, head)
        if self.carried.sentence == scene.index and self.carried.end <= head:
            floor = max(floor, self.carried.end)
        giver = self.givers.subject(scene.elements, head, floor)
        return giver or self._carry(scene, match, self.carried.subject)

    def _carry(self, scene: _Scene, match: Match, giver: Giver | None) -> Giver | None:
        carried = self.carried
        before = (
            carried.sentence == scene.index - 1 and carried.paragraph == scene.sentence.paragraph
        )
        near = carried.sentence == scene.index or (before and match.rule != "active_more")
        if not near or giver is None:
            return None
        return Giver(giver.issuer, False, "carried over from the clause before")

    def _recipients(self, scene: _Scene, match: Match) -> list[Recipient]:
        elements = scene.elements
        found: list[Recipient] = []
        if match.rule in _CARRIES:
            return self._carried_recipients(scene, match)
        if "recs" in match.slots:
            first, last = match.slots["recs"]
            tail = _breakdown_end(scene.row, last)
            if any(e.feature == "work" for e in elements[first:last]):
                tail = next(
                    (n for n in range(last, len(elements)) if elements[n].kind in _ENDS_WORKS),
                    len(elements),
                )
            found = read_recipients(elements[first:tail], last - first)
        if "names" in match.slots:
            names = read_recipients(elements[slice(*match.slots["names"])])
            if found and len(found) == 1:
                for one in names:
                    found[0].names.extend(one.names)
            else:
                found.extend(names)
        return found

    def _carried_recipients(self, scene: _Scene, match: Match) -> list[Recipient]:
        """Recipients of the clause before, else the body or person the sentence starts with."""
        if self.carried.sentence == scene.index and self.carried.recipients:
            return self.carried.recipients
        if match.rule in ("also", "parts"):
            return []
        for at in range(match.start):
            element = scene.elements[at]
            before = scene.elements[at - 1].kind if at else ""
            if element.kind in ("org", "body", "unit", "person") and before not in NOT_SUBJECT:
                return read_recipients([element])
        return []

    def _stands(
        self, scene: _Scene, match: Match, giver: Giver | None, recipients: list[Recipient]
    ) -> bool:
        elements = scene.elements
        if match.rule in ("commends", "commended"):
            verb = elements[match.slots["verb"][0]]
            before = elements[match.slots["verb"][0] - 1].kind if match.slots["verb"][0] else ""
            counted = any(r.explicit for r in recipients)
            bare = not any(r.explicit or r.names for r in recipients)
            recs = elements[slice(*match.slots["recs"])]
            if bare and all(e.kind in ("noun", "body") for e in recs):
                return False
            if all(r.kind == "work" and (r.count or 0) < _SEVERAL for r in recipients):
                return False
            if match.rule == "commended" and bare and giver is None:
                return False
            if match.rule == "commends" and is_praise(
                self.view, scene.sentence.start, verb, person=before == "person", counted=counted
            ):
                return False
        if match.rule == "receive" and self._by_proxy(elements, match):
            return False
        if match.rule in _GRADES and not _graded(elements[slice(*match.slots["recs"])]):
            return False
        if match.rule == "active_more" and self.carried.sentence != scene.index:
            return elements[match.slots["awards"][0]].feature == "giai_thi"
        if match.rule == "also":
            carried = self.carried
            return carried.sentence == scene.index and carried.end in (match.start, match.start + 1)
        if match.rule == "parts" and not self.carried.total:
            return False
        if match.rule in _CARRIES:
            return bool(recipients)
        if match.rule == "active_count":
            return any(e.counted for e in elements[slice(*match.slots["awards"])])
        return True

    def _by_proxy(self, elements: list[Element], match: Match) -> bool:
        """Whether somebody fetches it for others ("ông A đại diện lên nhận")."""
        first, last = match.slots["recs"][0], match.slots["verb"][0]
        return _PROXY.search(self.view, elements[first].start, elements[last].start) is not None

    # -- statements -------------------------------------------------------------------------

    def _awards(self, scene: _Scene, match: Match) -> list[int]:
        """Indices of the awards a match conferred; its verb's where no award is named."""
        elements = scene.elements
        if "awards" not in match.slots:
            return [match.slots["verb"][0]]
        first, last = match.slots["awards"]
        return [n for n in range(first, last) if elements[n].kind in ("award", "title", "quote")]

    def _whose(self, scene: _Scene, match: Match, which: int, awards: list[int]) -> Giver | None:
        """The body said at an award, or at the next in its list ("02 cờ, 23 bằng khen của X")."""
        if "awards" not in match.slots:
            return None
        end = match.slots["awards"][1]
        if scene.row[end : end + 1] and match.rule == "active":
            end = match.slots["recs"][0]
        for n in range(which, len(awards)):
            stop = awards[n + 1] if n + 1 < len(awards) else end
            giver = self.givers.named(scene.elements[awards[n] + 1 : stop])
            if giver is not None:
                return giver
        return None

    def _statements(
        self,
        scene: _Scene,
        match: Match,
        giver: Giver | None,
        recipients: list[Recipient],
        awards: list[int],
    ) -> list[Statement]:
        elements = scene.elements
        recipients = recipients or [Recipient("neutral", None, False)]
        if len(awards) > 1:  # a certificate that comes with other awards is their paper
            awards = [n for n in awards if elements[n].feature != "giay_chung_nhan"] or awards
        counted = [elements[n].counted for n in awards]
        one_number = recipients[0].explicit and not any(counted)
        if len(awards) > 1 and (one_number or counted[0] and not any(counted[1:])):
            awards = awards[:1]  # one number for two titles is one record
        out: list[Statement] = []
        for which, n in enumerate(awards):
            whose = self._whose(scene, match, which, awards) or giver
            for one, check in _shares(elements[n], recipients, alone=len(awards) == 1):
                out.append(self._statement(scene, match, whose, elements[n], one, check))
        return out

    def _statement(
        self,
        scene: _Scene,
        match: Match,
        giver: Giver | None,
        award: Element,
        one: Recipient,
        check: str | None,
    ) -> Statement:
        elements = scene.elements
        start, end = elements[match.start].start, elements[match.end - 1].end
        reason = _REASON.match(self.view, end)
        kind = "unknown" if one.kind in ("neutral", "work") else one.kind
        if kind == "unknown" and match.rule in ("rated", "attained") and one.count is None:
            kind = "individual" if not one.names else kind
        issuer = giver.issuer if giver else None
        return Statement(
            award_type=_type(award),
            award_name=_award_name(self.text, award),
            count=one.count,
            explicit=one.explicit,
            kind=kind,
            start=start,
            end=end,
            rule=f"awards.{match.rule}",
            sentence=scene.index,
            names=list(one.names),
            title=award.title
            if award.kind != "quote"
            else self.text[award.start + 1 : award.end - 1].strip(),
            rank=award.rank,
            issuer=issuer,
            issuer_text=issuer if giver and giver.said else None,
            reason=self.text[reason.start(1) : reason.end(1)].strip() if reason else None,
            award_date=scene.date,
            handed=_hands(self.view, elements, match, giver),
            generic=award.generic or award.kind in ("commend", "chosen"),
            part=one.part,
            check=check,
            trace=[
                "clause: " + " ".join(e.kind for e in elements[match.start : match.end]),
                f"giver: {giver.note if giver else 'none'}",
            ],
        )


def _graded(elements: list[Element]) -> bool:
    """Whether a title can be theirs: people or bodies that are counted or named, no works."""
    if any(e.feature == "work" for e in elements):
        return False
    return any(e.counted or e.kind not in ("noun", "recipients") for e in elements)


def _hands(view: str, elements: list[Element], match: Match, giver: Giver | None) -> bool:
    if giver is None or not giver.note.startswith("subject") or "verb" not in match.slots:
        return False
    verb = elements[match.slots["verb"][0]]
    return view[verb.start : verb.end] == "trao"


def _type(award: Element) -> AwardType:
    if award.kind in ("commend", "chosen"):
        return AwardType.khen_thuong
    if award.kind in ("title", "quote"):
        return AwardType.danh_hieu
    return AwardType(award.feature)


def _award_name(text: str, award: Element) -> str:
    words = text[award.start : award.end]
    return re.sub(r"^\d[\d.]*\s+", "", words) if award.counted else words


def _head(match: Match) -> int:
    """Index of the element a veto must stand before: the verb, else the award."""
    for slot in ("verb", "awards"):
        if slot in match.slots:
            return match.slots[slot][0]
    return match.start


def _head_award(match: Match) -> int:
    return match.slots.get("awards", match.slots.get("verb", (0, 0)))[0]


def _clause_start(row: str, head: int) -> int:
    return row.rfind("S", 0, head) + 1


def _breakdown_end(row: str, last: int) -> int:
    """End of "…, trong đó 3 tập thể, 5 cá nhân" behind the recipients, or `last`."""
    found = re.compile(r"(?:x?C?Wx?)r(?:x?C?N?r)*").match(row, last)
    return found.end() if found else last


def _accepted(found: list[Match], elements: list[Element]) -> list[Match]:
    """Matches that share no award, verb or recipient with a better one, in text order."""
    taken: set[int] = set()
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.rank, m.start, -m.end)):
        own: set[int] = set()
        for slot in ("awards", "recs", "verb"):
            if slot in match.slots:
                own.update(range(*match.slots[slot]))
        if own.isdisjoint(taken) and _possible(match, elements):
            taken.update(own)
            kept.append(match)
    return sorted(kept, key=lambda m: (m.start, m.rank))


def _possible(match: Match, elements: list[Element]) -> bool:
    """Whether a match may stand at all; if not, it must not keep others from its words.

    "trao thưởng cho 60 học sinh đạt giải" says who they are, and "học sinh đạt giải nhất" without
    number or name says nothing.
    """
    counted = any(e.counted for e in elements[slice(*match.slots.get("awards", (0, 0)))])
    if match.rule == "again_active":
        return not counted
    if match.rule == "parts":
        return counted and elements[_head(match)].feature == "giai_thi"
    if match.rule == "wins":
        return elements[_head(match)].feature == "giai_thi"
    if match.rule != "receive":
        return True
    first, last = match.slots["recs"]
    bare = all(e.kind == "noun" for e in elements[first:last])
    if bare and not counted and elements[first].feature != "collective":
        return False
    outer = elements[first - 1].kind if first else ""
    contest = elements[match.slots["awards"][0]].feature == "giai_thi"
    return not (contest and outer in ("to", "commend"))


def _shares(
    award: Element, recipients: list[Recipient], *, alone: bool
) -> list[tuple[Recipient, str | None]]:
    """Which recipients with which counts one award makes records for, with the arithmetic."""
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
