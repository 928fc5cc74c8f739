"""Properties of the organisations grammar; what it finds is in corpus/phrases/organizations.txt."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.folding import fold, lower
from extract.resources import entries
from extract.tag.organizations.kinds import KINDS
from extract.tag.organizations.lexicon import pieces
from extract.tag.organizations.pipe import find
from extract.tag.organizations.words import Words
from schemas import Label

LISTS = ("heads", "compounds", "sectors", "offices", "levels", "reach", "stops", "headline_stops",
         "lower_stops", "roles", "counted", "known", "suffixes", "namesakes", "papers")  # fmt: skip
WORDS = """
LĐLĐ Công đoàn trường THCS của thuộc , và các ( ) VNR UBND huyện ngành 12 “ ” - & TP. HCM XVI Phòng
Công ty TNHH Vùng 2 Hải quân Chủ tịch đã tặng quỹ báo Dân trí Tỉnh ủy Ban Chấp hành Trung ương
"""
NAMES = ("Nguyễn Du", "Mường Lay", "Giáo dục", "Việt Nam", "Đại hội", "Trần Văn Nam", "\n", "\n\n")
PARTS = st.sampled_from([*WORDS.split(), *NAMES])


@pytest.mark.parametrize("name", LISTS)
def test_lists_hold_no_entry_twice(name: str) -> None:
    seen = [fold(line) for line in entries("organizations", name)]
    if name not in ("known", "suffixes"):
        seen = [lower(line) for line in seen]
    assert sorted(seen) == sorted(set(seen))


def test_every_head_is_of_a_known_kind() -> None:
    kinds = {line.partition("|")[2].strip() for line in entries("organizations", "heads")}
    assert kinds - {"none", "generic"} <= set(KINDS)


@pytest.mark.parametrize("phrase", ["t.ư đảng", "tp.", "y tế - dân số", "gd&đt", "10"])
def test_entries_are_split_like_texts(phrase: str) -> None:
    assert list(pieces(phrase)) == Words(phrase + " A").low[:-1]


@given(st.lists(PARTS, max_size=30).map(" ".join))
@settings(deadline=None)
def test_spans_are_in_order_trimmed_and_apart(text: str) -> None:
    found = sorted(find(fold(text)), key=lambda c: c.start)
    for candidate in found:
        surface = text[candidate.start : candidate.end]
        assert surface
        assert surface == surface.strip()
        assert "\n\n" not in surface
        assert candidate.label in (None, Label.ORGANIZATION)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text_is_read(text: str) -> None:
    find(fold(text))


def test_acronym_recurs() -> None:
    text = "Tổng Công ty Sông Lam (SLC) tặng quà. Trước đó SLC khánh thành cầu."
    surfaces = [text[c.start : c.end] for c in sorted(find(fold(text)), key=lambda c: c.start)]
    assert surfaces == ["Tổng Công ty Sông Lam", "SLC", "SLC"]


def test_same_with_both_tone_styles() -> None:
    old = "Huyện ủy Thủy Nguyên thăm Công ty Hòa Phúc."
    new = "Huyện uỷ Thuỷ Nguyên thăm Công ty Hoà Phúc."
    assert find(fold(old)) == find(fold(new))


@pytest.mark.parametrize(
    "chain", ["Công đoàn của ", "Ban Chấp hành ", "Trường THCS ", "Phòng Y tế, "]
)
def test_chains_without_end_are_read(chain: str) -> None:
    find(fold(chain * 3000))
