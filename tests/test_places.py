"""The lists of administrative units, type words, and choices between readings."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extract.resources import entries
from extract.tag import tag
from extract.tag.places.gazetteer import (
    communes,
    districts,
    is_country,
    is_known_place,
    is_province,
    listed_provinces,
)
from extract.tag.places.types import place_types, type_pattern
from schemas import Label


def _places(language: Language, text: str) -> list[str]:
    return [m.text for m in tag(language, text).mentions if m.label is Label.LOCATION]


@pytest.mark.parametrize("name", ["provinces", "districts", "communes"])
def test_unit_lists_are_sorted_without_doubles(name: str) -> None:
    lines = entries("places", name)
    assert list(lines) == sorted(set(lines))
    assert not any(line.isdigit() or "(" in line for line in lines)


def test_units_before_and_after_the_reform_are_known() -> None:
    assert len(listed_provinces()) == 63
    assert "hà giang" in listed_provinces()
    assert "mường tè" in districts()
    assert "nậm khao" in communes()
    assert is_province("sài gòn")
    assert is_country("lào")
    assert is_known_place("đống đa")
    assert not is_known_place("công đoàn")


def test_every_type_word_is_found_by_the_pattern() -> None:
    for word in place_types():
        match = type_pattern().match(f"{word} x")
        assert match is not None, word
        assert " ".join(match.group("type").split()) == word


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("xã Tà Nung, TP.\nĐà Lạt", ["xã Tà Nung", "TP.\nĐà Lạt"]),
        ("trên địa bàn TP.\nBà Lê Thị Ớt nói", []),
        ("Ở KCN Tân Tạo 2, tỉnh Long An.", ["KCN Tân Tạo 2", "tỉnh Long An"]),
        ("các tỉnh Đông Nam bộ", ["Đông Nam bộ"]),
        ("tại Nhà văn hóa Công nhân KCN Sông Công II", ["Nhà văn hóa Công nhân KCN Sông Công II"]),
    ],
)
def test_the_outermost_place_stands(language: Language, text: str, places: list[str]) -> None:
    assert _places(language, text) == places


def test_a_typed_place_vouches_for_its_bare_name(language: Language) -> None:
    bare = "Dịp này, Vạn Ninh có 4 đơn vị được khen."
    assert _places(language, bare) == []
    assert _places(language, f"Đoàn về huyện Vạn Ninh. {bare}") == ["huyện Vạn Ninh", "Vạn Ninh"]


def test_a_country_is_a_place_or_an_adjective(language: Language) -> None:
    assert _places(language, "chuyên gia Nhật Bản") == []
    assert _places(language, "sang Nhật Bản làm việc") == ["Nhật Bản"]
