"""Help that was given, beyond the example lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extract.records.support import read_support
from extract.tag import TaggedText, tag


def test_total_and_parts_that_agree_are_checked(language: Language) -> None:
    text = "LĐLĐ huyện trao 10 suất quà, mỗi suất 500.000 đồng, tổng số tiền 5 triệu đồng."
    (found,) = read_support(tag(language, text))
    assert found.check == "total_agrees"


def test_total_and_parts_that_differ_are_kept_and_flagged(language: Language) -> None:
    text = "LĐLĐ huyện trao 10 suất quà, mỗi suất 500.000 đồng, tổng số tiền 6 triệu đồng."
    (found,) = read_support(tag(language, text))
    assert found.check == "total_differs"
    assert (found.amount_vnd, found.amount_each_vnd) == (6_000_000, 500_000)


def test_nothing_is_checked_where_a_number_is_missing(language: Language) -> None:
    (found,) = read_support(tag(language, "LĐLĐ huyện đã trao 10 suất quà cho công nhân."))
    assert found.check is None


def test_the_evidence_is_the_clause(language: Language) -> None:
    text = "Hội nghị bế mạc lúc 11 giờ. Dịp này, LĐLĐ huyện đã trao 10 suất quà cho công nhân."
    (found,) = read_support(tag(language, text))
    assert text[found.start : found.end] == "LĐLĐ huyện đã trao 10 suất quà"


def test_a_carried_verb_is_named_as_the_rule(language: Language) -> None:
    text = (
        "Công đoàn ngành đã hỗ trợ 7 đoàn viên mỗi người 3 triệu đồng, "
        "12 công nhân mỗi người 1 triệu đồng."
    )
    rules = [found.rule for found in read_support(tag(language, text))]
    assert rules == ["support.cash", "support.carried_verb"]


@given(st.text(alphabet="tặngtrao 1234567890.,;:()đồng quà suất\n", max_size=120))
def test_offsets_stay_inside_any_text(text: str) -> None:
    for found in read_support(TaggedText(text, ())):
        assert 0 <= found.start < found.end <= len(text)
