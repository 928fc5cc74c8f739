"""What `congdoan export` and `congdoan import` do."""

from __future__ import annotations

import sys
from pathlib import Path

from extract.evaluate.gold import GoldArticle
from extract.export import FORMATS, READERS
from extract.export.files import write_json
from extract.failure import UsageError
from extract.store.load import load


def export_command(out: Path, kind: str, folder: Path) -> int:
    """Write an output in another format and say which files that made.

    Returns:
        Exit code: 0 done, 2 no such output or format, or a folder that holds something.
    """
    try:
        if kind not in FORMATS:
            raise UsageError(f"There is no format {kind}: choose one of {', '.join(FORMATS)}.")
        tables = load(out)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{folder} is there already: name a new or empty folder.")
        folder.mkdir(parents=True, exist_ok=True)
        files = FORMATS[kind](tables, folder)
    except UsageError as error:
        print(f"congdoan export: {error}", file=sys.stderr)
        return 2
    shown = ", ".join(path.name for path in files[:3])
    print(f"{folder}: {len(files)} files ({shown}{', …' if len(files) > 3 else ''})")
    return 0


def import_command(source: Path, kind: str, gold: Path, *, replace: bool) -> int:
    """Turn corrected annotations into gold files; nothing is written where anything is wrong.

    Returns:
        Exit code: 0 done, 2 unusable input or gold that is there already.
    """
    try:
        if kind not in READERS:
            raise UsageError(f"There is no format {kind}: choose one of {', '.join(READERS)}.")
        articles = _by_id(READERS[kind](source))
        there = [key for key in articles if (gold / f"{key}.json").exists()]
        if there and not replace:
            raise UsageError(
                f"{gold / there[0]}.json is there already"
                + (f", and {len(there) - 1} others" if len(there) > 1 else "")
                + ": say --replace to write over gold."
            )
        gold.mkdir(parents=True, exist_ok=True)
    except UsageError as error:
        print(f"congdoan import: {error}", file=sys.stderr)
        return 2
    for key, article in articles.items():
        content = article.model_dump(mode="json", exclude_unset=True)
        write_json(gold / f"{key}.json", content)
    print(_told(list(articles.values()), gold))
    return 0


def _by_id(articles: object) -> dict[str, GoldArticle]:
    found: dict[str, GoldArticle] = {}
    for article in articles:  # type: ignore[attr-defined]
        if article.id in found:
            raise UsageError(f"The article {article.id} is there twice.")
        found[article.id] = article
    return found


def _told(articles: list[GoldArticle], gold: Path) -> str:
    entities = [entity for article in articles for entity in article.entities]
    dates = [entity for entity in entities if entity.label == "DATE"]
    empty = sum(date.value is None for date in dates)
    told = f"{gold}: {len(articles)} articles, {len(entities)} mentions."
    if empty:
        told += f" {empty} of {len(dates)} dates have no value: fill it in where the guide has one."
    return told
