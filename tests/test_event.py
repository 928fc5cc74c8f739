"""The main event of a page, beyond the example lines."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extract.records.event import read_event
from extract.records.event.dates import is_event_day
from extract.tag import TaggedText, tag
from schemas import EventType

TEXT = (
    "Đăng lúc: 17/10/2023\n"
    "Sáng 15/10, tại Hà Nội, LĐLĐ huyện Hoài Đức tổ chức Hội nghị tổng kết phong trào thi đua.\n"
    "Phát biểu tại hội nghị, lãnh đạo huyện đề nghị tiếp tục chăm lo đoàn viên."
)


def test_the_evidence_is_the_sentence_that_reports_it(language: Language) -> None:
    event = read_event(tag(language, TEXT, published=date(2023, 10, 17)))
    assert event is not None
    assert TEXT[event.start : event.end].startswith("Sáng 15/10")
    assert event.name == "Hội nghị tổng kết phong trào thi đua"
    assert event.date == "2023-10-15"


def test_a_headline_alone_may_name_the_event(language: Language) -> None:
    tagged = tag(language, "Nhiều hình ảnh đẹp được ghi lại.", title="Hội thi cắm hoa ngày 8/3")
    event = read_event(tagged)
    assert event is not None
    assert event.event_type == EventType.contest


def test_a_headline_on_a_crime_reports_no_event(language: Language) -> None:
    text = "Ngày 5/6, cơ quan điều tra tổ chức họp báo thông tin về vụ việc."
    assert read_event(tag(language, text, title="Khởi tố bị can tham ô tài sản")) is None


def test_the_weighing_is_told(language: Language) -> None:
    event = read_event(tag(language, TEXT))
    assert event is not None
    assert any(line.startswith("summary_conference") for line in event.trace)


def test_terms_and_birthdays_are_no_event_days() -> None:
    assert is_event_day("2023-06-26")
    assert is_event_day("XXXX-06-26/XXXX-06-27")
    assert not is_event_day("1929-07-28/2023-07-28")
    assert not is_event_day("2022/2023")
    assert not is_event_day(None)


@given(st.text(alphabet="tổ chứchội nghị lễ kỷniệm 0123456789/.,\n", max_size=120))
def test_offsets_stay_inside_any_text(text: str) -> None:
    event = read_event(TaggedText(text, ()))
    assert event is None or 0 <= event.start <= event.end <= len(text)
