"""JSON Lines: one page a line, plain or compressed.

Keys: `url`, and `html` or `text`; optional `title`, `published` (ISO date), `fetched_at` (ISO
date and time, UTC where it names no zone). Other keys are left alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.pages.files import too_large, unreadable
from extract.pages.meter import Meter
from extract.pages.page import Item, Page, Unread
from extract.pages.record import page_or_failure
from extract.pages.streams import StreamError, chunks, lines, open_stream


def read_jsonl(path: Path, source: str, meter: Meter) -> Iterator[Item]:
    """Yield the page of each line; a line that is none becomes an `Unread` with its number."""
    number = 0
    try:
        with open_stream(path, meter) as file:
            for number, line in lines(chunks(file, path.stat().st_size)):
                where = f"{source}:{number}"
                if line is None:
                    yield too_large(where)
                elif line.strip(b" \t\r\xef\xbb\xbf"):
                    yield _page(where, line)
    except StreamError as error:
        yield Unread(
            f"{source}:{number + 1}", error.reason, f"{error.message} Lines read: {number}."
        )
    except OSError as error:
        yield unreadable(source, error)


def _page(source: str, line: bytes) -> Page | Unread:
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Unread(source, "bad_encoding", f"The line is not UTF-8 (byte {error.start}).")
    try:
        record: Any = json.loads(text)
    except json.JSONDecodeError as error:
        return Unread(
            source, "broken_json", f"The line is not JSON: {error.msg} at column {error.colno}."
        )
    except (ValueError, RecursionError) as error:
        return Unread(source, "broken_json", f"The line cannot be read as JSON: {error}.")
    if not isinstance(record, dict):
        return Unread(
            source, "wrong_type", f"The line holds {type(record).__name__}, not an object."
        )
    return page_or_failure(source, record)
