"""Offsets as JavaScript counts them: in UTF-16 units, two for a sign outside the first plane."""

from __future__ import annotations

from extract.failure import UsageError


def units(text: str, offset: int) -> int:
    """Return the UTF-16 units before a code point."""
    return len(text[:offset].encode("utf-16-le")) // 2


def code_point(text: str, offset: int, where: str) -> int:
    """Return the code point at which so many UTF-16 units have passed.

    Raises:
        UsageError: where it lies outside the text or inside a sign.
    """
    raw = text.encode("utf-16-le")
    if not 0 <= 2 * offset <= len(raw):
        raise UsageError(f"{where}: {offset} lies outside the text.")
    try:
        return len(raw[: 2 * offset].decode("utf-16-le"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{where}: {offset} lies inside a sign: count UTF-16 units.") from error
