"""Runs that learn the profiles of their sites: what is learned, kept, reused and counted."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import extract
from extract.engines import survey as surveying
from extract.engines.command import summary
from extract.engines.fits import Fits
from extract.engines.report import RunReport
from extract.engines.survey import SAMPLE, sampled, survey
from extract.failure import UsageError
from extract.pages import Page
from extract.store.profiles import NAME, Profiles, read_profiles, write_profiles
from extract.store.verify import verify
from tests import processors
from tests.outputs import contents, write_pages
from tests.sites import FRAME, NEW_FRAME, story, write_site

_MOTTO = "Câu chuyện của bạn là câu chuyện của công đoàn huyện Sơn Khê."


def _run(pages: Path | list[Path], out: Path, **options: object) -> RunReport:
    options = {"workers": 2, "shard_pages": 20, "factory": processors.cleaning} | options
    return extract.run(pages, out, **options)  # type: ignore[arg-type]


def _texts(out: Path) -> dict[str, str]:
    articles = extract.load(out)["articles"]
    return dict(zip(articles["source"], articles["text"], strict=True))


@pytest.fixture(autouse=True, scope="module")
def _one_version():
    """Hold the version still, also for who edits the pipeline while its tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extract.engines.run.pipeline_version", lambda: "1")
        yield


@pytest.fixture(scope="module")
def crawl(tmp_path_factory) -> Path:
    """Two sites with a layout of their own, a small one, and text dumps."""
    folder = tmp_path_factory.mktemp("crawl") / "in"
    write_site(folder / "sonkhe", 40)
    write_site(folder / "yenhoa", 12, first=100, frame=FRAME.replace("page-", "bai-"))
    write_site(folder / "nho", 3, first=200)
    write_pages(folder / "van-ban", ["Hội nghị công đoàn đã diễn ra tốt đẹp tại huyện nhà."] * 8)
    return folder


@pytest.fixture(scope="module")
def ran(crawl, tmp_path_factory) -> tuple[Path, RunReport]:
    out = tmp_path_factory.mktemp("ran") / "out"
    return out, _run(crawl, out, workers=1)


def test_profiles_of_the_sites_stand_beside_the_tables(ran) -> None:
    out, report = ran
    profiles = read_profiles(out / NAME)
    assert sorted(profiles.sites) == ["sonkhe", "yenhoa"], "three pages teach nothing"
    assert profiles.sites["sonkhe"].furniture == (_MOTTO,)
    assert _MOTTO in (out / NAME).read_text("utf-8"), "readable"
    assert {name: (s.fits, s.misfits, s.changed) for name, s in report.sites.items()} == {
        "sonkhe": (40, 0, False),
        "yenhoa": (12, 0, False),
    }
    assert report.balanced
    assert verify(out) == []


def test_workers_read_pages_by_them(ran) -> None:
    texts = _texts(ran[0])
    assert not any(_MOTTO in texts[f"sonkhe/bai-{n:03}.html"] for n in range(40))
    assert _MOTTO in texts["nho/bai-200.html"]


def test_any_number_of_workers_gives_the_same_bytes(crawl, ran, tmp_path) -> None:
    _run(crawl, tmp_path / "out", workers=4)
    assert contents(tmp_path / "out") == contents(ran[0])


def test_profiles_are_kept_and_nothing_is_redone(crawl, ran, tmp_path) -> None:
    out = tmp_path / "out"
    _run(crawl, out)
    report = _run(crawl, out)
    assert report.reused == report.pages == 63
    assert report.sites == ran[1].sites, "pages that are taken over count too"
    assert contents(out) == contents(ran[0])


_SCRIPT = """
import sys, extract, extract.engines.run
from tests import processors
if __name__ == "__main__":
    extract.engines.run.pipeline_version = lambda: "1"
    extract.run(sys.argv[1], sys.argv[2], workers=2, shard_pages=20, factory=processors.cleaning)
"""


@pytest.mark.parametrize("part", ["_lock", NAME, "_staging/*/articles.parquet"])
def test_a_killed_run_is_continued_to_the_same_bytes(crawl, ran, tmp_path, part: str) -> None:
    out, root = tmp_path / "out", Path(__file__).parent.parent
    (tmp_path / "run.py").write_text(_SCRIPT, "utf-8")
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "run.py"), str(crawl), str(out)],
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    while not list(out.glob(part)) and process.poll() is None:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    _run(crawl, out)
    assert contents(out) == contents(ran[0])


def test_a_changed_profile_redoes_its_site_and_no_other(crawl, tmp_path) -> None:
    out = tmp_path / "out"
    _run(crawl, out)
    profiles = read_profiles(out / NAME)
    data = json.loads((out / NAME).read_text("utf-8"))
    data["profiles"]["yenhoa"]["furniture"] = []
    (out / NAME).write_text(json.dumps(data), "utf-8")
    report = _run(crawl, out)
    assert report.pages - report.reused == 12
    assert _MOTTO in _texts(out)["yenhoa/bai-100.html"]
    report = _run(crawl, out, relearn=True)
    assert report.pages - report.reused == 12
    assert read_profiles(out / NAME) == profiles


def test_a_site_that_grows_gets_its_profile_later(tmp_path) -> None:
    pages, out = tmp_path / "in", tmp_path / "out"
    write_site(pages / "sonkhe", 4)
    assert _run(pages, out).sites == {}
    write_site(pages / "sonkhe", 20)
    report = _run(pages, out)
    assert (report.reused, report.sites["sonkhe"].fits) == (0, 20)
    _run(pages, tmp_path / "again")
    assert contents(out) == contents(tmp_path / "again")


