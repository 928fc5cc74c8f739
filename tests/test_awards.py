"""Awards: what the record says beside the columns that the example lines check."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.numbers import NUMBER, read_number
from extract.records.awards import read_awards
from extract.records.awards.elements import SYMBOLS
from extract.records.awards.grammar import rules
from extract.records.findings import AwardFinding
from extract.tag import Mention, TaggedText
from extract.tag.awards.lexicon import lexicon
from schemas import AwardType, IssuerLevel, Label, RecipientType

_ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def _tagged(text: str, **names: str) -> TaggedText:
    """A text with mentions; keys are labels with a number behind ("ORGANIZATION1")."""
    mentions = []
    for key, words in names.items():
        start = text.index(words)
        label = Label(key.rstrip("0123456789"))
        mentions.append(Mention(start, start + len(words), words, label, None, "given"))
    return TaggedText(text, tuple(sorted(mentions, key=lambda m: m.start)))


def _one(text: str, **names: str) -> AwardFinding:
    found = read_awards(_tagged(text, **names))
    assert len(found) == 1, found
    return found[0]


# -- what a record holds --------------------------------------------------------------------


def test_evidence_is_the_clause() -> None:
    text = "Hội nghị bế mạc lúc 11 giờ. LĐLĐ huyện tặng giấy khen cho 21 tập thể. Mọi người ra về."
    found = _one(text, ORGANIZATION="LĐLĐ huyện")
    assert text[found.start : found.end] == "tặng giấy khen cho 21 tập thể"


def test_issuer_text_is_empty_where_the_issuer_was_carried_over() -> None:
    text = "LĐLĐ huyện tặng giấy khen cho 9 tập thể; tặng bằng khen cho 7 cá nhân."
    first, second = read_awards(_tagged(text, ORGANIZATION="LĐLĐ huyện"))
    assert (first.issuer, first.issuer_text) == ("LĐLĐ huyện", "LĐLĐ huyện")
    assert (second.issuer, second.issuer_text) == ("LĐLĐ huyện", None)
    assert any("carried over" in line for line in second.trace)


def test_title_and_rank() -> None:
    titled = _one('6 cá nhân được tặng Kỷ niệm chương “Vì sự nghiệp\nxây dựng Công đoàn".')
    assert titled.award_title == "Vì sự nghiệp\nxây dựng Công đoàn"
    ranked = _one("1 tập thể được Chủ tịch nước tặng Huân chương Lao động hạng Ba.")
    assert ranked.rank == "hạng Ba"
    assert _one("Thí sinh Lan đoạt giải Nhì.", PERSON="Lan").rank == "nhì"


def test_reason() -> None:
    found = _one("3 tập thể được tặng bằng khen vì có nhiều đóng góp cho phong trào hiến máu.")
    assert found.award_type is AwardType.bang_khen
    assert found.reason == "vì có nhiều đóng góp cho phong trào hiến máu"
    given = _one("Công đoàn trường khen thưởng 4 cá nhân có thành tích xuất sắc trong năm học.")
    assert given.reason == "có thành tích xuất sắc trong năm học"


def test_award_date_is_the_day_of_the_event_where_the_sentence_says_so() -> None:
    text = "Tại hội nghị, Hội tặng giấy khen cho 5 đoàn viên. Hội tặng cờ thi đua cho 2 tập thể."
    there, elsewhere = read_awards(_tagged(text), held="2023-06-05")
    assert there.award_date == "2023-06-05"
    assert elsewhere.award_date is None


def test_award_date_is_a_day_of_the_same_sentence() -> None:
    text = "Ngày 5/6/2023, LĐLĐ huyện tặng giấy khen cho 3 tập thể."
    day = Mention(0, 13, "Ngày 5/6/2023", Label.DATE, "2023-06-05", "given")
    body = Mention(15, 25, "LĐLĐ huyện", Label.ORGANIZATION, None, "given")
    (found,) = read_awards(TaggedText(text, (day, body)))
    assert found.award_date == "2023-06-05"


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("Tổng Liên đoàn Lao động Việt Nam", IssuerLevel.national),
        ("Công đoàn Giáo dục Việt Nam", IssuerLevel.sector),
        ("LĐLĐ tỉnh", IssuerLevel.province),
        ("LĐLĐ thị xã", IssuerLevel.district),
        ("UBND xã Tân Lập", IssuerLevel.commune),
        ("Công đoàn Công ty", IssuerLevel.grassroots),
        ("Huyện ủy", IssuerLevel.party),
        ("Thủ tướng Chính phủ", IssuerLevel.state),
    ],
)
def test_issuer_level(issuer: str, level: IssuerLevel) -> None:
    found = _one(f"2 cá nhân được {issuer} tặng bằng khen.", ORGANIZATION=issuer)
    assert (found.issuer, found.issuer_level) == (issuer, level)


# -- arithmetic -----------------------------------------------------------------------------


def test_a_total_that_agrees_gives_its_parts() -> None:
    found = read_awards(_tagged("Hội trao 15 giấy khen cho 5 tập thể và 10 cá nhân."))
    assert [(f.count, f.check) for f in found] == [(5, "total_agrees"), (10, "total_agrees")]


def test_a_total_that_differs_is_flagged() -> None:
    found = read_awards(_tagged("Hội trao 16 giấy khen cho 5 tập thể và 10 cá nhân."))
    assert [(f.count, f.check) for f in found] == [(5, "total_differs"), (10, "total_differs")]


def test_a_partial_breakdown_keeps_the_total() -> None:
    found = _one("Hội tuyên dương 45 công nhân, trong đó có 20 công nhân nữ.")
    assert (found.count, found.check) == (45, None)


def test_conflicting_numbers_are_kept_and_flagged() -> None:
    text = "LĐLĐ huyện tặng giấy khen cho 5 tập thể.\n\nTại đó, UB tặng giấy khen cho 6 tập thể."
    body = Mention(0, 10, "LĐLĐ huyện", Label.ORGANIZATION, None, "given")
    at = text.index("UB")
    again = Mention(at, at + 2, "UB", Label.ORGANIZATION, None, "given")
    other = read_awards(TaggedText(text, (body, again)))
    assert [f.check for f in other] == [None, None]
    same = text.replace("UB", "LĐLĐ huyện")
    again = Mention(at, at + 10, "LĐLĐ huyện", Label.ORGANIZATION, None, "given")
    found = read_awards(TaggedText(same, (body, again)))
    assert [(f.count, f.check) for f in found] == [(5, "conflict"), (6, "conflict")]


# -- properties -----------------------------------------------------------------------------

_WORDS = sorted(lexicon().next)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*_WORDS, "05", "1.250", "LĐLĐ tỉnh", "Lan", "“", "”", ",", ";", ":", "(", ")"]
        ),
        max_size=30,
    )
)
def test_any_row_of_words_gives_records_with_their_evidence(words: list[str]) -> None:
    text = " ".join(words)
    tagged = TaggedText(text, ())
    found = read_awards(tagged)
    assert found == read_awards(tagged)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert not one.count_explicit or one.count is not None


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 99_999), st.sampled_from(["tập thể", "cá nhân"]))
def test_the_number_is_the_page_s(number: int, noun: str) -> None:
    written = f"{number:,}".replace(",", ".")
    found = _one(f"{written} {noun} được UBND tỉnh tặng bằng khen.", ORGANIZATION="UBND tỉnh")
    kind = RecipientType.collective if noun == "tập thể" else RecipientType.individual
    assert (found.count, found.count_explicit, found.recipient_type) == (number, True, kind)


# -- numbers --------------------------------------------------------------------------------


def _spell(number: int) -> str:
    """A number under 10,000 in words."""
    if number < 10:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        head = "mười" if tens == 1 else f"{_ONES[tens]} mươi"
        tail = {0: "", 5: " lăm"}.get(ones, f" {_ONES[ones]}")
        return head + tail
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        joint = "" if rest == 0 else " linh " if rest < 10 else " "
        return f"{_ONES[hundreds]} trăm{joint}{_spell(rest) if rest else ''}"
    thousands, rest = divmod(number, 1000)
    if rest == 0:
        return f"{_ONES[thousands]} nghìn"
    return f"{_ONES[thousands]} nghìn {_spell(rest)}"


@given(st.one_of(st.integers(1, 999), st.integers(10, 99).map(lambda n: n * 100)))
def test_words_read_as_the_number_they_spell(number: int) -> None:
    if number <= 9999:
        assert read_number(_spell(number)) == number
        assert read_number(_spell(number).capitalize()) == number


@given(st.integers(0, 10**9))
def test_digits_with_and_without_marks(number: int) -> None:
    assert read_number(str(number)) == number
    assert read_number(f"{number:,}".replace(",", ".")) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("04", 4),
        ("gần 50", 50),
        ("hơn hai trăm", 200),
        ("trên 1.250", 1250),
        ("1,2 tỷ", 1_200_000_000),
        ("2 triệu rưỡi", 2_500_000),
        ("1 triệu 500 nghìn", 1_500_000),
        ("5 vạn", 50_000),
        ("ba chục", 30),
        ("1,5", None),
        ("năm nay", None),
        ("", None),
    ],
)
def test_read_number(text: str, number: int | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text", ["41/42", "27/5/2016", "95%", "95 %", "12a", "29-nq", "16:30", "2022-2023", "1.5"]
)
def test_no_number_alone(text: str) -> None:
    assert NUMBER.search(text) is None


@pytest.mark.parametrize("unit", ["LĐLĐ tỉnh, ", "LĐLĐ tỉnh và ", "5 tập thể và ", "tổ 5, "])
def test_a_page_of_nothing_but_names_is_read_like_any_other(unit: str) -> None:
    """Lists in the grammar are read once: without that these lines take hours."""
    text = unit * 300 + "được tặng bằng khen cho LĐLĐ"
    bodies = tuple(
        Mention(at, at + 9, "LĐLĐ tỉnh", Label.ORGANIZATION, None, "given")
        for at in range(len(text))
        if text.startswith("LĐLĐ tỉnh", at)
    )
    assert len(read_awards(TaggedText(text, bodies))) <= 300


@settings(max_examples=300)
@given(st.text(alphabet="".join(SYMBOLS.values()), max_size=12), st.data())
def test_a_rule_matches_nothing_that_lacks_what_it_needs(row: str, data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(rules()))
    lacking = [need for need in rule.needs if need.isdisjoint(row)]
    assert not lacking or rule.pattern.search(row) is None


def test_every_rule_of_awards_needs_something() -> None:
    assert [rule.name for rule in rules() if not rule.needs] == []


# -- odd pages ------------------------------------------------------------------------------


def test_brackets_that_never_close_are_read_over() -> None:
    text = "12 em đoạt giải (01 giải Nhất, " * 600
    assert len(read_awards(_tagged(text))) > 0


def test_years_before_the_one_told_of_are_background() -> None:
    text = "Năm 2012, 3 tập thể được tặng bằng khen. Năm 2016, 4 cá nhân được tặng bằng khen."
    old = Mention(0, 8, "Năm 2012", Label.DATE, "2012", "given")
    start = text.index("Năm 2016")
    new = Mention(start, start + 8, "Năm 2016", Label.DATE, "2016", "given")
    found = read_awards(TaggedText(text, (old, new), published=date(2017, 1, 9)))
    assert [f.count for f in found] == [4]
