"""Choosing among candidates: what wins, and that nothing but the evidence decides."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.tag.candidate import Candidate
from extract.tag.resolve.pipe import THRESHOLD, choose
from schemas import Label

PERSON, BODY, PLACE = Label.PERSON, Label.ORGANIZATION, Label.LOCATION


def make(start: int, end: int, label: Label | None, score: float = 0.9) -> Candidate:
    return Candidate(start, end, label, "test.rule", score)


@pytest.mark.parametrize(
    ("candidates", "kept"),
    [
        # a body that holds a person's name is a body
        ([make(0, 32, BODY), make(20, 32, PERSON, 0.95)], [(0, 32, BODY)]),
        # side by side both stand
        ([make(0, 12, BODY), make(13, 30, PERSON)], [(0, 12, BODY), (13, 30, PERSON)]),
        # a name of something else keeps a person out of it, and is no mention
        ([make(0, 30, None), make(18, 30, PERSON)], []),
        # a doubtful long reading loses against a certain short one
        ([make(0, 20, PLACE, 0.5), make(0, 8, PERSON, 0.95)], [(0, 8, PERSON)]),
        # crossing spans: the better evidence
        ([make(0, 12, BODY, 0.9), make(8, 20, PLACE, 0.6)], [(0, 12, BODY)]),
        # guesses are not written
        ([make(0, 12, PERSON, THRESHOLD - 0.01)], []),
        ([], []),
    ],
)
def test_choice(candidates: list[Candidate], kept: list[tuple[int, int, Label]]) -> None:
    assert [(c.start, c.end, c.label) for c in choose(candidates)] == kept


CANDIDATES = st.lists(
    st.builds(
        lambda start, length, label, score, rule, value: Candidate(
            start, start + length, label, rule, score / 20, value
        ),
        st.integers(0, 60),
        st.integers(1, 30),
        st.sampled_from([None, *Label]),
        st.integers(0, 20),
        st.sampled_from(["a", "b"]),
        st.sampled_from([None, "1", "2"]),
    ),
    max_size=25,
)


@given(CANDIDATES, st.randoms(use_true_random=False))
def test_order_of_candidates_is_nothing(candidates: list[Candidate], random: object) -> None:
    shuffled = list(candidates)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert choose(shuffled) == choose(candidates)


@given(CANDIDATES)
def test_choice_is_apart_in_order_and_from_the_candidates(candidates: list[Candidate]) -> None:
    chosen = choose(candidates)
    assert all(a.end <= b.start for a, b in pairwise(chosen))
    assert all(c in candidates and c.score >= THRESHOLD and c.label for c in chosen)


def test_many_candidates() -> None:
    many = [make(i, i + 10, BODY) for i in range(0, 200_000, 2)]
    assert len(choose(many)) == 20_000
