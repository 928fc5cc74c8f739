"""An output to make report pages of: plain articles, a copy, hostile words, failures."""

from __future__ import annotations

import json
from pathlib import Path

import extract

AWARD = "Dịp này, 3 tập thể và 5 cá nhân được LĐLĐ tỉnh tặng bằng khen."
#: Two characters outside the basic plane before the award: UTF-16 offsets differ there.
ASTRAL = f"Ngày 12/5/2023, LĐLĐ huyện Mộc Sơn 🎉🎊 tổ chức hội nghị tổng kết. {AWARD}"
HOSTILE_TITLE = '<img src=x onerror="window.hacked=1"> tổng kết'
HOSTILE_TEXT = (
    "Ngày 12/5/2022, LĐLĐ huyện Yên Hòa tổ chức hội nghị. "
    "</script><script>window.hacked=1</script><!-- <svg onload=window.hacked=1> "
    f"{{{{script}}}} \\u2028 {AWARD} Ông Đặng Văn An, Chủ tịch LĐLĐ huyện, phát biểu."
)
HOSTILE_URL = "javascript:window.hacked=1//"
NAMES = ["Đặng Văn An", "Dương Thị Bé", "Hà Văn Ích", "Ánh Thị Đào", "Nguyễn Văn Ơn", "Ân Văn Út"]


def _pages() -> list[dict[str, str]]:
    pages = [
        {
            "url": "https://ldld.example/tong-ket",
            "title": "Mộc Sơn tổng kết",
            "published": "2023-05-12",
            "text": ASTRAL,
        },
        {
            "url": "https://bao.example/tong-ket",
            "title": "Mộc Sơn tổng kết",
            "published": "2023-05-13",
            "text": ASTRAL,
        },
        {
            "url": 'https://ldld.example/"onmouseover=window.hacked=1 <b>',
            "title": HOSTILE_TITLE,
            "published": "2022-05-12",
            "text": HOSTILE_TEXT,
        },
        {"url": HOSTILE_URL, "text": f"Ngày 2/6/2021, LĐLĐ huyện Tân Lập họp. {AWARD}"},
        {"url": "javascript:window.hacked=2", "html": ""},
    ]
    for number, name in enumerate(NAMES * 5):
        pages.append(
            {
                "url": f"https://{'abc'[number % 3]}.example/tin-{number}",
                "title": f"Công đoàn trường số {number} tổng kết năm học",
                "published": f"{2018 + number % 5}-06-{number % 28 + 1:02}",
                "text": f"Đồng chí {name}, Chủ tịch Công đoàn trường số {number}, phát biểu. Dịp "
                f"này, {number + 2} cá nhân được UBND huyện tặng giấy khen và "
                f"{number + 1} tập thể được Liên đoàn Lao động tỉnh tặng bằng khen.",
            }
        )
    return pages


def make_output(folder: Path) -> Path:
    """Run over the pages and return the output."""
    lines = folder / "pages.jsonl"
    lines.write_text("\n".join(json.dumps(page) for page in _pages()), "utf-8")
    extract.run([lines], folder / "tables", workers=1, deadline=600)
    return folder / "tables"
