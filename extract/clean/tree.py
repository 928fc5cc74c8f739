"""A page's mark-up as one tree, whatever state the page is in."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from lxml import etree

Element = Any  # lxml's classes carry no types

# One pattern for all tags that matter: looking for each alone takes longer than the parsing.
_MARKS = re.compile(
    rb"<(?:(?P<closing>/(?:body|html)\s*>)|(?P<opening>(?:html|body)\b)|(?P<frames>frameset\b))",
    re.I,
)
_DOCUMENT_TAGS = re.compile(r"</?(?:html|body)\b[^>]*>|<!doctype[^>]*>", re.I)
_HEAD = re.compile(r"<head\b[^>]*>.*?</head\s*>", re.I | re.S)
_FRAMES = re.compile(r"</?(?:frameset|noframes|frame)\b[^>]*>", re.I)
_XML = re.compile(rb"\s*<\?xml[^>]*\?>")
_DOCUMENT = 2  # opening tags of one document: html and body


def parse(markup: str) -> Element | None:
    """Return the root of the page's tree; None where there is no element at all.

    Text after `</html>`, fragments without a body, documents inside documents and the content of
    `noframes` all become part of the one body.
    """
    source = markup.encode("utf-8", "replace").replace(b"\x00", b"")
    marks = list(_MARKS.finditer(source))
    kinds = Counter(mark.lastgroup for mark in marks)
    if kinds["opening"] > _DOCUMENT or kinds["frames"]:
        source = _one_document(source.decode("utf-8")).encode("utf-8")
    elif kinds["closing"]:  # the parser stops at the first of them and would drop what follows
        closing = [mark for mark in marks if mark["closing"]]
        starts = [0, *(mark.end() for mark in closing)]
        stops = [*(mark.start() for mark in closing), len(source)]
        source = b" ".join(source[i:j] for i, j in zip(starts, stops, strict=True))
    declaration = _XML.match(source)
    if declaration:
        source = source[declaration.end() :]
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return etree.fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _one_document(source: str) -> str:
    """Return the source with all heads first and everything else in one body."""
    heads = "".join(_HEAD.findall(source))
    rest = _DOCUMENT_TAGS.sub(" ", _FRAMES.sub(" ", _HEAD.sub(" ", source)))
    inner = re.sub(r"</?head\b[^>]*>", " ", heads)
    return f"<html><head>{inner}</head><body>{rest}</body></html>"
