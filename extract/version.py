"""Versions: of the package, and of what a run extracts."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from extract.registered import entries, sources

__version__ = "0.1.0"

#: The parts of the package that do not decide what a page gives.
_ELSEWHERE = frozenset(
    {"__pycache__", "cli.py", "crawl", "engines", "evaluate", "export", "pages", "report", "store"}
)


@cache
def pipeline_version() -> str:
    """Return the version stored on every article: a resumed run redoes a page when it changed.

    It is the package's version with a digest of the code and word lists that decide what a page
    gives, so a changed rule counts as a new version without anybody having to say so. Code and
    grammars of record types that other packages register count too.
    """
    digest = hashlib.sha256()
    _add(digest, resources.files("extract"), "extract")
    digest.update("".join(f"{entry.name}={entry.value}\n" for entry in entries()).encode())
    for path in sources():
        _add(digest, path, path.name)
    return f"{__version__}+{digest.hexdigest()[:8]}"


def _add(digest: hashlib._Hash, node: Traversable, name: str) -> None:
    if node.is_file():
        digest.update(f"{name}\n".encode() + node.read_bytes())
        return
    for child in sorted(node.iterdir(), key=lambda child: child.name):
        if child.name not in _ELSEWHERE:
            _add(digest, child, f"{name}/{child.name}")
