"""One way to write a body's name: abbreviations written out, capitals as is usual."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.folding import fold, lower
from extract.resources import entries

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_QUOTES = re.compile(r"[\"']\s*|\s*[\"']")
_SPACES = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+(?=[,;.])")
#: Words that names write without a capital.
_SMALL = frozenset({"các", "và", "của", "cho", "với", "trong", "về", "tại"})
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=20_000)
def written_out(surface: str) -> str:
    """Return a body's name with its abbreviations written out, in tone marks of the old style.

    `CĐCS Trường THCS Lê Quý Đôn` -> `Công đoàn cơ sở Trường Trung học cơ sở Lê Quý Đôn`. Words
    that are in no list keep their capitals; in a name that is all in capitals each gets one.

    Args:
        surface: as a page writes it.
    """
    text = fold(_SPACES.sub(" ", surface)).strip(" ,.;:-")
    text = _BRACKETS.sub("", text)
    if text.isupper() and len(text) > 6:
        text = _WORD.sub(lambda word: _capitalised(word.group()), text)
    pattern, forms = _writings()
    low = lower(text)
    parts = []
    end = 0
    for match in pattern.finditer(low):
        written = forms[_SPACES.sub(" ", match.group())]
        parts += [text[end : match.start()], written]
        if match.group().endswith("."):
            parts.append(" ")
        end = match.end()
    parts.append(text[end:])
    name = _SPACES.sub(" ", _QUOTES.sub(" ", "".join(parts)))
    name = _BEFORE_MARK.sub("", name).strip(" ,.;:-")
    return name[:1].upper() + name[1:]


def _capitalised(word: str) -> str:
    """`THƯỢNG` -> `Thượng`; abbreviations stay, because the lists know most of them."""
    low = lower(word)
    return low if low in _SMALL else word[0] + low[1:]


@cache
def _writings() -> tuple[re.Pattern[str], dict[str, str]]:
    pairs = (line.split("|") for line in entries("link", "writings"))
    forms = {lower(fold(short.strip())): full.strip() for short, full in pairs}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    sources = [re.escape(f) + ("" if f.endswith(".") else r"(?![^\W_])") for f in ordered]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(sources)})"), forms
