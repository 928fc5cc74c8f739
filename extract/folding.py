"""A view of a text that patterns match against; every index in it is an index in the text.

Union pages mix both tone-mark styles (hoà/hòa), no-break spaces and several dashes and quotes.
`fold` maps each code point to exactly one, so a match's offsets need no translation back.
"""

from __future__ import annotations

import re

#: The capital letters, for use between square brackets. A range such as "À-Ỹ" would not do: in
#: Unicode small and capital letters of Vietnamese alternate.
CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸÑČĬŎŬ"

#: Old-style tone placement -> new style, for the open syllables where the two styles differ.
_TONE_PAIRS = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_NEW_TO_OLD = {new: old for old, new in _TONE_PAIRS.items()}
# Begins with a plain choice of letters, which a search skips to, and looks behind it then.
_TONE = re.compile(
    r"[oOuU](?<![qQ].)(?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])"
)
_CHARS = {
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ",
    "\t": " ",
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
    "‘": "'", "’": "'", "ʼ": "'", "`": "'",
    "Ð": "Đ", "ð": "đ",
}  # fmt: skip
# A search for the few, which is quicker than `str.translate` of all.
_CHAR = re.compile(f"[{''.join(_CHARS)}]")


def _old_style(match: re.Match[str]) -> str:
    """`oà` -> `òa`, keeping the case of each letter."""
    pair = match.group()
    old = _NEW_TO_OLD[pair.lower()]
    return "".join(
        new.upper() if was.isupper() else new for was, new in zip(pair, old, strict=True)
    )


def fold(text: str) -> str:
    """Return `text` with tone marks in the old style (hòa, ủy) and plain spaces, dashes, quotes.

    Args:
        text: an NFC string.

    Returns:
        A string of the same length, code point for code point.
    """
    return _TONE.sub(_old_style, _CHAR.sub(lambda char: _CHARS[char.group()], text))


def lower(text: str) -> str:
    """Lower-case without changing the length (`İ`, which Python makes two, stays as it is)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
