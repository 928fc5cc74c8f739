"""Code blocks and links of the documentation.

A block of shell or Python is run, unless the line above it says why it cannot be:

    <!-- sample: NAME -->       it is run, and its test has this name
    <!-- not run: REASON -->    it is not

Blocks of one page run in the order of the page, in one folder.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

_BLOCK = re.compile(
    r"(?:<!-- (?P<mark>sample|not run): (?P<said>[^\n]+?) -->\n)?"
    r"^```(?P<language>sh|python)\n(?P<code>.*?)^```$",
    re.S | re.M,
)
_FENCED = re.compile(r"^```.*?^```$", re.S | re.M)
_LINK = re.compile(r"\]\((?!https?:|mailto:)(?P<path>[^)#\s]*)(?:#(?P<anchor>[^)\s]+))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.M)


@dataclass(frozen=True)
class Block:
    """A block of code: its page, the mark above it, what the mark says, language and code."""

    page: Path
    mark: str
    said: str
    language: str
    code: str


def pages() -> list[Path]:
    """Return every page of documentation, sorted."""
    tops = ["*.md", "docs/**/*.md", "corpus/**/*.md", "schemas/*.md", "benchmarks/*.md"]
    return sorted({path for top in [*tops, "notebooks/*.md"] for path in ROOT.glob(top)})


def blocks(page: Path) -> list[Block]:
    """Return a page's blocks of shell and Python, in order."""
    return [
        Block(page, m["mark"] or "", m["said"] or "", m["language"], m["code"])
        for m in _BLOCK.finditer(page.read_text("utf-8"))
    ]


def links(page: Path) -> list[tuple[str, str]]:
    """Return a page's links into the repository as (path, anchor)."""
    text = _FENCED.sub("", page.read_text("utf-8"))
    return [(m["path"], m["anchor"] or "") for m in _LINK.finditer(text)]


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as code hosts make them."""
    headings = _HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-") for h in headings}
