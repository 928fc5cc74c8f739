"""congdoan: records from Vietnamese trade-union news. See README.md for a tour.

`extract_page`, `run`, `nlp`, `load`, `connect` and `Page` are all most readers need; each is
imported when it is first used, so that `import extract` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from extract.version import __version__

if TYPE_CHECKING:
    from extract.api import extract_page, nlp
    from extract.engines.run import run
    from extract.failure import PageFailure, UsageError
    from extract.pages import Page
    from extract.store.load import load
    from extract.store.sql import connect

_HOMES = {
    "connect": "extract.store.sql",
    "Page": "extract.pages",
    "PageFailure": "extract.failure",
    "UsageError": "extract.failure",
    "extract_page": "extract.api",
    "load": "extract.store.load",
    "nlp": "extract.api",
    "run": "extract.engines.run",
}

__all__ = [
    "Page",
    "PageFailure",
    "UsageError",
    "__version__",
    "connect",
    "extract_page",
    "load",
    "nlp",
    "run",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'extract' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
