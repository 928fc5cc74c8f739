"""Write what is derived from the models: JSON Schema files and the data dictionary."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from schemas import TABLES
from schemas.base import Row
from schemas.views import views

#: Where the generated files live.
FOLDER = Path(__file__).parent

_TYPE_NAMES = {"str": "text", "int": "integer", "bool": "true or false", "datetime": "time (UTC)"}

_HEADER = """# Data dictionary

Generated from the models in this folder by `congdoan schemas`; change those, not this file.

A run writes one folder per table, `OUT/<table>/part-*.parquet`. The folders `_organizations` and
`_persons` are what `organizations` and `persons` are made from, page by page.

Every column is always there; *null* says whether it may be empty. Offsets count Unicode code
points. EDTF is ISO 8601-2: day 2023-08-30, month 2023-08, year 2016, quarter 2023-35, period
2022/2023, range 2023-06-26/2023-06-27, year not known XXXX-08-30. Pages in = rows of `articles` +
rows of `failures`.
"""


def generated() -> dict[str, str]:
    """Return each generated file's path below the package and its text."""
    files = {
        f"json/{name}.json": json.dumps(_json_schema(name, model), ensure_ascii=False, indent=2)
        + "\n"
        for name, model in TABLES.items()
    }
    tables = [_section(name, model) for name, model in TABLES.items()]
    files["README.md"] = "\n".join([_HEADER, *tables, _views()])
    return files


def stale(folder: Path = FOLDER) -> list[str]:
    """Return the generated files that are missing or differ from what the models say."""
    return [
        name
        for name, text in generated().items()
        if not (folder / name).exists() or (folder / name).read_text("utf-8") != text
    ]


def write(folder: Path = FOLDER) -> list[str]:
    """Write all generated files; return those that changed."""
    changed = stale(folder)
    files = generated()
    for name in changed:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(files[name], "utf-8")
    return changed


def is_nullable(info: FieldInfo) -> bool:
    """Say whether a column may be null."""
    return type(None) in get_args(info.annotation)


def value_type(info: FieldInfo) -> Any:
    """Return a column's type without its `| None`: `str`, `int`, an enum, `list[str]`, …"""
    if get_origin(info.annotation) is UnionType or is_nullable(info):
        (kind,) = (arg for arg in get_args(info.annotation) if arg is not type(None))
        return kind
    return info.annotation


def enum_of(info: FieldInfo) -> type[StrEnum] | None:
    """Return the closed vocabulary of a column, None where it has none."""
    kind = value_type(info)
    return kind if isinstance(kind, type) and issubclass(kind, StrEnum) else None


def example_of(info: FieldInfo) -> Any:
    """Return a column's example in the column's type.

    Raises:
        pydantic.ValidationError: where the example is none of that type.
    """
    (written,) = info.examples or [None]
    kind = value_type(info)
    if get_origin(kind) is list:
        (element,) = get_args(kind)
        return [TypeAdapter(element).validate_strings(written)]
    return TypeAdapter(kind).validate_strings(written)


def _json_schema(name: str, model: type[Row]) -> dict[str, Any]:
    schema = model.model_json_schema()
    for field, info in model.model_fields.items():
        example = TypeAdapter(Any).dump_python(example_of(info), mode="json")
        schema["properties"][field]["examples"] = [example]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}.json",
        **schema,
    }


def _section(name: str, model: type[Row]) -> str:
    rows = [
        f"| `{field}` | {_type_name(info)} | {'yes' if is_nullable(info) else ''} "
        f"| {_cell(info.description or '')}{_vocabulary(info)} | {_cell(str(info.examples[0]))} |"
        for field, info in model.model_fields.items()
        if info.examples
    ]
    head = "| column | type | null | what it holds | example |\n|---|---|---|---|---|"
    return "\n".join([f"## `{name}`", "", model.__doc__ or "", "", head, *rows, ""])


def _views() -> str:
    rows = [f"| `{view.name}` | {_cell(view.description)} |" for view in views()]
    head = "| view | a row is |\n|---|---|"
    text = 'For `congdoan sql OUT "select …"` and `extract.connect(OUT)`, made by `views.sql`.'
    return "\n".join(["## Views", "", text, "", head, *rows, ""])


def _type_name(info: FieldInfo) -> str:
    kind = value_type(info)
    if enum_of(info):
        return "one of a list"
    if get_origin(kind) is list:
        return "list of texts" if get_args(kind) == (str,) else "list of integers"
    name: str = kind.__name__
    return _TYPE_NAMES.get(name, name)


def _vocabulary(info: FieldInfo) -> str:
    vocabulary = enum_of(info)
    return f" One of: {', '.join(f'`{v}`' for v in vocabulary)}." if vocabulary else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
