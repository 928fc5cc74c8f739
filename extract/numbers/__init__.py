"""Numbers as Vietnamese prose writes them: digits, words, thousands marks, units."""

from __future__ import annotations

from extract.numbers.reader import NUMBER, NUMBER_TEXT, read_number

__all__ = ["NUMBER", "NUMBER_TEXT", "read_number"]
