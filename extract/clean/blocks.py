"""A page's tree as a flat list of blocks: paragraphs, headings, items, table rows, captions."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from itertools import pairwise

from extract.clean.characters import regular
from extract.clean.names import is_label_name, said_by
from extract.clean.tables import is_data_table, rows
from extract.clean.tree import Element
from extract.clean.weight import weigh

_SKIPPED = frozenset(
    ("script", "style", "template", "iframe", "object", "embed", "svg", "canvas", "button",
     "select", "option", "textarea", "input", "noscript", "audio", "video", "map", "head",
     "title", "link", "meta")
)  # fmt: skip
_INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
     "em", "font", "i", "ins", "kbd", "mark", "nobr", "o:p", "q", "s", "samp", "small", "span",
     "st1:place", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr")
)  # fmt: skip
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_FRAMING = frozenset(("nav", "footer", "aside", "menu"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LINES = re.compile(r"\s*\n\s*")
_ITEM = re.compile(
    r"[-+*•–]\s?\S|\d{1,2}[.)/]\s?\S|[a-zđ]\)|[IVX]+\.\s|(?:Điều|Chương|Mục) [\dIVX]+"
)
_ABOUT = re.compile(r"(?i)(?:article|entry|post|news)-(?:aside|info|meta|head)")  # date, by-line
_ENDS = tuple(".:;!?")
_STAMP = re.compile(r"[/.\-]\d{4}$|:\d\d$")  # how a date or a clock time ends
_WRAPPED = 3  # up to so many source lines are taken for one wrapped line
_DEEPEST = 250  # deeper elements are broken mark-up: what they hold is read as one line
HEADLINE = 5  # words of a link from which it may be a headline; menus have fewer
_SPARED = 600  # characters outside links from which a frame may hold the article itself


@dataclass(slots=True)
class Block:
    """One line of the page as a reader sees it.

    Args:
        text: white space folded.
        element: the block element that holds it.
        tag: that element's tag; `row` for a row of a data table.
        linked: characters that stand in links.
        bold: characters that are bold or in a heading.
        prose: characters that speak for its place being the article's.
        noise: characters that speak against it.
        is_link: whether it is hardly more than a link.
        is_linked_headline: whether it is the headline of another page: a link of so many words.
    """

    text: str
    element: Element
    tag: str
    linked: int
    bold: int
    prose: float = field(init=False)
    noise: float = field(init=False)
    is_link: bool = field(init=False)
    is_linked_headline: bool = field(init=False)

    def __post_init__(self) -> None:
        """Judge the block once; everything later asks for it."""
        self.prose, self.noise = weigh(self.text, self.tag, self.linked)
        self.is_link = self.linked * 10 >= len(self.text) * 8
        self.is_linked_headline = self.is_link and self.text.count(" ") + 1 >= HEADLINE


@dataclass(slots=True)
class Region:
    """An element and the range of blocks below it."""

    element: Element
    first: int
    stop: int


@dataclass(slots=True)
class Flat:
    """A page as blocks in reading order, with the elements they stand in, inner before outer.

    Args:
        blocks: the blocks.
        regions: the elements.
        gaps: for each element that was left out the index of the block behind it.
    """

    blocks: list[Block] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)


def flatten(root: Element, *, by_name: bool) -> Flat:
    """Return the blocks of a tree.

    Args:
        root: the `html` element, or the part of the page to read.
        by_name: whether elements are left out that by tag or class are furniture.
    """
    walker = _Walker(by_name=by_name)
    body = root.find("body")
    walker.visit(root if body is None else body, 0, False, False)
    return walker.flat


class _Walker:
    """Walks a tree once, gathering text until a line ends."""

    def __init__(self, *, by_name: bool) -> None:
        self.flat = Flat()
        self._by_name = by_name
        self._parts: list[str] = []
        self._linked = 0
        self._bold = 0
        self._owner: Element = None

    def visit(self, element: Element, depth: int, linked: bool, bold: bool) -> None:
        """Add the lines of `element`, without its tail."""
        tag = element.tag
        is_block = tag not in _INLINE or (not bold and not linked and _stands_alone(element, tag))
        if is_block:
            self._flush()
            outer, self._owner = self._owner, element
            first = len(self.flat.blocks)
        if text := element.text:
            self._add(text, linked, bold)
        for child in element:
            tag = child.tag
            if tag != "img" and isinstance(tag, str):  # a picture stands within a line
                self._child(child, tag, depth, linked, bold)
            if tail := child.tail:
                self._add(tail, linked, bold)
        if is_block:
            self._flush()
            self._owner = outer
            if len(self.flat.blocks) > first:
                self.flat.regions.append(Region(element, first, len(self.flat.blocks)))

    def _child(self, child: Element, tag: str, depth: int, linked: bool, bold: bool) -> None:
        if tag == "br":
            self._flush()
        elif (tag in _SKIPPED and (self._by_name or tag != "noscript")) or self._is_left_out(
            child, tag
        ):
            if tag not in _INLINE:
                self._flush()
                self.flat.gaps.append(len(self.flat.blocks))
        elif depth > _DEEPEST:
            self._add(" ".join(child.itertext()), linked, bold)
        elif tag == "table" and is_data_table(child):
            self._flush()
            self._table(child)
        else:
            if tag == "a" and self._parts and _follows_link(child):
                self._parts.append(" ")
            self.visit(child, depth + 1, linked or tag == "a", bold or tag in _BOLD)

    def _table(self, table: Element) -> None:
        first = len(self.flat.blocks)
        self.flat.blocks += [Block(line, table, "row", 0, 0) for line in rows(table)]
        if len(self.flat.blocks) > first:
            self.flat.regions.append(Region(table, first, len(self.flat.blocks)))

    def _is_left_out(self, element: Element, tag: str) -> bool:
        names = element.keys()  # most elements have hardly any attribute: asked for once
        if "hidden" in names or ("style" in names and _HIDDEN.search(element.get("style"))):
            return True
        if not self._by_name:
            return False
        if tag == "time" and _follows_time(element):
            return True
        is_framing = tag in _FRAMING
        if not is_framing and "class" not in names and "id" not in names:
            return False
        classes, identifier = element.get("class") or "", element.get("id") or ""
        said = said_by(classes, identifier)
        if said.hidden and _unlinked(element) < _SPARED:
            return True
        framing = said.frame or (is_framing and not _ABOUT.search(f"{classes} {identifier}"))
        if not framing and not said.furniture:
            return False
        if element.find(".//h1") is not None:
            return False
        return not framing or _unlinked(element) < _SPARED

    def _add(self, text: str, linked: bool, bold: bool) -> None:
        if self._parts:
            if _is_seam(self._parts[-1], text):
                self._parts.append(" ")
        elif text.isspace():
            return  # between elements; no line begins with it
        self._parts.append(text)
        if linked:
            self._linked += len(text.strip())
        if bold:
            self._bold += len(text.strip())

    def _flush(self) -> None:
        if not self._parts:
            return
        source = "".join(self._parts)
        text = regular(html.unescape(source) if "&" in source else source).strip()  # escaped twice
        owner = self._owner
        tag = owner.tag if owner is not None else "body"
        for line in _lines(text):
            share = len(line) / len(text)
            linked, bold = round(self._linked * share), round(self._bold * share)
            self.flat.blocks.append(Block(line, owner, tag, linked, bold))
        self._parts.clear()
        self._linked = self._bold = 0


def _stands_alone(element: Element, tag: str) -> bool:
    """Tell whether a span is a line by its name, as the labels of ASP.NET pages are.

    So is a time or a named link that no text of its element stands before.
    """
    if tag == "span":
        return _has_label_name(element)
    return tag == "time" and not _text_before(element)


def _has_label_name(element: Element) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return name != " " and is_label_name(name)


def _follows_time(element: Element) -> bool:
    """Tell whether a time stands right behind another: that of the last change."""
    before = element.getprevious()
    return before is not None and before.tag == "time" and not _text_before(element)


def _follows_link(element: Element) -> bool:
    """Tell whether a link stands right behind another: two words, whatever the mark-up says."""
    before = element.getprevious()
    return before is not None and before.tag == "a" and not before.tail


def _text_before(element: Element) -> bool:
    """Tell whether text, and no element, stands right before an element."""
    before = element.getprevious()
    text = before.tail if before is not None else element.getparent().text
    return bool(text and text.strip())


def _is_seam(upper: str, lower: str) -> bool:
    """Tell whether two texts of one line are words apart that only the page's style keeps apart."""
    end, start = upper[-1:], lower[:1]
    if start.isdigit():
        return end.islower() or _STAMP.search(upper[-6:]) is not None
    return start.isupper() and (end.islower() or end.isdigit())


