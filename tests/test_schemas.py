"""The contract: generated files are up to date, Arrow and models agree, examples are valid."""

from __future__ import annotations

import json

import pyarrow as pa
import pytest

from extract.store.arrow import arrow_schema
from schemas import TABLES
from schemas.generate import FOLDER, enum_of, example_of, generated, is_nullable, stale, write

COLUMNS = [(table, column) for table, model in TABLES.items() for column in model.model_fields]


def test_generated_files_are_up_to_date() -> None:
    assert stale() == [], "run `congdoan schemas` and commit what it writes"


def test_write_makes_stale_files_new(tmp_path) -> None:
    assert sorted(write(tmp_path)) == sorted(generated())
    assert write(tmp_path) == []
    (tmp_path / "README.md").write_text("old")
    assert stale(tmp_path) == ["README.md"]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_column_is_described_with_a_valid_example(table: str, column: str) -> None:
    info = TABLES[table].model_fields[column]
    assert info.description
    assert info.is_required(), "a row that forgets a column is a mistake, even where null"
    assert example_of(info) is not None


@pytest.mark.parametrize("table", TABLES)
def test_arrow_schema_holds_what_the_model_says(table: str) -> None:
    schema = arrow_schema(table)
    fields = TABLES[table].model_fields
    assert schema.names == list(fields)
    for field in schema:
        info = fields[field.name]
        assert field.nullable == is_nullable(info)
        assert field.metadata[b"description"].decode() == info.description
        vocabulary = enum_of(info)
        if vocabulary:
            assert field.metadata[b"values"].decode().split("|") == [v.value for v in vocabulary]


def test_types_of_the_contract() -> None:
    assert arrow_schema("articles").field("published").type == pa.date32()
    assert arrow_schema("articles").field("fetched_at").type == pa.timestamp("us", tz="UTC")
    assert arrow_schema("awards").field("count").type == pa.int64()
    assert arrow_schema("awards").field("recipient_names").type == pa.list_(
        pa.field("element", pa.string())
    )
    assert arrow_schema("awards").field("award_date").type == pa.string()


@pytest.mark.parametrize("table", TABLES)
def test_json_schema_names_every_column(table: str) -> None:
    schema = json.loads((FOLDER / "json" / f"{table}.json").read_text("utf-8"))
    assert list(schema["properties"]) == list(TABLES[table].model_fields)
    assert schema["additionalProperties"] is False
