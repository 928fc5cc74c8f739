"""How far copies of an article and articles of one series lie apart, and what finding them costs.

    python -m benchmarks.duplicates [FOLDER OF GOLD FILES...]

Copies are perturbed as mirrors do it: another by-line, a date line, furniture left around the
text, a paragraph of another article more, the last line lost, typing errors, all at once. An
article "of the same series" has the same sentences with a share of its figures and names changed.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.common import sample_texts
from extract.evaluate import load_gold
from extract.link.fingerprint import SKETCH, fingerprint, sketch_of
from extract.store.near import THRESHOLD, near

_NAMES = ("Minh", "Phú", "An", "Lộc", "Thanh", "Bình", "Sơn", "Xuân", "Đông", "Tân", "Kim", "Vĩnh")
_NAME = re.compile(r"(?<=[a-zà-ỹ,] )[A-ZĐÀ-Ỹ]\w*(?: [A-ZĐÀ-Ỹ]\w*)*")


def main() -> None:
    """Print both distances and the cost."""
    folders = [Path(folder) for folder in sys.argv[1:]]
    texts = [case.article.text for folder in folders for case in load_gold(folder)]
    texts = [text for text in texts or sample_texts() if sketch_of(fingerprint(None, text))]
    chance = random.Random(1)
    print(f"{len(texts)} articles; threshold {THRESHOLD}; estimated share of equal runs")
    for name, change in _copies(chance, texts).items():
        shares = sorted(_share(text, change(text)) for text in texts)
        _tell(f"copy, {name}", shares)
    for part in (1.0, 0.7, 0.5, 0.3):
        shares = sorted(_share(text, _series(text, part, chance)) for text in texts)
        _tell(f"series, {part:.0%} changed", shares)
    _tell("different", sorted(_share(a, b) for at, a in enumerate(texts) for b in texts[:at]))
    _cost(texts)


def _copies(chance: random.Random, texts: list[str]) -> dict[str, Callable[[str], str]]:
    paragraphs = [p for text in texts for p in text.split("\n") if 30 <= len(p.split()) <= 90]

    def byline(text: str) -> str:
        return f"{text}\nNguyễn Thị Lan (tổng hợp)"

    def date_line(text: str) -> str:
        return f"Thứ Ba, 22/08/2023 | 08:15 GMT+7\n{text}"

    def furniture(text: str) -> str:
        return (
            f"Trang chủ > Tin tức > Hoạt động công đoàn\n{text}\n"
            "Chia sẻ bài viết qua mạng xã hội In trang\nTin liên quan\nBản quyền thuộc về Liên "
            "đoàn Lao động tỉnh. Ghi rõ nguồn khi phát hành lại thông tin từ trang này"
        )

    def paragraph(text: str) -> str:
        lines = text.split("\n")
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(paragraphs))
        return "\n".join(lines)

    def typing_errors(text: str) -> str:
        words = text.split(" ")
        for _ in range(3):
            words[chance.randrange(len(words))] += "g"
        return " ".join(words)

    return {
        "another by-line": byline,
        "date line": date_line,
        "furniture": furniture,
        "a paragraph more": paragraph,
        "three typing errors": typing_errors,
        "all but errors": lambda text: furniture(date_line(byline(text))),
        "all and a paragraph": lambda text: furniture(date_line(byline(paragraph(text)))),
    }


def _series(text: str, part: float, chance: random.Random) -> str:
    def figure(match: re.Match[str]) -> str:
        keep = chance.random() > part
        return match.group() if keep else str(int(match.group()) + chance.randint(1, 9))

    def name(match: re.Match[str]) -> str:
        keep = chance.random() > part
        return match.group() if keep else " ".join(map(_other, match.group().split()))

    def _other(_: str) -> str:
        return chance.choice(_NAMES)

    return _NAME.sub(name, re.sub(r"\d{1,6}", figure, text))


def _share(a: str, b: str) -> float:
    sketches = [
        np.frombuffer(sketch_of(fingerprint(None, text)), np.uint8).astype(int) for text in (a, b)
    ]
    return float((sketches[0] == sketches[1]).mean())


def _tell(what: str, shares: list[float]) -> None:
    """Print how equal the pairs are, and how many of them would be called copies."""
    copies = sum(share >= THRESHOLD for share in shares) / len(shares)
    low, middle, high = (_at(shares, part) for part in (0.05, 0.5, 0.95))
    print(
        f"  {what:<28} least {shares[0]:.2f}  5 % {low:.2f}  median {middle:.2f}  "
        f"95 % {high:.2f}  most {shares[-1]:.2f}  called copies {copies:.1%}"
    )


def _at(ordered: list[float], part: float) -> float:
    return ordered[int(part * (len(ordered) - 1))]


def _cost(texts: list[str]) -> None:
    began = time.process_time()
    for text in texts:
        fingerprint(None, text)
    each = (time.process_time() - began) / len(texts)
    letters = sum(map(len, texts)) / len(texts)
    print(f"fingerprint: {each * 1000:.2f} ms an article of {letters:,.0f} characters")
    rows = np.random.default_rng(1).integers(0, 256, (100_000, SKETCH), np.uint8)
    rows[50_000:70_000] = rows[:20_000]
    rows[50_000:70_000, :20] = 0
    began = time.process_time()
    found = near(rows)
    seconds = time.process_time() - began
    print(f"grouping 100,000 articles, {len(found):,} of them copies: {seconds:.1f} s")


if __name__ == "__main__":
    main()