def _lines(text: str) -> list[str]:
    """Return a block's text as one line, or as its source lines where these are its paragraphs."""
    if text.isprintable() and "  " not in text:
        return [text] if text else []  # most texts: no other white space is printable
    if "\n" in text:
        parts = [" ".join(part.split()) for part in _LINES.split(text) if part]
        if len(parts) > _WRAPPED and _break_after_sentences(parts):
            return _unwrapped(parts)
    text = " ".join(text.split())
    return [text] if text else []


def _break_after_sentences(parts: list[str]) -> bool:
    """Tell whether source lines end where sentences do: in wrapped prose one in six does."""
    ends = sum(
        upper.endswith(_ENDS) or _ITEM.match(lower) is not None for upper, lower in pairwise(parts)
    )
    return ends * 2 >= len(parts) - 1


def _unwrapped(parts: list[str]) -> list[str]:
    """Join source lines that only wrap: one that begins small goes on with the one before."""
    lines: list[str] = []
    for part in parts:
        if lines and part[0].islower() and not _ITEM.match(part):
            lines[-1] += " " + part
        else:
            lines.append(part)
    return lines


def _unlinked(element: Element) -> int:
    """Return how many characters of an element's text stand outside links and scripts."""
    size = sum(len(text.strip()) for text in element.itertext())
    return size - sum(
        len(text.strip())
        for link in element.iter("a", "script", "style")
        for text in link.itertext()
    )