def test_profiles_of_another_run(crawl, ran, tmp_path) -> None:
    few = write_site(tmp_path / "in" / "sonkhe", 2, first=300).parent
    report = _run(few, tmp_path / "out", profiles=ran[0] / NAME)
    assert report.sites["sonkhe"].fits == 2
    assert not any(_MOTTO in text for text in _texts(tmp_path / "out").values())


@pytest.mark.parametrize("content", [None, "[", "{}", '{"profiles": {"x": {}}}', "7"])
def test_what_is_no_file_of_profiles_is_refused(tmp_path, content: str | None) -> None:
    pages = write_site(tmp_path / "in", 1)
    if content is not None:
        (tmp_path / NAME).write_text(content)
    with pytest.raises(UsageError, match="Profiles"):
        _run(pages, tmp_path / "out", profiles=tmp_path / NAME)
    assert not (tmp_path / "out").exists()


def test_a_damaged_file_of_the_output_is_learned_again(crawl, ran, tmp_path) -> None:
    out = tmp_path / "out"
    _run(crawl, out)
    (out / NAME).write_text("{", "utf-8")
    assert _run(crawl, out).reused == 63
    assert contents(out) == contents(ran[0])


def test_a_site_with_a_new_layout_is_named(tmp_path) -> None:
    pages, out = tmp_path / "in", tmp_path / "out"
    write_site(pages / "sonkhe", 40)
    _run(pages, out)
    write_site(pages / "sonkhe", 8, first=40, frame=NEW_FRAME)
    report = _run(pages, out)
    site = report.sites["sonkhe"]
    assert (site.fits, site.misfits, site.changed) == (40, 8, True)
    told = "\n".join(summary(report))
    assert "40 articles fit, 8 do not" in told
    assert "sonkhe seems to have changed: 8 of 48" in told
    written = json.loads((out / "_run.json").read_text("utf-8"))
    assert written["sites"]["sonkhe"]["misfits"] == 8
    assert "Sen Hồng số 42" in _texts(out)["sonkhe/bai-042.html"], "read the general way"


def test_hostile_pages_in_a_sample_cost_only_themselves(tmp_path) -> None:
    pages = write_site(tmp_path / "in" / "sonkhe", 12).parent
    (pages / "sonkhe" / "sau.html").write_text("<b>" * 2_000_000, "utf-8")
    (pages / "sonkhe" / "rac.html").write_bytes(bytes(range(256)) * 500)
    report = _run(pages, tmp_path / "out", deadline=5.0)
    assert report.balanced
    assert report.sites["sonkhe"].fits == 12


def test_the_whole_pipeline_by_profile_and_its_stages(tmp_path) -> None:
    pages = write_site(tmp_path / "in" / "sonkhe", 10).parent
    report = extract.run(pages, tmp_path / "out", workers=1)
    assert report.sites["sonkhe"].fits == 10
    assert set(report.stages) == {"clean", "records", "tag"}
    assert all(seconds >= 0 for seconds in report.stages.values())
    assert 0 < report.seconds_learning < report.seconds
    assert set(extract.load(tmp_path / "out")["articles"]["site"]) == {"sonkhe"}


def _pages(count: int) -> list[Page]:
    return [Page(f"s/{n}.html", f"<p>{n}</p>", "html", url=f"https://s.example/{n}")
            for n in range(count)]  # fmt: skip


def test_samples_do_not_depend_on_the_order_of_pages() -> None:
    pages = [*_pages(500), Page("t", "x", "text"), *_pages(7)]
    first = survey(pages)
    for seed in range(5):
        random.Random(seed).shuffle(pages)
        assert survey(pages) == first
    assert len(first["s.example"].pages) == SAMPLE
    read = {page.source for _, page in sampled(pages, first)}
    assert read == {page.source for _, page in sampled(pages[::-1], first)}
    assert len(read) == SAMPLE


def test_of_several_captures_one_counts_whatever_their_order() -> None:
    copies = [Page(f"w:{n}", f"bản {n}", "html", url="https://s.example/1") for n in range(9)]
    pages = [*copies, *_pages(10)[4:]]
    first, second = survey(pages), survey(pages[::-1])
    assert first == second
    read = [page.content for _, page in sampled(pages, first)]
    assert sum(text.startswith("bản") for text in map(str, read)) == 1


def test_the_sample_of_a_huge_site_stays_small(monkeypatch) -> None:
    monkeypatch.setattr(surveying, "SAMPLE", 8)
    (sample,) = survey(iter(_pages(5000))).values()
    assert len(sample.pages) == 8


def test_profiles_round_trip(ran, tmp_path) -> None:
    profiles = read_profiles(ran[0] / NAME)
    write_profiles(tmp_path / "x.json", profiles)
    assert read_profiles(tmp_path / "x.json") == profiles
    assert profiles.digest("sonkhe") != profiles.digest("yenhoa") != ""
    assert Profiles().digest("sonkhe") == ""


@pytest.mark.parametrize(
    ("reused", "changed"), [(0, False), (20, False), (50, True)], ids=["all", "most", "half"]
)
def test_new_pages_tell_a_change_before_old_ones(reused: int, changed: bool) -> None:
    fits = Fits()
    for number in range(100):  # the first 60 fit, 40 do not
        fits.add("s", number < 60, failed=False, reused=number < reused)
        fits.add("s", None, failed=True, reused=False)
        fits.add("other", None, failed=False, reused=False)
    (site,) = fits.by_site({"s", "unseen"}).values()
    assert (site.fits, site.misfits, site.failures, site.changed) == (60, 40, 100, changed)


def test_stories_differ() -> None:
    assert len({story(number) for number in range(300)}) == 300
