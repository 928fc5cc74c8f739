"""Pages in the character sets and states that real pages come in."""

from __future__ import annotations

import unicodedata

from extract import resources

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def encode(text: str, name: str) -> bytes:
    """Return `text` as a page of that kind holds it."""
    if name in ("tcvn3", "viscii"):
        return _by_table(text, name)
    if name == "vni":
        letters: dict[str, str] = {}
        for line in resources.entries("clean", "charset_vni"):
            pair, letter = line.split()
            letters.setdefault(letter, pair)
        return "".join(letters.get(char, char) for char in text).encode("cp1252")
    if name == "windows-1258":
        return "".join(map(_letter_and_tone, text)).encode("cp1258")
    if name == "double":
        return text.encode().decode("latin-1").encode()
    if name == "nfd":
        return unicodedata.normalize("NFD", text).encode()
    return text.encode(name)


def _by_table(text: str, name: str) -> bytes:
    codes: dict[str, int] = {}
    for line in resources.entries("clean", f"charset_{name}"):
        code, letter = line.split()
        codes.setdefault(letter, int(code, 16))
    # TCVN3 has no capitals with a tone: the pages' capital fonts show small letters large.
    page = (codes.get(char) or codes.get(char.lower()) or char for char in text)
    return b"".join(
        bytes([part]) if isinstance(part, int) else part.encode("cp1252") for part in page
    )


def _letter_and_tone(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    tone = "".join(part for part in parts if part in _TONES)
    letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return letter + tone if tone else char
