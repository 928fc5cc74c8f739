"""Made-up sites for benchmarks: eight templates around texts put together from sample articles.

A page has about 100 KB, of which about 3,000 characters are the article; the rest is what real
pages carry: menus, boxes of links, related stories, inline styles and scripts. All pages differ.
Small pages, for what depends on their number only, have one box of links and a few sentences.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from html import escape
from pathlib import Path

from benchmarks.common import sample_texts
from extract.pages import Page

SITES = 8
_BYTES = 100_000
_CHARACTERS = 2_600
_FEW_CHARACTERS = 300
_SCRIPT = "window.muc=window.muc||[];muc.push({'ten':'tin','so':[1,2,3]});\n"
_STYLE = ".box-{0} .tin a{{color:#1{0:02};padding:2px 4px;float:left}}\n"
#: Around headline, date line, text and by-line, as content systems differ in it.
_BODIES = (
    "<main><article class='detail'><h1 class='title'>{title}</h1><div class='time'>{date}</div>"
    "<div class='content'>{text}</div><p class='author'><b>{by}</b></p></article></main>",
    "<div id='wrap'><div class='col-9'><h2 class='ten-bai'>{title}</h2><span class='ngay'>{date}"
    "</span><div class='noi-dung'>{text}</div><p style='text-align:right'>{by}</p></div></div>",
    "<table width='100%'><tr><td valign='top'><span class='TieuDe'>{title}</span><br><i>{date}</i>"
    "<div class='NoiDung'>{text}<p align='right'><strong>{by}</strong></p></div></td></tr></table>",
    "<section class='post'><header><p class='meta'>{date}</p><h1>{title}</h1></header>"
    "<div class='entry-content'>{text}</div><footer class='by'>{by}</footer></section>",
)
_HEADS = (
    "<title>{title} | Công đoàn tỉnh</title><meta property='og:title' content='{title}'>",
    "<title>{title}</title>",
)
_DATES = ("Thứ Năm, {0:02}/04/2021 | 15:30", "Ngày đăng: {0:02}/04/2021")


def page(number: int, texts: list[str], *, small: bool = False) -> Page:
    """Return page `number`: the same number, the same page; all numbers differ in their text.

    Args:
        number: the pages of one site are those with the same rest by `SITES`.
        texts: of the sample articles.
        small: whether it is a small page.
    """
    site = number % SITES
    url = f"https://site-{site}.example.vn/tin/bai-viet-{number}.html"
    return Page(url, _markup(number, site, texts, small).encode(), "html", url=url)


def pages(count: int, first: int = 0, *, small: bool = False) -> Iterator[Page]:
    """Yield `count` pages, of all sites in turn."""
    texts = sample_texts()
    for number in range(first, first + count):
        yield page(number, texts, small=small)


def write_warc(path: Path, count: int, *, small: bool = False) -> Path:
    """Write pages into a web archive as a crawler does, each record compressed; return `path`."""
    from io import BytesIO

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for each in pages(count, small=small):
            assert isinstance(each.content, bytes)
            head = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            record = writer.create_warc_record(
                each.url, "response", payload=BytesIO(each.content), http_headers=head
            )
            writer.write_record(record)
    return path


def _markup(number: int, site: int, texts: list[str], small: bool) -> str:
    chance = random.Random(number)
    title, lines = _story(number, texts, chance, small)
    body = _BODIES[site % len(_BODIES)].format(
        title=escape(title),
        date=_DATES[site % len(_DATES)].format(number % 30 + 1),
        text="".join(f"<p>{escape(line)}</p>\n" for line in lines),
        by="Nguyễn Quốc",
    )
    head = "<meta charset='utf-8'>" + _HEADS[site // 4 % 2].format(title=escape(title, quote=True))
    before = _boxes(site, range(1 if small else 25))
    after = _related(chance) + _boxes(site, range(25, 25 if small else 60 + 10 * (site % 3)))
    foot = f"<footer><p>Giấy phép số {site + 12}/GP-TTĐT cấp ngày 03/02/2015.</p></footer>"
    whole = f"<body class='tin bai-{number}'>{before}{body}{after}{foot}"
    missing = max((0 if small else _BYTES) - len(whole.encode()) - len(head.encode()), 0)
    style = "".join(_STYLE.format(n) for n in range(missing // 3 // 50))
    script = _SCRIPT * (missing * 2 // 3 // len(_SCRIPT))
    return (
        f"<!DOCTYPE html><html lang='vi'><head>{head}<style>{style}</style></head>"
        f"{whole}<script>{script}</script></body></html>"
    )


def _story(
    number: int, texts: list[str], chance: random.Random, small: bool
) -> tuple[str, list[str]]:
    """Return a headline and about 3,000 characters of paragraphs of several articles."""
    first = texts[number % len(texts)].split("\n")
    lines = [] if small else [line for line in first[1:] if len(line) > 60]
    while sum(map(len, lines)) < (_FEW_CHARACTERS if small else _CHARACTERS):
        other = chance.choice(texts).split("\n")[1:]
        lines += [line for line in chance.sample(other, min(3, len(other))) if len(line) > 60]
    lines.append(f"Chương trình được tổ chức lần thứ {number} với sự tham gia của đoàn viên.")
    return f"{first[0][:90]} (kỳ {number})", lines


def _boxes(site: int, numbers: range) -> str:
    return "".join(
        f"<div class='box box-{n}'><h4><a href='/muc-{site}/{n}'>Chuyên mục {n}</a></h4><ul>"
        + "".join(
            f"<li class='tin'><a href='/tin/{n}-{m}.html'><img src='/anh/{n}-{m}.jpg' alt=''>"
            f"Tin ngắn thứ {m} của mục {n}</a></li>"
            for m in range(4)
        )
        + "</ul></div>\n"
        for n in numbers
    )


def _related(chance: random.Random) -> str:
    links = "".join(
        f"<li><a href='/tin/{chance.randrange(10**6)}.html'>Tin khác thứ {n}</a></li>"
        for n in range(8)
    )
    return f"<aside class='related'><h3>Tin liên quan</h3><ul>{links}</ul></aside>"
