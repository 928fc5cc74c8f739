"""The report page in a real browser, opened from disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import extract
from extract.report.html import report_html
from tests.browser import chromium
from tests.reports import AWARD, HOSTILE_TITLE, HOSTILE_URL, NAMES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EVIDENCE = AWARD.removeprefix("Dịp này, ").removesuffix(".")
#: The words of an element without what is only said to screen readers.
WORDS = """(element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".said").forEach((said) => said.remove());
    return copy.textContent;
}"""
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def out(browser: Browser, report_output: Path) -> Path:
    """The output, not made where there is no browser."""
    return report_output


@pytest.fixture(scope="module")
def address(out: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("report") / "report.html"
    target.write_text(report_html(out), "utf-8")
    return target.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page as opened; the test fails where the page reported any error."""
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text))
    page.on("request", lambda asked: asked.url == address or problems.append(asked.url))
    opened(page, address)
    yield page
    context.close()
    assert problems == []


def opened(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-ready]")


def article_id(out: Path, **wanted: str) -> str:
    rows = extract.load(out).arrow("articles").to_pylist()
    (name, value), *_ = wanted.items()
    return next(row["article_id"] for row in rows if row[name] == value)


def first_cells(page: Page) -> list[str]:
    return page.locator("#rows th").all_inner_texts()


def status(page: Page) -> str:
    return page.inner_text("#status")


def test_status_counts_what_the_tables_hold(page: Page, out: Path) -> None:
    tables = extract.load(out)
    once = tables.articles[tables.articles["duplicate_of"].isna()]["article_id"]
    awards = tables.awards[tables.awards["article_id"].isin(once)]
    assert len(awards) < len(tables.awards), "the sample holds a copy"
    assert status(page) == (
        f"{len(awards)} awards of {len(tables.awards)} · {awards['article_id'].nunique()} articles"
        f" · {awards['count'].sum():,} conferred"
    )
    page.uncheck("#copies")
    assert status(page).startswith(f"{len(tables.awards)} awards · ")


def test_words_without_diacritics_find_words_with_them(page: Page) -> None:
    page.fill("#query", "lien doan")
    page.wait_for_selector("#status:text-matches('^30 awards')")
    page.click("#rows tr >> nth=0")
    assert "Liên đoàn" in page.inner_text("#article-text .evidence")
    page.keyboard.press("Escape")
    page.fill("#query", "khong co gi nhu the")
    page.wait_for_selector("#none:visible")
    page.click("#reset")
    assert status(page).startswith("66 ")


def test_filters_and_charts_choose_the_same_rows(page: Page) -> None:
    page.select_option("#filter-award_type", label="Giấy khen")
    assert status(page).startswith("30 awards of")
    page.select_option("#filter-year", label="2020")
    by_select = status(page)
    page.click("#reset")
    page.click("#charts button:text-is('Giấy khen')")
    page.click("#charts button:text-is('2020')")
    assert status(page) == by_select
    assert page.input_value("#filter-award_type") == "giay_khen"
    assert page.evaluate("document.activeElement.textContent") == "2020"
    page.click("#tab-people")
    assert page.input_value("#filter-year") == "2020"
    assert set(page.locator("#rows td[data-label=Published]").all_inner_texts())
    for day in page.locator("#rows td[data-label=Published]").all_inner_texts():
        assert day.startswith("2020")


def test_columns_sort_as_vietnamese_does_and_as_numbers_do(page: Page) -> None:
    page.click("#tab-people")
    page.click("#head button >> nth=0")
    head = page.locator("#head th").first
    assert head.get_attribute("aria-sort") == "ascending"
    rising = list(dict.fromkeys(first_cells(page)))
    assert rising == ["Ánh Thị Đào", "Ân Văn Út", "Dương Thị Bé", "Đặng Văn An", "Hà Văn Ích",
                      "Nguyễn Văn Ơn"]  # fmt: skip
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert list(dict.fromkeys(first_cells(page))) == rising[::-1]
    page.click("#tab-awards")
    page.click("#head button[data-sort=count]")
    numbers = [int(n) for n in page.locator("#rows td.number").all_inner_texts()]
    assert numbers == sorted(numbers)
    assert len(set(map(len, map(str, numbers)))) > 1, "with one and two digits"


def test_table_comes_in_pages(page: Page) -> None:
    assert page.locator("#rows tr").count() == 50
    assert page.is_disabled("#previous")
    page.click("#next")
    assert page.inner_text("#page") == "Page 2 of 2"
    assert page.locator("#rows tr").count() == 16
    assert page.is_disabled("#next")


