"""Make the tables of administrative units with their official codes, before and after July 2025.

    python -m extract.resources.make_units

Names, codes and what became of each commune come from `extract.resources.official_units`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.resources.official_units import data_folder, source_note

_BEFORE = """\
# Administrative units until June 2025: `code|name|code of the unit it lies in|what it became`.
# Provinces have codes of two digits, districts of three, communes of five. The last field is the
# code, since July 2025, of the province or commune it is part of; empty for districts, which were
# dissolved, and for communes that were divided among several.
"""
_AFTER = """\
# Administrative units since July 2025: `code|name|code of the province it lies in`.
"""


def before(rows: sqlite3.Connection, became: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each province, district and commune until June 2025."""
    new_province = {old: new for new, olds in became["DICT_PROVINCE"].items() for old in olds}
    codes = dict(rows.execute("SELECT DISTINCT provinceKey, provinceCode FROM admin_units"))
    new_ward = {
        old: (province, new)
        for province, wards in became["DICT_PROVINCE_WARD_NO_DIVIDED"].items()
        for new, olds in wards.items()
        for old in olds
    }
    ward_codes = {
        (province, ward): code
        for province, ward, code in rows.execute(
            "SELECT provinceKey, wardKey, wardCode FROM admin_units"
        )
    }
    query = "SELECT DISTINCT provinceCode, province, provinceKey FROM admin_units_legacy"
    for code, name, key in rows.execute(f"{query} ORDER BY 1"):
        yield f"{code}|{_name(name)}||{codes[new_province[key]]}"
    query = "SELECT DISTINCT districtCode, district, provinceCode FROM admin_units_legacy"
    for code, name, province in rows.execute(f"{query} ORDER BY 1"):
        yield f"{code}|{_name(name)}|{province}|"
    query = (
        "SELECT wardCode, ward, districtCode, provinceKey || '_' || districtKey || '_' || wardKey "
        "FROM admin_units_legacy WHERE wardCode IS NOT NULL ORDER BY 1"
    )
    for code, name, district, key in rows.execute(query):
        yield f"{code}|{_name(name)}|{district}|{ward_codes.get(new_ward.get(key, ('', '')), '')}"


def after(rows: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each province and commune since July 2025."""
    query = "SELECT DISTINCT provinceCode, province FROM admin_units ORDER BY 1"
    for code, name in rows.execute(query):
        yield f"{code}|{_name(name)}|"
    query = "SELECT wardCode, ward, provinceCode FROM admin_units ORDER BY 1"
    for code, name, province in rows.execute(query):
        yield f"{code}|{_name(name)}|{province}"


def _name(name: str) -> str:
    """`Tỉnh Thái Bình` -> `tỉnh Thái Bình`; notes in brackets are dropped."""
    name = name.split(" (")[0]
    return name[0].lower() + name[1:]


def main() -> None:
    """Write `units_before.txt` and `units_after.txt` under `link/`, beside this file.

    Raises:
        ModuleNotFoundError: where `vietnamadminunits` is not installed.
    """
    data = data_folder()
    became = json.loads((data / "converter_2025.json").read_text("utf-8"))
    folder = Path(__file__).parent / "link"
    with sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True) as rows:
        for name, header, lines in (
            ("units_before", _BEFORE, before(rows, became)),
            ("units_after", _AFTER, after(rows)),
        ):
            text = header + source_note("make_units") + "\n".join(lines) + "\n"
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
