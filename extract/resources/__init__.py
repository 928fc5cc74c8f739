"""Word lists: plain text files, one entry a line, `#` header with what it is, source, licence."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def entries(topic: str, name: str) -> tuple[str, ...]:
    """Return the entries of a word list, in file order, without header and blank lines.

    Args:
        topic: folder under `extract/resources`, e.g. `people`.
        name: file name without `.txt`.

    Raises:
        FileNotFoundError: where there is no such list.
    """
    text = files("extract.resources").joinpath(topic, f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
