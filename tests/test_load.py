"""`extract.load`: pandas types that a reader expects, tables read when first asked for."""

from __future__ import annotations

import json

import pandas as pd
import pytest

import extract
from extract.failure import UsageError
from schemas import TABLES
from tests import processors


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("load")
    line = {
        "url": "https://ldld.example/1",
        "text": "một hai",
        "published": "2024-08-21",
        "fetched_at": "2024-09-01T07:00:00+07:00",
    }
    (folder / "crawl.jsonl").write_text(json.dumps(line) + "\n" + '{"text": "ba"}\n', "utf-8")
    extract.run(folder / "crawl.jsonl", folder / "out", factory=processors.quick)
    return extract.load(folder / "out")


def test_all_tables_have_all_columns(tables) -> None:
    assert list(tables) == list(TABLES)
    for name, model in TABLES.items():
        assert list(tables[name].columns) == list(model.model_fields)


def test_dates_times_and_offsets(tables) -> None:
    articles = tables["articles"]
    assert articles["published"].dtype.kind == "M"
    assert articles["published"].iloc[0] == pd.Timestamp("2024-08-21")
    assert articles["published"].isna().iloc[1]
    assert articles["fetched_at"].iloc[0] == pd.Timestamp("2024-09-01T00:00:00Z")
    mention = tables["mentions"].iloc[1]
    assert articles["text"].iloc[0][mention["start"] : mention["end"]] == "hai"


def test_types_hold_for_empty_tables_too(tables) -> None:
    awards = tables["awards"]
    assert len(awards) == 0
    assert awards["count"].dtype == pd.Int64Dtype()
    assert awards["count_explicit"].dtype == bool
    assert awards["recipient_names"].dtype == object
    assert "bang_khen" in awards["award_type"].cat.categories
    assert tables["support"]["amount_vnd"].dtype == pd.Int64Dtype()
    assert isinstance(tables["mentions"]["label"].dtype, pd.CategoricalDtype)


def test_tables_are_attributes_and_read_once(tables) -> None:
    assert tables.articles is tables["articles"]
    with pytest.raises(AttributeError, match="no table 'prizes'"):
        _ = tables.prizes
    with pytest.raises(KeyError):
        tables["prizes"]
    assert "articles 2" in repr(tables)


def test_descriptions_come_with_arrow(tables) -> None:
    field = tables.arrow("awards").schema.field("count")
    assert b"null where unknown" in field.metadata[b"description"]


def test_a_folder_that_is_no_output_is_named(tmp_path) -> None:
    with pytest.raises(UsageError, match=str(tmp_path)):
        extract.load(tmp_path)
