"""Single pages: mark-up, encodings, heads and texts made to break what reads them."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

SAMPLES = Path(__file__).parent.parent.parent / "corpus" / "articles"
PAGE = (SAMPLES / "go-dua-giai-thuong.html").read_bytes()
TEXT = (SAMPLES / "ky-lam-dai-hoi.txt").read_text("utf-8")
#: Characters of a repeated piece: enough for anything worse than n log n to take minutes.
_LONG = 8_000

_DEEP = {
    "div": 100_000, "span": 50_000, "table><tr><td": 20_000, "ul><li": 30_000, "p": 50_000,
    "blockquote": 50_000, "font": 30_000, "b": 30_000, "i><b><u": 10_000, "a href=x": 10_000,
    "section><article": 20_000, "form": 20_000, "select><option": 20_000, "svg><math": 10_000,
    "noscript": 10_000, "template": 10_000, "object": 10_000, "frameset": 5_000, "h1": 20_000,
    "dl><dt><dd": 10_000, "ruby><rt": 10_000, "button": 20_000, "center": 50_000, "main": 20_000,
}  # fmt: skip

_UNCLOSED = (
    "<", "<!", "<?", "</", "<a ", '<a href="', "<a href='", "<!--", "<!-- -", "<![CDATA[",
    "<script>", "<style>", "<title>", "<textarea>", "<xmp>", "<plaintext>", "<!DOCTYPE ", "&#",
    "&#x", "&", "]]>", "-->", "</p>", "<br>", "<td>", "<meta ", "<link rel=canonical href=",
    "<img src=x onerror=", "<p a=1 a=2 ", "<\0",
)  # fmt: skip

_HEADS = {
    "title-1mb": "<title>" + "tin " * 250_000 + "</title>",
    "metas": "<meta name=author content=An>" * 10_000,
    "canonicals": "<link rel=canonical href=http://a.vn/1>" * 5_000,
    "canonical-odd": "<link rel=canonical href='http://[::1/%zz\0?a=%'>",
    "canonical-long": f"<link rel=canonical href='http://a.vn/{'a/' * 50_000}'>",
    "base": "<base href='http://a.vn/'>" * 1_000 + "<base href=':::'>",
    "json-ld-deep": "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
    "json-ld-objects": "<script type='application/ld+json'>" + '{"a":' * 50_000 + "</script>",
    "json-ld-broken": "<script type='application/ld+json'>{\"datePublished\": </script>",
    "json-ld-types": (
        "<script type='application/ld+json'>"
        '{"@type": 3, "headline": [1, {}], "datePublished": {"a": NaN}, "author": [[["An"]]]}'
        "</script>"
    ),
    "json-ld-digits": (
        f"<script type='application/ld+json'>{{\"datePublished\": {'9' * 9_999}}}</script>"
    ),
    "date-absurd": "<meta property='article:published_time' content='9999-99-99T99:99:99+99:99'>",
    "date-year-0": "<meta property='article:published_time' content='0000-00-00'>",
    "date-digits": f"<meta property='article:published_time' content='{'1' * 100_000}'>",
    "date-zone": "<meta property='article:published_time' content='0001-01-01T00:00:00+23:59'>",
    "author-100kb": f"<meta name=author content='{'Nguyễn Văn An, ' * 7_000}'>",
    "og-empty": "<meta property='og:title' content=''><title> </title>",
    "charsets": "<meta charset=utf-16><meta charset=khong-co><meta charset=''>",
    "refresh": "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>" * 100,
    "bomb": (
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 10))
        + "]><a>&a9;</a>"
    ),
    "external": "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><p>&x;</p>",
}

_ATTRIBUTES = {
    "many": "<p " + "".join(f"a{n}=1 " for n in range(8_000)) + ">",
    "same": "<p " + "a=1 " * 50_000 + ">",
    "huge": f"<p class='{'a ' * 500_000}'>",
    "huge-id": f"<div id='{'a' * 1_000_000}'>",
    "style": f"<p style='{'color:red;' * 50_000}'>",
    "quotes": '<p title="' + "'" * 100_000 + '">',
    "nul": "<p title='\0\0' class='\0'>",
    "data": f"<img src='data:image/png;base64,{'A' * 1_000_000}'>",
}

_ENTITIES = (
    "&#0;", "&#x110000;", "&#xD800;", "&#xFFFF;", "&amp;amp;", "&nosuch;",
    "&#99999999999999999999;", "&lt;p&gt;", "&nbsp;", "&#8238;",
)  # fmt: skip

#: Repeated until long; each looks like the beginning of what a grammar reads.
_PIECES = (
    "A", "a ", ",", '"', "“", "(", ")", "[(", ".", "...", "-", "– ", "1", "1.", "1,", "1/", "1/1/",
    "1.000.000", "1.000 đồng, ", "30/8/2023-", "ngày ", "ngày 1 ", "ngày 1/1/2020 đến ", "tháng ",
    "năm học 2022-", "quý I, II, ", "từ ngày 1 đến ngày ", "Nguyễn ", "Nguyễn Văn An, ",
    "ông Nguyễn Văn An và ", "ông ", "các ông, bà: ", "A. B. ", "Á Ế Ộ ", "LĐLĐ ", "LĐLĐ tỉnh ",
    "LĐLĐ tỉnh Nam Định, ", "Công đoàn Công ty TNHH ", "Công ty Cổ phần Đầu tư Xây dựng và ",
    "Ban Chấp hành Đảng bộ ", "Trường THCS ", "xã, phường, thị trấn ", "tỉnh Hà Nam, tỉnh ",
    "tặng bằng khen cho 4 tập thể và ", "tặng Bằng khen, Giấy khen, ", "trao 1 giải nhất, 2 giải ",
    "02 tập thể, 03 cá nhân; ", "được tặng danh hiệu “", "một trăm hai mươi ba nghìn ",
    "trị giá 2 triệu đồng/suất, ", "Chủ tịch, Phó Chủ tịch ", "Chủ tịch UBND tỉnh, Trưởng ban ",
    "đạt giải Nhất; đạt giải Nhì; ", "hội nghị tổng kết ", "khen thưởng cho ", "và ", "của ", "; ",
    "TRAO BẰNG KHEN CHO LĐLĐ TỈNH ", "http://a.vn/", "a@b.vn ", "#công_đoàn ", "\n- ", "\n\n", "\t",
    "ngày 30 tháng 2 năm 2023, ", "thứ tám, ngày 99/99/9999 ",
)  # fmt: skip

_MARKS = {
    "combining": "a" + "\u0301" * 50_000,
    "zalgo": "".join(char + "\u0300\u0323\u0489" * 5 for char in TEXT),
    "direction": "\u202e" * 1_000 + TEXT,
    "zero-width": "\u200b".join(TEXT),
    "joiners": "\u200d".join(TEXT[:2_000]),
    "byte-orders": "\ufeff".join(TEXT.split(" ")),
    "private": "\ue000\uf8ff" * 10_000,
    "noncharacters": "\ufdd0\ufffe\U0010ffff" * 5_000,
    "controls": "".join(map(chr, range(32))) * 1_000,
    "in-controls": "\x01\x1f\x7f\x85".join(TEXT.split(" ")),
    "separators": TEXT.replace("\n", "\u2028").replace(" ", "\u2009"),
    "form-feeds": TEXT.replace("\n", "\f\v"),
    "nbsp": "\xa0" * 50_000,
    "carriage-returns": TEXT.replace("\n", "\r"),
    "full-width": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in TEXT),
    "emoji": "👨‍👩‍👧‍👦🏳️‍🌈" * 5_000,
    "emoji-in": TEXT.replace(" ", " 🎉 "),
    "soft-hyphens": "\xad".join(TEXT),
    "one-line": TEXT.replace("\n", " ") * 10,
    "a-word-a-line": TEXT.replace(" ", "\n"),
    "spaces": " " * 100_000,
    "gaps": TEXT.replace(",", " " * 3_000 + ","),
    "gaps-behind": TEXT.replace(",", "," + " " * 3_000),
    "gaps-of-lines": TEXT.replace(", ", " \n" * 1_500),
    "english": "The union held a meeting in the city today. " * 200,
    "upper": TEXT.upper(),
    "replacement": TEXT.replace("ộ", "\ufffd"),
    "surnames": "Nguyễn" * 5_000,
}


def _words(content: str) -> str:
    return (content * (_LONG // len(content) + 1))[:_LONG]


def _in_page(head: str = "", body: str = "") -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
    page = f"<html><head><meta charset=utf-8>{head}</head><body>{body}{lines}</body></html>"
    return page.encode()


def _encodings() -> dict[str, bytes]:
    chance = random.Random(0)
    page, text = PAGE.decode(), TEXT.encode()
    return {
        "empty.html": b"",
        "empty.txt": b"",
        "one-byte.html": b"<",
        "utf-16.html": page.encode("utf-16"),
        "utf-16-le.html": page.encode("utf-16-le"),
        "utf-16-odd.html": page.encode("utf-16")[:-1],
        "utf-32.html": page.encode("utf-32"),
        "says-utf-16.html": PAGE.replace(b"utf-8", b"utf-16").replace(b"UTF-8", b"utf-16"),
        "says-utf-7.html": PAGE.replace(b"utf-8", b"utf-7").replace(b"UTF-8", b"utf-7"),
        "says-shift-jis.html": PAGE.replace(b"utf-8", b"shift_jis"),
        "says-nothing-known.html": PAGE.replace(b"utf-8", b"khong-co"),
        "says-idna.html": PAGE.replace(b"utf-8", b"idna"),
        "says-base64.html": PAGE.replace(b"utf-8", b"base64"),
        "cp1258.html": page.encode("cp1258", "replace"),
        "latin.html": b"<html>" + b"\xe9\xe8" * 10_000,
        "overlong.txt": text + b"\xc0\xaf\xe0\x80\xaf" * 1_000,
        "surrogates.txt": text + b"\xed\xa0\x80\xed\xb0\x80",
        "cut-letter.txt": text[:-1] + "ộ".encode()[:1],
        "continuations.txt": b"\x80" * 50_000,
        "ff.html": b"\xff" * 50_000,
        "noise.html": chance.randbytes(50_000),
        "noise.txt": chance.randbytes(50_000),
        "noise-in.html": PAGE[:3_000] + chance.randbytes(2_000) + PAGE[3_000:],
        "nul.html": PAGE.replace(b" ", b"\0", 200),
        "nuls.html": b"\0" * 100_000,
        "nul.txt": text.replace(b" ", b"\0", 50),
        "cut.html": PAGE[: len(PAGE) // 2],
        "cut-early.html": PAGE[:80],
        "cut-tag.html": PAGE[: PAGE.rindex(b"<p") + 2],
        "gzip.html": gzip.compress(PAGE, mtime=0),
        "png.html": b"\x89PNG\r\n\x1a\n" + chance.randbytes(5_000),
        "pdf.html": b"%PDF-1.7\n" + chance.randbytes(5_000),
        "elf.txt": b"\x7fELF" + chance.randbytes(5_000),
        "twice.html": PAGE * 2,
        "backwards.html": PAGE[::-1],
        "too-large.txt": b"a" * (33 * 1024 * 1024),
    }


def hostile_pages() -> dict[str, bytes]:
    """File name -> content."""
    pages = {f"deep-{n:02}.html": f"<{tag}>" * many for n, (tag, many) in enumerate(_DEEP.items())}
    pages |= {f"unclosed-{n:02}.html": piece * 10_000 for n, piece in enumerate(_UNCLOSED)}
    pages |= {f"text-{n:02}.txt": _words(piece) for n, piece in enumerate(_PIECES)}
    pages |= {f"marks-{name}.txt": content for name, content in _MARKS.items()}
    found = {name: content.encode() for name, content in pages.items()}
    found |= {f"head-{name}.html": _in_page(head=head) for name, head in _HEADS.items()}
    found |= {f"attribute-{name}.html": _in_page(body=tag) for name, tag in _ATTRIBUTES.items()}
    found |= {
        f"entity-{n}.html": _in_page(body=f"<p>{entity * 10_000}</p>")
        for n, entity in enumerate(_ENTITIES)
    }
    return found | _encodings()
