"""What the pages of one site have in common: where the article stands, which lines recur.

A profile is learned from a fixed sample of the site's pages (`learn`), kept as JSON and handed to
`clean`. A page on which its places are not found is read the general way.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache

from extract.clean.tree import Element

_FEWEST = 5  # articles among them from which anything is learned
_MAJORITY = 0.6  # share of the articles that must agree on a place
_RECURS = 0.3  # share of the articles from which a line is the site's and not an article's
_RECURS_AT_LEAST = 3
_NEEDED = 0.1  # share of the articles that need an element, from which it is read on all
_LINE = 200  # characters of the longest line that is furniture; longer ones are shared paragraphs
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """Where the articles of a site stand.

    Args:
        site: the site's name.
        articles: how many articles it was learned from.
        container: place of the element that holds the text (see `place`).
        around: place of the element around it that must be read for headline, date and by-line.
        furniture: lines that stand in many of the site's articles.
    """

    site: str
    articles: int
    container: str
    around: str
    furniture: tuple[str, ...]

    def to_json(self) -> str:
        """Return the profile as readable JSON, the same for the same profile."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> SiteProfile:
        """Return the profile that `to_json` wrote.

        Raises:
            ValueError: where `text` is no profile.
        """
        try:
            data = json.loads(text)
            return cls(**{**data, "furniture": tuple(data["furniture"])})
        except (TypeError, KeyError) as error:
            raise ValueError(f"This is no site profile: {error}") from error


@dataclass(frozen=True, slots=True)
class Places:
    """What one page of the sample shows.

    Args:
        container: place of the element that holds the text.
        around: place of the smallest element around it that gives all that the whole page gives.
        depth: how deep in the page that element stands.
        lines: the lines of the text.
    """

    container: str
    around: str
    depth: int
    lines: tuple[str, ...]


def place(element: Element) -> str:
    """Return the place of an element: its tag, class and id, and its parent's, without numbers."""
    parent = element.getparent()
    own = _name(element)
    return own if parent is None else f"{_name(parent)} > {own}"


def _name(element: Element) -> str:
    return _named(str(element.tag), element.get("class") or "", element.get("id") or "")


@lru_cache(maxsize=20_000)
def _named(tag: str, classes: str, identifier: str) -> str:
    return tag + _DIGITS.sub("N", " ".join(f".{classes}#{identifier}".split()))


def find(root: Element, wanted: str) -> Element | None:
    """Return the one element at a place; None where there is none, or more than one."""
    tag = wanted.rsplit(" > ", 1)[-1].partition(".")[0]
    found = [element for element in root.iter(tag) if place(element) == wanted]
    return found[0] if len(found) == 1 else None


def from_places(site: str, pages: Iterable[Places]) -> SiteProfile | None:
    """Return the profile of a site; None where its pages have too little in common.

    The order of the pages does not matter.
    """
    sample = sorted(set(pages), key=lambda page: page.lines)  # copies of a page count once
    if len(sample) < _FEWEST:
        return None
    container = _common([page.container for page in sample])
    if container is None:
        return None
    around = _outermost([page for page in sample if page.container == container])
    counts = Counter(line for page in sample for line in set(page.lines) if len(line) <= _LINE)
    often = max(_RECURS_AT_LEAST, _RECURS * len(sample))
    furniture = tuple(sorted(line for line, count in counts.items() if count >= often))
    return SiteProfile(site, len(sample), container, around, furniture)


def _common(places: list[str]) -> str | None:
    """Return the place that most pages share, the first in the alphabet among equals."""
    counts = Counter(places)
    best = min(counts, key=lambda name: (-counts[name], name))
    return best if counts[best] >= _MAJORITY * len(places) else None


def _outermost(pages: list[Places]) -> str:
    """Return the widest place to read; one that hardly any page needs does not count.

    Pages without a date need less of the page than those with one, so this is no matter of votes.
    """
    counts = Counter((page.depth, page.around) for page in pages)
    return min(found for found, count in counts.items() if count >= _NEEDED * len(pages))[1]
