"""Bytes of pages to text, whatever character set wrote them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.clean.characters import regular
from extract.clean.decode import decode
from extract.failure import PageFailure
from tests.clean.articles import ARTICLES
from tests.clean.encodings import encode

_TEXT = "\n".join(ARTICLES["mai-am"][part] for part in ("lead", "p1", "p2", "p4"))


@pytest.mark.parametrize(
    "name",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1258", "viscii", "vni", "double", "nfd"],
)
def test_character_set(name: str) -> None:
    assert regular(decode(encode(_TEXT.replace("“", '"').replace("”", '"'), name))) == regular(
        _TEXT.replace("“", '"').replace("”", '"')
    )


def test_tcvn3_but_for_its_capitals() -> None:
    text = _TEXT.replace("“", '"').replace("”", '"')
    assert regular(decode(encode(text, "tcvn3"))).lower() == text.lower()


def test_old_font_inside_a_sound_page() -> None:
    old = encode(ARTICLES["hoi-thao"]["p1"], "vni").decode("cp1252")
    page = f"<p>{_TEXT}</p><p>{old}</p>"
    assert regular(decode(page.encode())) == f"<p>{_TEXT}</p><p>{ARTICLES['hoi-thao']['p1']}</p>"


def test_wrong_declaration_is_not_believed() -> None:
    assert decode(_TEXT.encode(), "iso-8859-1") == _TEXT


def test_cut_off_letters_are_left_out() -> None:
    raw = _TEXT.encode()
    assert decode(raw[:40] + b"\xe1\xba" + raw[40:]).replace("\ufffd", "") == _TEXT


def test_other_languages_are_read_as_declared() -> None:
    french = "Les salariés réunis à Genève ont voté la grève générale."
    assert decode(french.encode("latin-1"), "iso-8859-1") == french


@given(st.binary(max_size=300))
def test_bytes_become_text_or_a_failure(raw: bytes) -> None:
    with suppress(PageFailure):
        assert isinstance(decode(raw), str)
