"""Per-site profiles: learned alike in any order, applied where they fit, passed over elsewhere."""

from __future__ import annotations

import random

import pytest

from extract.clean import SiteProfile, clean, learn
from extract.pages import Page
from tests.clean.articles import ARTICLES

_FRAME = (
    "<html><head><title>Công đoàn huyện</title></head><body><div class='top'><ul>"
    "<li><a href='/'>Trang chủ</a></li></ul></div><div class='page-{n}'>"
    "<div class='ten-bai' id='t{n}'>{title} (kỳ {n})</div><div class='ngay'>1{n}/09/2021</div>"
    "<div class='noi-dung'><p>Bài {n}. {p1}</p><p>{n} {p2}</p><p>{n} {p3}</p>"
    "<p>Câu chuyện của bạn là câu chuyện của công đoàn huyện Sơn Khê.</p></div></div></body></html>"
)


_MENU = "".join(
    f"<li><a href='{n}'>Công đoàn cơ sở xã thứ {n} tặng quà đoàn viên nghèo, trao sổ tiết kiệm "
    "cho con công nhân mồ côi và khởi công nhà mái ấm</a></li>"
    for n in range(10)
)


def page(number: int, frame: str = _FRAME) -> Page:
    parts = ARTICLES["hoi-thao"]
    return Page(source=f"site/{number}.html", content=frame.format(n=number, **parts), kind="html")


@pytest.fixture(scope="module")
def profile() -> SiteProfile:
    found = learn("sonkhe.example", [page(number) for number in range(9)])
    assert found is not None
    return found


def test_places_and_recurring_lines(profile: SiteProfile) -> None:
    assert profile.container == "body.# > div.page-N#"
    assert profile.around == "body.# > div.page-N#"
    assert profile.furniture == ("Câu chuyện của bạn là câu chuyện của công đoàn huyện Sơn Khê.",)


def test_headline_outside_the_text() -> None:
    frame = _FRAME.replace("<div class='noi-dung'>", _MENU + "<div class='noi-dung'>")
    found = learn("sonkhe.example", [page(number, frame) for number in range(9)])
    assert found is not None
    assert found.container.endswith("div.noi-dung#")
    assert found.around.endswith("div.page-N#")
    assert clean(page(4, frame), found).title == clean(page(4, frame)).title


_DATE = "<div class='ngay'>1{n}/09/2021</div>"
_DATE_ABOVE = _FRAME.replace(_DATE, "").replace(
    "<div class='page-{n}'>",
    "<div class='gio'>Ngày đăng: 1{n}/09/2021</div><div class='page-{n}'>",
)


@pytest.mark.parametrize("undated", [range(0), range(6)], ids=["all dated", "six of nine undated"])
def test_date_outside_the_text_is_read_on_all_pages(undated: range) -> None:
    plain = _FRAME.replace(_DATE, "")
    pages = [page(n, plain if n in undated else _DATE_ABOVE) for n in range(9)]
    found = learn("sonkhe.example", pages)
    assert found is not None
    for each in pages:
        article = clean(each, found)
        assert article.fits_profile
        assert article.published == clean(each).published
    assert clean(pages[8], found).published is not None


def test_a_place_that_stands_twice_on_a_page_teaches_nothing() -> None:
    twice = _FRAME.replace("</body>", "<div class='page-{n}'>Thống kê</div></body>")
    assert learn("sonkhe.example", [page(number, twice) for number in range(9)]) is None


def test_order_does_not_matter(profile: SiteProfile) -> None:
    pages = [page(number) for number in range(9)]
    random.Random(7).shuffle(pages)
    assert learn("sonkhe.example", pages) == profile


def test_page_that_fits_is_cleaner(profile: SiteProfile) -> None:
    article = clean(page(8), profile)
    assert article.fits_profile is True
    assert article.text.split("\n")[-1].startswith("8 Trước đó")
    assert article.title == clean(page(8)).title
    assert article.published == clean(page(8)).published


def test_page_of_a_new_layout_is_read_the_general_way(profile: SiteProfile) -> None:
    other = page(3, _FRAME.replace("page-", "trang-"))
    article = clean(other, profile)
    assert article.fits_profile is False
    assert article.text == clean(other).text


def test_without_a_profile_nothing_is_said_of_it() -> None:
    assert clean(page(1)).fits_profile is None


def test_too_few_pages_teach_nothing() -> None:
    assert learn("sonkhe.example", [page(number) for number in range(4)]) is None


def test_copies_of_one_page_count_once() -> None:
    assert learn("sonkhe.example", [page(1)] * 12) is None


def test_json_round_trip(profile: SiteProfile) -> None:
    assert SiteProfile.from_json(profile.to_json()) == profile


@pytest.mark.parametrize("text", ["{}", "[]", '{"site": 1}'])
def test_json_that_is_no_profile(text: str) -> None:
    with pytest.raises(ValueError, match="no site profile"):
        SiteProfile.from_json(text)
