"""Characters made regular: what no reader sees goes, wide spaces and line ends become plain."""

from __future__ import annotations

import unicodedata

import pytest

from extract.clean.characters import regular

_GONE = "\u00ad\u034f\u200b\u200c\u200d\u200e\u2060\u2066\ufeff\ufffc\x00\x1f\x7f\x9f"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2009\u202f\u205f\u3000"
_ENDS = ("\r", "\r\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85")


@pytest.mark.parametrize("char", _GONE, ids=ascii)
def test_invisible_characters_go(char: str) -> None:
    assert regular(f"Công{char} đoàn") == "Công đoàn"


@pytest.mark.parametrize("char", _SPACES, ids=ascii)
def test_wide_spaces_become_plain(char: str) -> None:
    assert regular(f"Công{char}đoàn") == "Công đoàn"


@pytest.mark.parametrize("end", _ENDS, ids=ascii)
def test_line_ends_become_plain(end: str) -> None:
    assert regular(f"Công{end}đoàn") == "Công\nđoàn"


def test_letters_are_composed_and_spaces_stay() -> None:
    assert regular(unicodedata.normalize("NFD", "Công  đoàn\tcơ sở")) == "Công  đoàn\tcơ sở"
