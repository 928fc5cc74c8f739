"""Cleaning with metadata against lxml's parse of the same pages, with trafilatura beside it.

The pages are those of one site: a template with as much around the text as real pages have, about
100 KB, filled with the sample articles. Cleaning is measured the general way and by the profile
that was learned from half of the pages, on the other half.
"""

from __future__ import annotations

from html import escape

import lxml.html
import trafilatura

from benchmarks.common import in_turns, sample_texts
from extract.clean import clean, learn
from extract.pages import Page

_TARGET = 100_000
_MENUS = 60
_COUNT = 60
_BLOCK = (
    '<div class="box"><h4><a href="/muc/{0}">Chuyên mục {0}</a></h4><ul>'
    '<li><a href="/tin/{0}-1.html">Tin ngắn thứ nhất của mục {0}</a></li>'
    '<li><a href="/tin/{0}-2.html">Tin ngắn thứ hai của mục {0}</a></li></ul></div>\n'
)
_PAGE = (
    '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} | Báo Người thợ'
    '</title><meta property="og:title" content="{title}"></head><body><header><nav><ul>'
    '<li><a href="/thoi-su">Thời sự</a></li><li><a href="/cong-doan">Công đoàn</a></li></ul></nav>'
    '</header><main><article class="detail" id="bai-{number}"><h1 class="detail-title">{title}</h1>'
    '<div class="detail-info"><span class="time">Thứ Năm, {day:02}/04/2021 | 15:30</span></div>'
    '<div class="detail-content">{text}</div><p class="author"><strong>Nguyễn Quốc</strong></p>'
    '</article><aside class="related"><h3>Tin liên quan</h3><ul>{related}</ul></aside></main>'
    "<footer><p>Giấy phép số 12/GP-TTĐT cấp ngày 03/02/2015.</p></footer>{blocks}"
    "<script>{script}</script></body></html>"
)


def pages() -> list[Page]:
    """Pages of one site, each with the paragraphs of two sample articles, so that all differ."""
    texts = sample_texts()
    return [
        Page(f"site/{number}.html", _page(number, texts), "html", url=f"https://site.vn/{number}")
        for number in range(_COUNT)
    ]


def _page(number: int, texts: list[str]) -> bytes:
    first, second = (texts[(number * step) % len(texts)] for step in (1, 7))
    title, *rest = [line for line in first.split("\n") if line.strip()]
    lines = [*rest, *(line for line in second.split("\n")[1:] if len(line) > 80)]
    page = _PAGE.format(
        number=number,
        day=number % 30 + 1,
        title=escape(f"{title[:100]} (kỳ {number})"),
        text="".join(f"<p>{escape(line)}</p>\n" for line in lines),
        related="".join(f'<li><a href="/t{n}">Tin khác thứ {n}</a></li>' for n in range(5)),
        blocks="".join(_BLOCK.format(n) for n in range(_MENUS)),
        script="{script}",
    )
    filling = "var x = {'muc': [1, 2, 3]};\n" * ((_TARGET - len(page.encode())) // 28)
    return page.replace("{script}", filling).encode()


def main() -> None:
    everything = pages()
    profile = learn("site.vn", everything[: _COUNT // 2])
    assert profile is not None
    samples = everything[_COUNT // 2 :]
    assert all(clean(page, profile).fits_profile for page in samples)
    times = in_turns(
        {
            "lxml parse": lambda: [lxml.html.fromstring(page.content) for page in samples],
            "clean": lambda: [clean(page) for page in samples],
            "clean by profile": lambda: [clean(page, profile) for page in samples],
            "trafilatura fast": lambda: [
                trafilatura.bare_extraction(page.content, fast=True, with_metadata=True)
                for page in samples
            ],
        }
    )
    characters = sum(len(clean(page).text) for page in samples) // len(samples)
    print(f"{len(samples)} pages of {_TARGET // 1000} KB, {characters:,} characters of text each")
    base = times["lxml parse"]
    for name, seconds in times.items():
        print(f"{name:18} {seconds * 1000 / len(samples):7.2f} ms/page {seconds / base:6.1f} x")


if __name__ == "__main__":
    main()
