"""People in posts beyond the example lines."""

from __future__ import annotations

from spacy.language import Language

from extract.records.findings import PostFinding
from extract.records.people import read_people
from extract.tag import Mention, TaggedText, tag
from schemas import Label


def _read(language: Language, text: str) -> list[PostFinding]:
    return read_people(tag(language, text))


def test_the_evidence_holds_name_and_post(language: Language) -> None:
    text = "Tới dự có đồng chí Lương Văn Tuyến – Chủ tịch LĐLĐ tỉnh và 120 đại biểu."
    (post,) = _read(language, text)
    assert text[post.start : post.end] == "Lương Văn Tuyến – Chủ tịch LĐLĐ tỉnh"
    assert post.honorific == "đồng chí"
    assert post.rule == "posts.name_role"


def test_the_fullest_form_names_the_person(language: Language) -> None:
    text = "Bà Hiên đến từ sớm. Bà Tống Thị Hiên là Chủ tịch LĐLĐ huyện."
    (post,) = _read(language, text)
    assert (post.name, post.role) == ("Tống Thị Hiên", "Chủ tịch")


def test_a_short_form_stands_for_the_body_it_was_introduced_for() -> None:
    text = "Viện Điều dưỡng Bãi Cháy (Viện) họp sáng nay. Bà Lê Thị Na, Giám đốc Viện, phát biểu."
    body, name = "Viện Điều dưỡng Bãi Cháy", "Lê Thị Na"
    mentions = tuple(
        Mention(text.index(m), text.index(m) + len(m), m, label, None, "test")
        for m, label in ((body, Label.ORGANIZATION), (name, Label.PERSON))
    )
    (post,) = read_people(TaggedText(text, mentions))
    assert (post.role, post.organization) == ("Giám đốc", body)


def test_no_people_no_rows() -> None:
    assert read_people(TaggedText("Chủ tịch UBND huyện đến dự.", ())) == []


def test_an_empty_text_has_no_rows() -> None:
    assert read_people(TaggedText("", ())) == []


def test_many_given_names_in_a_row_are_all_people() -> None:
    """A list of thousands of single names is read from front to back, without recursion."""
    names = ["Hoa", "Lan", "Mai", "Cúc", "Đào"] * 1000
    text, mentions = "", []
    for name in names:
        start = len(text)
        mentions.append(Mention(start, start + len(name), name, Label.PERSON, None, "test"))
        text += name + ", "
    found = read_people(TaggedText(text, tuple(mentions)))
    assert [row.name for row in found] == ["Hoa", "Lan", "Mai", "Cúc", "Đào"]
