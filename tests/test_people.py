"""The shape of names, runs of capitals, and properties that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extract.folding import fold
from extract.resources import entries
from extract.tag import tag
from extract.tag.candidate import candidates_of
from extract.tag.people.names import given_syllables, name_at, surnames
from extract.tag.quotes import quoted_names
from extract.tag.runs import capital_runs, words_before
from schemas import Label

NAMES = [
    ("Ngô Thị Ái Hương dự hội nghị", "Ngô Thị Ái Hương"),
    ("Đỗ Văn Hùng Phó Chủ tịch", "Đỗ Văn Hùng"),
    ("Trần Thị Mai Giám đốc", "Trần Thị Mai"),
    ("NGUYỄN THỊ ÁI LIÊN PHÓ CHỦ TỊCH", "NGUYỄN THỊ ÁI LIÊN"),
    ("Nguyễn xuân Hà phát biểu", "Nguyễn xuân Hà"),
    ("Lại thị Ngọc Trâm", "Lại thị Ngọc Trâm"),
    ("Thào A Dơ kể", "Thào A Dơ"),
    ("Y Thông Niê", "Y Thông Niê"),
    ("H'Hen Niê", "H'Hen Niê"),
    ("Lê Văn An\nTrần Thị Bé", "Lê Văn An"),
]
NO_NAMES = [
    "Công đoàn tỉnh",
    "Hương Thủy",
    "Đoàn thanh niên",
    "công nhân",
    "Hội nghị tổng kết",
    "1",
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_ends_where_its_syllables_do(text: str, name: str) -> None:
    found = name_at(fold(text), 0)
    assert found is not None
    assert text[found.start : found.end] == name


@pytest.mark.parametrize("text", NO_NAMES)
def test_everyday_words_are_no_names(text: str) -> None:
    assert name_at(fold(text), 0) is None


def test_the_middle_name_makes_a_shape_surer() -> None:
    sure, plain, place = (
        name_at(fold(text), 0) for text in ("Cao Thị Mến", "Cao Minh Tú", "Cao Bằng")
    )
    assert sure is not None
    assert plain is not None
    assert place is not None
    assert sure.score > plain.score > place.score


def test_family_names_are_read_once_and_folded() -> None:
    lines = [line.split()[0] for line in entries("people", "surnames")]
    assert len(lines) == len(set(lines))
    assert surnames()["nguyễn"]
    assert not surnames()["cao"]
    assert "thủy" in given_syllables()


def test_runs_end_where_the_case_changes() -> None:
    runs = [" ".join(word.text for word in run) for run in capital_runs("Bí thư TP HCM Lê Văn Tư")]
    assert runs == ["Bí", "TP HCM", "Lê Văn Tư"]


def test_words_before_stay_on_their_line() -> None:
    assert words_before("hôm qua\nđ/c phó chủ tịch ", 25) == ("tịch", "chủ", "phó", "đ/c")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('phong trào thi đua "Cô Tấm thời nay" rất hay', ['"cô tấm thời nay"']),
        ('chị nói: "Tôi ở Hà Nội."', []),
        ('danh hiệu "A" và giải thưởng "B C"', ['"a"', '"b c"']),
    ],
)
def test_quoted_names_follow_their_noun(text: str, quoted: list[str]) -> None:
    low = fold(text).lower()
    assert [low[start:end] for start, end in quoted_names(low)] == quoted


def _people(language: Language, text: str) -> list[str]:
    return [m.text for m in tag(language, text).mentions if m.label is Label.PERSON]


def test_one_name_is_one_person_everywhere(language: Language) -> None:
    text = "Ông Lý Bạch Tuấn đến. Mọi người chào.\nLÝ BẠCH TUẤN\nBạch Tuấn cười."
    assert _people(language, text) == ["Lý Bạch Tuấn", "LÝ BẠCH TUẤN", "Bạch Tuấn"]


def test_both_tone_styles_give_the_same_spans(language: Language) -> None:
    old, new = "Bà Lê Thị Thủy, ông Vũ Hòa", "Bà Lê Thị Thuỷ, ông Vũ Hoà"
    spans = [
        [(m.start, m.end) for m in tag(language, text).mentions if m.label is Label.PERSON]
        for text in (old, new)
    ]
    assert spans[0] == spans[1]
    assert len(spans[0]) == 2


SYLLABLES = st.sampled_from(
    ["Nguyễn", "Thị", "Lan", "HÀ", "Y", "H'Bé", "ông", "Bà", "đ/c", "Ảnh:", "và", ",", "(", '"',
     "\n", "Công", "đoàn", "TP.", "12", "Hà", "Nội", "T.V", "-", ".", "Việt", "Nam", "huyện"]
)  # fmt: skip


@given(st.lists(SYLLABLES, max_size=25).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_candidates_lie_in_the_text_and_start_with_a_capital(language: Language, text: str) -> None:
    doc = language(text)
    for found in candidates_of(doc):
        if found.label in (Label.PERSON, Label.LOCATION):
            assert 0 <= found.start < found.end <= len(text)
            assert text[found.start : found.end].strip() == text[found.start : found.end]
            assert 0 <= found.score <= 1
        if found.label is Label.PERSON:
            assert text[found.start].isupper()


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_is_tagged_twice_alike(language: Language, text: str) -> None:
    first, second = (
        [(c.start, c.end, c.label, c.rule, c.score) for c in candidates_of(language(text))]
        for _ in range(2)
    )
    assert first == second
