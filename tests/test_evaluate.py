"""The scorer's matching rules, the gold format, the gate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from typer.testing import CliRunner

from extract.cli import app
from extract.evaluate import evaluate, load_gold
from extract.evaluate.gate import GateError, check, read_floors, update
from extract.evaluate.gold import GoldError
from extract.evaluate.tally import Tally, match

TEXT = (
    "Ngày 12/5/2023, LĐLĐ huyện Mộc Sơn tổ chức hội nghị tổng kết năm học.\n"
    "Dịp này, 3 tập thể và 5 cá nhân được LĐLĐ tỉnh tặng bằng khen.\n"
)


def _entity(label: str, words: str, value: str | None = None) -> dict[str, Any]:
    start = TEXT.index(words)
    entity = {"label": label, "start": start, "end": start + len(words), "text": words}
    return entity | ({"value": value} if label == "DATE" else {})


def _award(count: int, recipients: str, issuer: str | None = "LĐLĐ tỉnh") -> dict[str, Any]:
    return {
        "award_type": "bang_khen",
        "award_name": "bằng khen",
        "count": count,
        "explicit": True,
        "recipient_type": recipients,
        "recipient_names": [],
        "issuer": issuer,
        "evidence": "3 tập thể và 5 cá nhân được LĐLĐ tỉnh tặng bằng khen",
    }


def _gold(**changes: Any) -> dict[str, Any]:
    gold: dict[str, Any] = {
        "id": "tin",
        "url": None,
        "title": None,
        "published": None,
        "text": TEXT,
        "entities": [
            _entity("DATE", "Ngày 12/5/2023", "2023-05-12"),
            _entity("ORGANIZATION", "LĐLĐ huyện Mộc Sơn"),
            _entity("ORGANIZATION", "LĐLĐ tỉnh"),
        ],
        "people": [],
        "awards": [_award(3, "collective"), _award(5, "individual")],
        "support": [],
        "event": {
            "event_type": "summary_conference",
            "date": "2023-05-12",
            "organizer": "LĐLĐ huyện Mộc Sơn",
            "place": None,
        },
    }
    return gold | changes


def _write(folder: Path, gold: dict[str, Any]) -> Path:
    (folder / "tin.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
    return folder


def _scores(folder: Path, language: Language) -> dict[str, tuple[int, int, int]]:
    tallies = evaluate(folder, language).tallies
    return {name: (t.hits, t.extra, t.missed) for name, t in tallies.items()}


def test_what_is_right_counts_as_right(tmp_path: Path, language: Language) -> None:
    scores = _scores(_write(tmp_path, _gold()), language)
    assert scores["ORGANIZATION.exact"] == (2, 0, 0)
    assert scores["DATE.value"] == (1, 0, 0)
    assert scores["awards.full"] == (2, 0, 0)
    assert scores["awards.explicit"] == (2, 0, 0)
    assert scores["event.type"] == (1, 0, 0)
    assert scores["event.place"] == (1, 0, 0)


def test_edges_count_as_relaxed_only(tmp_path: Path, language: Language) -> None:
    entities = [_entity("ORGANIZATION", "LĐLĐ huyện"), _entity("ORGANIZATION", "LĐLĐ tỉnh")]
    result = evaluate(_write(tmp_path, _gold(entities=entities)), language)
    assert result.tallies["ORGANIZATION.exact"] == Tally(1, 1, 1)
    assert result.tallies["ORGANIZATION.relaxed"] == Tally(2, 0, 0)
    case = next(c for c in result.cases if c.metric == "ORGANIZATION")
    assert (case.kind, case.wanted, case.found) == ("edges", "LĐLĐ huyện", "LĐLĐ huyện Mộc Sơn")
    assert "⟦" in case.context


def test_core_and_full_of_awards_differ_by_the_issuer(tmp_path: Path, language: Language) -> None:
    awards = [_award(3, "collective", "UBND tỉnh"), _award(5, "collective")]
    scores = _scores(_write(tmp_path, _gold(awards=awards)), language)
    assert scores["awards.count"] == (2, 0, 0)
    assert scores["awards.core"] == (1, 1, 1)
    assert scores["awards.full"] == (0, 2, 2)


def test_no_event_in_gold_makes_a_found_one_extra(tmp_path: Path, language: Language) -> None:
    assert _scores(_write(tmp_path, _gold(event=None)), language)["event.type"] == (0, 1, 0)


def test_an_article_given_up_is_missed_and_named(tmp_path: Path, language: Language) -> None:
    english = "The committee met on Monday and elected a new chairman for the coming term.\n" * 5
    gold = _gold(text=english, entities=[], awards=[_award(3, "collective")], event=None)
    result = evaluate(_write(tmp_path, gold), language)
    assert result.tallies["awards.core"] == Tally(missed=1)
    assert "not_vietnamese" in result.failures[0]


def test_the_page_beside_the_gold_is_what_is_read(tmp_path: Path, language: Language) -> None:
    page = (
        "<html><head><title>Trang tin</title></head><body><h1>Mộc Sơn tổng kết năm học</h1>"
        + "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
        + "<footer>Bản quyền thuộc về trang tin</footer></body></html>"
    )
    (tmp_path / "tin.html").write_text(page, "utf-8")
    gold = _gold(title="Mộc Sơn tổng kết năm học")
    case = load_gold(_write(tmp_path, gold))[0]
    assert case.page.kind == "html"
    scores = _scores(tmp_path, language)
    assert scores["page.title"] == (1, 0, 0)
    assert scores["page.lines"] == (2, 0, 0)


@pytest.mark.parametrize(
    ("gold", "words"),
    [
        ({"id": "tin"}, "not a gold article"),
        (_gold(entities=[{"label": "PERSON", "start": 0, "end": 4, "text": "Bình"}]), "offsets"),
    ],
)
def test_broken_gold_is_named(tmp_path: Path, gold: dict[str, Any], words: str) -> None:
    with pytest.raises(GoldError, match=f"tin.json.*{words}"):
        load_gold(_write(tmp_path, gold))


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_a_folder_without_gold_is_named(tmp_path: Path, folder: str) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(tmp_path / folder)])
    assert result.exit_code == 2
    assert "the folder that holds the gold files" in " ".join(result.stderr.split())


def test_gate_passes_fails_and_never_goes_down(tmp_path: Path, language: Language) -> None:
    floors = tmp_path / "floors.json"
    gold = tmp_path / "set"
    gold.mkdir()
    good = evaluate(_write(gold, _gold()), language)
    update([good], floors, allow_lower=False)
    assert check(good, read_floors(floors)) == []

    worse = evaluate(_write(gold, _gold(awards=[_award(4, "mixed")])), language)
    problems = check(worse, read_floors(floors))
    assert any("has changed" in p for p in problems)
    assert any("awards.core" in p and "under its floor" in p for p in problems)
    with pytest.raises(GateError, match=r"awards\.core 1\.000 -> 0\.000"):
        update([worse], floors, allow_lower=False)
    assert check(good, read_floors(floors)) == []
    update([worse], floors, allow_lower=True)
    assert check(worse, read_floors(floors)) == []


def test_gate_needs_its_file_and_its_folder(tmp_path: Path, language: Language) -> None:
    gold = tmp_path / "set"
    gold.mkdir()
    evaluation = evaluate(_write(gold, _gold()), language)
    with pytest.raises(GateError, match="--update"):
        read_floors(tmp_path / "none.json")
    assert "no floors are pinned" in check(evaluation, {})[0]


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_match_is_a_multiset_comparison(gold: list[int], found: list[int]) -> None:
    tally = match(gold, found)
    assert tally.hits + tally.missed == len(gold)
    assert tally.hits + tally.extra == len(found)
    assert match(gold, gold) == Tally(len(gold), 0, 0)
    assert match(found, gold) == Tally(tally.hits, tally.missed, tally.extra)
    assert tally.f1 is None or 0 <= tally.f1 <= 1