def test_row_opens_by_keyboard_and_closing_leads_back(page: Page) -> None:
    page.focus("#rows a >> nth=2")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    assert page.evaluate("document.activeElement.id") == "article-title"
    assert page.inner_text("#article-place") == "3 of 66"
    assert page.locator("#article-side [aria-current]").count() == 1
    page.click("#article-next")
    page.wait_for_selector("#article-place:text-is('4 of 66')")
    page.keyboard.press("Escape")
    assert not page.is_visible("dialog")
    assert page.url.endswith("#awards")
    place = "[...document.querySelectorAll('#rows a')].indexOf(document.activeElement)"
    assert page.evaluate(place) == 2


def test_tabs_move_by_arrow_keys(page: Page) -> None:
    page.focus("#tab-awards")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tab-people"
    page.wait_for_selector("#caption:text-is('People')", state="attached")
    page.keyboard.press("End")
    assert page.get_attribute("#tab-sites", "aria-selected") == "true"
    assert page.get_attribute("#tab-awards", "tabindex") == "-1"


def test_marks_stand_at_their_code_points_behind_astral_characters(
    page: Page, address: str, out: Path
) -> None:
    tables = extract.load(out)
    article = article_id(out, url="https://ldld.example/tong-ket")
    award = tables.awards[tables.awards["article_id"] == article].iloc[0]
    opened(page, f"{address}#awards/{award['award_id']}")
    evidence = page.locator("#article-text .evidence")
    assert evidence.evaluate(WORDS) == award["evidence"] == EVIDENCE
    text = tables.articles.set_index("article_id").loc[article, "text"]
    assert "🎉🎊" in text[: award["start"]]
    marks = page.locator("#article-text .text .mention")
    assert marks.count() >= 5
    for mark in marks.all():
        start, end = (int(str(mark.get_attribute(f"data-{edge}"))) for edge in ("start", "end"))
        assert mark.evaluate(WORDS) == text[start:end]
    link = page.get_attribute("#article-side .source a", "href")
    assert link == award["source_link"]


def test_unknown_record_is_told(page: Page, address: str) -> None:
    opened(page, f"{address}#awards/none-such")
    assert status(page) == "There is no record none-such on this page."
    opened(page, f"{address}#%E0%A4%A")
    assert status(page).startswith("66 awards")


def test_hostile_words_are_words(page: Page, address: str, out: Path) -> None:
    tables = extract.load(out)
    for wanted in ({"title": HOSTILE_TITLE}, {"url": HOSTILE_URL}):
        article = article_id(out, **wanted)
        opened(page, f"{address}#articles/{article}")
        page.wait_for_selector("dialog[open]")
        for link in page.locator("#article-side a[data-record]").all():
            link.evaluate("link => link.click()")
        award = tables.awards[tables.awards["article_id"] == article].iloc[0]["award_id"]
        opened(page, f"{address}#awards/{award}")
        page.wait_for_selector("dialog[open] .evidence")
        check_harmless(page)
    assert page.locator("#article-side .source span").count() == 1
    opened(page, f"{address}#articles/{article_id(out, title=HOSTILE_TITLE)}")
    assert page.inner_text("#article-title") == HOSTILE_TITLE
    assert "</script><script>window.hacked=1" in page.inner_text("#article-text")
    for tab in ("awards", "people", "support", "events", "articles", "failures", "sites"):
        opened(page, f"{address}#{tab}")
        check_harmless(page)


def check_harmless(page: Page) -> None:
    assert page.evaluate("window.hacked") is None
    assert page.locator("main img, dialog img, main script, dialog script, [onclick]").count() == 0
    for link in page.locator("a[href]").all():
        href = str(link.get_attribute("href"))
        assert href.startswith(("#", "http://", "https://")), href


def test_mark_up_that_got_in_by_a_mistake_of_ours_does_nothing(
    browser: Browser, address: str
) -> None:
    from playwright.sync_api import Error

    page = browser.new_page()
    opened(page, address)
    for attempt in (
        "document.body.innerHTML = '<b>in</b>'",
        "document.body.setAttribute('onclick', 'window.hacked = 1')",
        "document.createElement('script').text = 'window.hacked = 1'",
    ):
        with pytest.raises(Error, match="requires 'Trusted"):
            page.evaluate(f"() => {{ {attempt}; }}")
    assert page.evaluate("window.hacked") is None
    page.close()


def test_no_names_are_lost(page: Page) -> None:
    page.click("#tab-people")
    assert set(NAMES) <= set(first_cells(page))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_serious(
    browser: Browser, address: str, out: Path, scheme: str, size: dict[str, int]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    award = extract.load(out).awards["award_id"].iloc[0]
    for fragment, part in (("awards", "html"), (f"awards/{award}", "dialog")):
        opened(page, f"{address}#{fragment}")
        page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
        found = Axe().run(page, context=part).response["violations"]
        assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in found] == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()
