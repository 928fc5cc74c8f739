"""The atoms of a written date, and a reader for one full date in a short string.

The atoms are sources of patterns for folded lower-case text (`extract.folding`): dashes are "-",
tone marks stand in the old style. None sets a boundary except against more digits.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from extract.folding import fold, lower

#: Day of the month, one or two digits.
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
#: Month, one or two digits.
MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
#: Year in full, from 1800 on.
YEAR = r"(?:1[89]|20)\d\d(?!\d)"

#: Names of the months; the first and the last are names of the lunar calendar only.
MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9, "mười một": 11, "mười hai": 12, "mười": 10, "chạp": 12,
}  # fmt: skip
#: Month as a word; the longer names stand first, so that "mười hai" is not October. In "9 tháng
#: năm 2022" the last word is "year".
MONTH_WORD = rf"(?:{'|'.join(sorted(MONTH_WORDS, key=lambda w: (-len(w), w)))})(?!\w|(?<=năm)\s+\d)"

_FULL = re.compile(
    rf"(?<!\d)(?:"
    rf"(?P<y1>{YEAR})\s?(?P<s1>[-/.])\s?(?P<m1>{MONTH})\s?(?P=s1)\s?(?P<d1>{DAY})"
    rf"|(?P<d2>{DAY})\s?[-/.]\s?(?P<m2>{MONTH})\s?[-/.]\s?(?P<y2>{YEAR})"
    rf"|(?P<d3>{DAY})\s+tháng\s+(?:(?P<m3>{MONTH})|(?P<w3>{MONTH_WORD}))"
    rf"(?:\s*,?\s+năm\s+|\s*,\s*|\s*[-/.]\s*|\s+)(?P<y3>{YEAR})"
    rf")"
)


def read_day(text: str) -> date | None:
    """Return the first full date that `text` writes, None where there is none.

    Args:
        text: a short string such as a date line ("Thứ 4, 21/08/2024 | 15:38:07"), in any case and
            Unicode form; day/month/year with slashes, dots or dashes, "26 tháng 10 năm 2023",
            and ISO 8601 are read. A date without its year, or that the calendar does not have,
            is passed over.
    """
    for match in _FULL.finditer(lower(fold(unicodedata.normalize("NFC", text)))):
        parts = match.groupdict()
        number = next(n for n in "123" if parts[f"y{n}"])
        word = parts["w3"]
        month = MONTH_WORDS[word] if word else int(parts[f"m{number}"])
        try:
            return date(int(parts[f"y{number}"]), month, int(parts[f"d{number}"]))
        except ValueError:
            continue
    return None
