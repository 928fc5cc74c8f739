"""Characters made regular: NFC, plain spaces and line ends, no invisible marks."""

from __future__ import annotations

import re
import unicodedata

_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff\ufffc"
)
_CONTROLS = "".join(chr(code) for code in [*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)])
_TABLE = (
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_INVISIBLE + _CONTROLS, "")
    | dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n")
)
_ODD = re.compile("[" + re.escape("".join(_TABLE)) + "]|\r\n?")


def regular(text: str) -> str:
    """Return `text` in NFC with `\\n` line ends, no-break and wide spaces as plain ones.

    Soft hyphens, zero-width and direction marks and control characters go: they stand inside
    words on real pages and no reader sees them. Lines, and spaces within a line, stay.
    """
    # All odd characters but these two are unprintable, which takes a fifth of a search to ask.
    if not text.isprintable() or "\u034f" in text or "\ufffc" in text:
        text = _ODD.sub(_plain_form, text)
    return unicodedata.normalize("NFC", text)


def _plain_form(match: re.Match[str]) -> str:
    return _TABLE.get(match.group(), "\n")
