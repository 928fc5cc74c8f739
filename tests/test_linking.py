"""Names that join: canonical names, units, people, and the tables made of all pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extract
from extract.evaluate.gold import GoldError
from extract.evaluate.linking import evaluate_names, linking_files, load_pages
from extract.link.bodies import kind_of
from extract.link.linker import Linker
from extract.link.names import read_name
from extract.link.persons import Persons, usual
from extract.link.places import gazetteer_of
from extract.link.site_places import site_place
from extract.link.units import Level, units_of
from extract.link.writing import written_out
from extract.tag import Mention
from schemas import Label

GOLD = Path(__file__).parents[1] / "corpus" / "linking"


def _mentions(*names: str) -> list[Mention]:
    """Mentions of bodies, of places where `@` stands before."""
    found, at = [], 0
    for name in names:
        label = Label.LOCATION if name.startswith("@") else Label.ORGANIZATION
        text = name.removeprefix("@")
        found.append(Mention(at, at + len(text), text, label, None, "test"))
        at += len(text) + 10
    return found


def _linked(site: str | None, *names: str, day: date | None = None) -> str | None:
    """The canonical name of the first of some names on one page."""
    linker = Linker(_mentions(*names), site, day)
    body = linker.body(names[0])
    return None if body is None else body.name


@pytest.mark.parametrize(
    ("surface", "written"),
    [
        ("LĐLĐ tỉnh", "Liên đoàn Lao động tỉnh"),
        ("Tổng LĐLĐVN", "Tổng Liên đoàn Lao động Việt Nam"),
        ("Tổng Liên đoàn Lao động (LĐLĐ) Việt Nam", "Tổng Liên đoàn Lao động Việt Nam"),
        ("CÔNG ĐOÀN TRƯỜNG TIỂU HỌC LÝ TỰ", "Công đoàn Trường Tiểu học Lý Tự"),
        ("Thành uỷ TP.HCM", "Thành ủy thành phố Hồ Chí Minh"),
        ("phòng GD&ĐT huyện", "Phòng Giáo dục và Đào tạo huyện"),
        ("Trường CĐ Nghề Sông Bé", "Trường Cao đẳng Nghề Sông Bé"),
        ("Công ty TNHH MTV X", "Công ty Trách nhiệm hữu hạn Một thành viên X"),
        ("Bộ Quốc phòng", "Bộ Quốc phòng"),
        ("quỹ “Tấm lòng”", "Quỹ Tấm lòng"),
    ],
)
def test_names_are_written_out(surface: str, written: str) -> None:
    assert written_out(surface) == written


@given(st.text(max_size=60))
def test_any_text_can_be_read_as_a_name(text: str) -> None:
    assert written_out(text) == written_out(text)
    name = read_name(text)
    assert name == read_name(text)
    kind_of(name.text)


@pytest.mark.parametrize(
    ("surface", "inner"),
    [
        ("BCH LĐLĐ tỉnh Thái Bình", "Liên đoàn Lao động tỉnh Thái Bình"),
        ("Phòng Nội vụ, UBND huyện Sóc Sơn", "Ủy ban nhân dân huyện Sóc Sơn"),
        ("CĐCS Trường THCS Lê Lợi", "Trường Trung học cơ sở Lê Lợi"),
        ("Quỹ trợ vốn của LĐLĐ tỉnh", "Liên đoàn Lao động tỉnh"),
        ("Công ty TNHH Giày Hoa Ban", None),
        ("Công an TP Hải Phòng", None),
        ("Thông tấn xã Việt Nam", None),
    ],
)
def test_a_body_inside_another(surface: str, inner: str | None) -> None:
    name = read_name(surface)
    assert (None if name.inner is None else name.inner.text) == inner


@pytest.mark.parametrize(
    ("host", "places"),
    [
        ("congdoanthaibinh.org.vn", {"tỉnh Thái Bình"}),
        ("ldldtienhai.thaibinh.gov.vn", {"tỉnh Thái Bình", "huyện Tiền Hải"}),
        ("congdoanhcm.org.vn", {"thành phố Hồ Chí Minh"}),
        ("congdoanthuathienhue.org.vn", {"tỉnh Thừa Thiên Huế"}),
        ("congdoan.hue.gov.vn", {"tỉnh Thừa Thiên Huế"}),
        ("laodong.vn", set()),
        ("hanoimoi.com.vn", set()),
        ("ldld.example", set()),
        (None, set()),
    ],
)
def test_whose_site_a_host_is(host: str | None, places: set[str]) -> None:
    assert {p.full for p in site_place(host, gazetteer_of(None)).values()} == places


def test_units_as_of_a_day() -> None:
    old, between, new = (units_of(day) for day in (None, date(2025, 3, 1), date(2025, 7, 1)))
    before, after = old.province("Kiên Giang"), new.province("An Giang")
    assert before is not None
    assert after is not None
    assert before.after is not None
    assert (before.code, before.after.code, after.code) == ("91", "91", "91")
    assert before.key != after.key, "one code, two provinces"
    assert new.province("Kiên Giang") is None
    hue = old.province("Thừa Thiên Huế")
    assert hue is not None
    assert old.province("Huế") is None
    assert between.province("Huế") is not None
    assert between.province("Thừa Thiên Huế") is None
    hanoi = old.province("Hà Nội"), new.province("Hà Nội")
    assert hanoi[0] is not None
    assert hanoi[1] is not None
    assert hanoi[0].key == hanoi[1].key
    assert len(old.named(Level.DISTRICT, "Châu Thành")) == 10
    assert [u.described for u in old.named(Level.DISTRICT, "quế võ".title(), type="huyện")] == [
        "thị xã Quế Võ, tỉnh Bắc Ninh"
    ]


def test_a_level_means_what_the_page_is_about() -> None:
    site = "congdoanthuathienhue.org.vn"
    full = "Liên đoàn Lao động tỉnh Thừa Thiên Huế"
    assert _linked(site, "LĐLĐ tỉnh") == full
    assert _linked("bao.example", "LĐLĐ tỉnh", "@thị xã Hương Thủy") == full
    assert _linked("bao.example", "LĐLĐ tỉnh", "UBND tỉnh Thừa Thiên - Huế") == full
    assert _linked("bao.example", "LĐLĐ tỉnh") is None
    assert _linked(site, "LĐLĐ tỉnh", "LĐLĐ tỉnh Quảng Nam") is None
    assert _linked("bao.example", "LĐLĐ tỉnh", "LĐLĐ tỉnh Hà Nam", "LĐLĐ tỉnh Hà Giang") is None
    assert _linked(site, "LĐLĐ huyện", "LĐLĐ huyện Sóc Sơn") is None, "a guest"
    assert _linked(site, "LĐLĐ thành phố", "@Hà Nội") is None, "where a meeting was held"


def test_parents_lead_up_to_the_confederation() -> None:
    names = "CĐCS Trường Mầm non Hoa Mơ", "LĐLĐ huyện Tiền Hải"
    linker = Linker(_mentions(*names), "bao.example", None)
    body = linker.body(names[0])
    chain = []
    while body is not None:
        chain.append(body.name)
        body = body.parent
    assert chain == [
        "Công đoàn cơ sở Trường Mầm non Hoa Mơ",
        "Liên đoàn Lao động huyện Tiền Hải",
        "Liên đoàn Lao động tỉnh Thái Bình",
        "Tổng Liên đoàn Lao động Việt Nam",
    ]
    ids = {facts.organization_id for facts in linker.organizations()}
    assert {f.parent_id for f in linker.organizations()} - {None} <= ids


def test_a_union_of_a_commune_before_and_after_the_reform() -> None:
    before = Linker(_mentions("Công đoàn phường Bến Thủy", "LĐLĐ thành phố Vinh"), "x", None)
    old = before.body("Công đoàn phường Bến Thủy")
    after = Linker(_mentions("Công đoàn phường Hạc Thành"), "congdoanthanhhoa.vn", date(2025, 9, 1))
    new = after.body("Công đoàn phường Hạc Thành")
    assert old is not None
    assert new is not None
    assert (old.name, old.level) == ("Công đoàn cơ sở phường Bến Thủy", "grassroots")
    assert (new.name, new.level) == ("Công đoàn phường Hạc Thành", "commune")
    assert new.parent is not None
    assert new.parent.name == "Liên đoàn Lao động tỉnh Thanh Hóa"


def test_words_of_records_are_linked_to_one_body() -> None:
    linker = Linker(_mentions("UBND tỉnh Hà Nam", "LĐLĐ tỉnh"), "x.example", None)
    stated = {
        words: None if (body := linker.stated(words)) is None else body.name
        for words in (
            "Chủ tịch UBND tỉnh Hà Nam", "LĐLĐ tỉnh và UBND tỉnh Hà Nam", "huyện Sóc Sơn",
            "Công đoàn Công ty Sông Đà", "ban tổ chức",
        )
    }  # fmt: skip
    assert list(stated.values()) == [
        "Ủy ban nhân dân tỉnh Hà Nam", None, None, "Công đoàn cơ sở Công ty Sông Đà", None,
    ]  # fmt: skip


def test_people_are_told_apart_by_body_then_by_site_and_province() -> None:
    def person(site: str, body: str | None, name: str = "Trần Thị Mận") -> str | None:
        linker = Linker(_mentions(*([body] if body else [])), site, None)
        found = Persons(linker, [name], [(name, body)], site).person(name)
        return None if found is None else found.id

    thai_binh, nghe_an = "congdoanthaibinh.org.vn", "congdoannghean.vn"
    assert person(thai_binh, "LĐLĐ tỉnh") == person("bao.example", "LĐLĐ tỉnh Thái Bình")
    assert person(thai_binh, "LĐLĐ tỉnh") == person(thai_binh, "BCH LĐLĐ tỉnh")
    assert person(thai_binh, "LĐLĐ tỉnh") != person(nghe_an, "LĐLĐ tỉnh")
    assert person(thai_binh, None) == person(thai_binh, None)
    assert person(thai_binh, None) != person(nghe_an, None)
    assert person(thai_binh, None) != person("ldld.thaibinh.gov.vn", None)
    assert person("bao.example", None) is None
    assert person(thai_binh, None, "Mận") is None


def test_a_given_name_means_the_one_person_named_in_full() -> None:
    linker = Linker([], "congdoanthaibinh.org.vn", None)
    persons = Persons(linker, ["TRẦN THỊ MẬN", "Mận", "Lê Văn An", "Đỗ An", "An"], [], "x")
    assert persons.person("Mận") == persons.person("Trần Thị Mận") is not None
    assert persons.person("An") is None
    assert usual("TRẦN THỊ MẬN") == "Trần Thị Mận"


@given(st.permutations(["LĐLĐ tỉnh", "UBND tỉnh Hà Nam", "Sở Y tế", "CĐCS Trường THPT A Lý"]))
def test_ids_do_not_depend_on_the_order_of_mentions(names: list[str]) -> None:
    linker = Linker(_mentions(*names), "x.example", None)
    bodies = {name: linker.body(name) for name in names}
    assert {name: body and body.id for name, body in bodies.items()} == {
        name: body and body.id
        for name in sorted(names)
        for body in [Linker(_mentions(*sorted(names)), "x.example", None).body(name)]
    }


@pytest.mark.parametrize("path", linking_files(GOLD), ids=lambda path: path.name)
def test_gold_pages_are_in_the_notation(path: Path) -> None:
    pages = load_pages(path)
    assert sum(len(page.pairs) for page in pages) >= 15


def test_linking_meets_its_bars() -> None:
    scores = evaluate_names(GOLD, extract.nlp()).tallies
    for metric in ("linking.bodies", "linking.people"):
        precision, coverage = scores[metric].precision, scores[metric].recall
        assert precision is not None
        assert precision >= 0.95
        assert coverage is not None
        assert coverage >= 0.85


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("LĐLĐ tỉnh\n", "first"),
        ("== site\n", "site | date"),
        ("== a | -\n- LĐLĐ tỉnh Liên đoàn\n", "meaning"),
        ("== a | -\n- LĐLĐ tỉnh = Liên đoàn Lao động\n", "unit"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "x.links.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(GoldError, match=what):
        load_pages(path)
