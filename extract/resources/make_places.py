"""Make the lists of administrative units, before and after the reform of July 2025.

    python -m extract.resources.make_places

The names come from `extract.resources.official_units`.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from extract.resources.official_units import data_folder, source_note

_NUMBERED = re.compile(r"(?:Quận )?\d")
_LISTS = {
    "provinces": (
        "Provinces and cities under the central government, before and after July 2025.",
        "SELECT provinceShort FROM admin_units_legacy UNION SELECT provinceShort FROM admin_units",
    ),
    "districts": (
        "Districts, towns and cities of provinces, as they were until July 2025.",
        "SELECT districtShort FROM admin_units_legacy",
    ),
    "communes": (
        "Communes, wards and townships, before and after July 2025.",
        "SELECT wardShort FROM admin_units_legacy UNION SELECT wardShort FROM admin_units",
    ),
}


def names(database: Path, query: str) -> list[str]:
    """Return the distinct names that `query` gives, sorted; numbers ("Quận 1") are left out."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        found = {row[0].split(" (")[0] for row in connection.execute(query) if row[0]}
    return sorted(name for name in found if not _NUMBERED.match(name))


def main() -> None:
    """Write the lists beside this file, under `places/`.

    Raises:
        ModuleNotFoundError: where `vietnamadminunits` is not installed.
    """
    database = data_folder() / "dataset.db"
    folder = Path(__file__).parent / "places"
    for name, (what, query) in _LISTS.items():
        header = f"# {what}\n{source_note('make_places')}"
        text = header + "\n".join(names(database, query)) + "\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
