"""The report page as bytes: deterministic, closed to scripts, sampled where there is too much."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import zlib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import extract
from extract.cli import app
from extract.report.html import report_html
from tests.reports import HOSTILE_URL


@pytest.fixture(scope="module")
def out(report_output: Path) -> Path:
    return report_output


class Scripts(HTMLParser):
    """The elements of a page with their attributes, and the contents of its scripts and style."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: dict[str, str] = {}
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._open = dict(attrs).get("id") or tag
            self.blocks[self._open] = ""

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.blocks[self._open] += data

    def unpacked(self, name: str) -> Any:
        return json.loads(zlib.decompress(base64.b64decode(self.blocks[name])))

    @property
    def policy(self) -> str:
        return next(
            str(attributes["content"])
            for tag, attributes in self.tags
            if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
        )


def test_same_output_gives_the_same_page_wherever_it_lies(out: Path, tmp_path: Path) -> None:
    shutil.copytree(out, tmp_path / "elsewhere")
    assert report_html(out) == report_html(tmp_path / "elsewhere")


def test_nothing_is_loaded_and_only_the_hashed_script_and_style_are_let_in(out: Path) -> None:
    page = Scripts(report_html(out))
    loading = {"src", "srcset", "data", "poster", "action", "background", "style"}
    for tag, attributes in page.tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base")
        assert not loading & set(attributes), (tag, attributes)
        assert not any(name.startswith("on") for name in attributes), (tag, attributes)
    for kind in ("script", "style"):
        digest = hashlib.sha256(page.blocks[kind].encode()).digest()
        assert f"{kind}-src 'sha256-{base64.b64encode(digest).decode()}'" in page.policy
    assert page.policy.startswith("default-src 'none'")
    assert "unsafe" not in page.policy


def test_no_words_of_a_page_stand_in_the_mark_up(out: Path) -> None:
    page = report_html(out)
    assert "hacked" not in page
    assert "Mộc Sơn" not in page
    assert page.count("</script>") == len(re.findall(r"<script\b", page))


def test_page_holds_every_row_and_text(out: Path) -> None:
    page, tables = Scripts(report_html(out)), extract.load(out)
    for name, column in {
        "articles": "article_id",
        "awards": "award_id",
        "people": "post_id",
        "support": "support_id",
        "events": "event_id",
        "failures": "source",
    }.items():
        held = page.unpacked(f"table-{name}").get(column, [])
        assert sorted(held) == sorted(tables[name][column]), name
    ids = page.unpacked("table-articles")["article_id"]
    texts = [entry["text"] for number in (0, 1) for entry in page.unpacked(f"texts-{number}")]
    stored = tables.articles.set_index("article_id")["text"]
    assert texts == [stored[i] for i in ids]
    assert HOSTILE_URL in page.unpacked("table-articles")["url"]


def test_larger_output_is_sampled_and_the_summary_says_so(out: Path) -> None:
    page = Scripts(report_html(out, articles=7))
    summary = json.loads(page.blocks["summary"])
    assert summary["shown"] == 7
    assert summary["articles"] == len(extract.load(out).articles)
    assert set(page.unpacked("table-awards")["article"]) <= set(range(7))
    assert "texts-1" not in page.blocks


def test_sites_with_changed_layout_come_from_the_run(out: Path, tmp_path: Path) -> None:
    changed = tmp_path / "tables"
    shutil.copytree(out, changed)
    run = json.loads((changed / "_run.json").read_text("utf-8"))
    fit = {"fits": 2, "misfits": 8, "failures": 0, "changed": True}
    (changed / "_run.json").write_text(json.dumps(run | {"sites": {"a.example": fit}}), "utf-8")
    sites = Scripts(report_html(changed)).unpacked("table-sites")
    layouts = dict(zip(sites["site"], sites["layout"], strict=True))
    assert layouts["a.example"] == "changed"
    assert layouts["b.example"] == "no_profile"
    assert sum(sites["failures"]) == 1


def test_command_writes_the_page_and_says_where(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    result = CliRunner().invoke(app, ["report", str(out), "--html", str(target)])
    assert result.exit_code == 0
    assert str(target) in result.output.replace("\n", "")
    assert target.read_text("utf-8") == report_html(out)
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_misuse_is_told_with_exit_code_2(out: Path, tmp_path: Path) -> None:
    def told(*arguments: object) -> str:
        result = CliRunner().invoke(app, ["report", *map(str, arguments)])
        assert result.exit_code == 2
        return result.output

    assert "no congdoan output" in told(tmp_path, "--html", tmp_path / "a.html")
    assert "cannot be written" in told(out, "--html", tmp_path / "none" / "a.html")
    broken = tmp_path / "broken"
    shutil.copytree(out, broken)
    (broken / "_run.json").write_text("[", "utf-8")
    assert "_run.json" in told(broken, "--html", tmp_path / "a.html")
    assert not (tmp_path / "a.html").exists()
