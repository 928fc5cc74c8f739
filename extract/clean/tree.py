"""A page's mark-up as one tree, whatever state the page is in."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

Element = Any  # lxml's classes carry no types

# What stands after the first closing tag, and inner documents, belongs to the page: the
# parser would drop it or stop there.
_CLOSING = re.compile(r"</(?:html|body)\s*>", re.I)
_OPENING = re.compile(r"<(?:html|body)\b", re.I)
_DOCUMENT_TAGS = re.compile(r"</?(?:html|body)\b[^>]*>|<!doctype[^>]*>", re.I)
_HEAD = re.compile(r"<head\b[^>]*>.*?</head\s*>", re.I | re.S)
_FRAMES = re.compile(r"</?(?:frameset|noframes|frame)\b[^>]*>", re.I)
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCUMENT = 2  # opening tags of one document: html and body
_NULL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def parse(markup: str) -> Element | None:
    """Return the root of the page's tree; None where there is no element at all.

    Text after `</html>`, fragments without a body, documents inside documents and the content of
    `noframes` all become part of the one body.
    """
    source = _CLOSING.sub(" ", _NULL.sub("", _XML.sub("", markup)))
    if len(_OPENING.findall(source)) > _DOCUMENT or _FRAMES.search(source):
        source = _one_document(source)
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def _one_document(source: str) -> str:
    """Return the source with all heads first and everything else in one body."""
    heads = "".join(_HEAD.findall(source))
    rest = _DOCUMENT_TAGS.sub(" ", _FRAMES.sub(" ", _HEAD.sub(" ", source)))
    inner = re.sub(r"</?head\b[^>]*>", " ", heads)
    return f"<html><head>{inner}</head><body>{rest}</body></html>"
