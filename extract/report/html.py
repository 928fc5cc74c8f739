"""An output as one HTML file that opens from disk and asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import sys
import zlib
from importlib import resources
from pathlib import Path
from typing import Any

from extract.failure import UsageError
from extract.report.contents import contents
from extract.store.load import load
from extract.store.remote import at_hand

#: The parts of the page's program, in the order in which they need each other.
_SCRIPTS = ("basics", "data", "tables", "filters", "charts", "grid", "spans", "article", "main")
_PLACE = re.compile(r"\{\{(\w+)\}\}")


def report_html(out: Path | str, articles: int = 5_000) -> str:
    """Return the report page of an output; the same output gives the same page.

    Args:
        out: the output of a run: its folder or address.
        articles: how many articles it holds at most; a larger output is sampled, and says so.

    Raises:
        UsageError: where there is no such output.
    """
    with at_hand(out) as folder:
        shown = contents(folder, load(folder), articles)
    data = [f'<script type="application/json" id="summary">{_json(shown.summary)}</script>']
    for name, columns in shown.tables.items():
        data.append(_packed(f"table-{name}", columns))
    for number, chunk in enumerate(shown.chunks):
        data.append(_packed(f"texts-{number}", chunk))
    style, script = _asset("report.css"), _script()
    parts = {
        "policy": _policy(style, script),
        "style": style,
        "script": script,
        "data": "\n".join(data),
    }
    return _PLACE.sub(lambda match: parts[match.group(1)], _asset("report.html"))


def report_command(out: str, html: Path, articles: int) -> int:
    """Write the report page of an output and say how large it is.

    Returns:
        Exit code: 0 done, 2 no such output, or the page cannot be written there.
    """
    try:
        page = report_html(out, articles).encode()
        _write(html, page)
    except UsageError as error:
        print(f"congdoan report: {error}", file=sys.stderr)
        return 2
    print(f"{html}: {len(page) / 1e6:.1f} MB, opens in a browser from disk.")
    return 0


def _write(path: Path, page: bytes) -> None:
    """Put the page in its place when it is whole."""
    waiting = path.with_name(f".{path.name}.part")
    try:
        waiting.write_bytes(page)
        os.replace(waiting, path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error


def _asset(name: str) -> str:
    return (resources.files("extract.report") / "page" / name).read_text("utf-8")


def _script() -> str:
    """Return the page's program: its parts in one scope of their own."""
    parts = "\n".join(_asset(f"{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();\n'


def _policy(style: str, script: str) -> str:
    """Return a Content-Security-Policy that lets this style and this program in, nothing else."""
    return (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"script-src {_hash(script)}; style-src {_hash(style)}; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _json(value: Any) -> str:
    """Return JSON that no HTML or JavaScript parser can read as anything but JSON."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _packed(name: str, value: Any) -> str:
    """Return JSON as a block of the page, compressed (zlib, RFC 1950) and in base64."""
    packed = base64.b64encode(zlib.compress(_json(value).encode(), 6)).decode()
    return f'<script type="text/plain" id="{name}">{packed}</script>'
