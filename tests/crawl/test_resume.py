"""Crawls that stop, are killed and go on; the command."""

from __future__ import annotations

import gzip
import signal
import subprocess
import time
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("warcio", reason="needs congdoan[crawl]")
pytest.importorskip("protego", reason="needs congdoan[crawl]")

from extract.crawl.addresses import scope_of
from extract.crawl.crawl import crawl
from extract.failure import UsageError
from tests.crawl import server as bad
from tests.crawl.crawling import FAST, call, command, environment, kept, records, run
from tests.crawl.server import Site, html, redirect, robots

# ---- going on


def _many(site: Site, count: int) -> set[str]:
    for number in range(count):
        site.page(f"/tin/{number}", f"/tin/{2 * number + 1}", f"/tin/{2 * number + 2}", "/")
    site.page("/", "/tin/0")
    return {"/"} | {f"/tin/{number}" for number in range(count)}


def test_next_run_goes_on_and_fetches_nothing_twice(site, out) -> None:
    expected = _many(site, 30)
    assert run(site, out, limits=replace(FAST, pages=7)).sites[0].end == "page_limit"
    assert len(kept(out)) == 7
    before = out.read_bytes()
    report = run(site, out)
    assert report.sites[0].end == "complete"
    assert (report.sites[0].kept, report.sites[0].new) == (31, 24)
    assert out.read_bytes().startswith(before)
    assert set(kept(out)) == expected
    assert all(site.counts[path] == 1 for path in expected)
    assert run(site, out).sites[0].new == 0
    assert all(site.counts[path] == 1 for path in expected)


def test_failed_pages_are_asked_for_again_but_not_for_ever(site, out) -> None:
    site.page("/", "/hong")
    site.pages["/hong"] = bad.half
    for _ in range(5):
        run(site, out, limits=replace(FAST, tries=1))
    assert site.counts["/hong"] == 3


def test_redirect_is_followed_after_a_stop(site, out) -> None:
    site.page("/", "/cu")
    site.pages["/cu"] = redirect("/moi")
    run(site, out)
    site.page("/moi")
    whole = out.read_bytes()
    ends = _ends(whole)
    out.write_bytes(whole[: ends[-4]])  # up to where the redirect was kept
    run(site, out)
    assert kept(out) == ["/", "/moi"]
    assert site.counts["/cu"] == 1


def test_archive_cut_off_anywhere_is_whole_after_the_next_run(site, out) -> None:
    expected = _many(site, 4)
    run(site, out)
    whole = out.read_bytes()
    ends = _ends(whole)
    for cut in [ends[3], ends[-1] - 1, ends[-2], ends[-3] + 5, len(whole) * 2 // 3]:
        out.write_bytes(whole[:cut])
        run(site, out)
        assert sorted(kept(out)) == sorted(expected)
        requests = [url for kind, url in records(out) if kind == "request" and "/tin/" in url]
        assert len(requests) == len(set(requests))


def _ends(archive: bytes) -> list[int]:
    """Where each record ends."""
    ends, left = [], archive
    while left:
        stream = zlib.decompressobj(31)
        stream.decompress(left)
        left = stream.unused_data
        ends.append(len(archive) - len(left))
    return ends


def test_kill_leaves_a_readable_archive_that_the_next_run_completes(site, out) -> None:
    expected = _many(site, 40)
    line = command("crawl", site.url, "--out", out, "--delay", "0.2")
    for stop_after in (6, 12):
        process = subprocess.Popen(line, env=environment(), stdout=subprocess.DEVNULL)
        give_up = time.monotonic() + 20
        while site.counts.total() < stop_after and time.monotonic() < give_up:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = kept(out)
        assert len(found) == len(set(found)) >= 2
    run(site, out)
    assert sorted(kept(out)) == sorted(expected)


def test_two_crawls_do_not_write_one_archive(site, out) -> None:
    def page(handler: object) -> bad.Answer:
        with pytest.raises(UsageError, match="Another crawl"):
            crawl([site.url], out, limits=FAST)
        return html(text="một mình")

    site.pages["/"] = page
    run(site, out)
    assert kept(out) == ["/"]


# ---- the command


def test_command_stops_on_interrupt(site, out) -> None:
    site.page("/", *(f"/{number}" for number in range(90)))
    site.otherwise = lambda path: html(text=path) if path[1:].isdigit() else None
    process = subprocess.Popen(
        command("crawl", site.url, "--out", out, "--delay", "0.2"),
        env=environment(), stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    give_up = time.monotonic() + 20
    while site.counts.total() < 5 and time.monotonic() < give_up:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Run the same again" in said
    assert len(kept(out)) >= 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_command_says_that_the_disk_is_full(site, out) -> None:
    out.symlink_to("/dev/full")
    done = call("crawl", site.url, "--out", out)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


def test_command_says_what_it_did(site, out) -> None:
    site.page("/", "/a", "/x.pdf")
    site.page("/a")
    done = call("crawl", site.url, "--out", out, "--delay", "0.2")
    assert done.returncode == 0, done.stderr
    assert "complete" in done.stdout
    assert "2 in the archive, 2 of them new, 4 requests" in done.stdout
    assert ".pdf 1" in done.stdout
    assert str(out) in done.stdout


def test_command_fails_where_a_site_cannot_be_reached(site, out) -> None:
    site.pages["/robots.txt"] = robots("User-agent: *", "Disallow: /")
    done = call("crawl", site.url, "--out", out, "--delay", "0.2")
    assert done.returncode == 1
    assert "robots.txt forbids it" in done.stdout


@pytest.mark.parametrize("name", ["trang.warc", "trang.zip", "khong/co/trang.warc.gz"])
def test_archive_must_have_a_place_and_a_name(tmp_path, name) -> None:
    with pytest.raises(UsageError):
        crawl(["http://127.0.0.1:9"], tmp_path / name)


@pytest.mark.parametrize("content", [b"gi do khac", gzip.compress(b"WARC/1.0\r\n\r\n", mtime=0)])
def test_what_is_no_archive_of_ours_is_not_touched(out, content) -> None:
    out.write_bytes(content)
    with pytest.raises(UsageError, match="no archive of"):
        crawl(["http://127.0.0.1:9"], out)
    assert out.read_bytes() == content


@pytest.mark.parametrize("name", ["", "ftp://a.vn/", "khong", "http://", "a b", "http://u:p@a.vn/"])
def test_what_is_no_site(name) -> None:
    with pytest.raises(UsageError, match="is no site"):
        scope_of(name)
