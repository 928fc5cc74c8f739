"""Vietnamese character sets older than Unicode, and text decoded with the wrong one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import islice

from extract import resources
from extract.clean import vietnamese

_UTF8 = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ASCII = re.compile("[\x00-\x7f]+")
_RUNS = 150  # runs of letters beyond ASCII that are enough to tell
# đ and à of TCVN3, đ and ư of VNI, as windows-1252 shows them; no Vietnamese word has these.
_FOREIGN = "®µñö"
_FEW = 8  # fewer are a registered sign, a fraction or a name
_PART = re.compile(r"[^<>\n]+")
_TAG = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.S | re.I)

SOUND = 0.6  # share of marked words that are syllables: right readings have > .8, wrong ones < .45
_BETTER = 1.3  # a new reading must give this many times the Vietnamese words of the old one
_OWN_SHARE = 0.2  # letters only Vietnamese has, of all beyond ASCII: about .7 on Vietnamese text


def windows_char(byte: int) -> str:
    """Return the windows-1252 character of a byte; undefined ones as the control they are."""
    return bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)


_TO_LATIN1 = {ord(windows_char(byte)): chr(byte) for byte in range(0x80, 0xA0)}


def looks_vietnamese(text: str) -> bool:
    """Tell cheaply whether the letters beyond ASCII in `text` are those of Vietnamese.

    Most of these no western character set has; text read in a wrong one has none of them.
    """
    runs = filter(None, _ASCII.split(text, _RUNS + 1))  # three times as fast as a search for them
    sample = "".join(islice(runs, _RUNS))
    own = len(sample) - len(sample.encode("cp1252", "ignore"))
    return own >= _OWN_SHARE * len(sample)


def undouble(text: str) -> str:
    """Return `text` with UTF-8 that was read as windows-1252 (`CÃ´ng`) put right."""
    return _UTF8.sub(_reread, text.translate(_TO_LATIN1))


def _reread(match: re.Match[str]) -> str:
    run = match.group()
    return run.encode("latin-1").decode("utf-8", errors="replace").replace("\ufffd", "") or run


def from_tcvn3(text: str) -> str:
    """Return text whose TCVN3 (ABC) bytes were read as windows-1252 in real letters."""
    return text.translate(_byte_table("charset_tcvn3"))


def from_viscii(text: str) -> str:
    """Return text whose VISCII bytes were read as windows-1252 in real letters."""
    return text.translate(_TO_LATIN1).translate(_byte_table("charset_viscii"))


def from_vni(text: str) -> str:
    """Return text in VNI's letter-and-mark pairs in real letters."""
    pairs = _pairs("charset_vni")
    return _vni_pattern().sub(lambda match: pairs[match.group()], text)


READINGS: tuple[Callable[[str], str], ...] = (undouble, from_tcvn3, from_vni, from_viscii)


def reread(text: str) -> str:
    """Return `text` in the reading that makes it Vietnamese, or as it is where none does."""
    if looks_vietnamese(text):
        return text
    sample = visible(text)
    best, found = vietnamese.share(sample) * _BETTER, text
    for reading in READINGS:
        tried = reading(sample)
        score = vietnamese.share(tried)
        if score > max(best, 0.1) and vietnamese.soundness(tried) >= SOUND:
            best, found = score, reading(text)
    return found


def reread_parts(text: str) -> str:
    """Return `text` with the parts put right that another character set than the page's wrote.

    A part is what stands between tags or line ends: an article in an old font, pasted into a
    page that is otherwise sound.
    """
    if sum(map(text.count, _FOREIGN)) < _FEW:
        return text
    return _PART.sub(lambda match: reread(match.group()), text)


def visible(text: str) -> str:
    """Return what of a page's source a reader may see, roughly: for judging character sets."""
    return _TAG.sub(" ", text)


@cache
def _pairs(name: str) -> dict[str, str]:
    return dict(line.split() for line in resources.entries("clean", name))


@cache
def _byte_table(name: str) -> dict[int, str]:
    return {int(code, 16): letter for code, letter in _pairs(name).items()}


@cache
def _vni_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_pairs("charset_vni"), key=len, reverse=True)))
