"""Cleaning with metadata against lxml's parse of the same pages, with trafilatura beside it."""

from __future__ import annotations

import lxml.html
import trafilatura

from benchmarks.common import in_turns, sample_pages
from extract.clean import clean
from extract.pages import Page

#: The sample pages are small; real ones hold about 100 KB: menus and blocks, the rest scripts.
_TARGET = 100_000
_MENUS = 60
_BLOCK = (
    '<div class="box"><h4><a href="/muc/{0}">Chuyên mục {0}</a></h4><ul>'
    '<li><a href="/tin/{0}-1.html">Tin ngắn thứ nhất của mục {0}</a></li>'
    '<li><a href="/tin/{0}-2.html">Tin ngắn thứ hai của mục {0}</a></li></ul></div>\n'
)


def pages() -> list[bytes]:
    """The sample pages with menu blocks and script before the end, as long as real pages."""
    blocks = "".join(_BLOCK.format(number) for number in range(_MENUS)).encode()
    filled = []
    for page in sample_pages():
        script = b"<script>" + b"var x = {'muc': [1, 2, 3]};\n" * (
            (_TARGET - len(page) - len(blocks)) // 28
        )
        filled.append(page.replace(b"</body>", blocks + script + b"</script></body>"))
    return filled


def main() -> None:
    samples = pages()
    times = in_turns(
        {
            "lxml parse": lambda: [lxml.html.fromstring(page) for page in samples],
            "clean": lambda: [
                clean(Page(f"{n}.html", page, "html")) for n, page in enumerate(samples)
            ],
            "trafilatura fast": lambda: [
                trafilatura.bare_extraction(page, fast=True, with_metadata=True) for page in samples
            ],
        }
    )
    base = times["lxml parse"]
    for name, seconds in times.items():
        print(f"{name:18} {seconds * 1000 / len(samples):7.2f} ms/page {seconds / base:6.1f} x")


if __name__ == "__main__":
    main()
