"""The headline of a page among its blocks and what its head says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.clean.blocks import Block
from extract.clean.dateline import read_date_line
from extract.clean.furniture import Kind, kind_of
from extract.clean.headline import bare_headline, goes_on, looks_like_headline
from extract.clean.words import entries, key, plain

_TAGS = {"h1": 3.0, "h2": 2.0, "h3": 1.2, "h4": 0.8, "h5": 0.4}
_NAMED = re.compile(
    r"title|headline|tieu-?de|heading|ten-?bai|subject|entry-?name|article-?name|post-?name"
)
_SECTION = re.compile(r"portlet|section|cate|widget|module|site|logo|slogan|block-title|box")
_BEFORE = 30  # blocks above the text among which the headline is looked for
_LINES = 4  # lines a headline may have
_SURE = 1.5  # score from which a block beats the page's <title>
_HOST = re.compile(r"\w\.(?:vn|com|org|net|edu|gov)\b")
_SUFFIX = re.compile(r"\s+(?:[|»«·•]|[-–—]|::?)\s+")


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline and the blocks it stands in; `stop` is `first` where it stands only in the head."""

    text: str
    first: int
    stop: int


def find_headline(blocks: list[Block], opening: int, titles: list[str]) -> Headline | None:
    """Return the headline a reader sees.

    Args:
        blocks: the page's blocks.
        opening: index of the first block of running text.
        titles: what the head gives as title (see `Head`).
    """
    wanted = [words for title in titles if (words := _words(title))]
    best: tuple[float, Headline] | None = None
    index = max(0, opening - _BEFORE)
    while index < opening:
        stop = _stop(blocks, index, opening)
        text = bare_headline(" ".join(block.text for block in blocks[index:stop]))
        score = _score(blocks, index, stop, opening, text, wanted)
        if best is None or score >= best[0]:
            best = score, Headline(text, index, stop)
        index = stop
    if best is not None and best[0] >= _SURE:
        return best[1]
    stated = _stated(titles)
    if stated:
        return Headline(stated, opening, opening)
    return best[1] if best is not None and best[0] > 0 else None


def _stop(blocks: list[Block], index: int, opening: int) -> int:
    """Return the index after a headline that begins at `index`: more lines of its own kind."""
    stop = index + 1
    while stop < min(opening, index + _LINES) and _same_line_kind(blocks[stop - 1], blocks[stop]):
        stop += 1
    return stop


def _same_line_kind(upper: Block, lower: Block) -> bool:
    if upper.linked or lower.linked or upper.tag != lower.tag:
        return False
    if upper.element is lower.element or (_is_bold(upper) and _is_bold(lower)):
        return goes_on(upper.text, lower.text)
    return False


def _is_bold(block: Block) -> bool:
    return block.bold * 10 >= len(block.text) * 8


def _score(
    blocks: list[Block], index: int, stop: int, opening: int, text: str, wanted: list[set[str]]
) -> float:
    """Return how much a block looks like the headline; the parts are weighed on real pages."""
    block = blocks[index]
    name = f"{block.element.get('class') or ''} {block.element.get('id') or ''}".lower()
    score = _TAGS.get(block.tag, 0.0)
    if _NAMED.search(name):
        score += -1.0 if _SECTION.search(name) else 2.0
    if block.tag not in _TAGS and _is_bold(block):
        score += 1.0
    score += 0.5 * text.isupper()
    score += max((3.0 * _overlap(_words(text), words) for words in wanted), default=0.0)
    score += 2.0 * any(read_date_line(b.text) is not None for b in blocks[stop : stop + 2])
    score -= 0.1 * (opening - stop)
    if block.linked * 2 > len(block.text) and block.tag not in ("h1", "h2"):
        score -= 3.0
    if kind_of(text) is not Kind.TEXT or read_date_line(text) is not None:
        score -= 4.0
    if len(text.split()) < 3 and block.tag != "h1":
        score -= 1.0
    if len(text.split()) > 3 and not looks_like_headline(text):
        score -= 2.0
    return score


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", plain(text)))


def _overlap(words: set[str], others: set[str]) -> float:
    """Return how far two titles share their words; half of one is nothing."""
    shared = len(words & others) / max(1, len(words | others))
    inside = len(words & others) / max(1, len(words)) if len(words) > 3 else 0.0
    return max(0.0, max(shared, inside) * 2 - 1)


def _stated(titles: list[str]) -> str | None:
    """Return the first title of the head that is not the site's name, without the site's name."""
    for title in titles:
        parts = _SUFFIX.split(title)
        while len(parts) > 1 and _is_site(parts[-1]):
            parts.pop()
        text = _cut(title, parts)
        if not _is_site(text) and kind_of(text) is Kind.TEXT:
            return text
    return None


def _cut(title: str, parts: list[str]) -> str:
    """Return the beginning of `title` that holds `parts`, with its own separators."""
    end = 0
    for part in parts:
        end = title.index(part, end) + len(part)
    return title[:end].strip()


def _is_site(text: str) -> bool:
    """Tell whether a part of a title names the site, not the page."""
    name = key(text)
    return not name or name.startswith(entries("site_names")) or bool(_HOST.search(plain(text)))
