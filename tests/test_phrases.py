"""Every line of `corpus/phrases` is a test with its own id."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extract.evaluate.phrases import Phrase, mentions, records
from extract.records.awards import read_awards
from extract.records.event import read_event
from extract.records.people import read_people
from extract.records.support import read_support
from extract.tag import tag
from schemas import Label
from tests.conftest import ROOT

PHRASES = ROOT / "corpus" / "phrases"
MENTION_KINDS = {
    "dates": Label.DATE,
    "people": Label.PERSON,
    "organizations": Label.ORGANIZATION,
    "places": Label.LOCATION,
    "money": Label.MONEY,
    "award_counts": Label.AWARD_COUNT,
}
VALUED = {Label.DATE, Label.MONEY, Label.AWARD_COUNT}


def _params(kinds: list[str], reader: object) -> list[object]:
    return [
        pytest.param(kind, phrase, id=phrase.where)
        for kind in kinds
        for phrase in reader(PHRASES / f"{kind}.txt")  # type: ignore[operator]
    ]


@pytest.mark.parametrize(("kind", "phrase"), _params(list(MENTION_KINDS), mentions))
def test_mentions(kind: str, phrase: Phrase, language: Language) -> None:
    label = MENTION_KINDS[kind]
    tagged = tag(language, phrase.text, published=phrase.published)
    found = [
        (m.text, (m.value or "null") if label in VALUED else None)
        for m in tagged.mentions
        if m.label == label
    ]
    # A marked span without a value says nothing of the value.
    wanted = [
        (surface, value if value is not None else dict(found).get(str(surface)))
        for _, _, surface, value in phrase.expected
    ]
    assert found == wanted, phrase.text


def _awards(phrase: Phrase, language: Language) -> list[tuple[str, ...]]:
    tagged = tag(language, phrase.text, published=phrase.published)
    rows = []
    for a in read_awards(tagged):
        count = "?" if a.count is None else str(a.count) if a.count_explicit else f"({a.count})"
        row = (a.award_type.value, count, a.recipient_type.value, a.issuer or "-")
        rows.append((*row, ", ".join(a.recipient_names)) if a.recipient_names else row)
    return rows


def _posts(phrase: Phrase, language: Language) -> list[tuple[str, ...]]:
    tagged = tag(language, phrase.text, published=phrase.published)
    return [(p.name, p.role or "-", p.organization or "-") for p in read_people(tagged)]


def _support(phrase: Phrase, language: Language) -> list[tuple[str, ...]]:
    tagged = tag(language, phrase.text, published=phrase.published)
    return [
        (
            s.kind.value,
            *("?" if n is None else str(n) for n in (s.beneficiaries, s.amount_vnd)),
            "?" if s.amount_each_vnd is None else str(s.amount_each_vnd),
            s.donor or "-",
        )
        for s in read_support(tagged)
    ]


def _events(phrase: Phrase, language: Language) -> list[tuple[str, ...]]:
    event = read_event(tag(language, phrase.text, published=phrase.published))
    if event is None:
        return []
    return [(event.event_type.value, event.date or "-", event.organizer or "-", event.place or "-")]


RECORD_KINDS = {"awards": _awards, "posts": _posts, "support": _support, "events": _events}


@pytest.mark.parametrize(("kind", "phrase"), _params(list(RECORD_KINDS), records))
def test_records(kind: str, phrase: Phrase, language: Language) -> None:
    found = RECORD_KINDS[kind](phrase, language)
    assert sorted(found) == sorted(phrase.expected), phrase.text
