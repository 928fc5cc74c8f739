"""Bytes of a page to text: UTF-8 first, then what the page declares, then what makes sense."""

from __future__ import annotations

import codecs
import re

from extract.clean import charsets, vietnamese
from extract.clean.characters import regular
from extract.failure import PageFailure

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:\-]+)""", re.I)
_HEAD = 4096  # a page's declaration stands in its first bytes (HTML asks for the first 1,024)
_BROKEN = 0.02  # broken sequences, of all beyond ASCII, that a UTF-8 page may hold: cut-off teasers


def decode(content: bytes | str, declared: str | None = None) -> str:
    """Return the page's text or mark-up, read in the right character set; not yet regular.

    Args:
        content: the page as stored; text (from JSONL) is only checked for wrong readings.
        declared: the character set named by the transport, believed before the page's `meta`.

    Raises:
        PageFailure: `undecodable` where no character set gives text.
    """
    text = content if isinstance(content, str) else _read(content, declared)
    return charsets.reread_parts(charsets.reread(text))


def _read(raw: bytes, declared: str | None) -> str:
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, errors="replace")
    wide = _wide(raw)
    if wide is not None:
        return wide
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _almost_utf8(raw) or _legacy(raw, declared)


def _wide(raw: bytes) -> str | None:
    """Read UTF-16 without a mark: every other byte of its ASCII is zero."""
    head = raw[:_HEAD]
    if head.count(0) * 5 <= len(head):
        return None
    name = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    text = raw.decode(name, errors="replace")
    if "\x00" in text[:_HEAD]:
        raise _undecodable()
    return text


def _almost_utf8(raw: bytes) -> str | None:
    """Read UTF-8 with a few broken sequences; what they stood for is lost and left out."""
    text = raw.decode("utf-8", errors="replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if text.count("\ufffd") > _BROKEN * beyond:
        return None
    return text.replace("\ufffd", "")


def _legacy(raw: bytes, declared: str | None) -> str:
    """Read bytes that are not UTF-8: the candidate whose words are Vietnamese syllables."""
    found = _META.search(raw[:_HEAD])
    named = [declared or "", found.group(1).decode("ascii", "ignore") if found else ""]
    windows = "".join(map(charsets.windows_char, raw))
    candidates = [raw.decode("cp1258", errors="replace"), windows]
    candidates += [reading(windows) for reading in charsets.READINGS[1:]]
    scored = [(_score(text), -index, text) for index, text in enumerate(candidates)]
    best = max(scored)
    if best[0] > 0:
        return best[2]
    for name in named:
        text = _strictly(raw, name)
        if text is not None:
            return text
    raise _undecodable()


def _score(text: str) -> float:
    seen = regular(charsets.visible(text))
    return vietnamese.share(seen) if vietnamese.soundness(seen) >= charsets.SOUND else 0.0


def _strictly(raw: bytes, name: str) -> str | None:
    """Read in the named set where Python knows it: such a page is in another language."""
    try:
        return raw.decode(codecs.lookup(name).name)
    except (LookupError, UnicodeDecodeError):
        return None


def _undecodable() -> PageFailure:
    return PageFailure("clean", "undecodable", "No known character set makes this page text.")
