"""The same run on a Dask cluster: a real scheduler and workers that are processes of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import extract
from extract.engines.cluster import DaskEngine
from extract.engines.learning import Looking
from extract.engines.local import EngineError
from extract.engines.remote import shard_done, tables_of
from extract.engines.task import ExtractorFactory, Task
from extract.failure import UsageError
from extract.pages import Page
from extract.store.verify import verify
from tests import processors
from tests.outputs import contents, failures, write_pages

distributed = pytest.importorskip("distributed")

ROOT = Path(__file__).parent.parent
_ENVIRONMENT = os.environ | {
    "PYTHONPATH": str(ROOT),
    "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "40",
    # Workers that may die of a batch before it is given up; three by default, which takes long.
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
}


@dataclass
class Cluster:
    """A scheduler and its workers on this machine."""

    folder: Path

    def __post_init__(self) -> None:
        self.workers: list[subprocess.Popen[bytes]] = []
        where = self.folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", str(where))
        deadline = time.monotonic() + 60
        while not _is_written(where) and time.monotonic() < deadline:
            time.sleep(0.05)
        self.address = json.loads(where.read_text())["address"]

    def add_worker(self, *options: str) -> subprocess.Popen[bytes]:
        # A dead worker's nanny would replace it; here it is to stay dead.
        options = options or ("--no-nanny",)
        worker = self._start("worker", self.address, "--nthreads", "1", *options)
        self.workers.append(worker)
        return worker

    def stop(self) -> None:
        for process in [*self.workers, self.scheduler]:
            process.kill()
            process.wait()

    def _start(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", kind, "--host", "127.0.0.1", "--no-dashboard"]
        with (self.folder / f"{kind}.log").open("ab") as log:
            return subprocess.Popen(
                [*command, *options], env=_ENVIRONMENT, cwd=self.folder, stdout=log, stderr=log
            )


def _is_written(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


@pytest.fixture
def cluster(tmp_path) -> Iterator[Cluster]:
    found = Cluster(tmp_path)
    try:
        yield found
    finally:
        found.stop()


def _local(pages: Path, out: Path, factory: ExtractorFactory, deadline: float = 20) -> None:
    extract.run(pages, out, workers=1, shard_pages=40, factory=factory, deadline=deadline)


def test_a_worker_killed_mid_run_costs_nothing(tmp_path, cluster: Cluster) -> None:
    texts = [f"trang {n} viết về hội nghị của công đoàn" for n in range(600)]
    texts[200] = texts[100]
    pages = write_pages(tmp_path / "in", texts)
    victim, *_ = [cluster.add_worker() for _ in range(3)]
    killed = threading.Event()

    def kill() -> None:
        staging = tmp_path / "out" / "_staging"
        while not killed.is_set():
            if staging.is_dir() and any(staging.iterdir()):
                victim.send_signal(signal.SIGKILL)
                killed.set()
            time.sleep(0.005)

    threading.Thread(target=kill, daemon=True).start()
    report = extract.run(
        pages,
        tmp_path / "out",
        engine="dask",
        scheduler=cluster.address,
        shard_pages=40,
        factory=processors.slow,
    )
    assert killed.is_set()
    assert victim.wait(10) == -signal.SIGKILL
    assert report.articles == 600
    assert verify(tmp_path / "out") == []
    _local(pages, tmp_path / "local", processors.slow)
    assert contents(tmp_path / "out") == contents(tmp_path / "local")


def test_pages_that_misbehave_are_rows_as_on_one_machine(tmp_path, cluster: Cluster) -> None:
    texts = ["tốt một", "hang", "tốt hai", "crash", "raise", "refuse", "surrogate", "spin", "ba"]
    pages = write_pages(tmp_path / "in", texts)
    cluster.add_worker("--nanny")  # its workers are daemonic processes
    extract.run(
        pages,
        tmp_path / "out",
        engine="dask",
        scheduler=cluster.address,
        deadline=3,
        factory=processors.misbehaving,
    )
    reasons = {row["source"][:5]: row["reason"] for row in failures(tmp_path / "out")}
    assert reasons == {
        "p0001": "deadline",
        "p0003": "worker_died",
        "p0004": "unexpected_error",
        "p0005": "not_vietnamese",
        "p0006": "unexpected_error",
        "p0007": "deadline",
    }
    assert verify(tmp_path / "out") == []


def test_a_page_that_workers_die_of_is_one_row(tmp_path, cluster: Cluster) -> None:
    pages = write_pages(tmp_path / "in", ["một", "hai", "fell", "ba"])
    for _ in range(2):
        cluster.add_worker("--nanny")
    report = extract.run(
        pages,
        tmp_path / "out",
        engine="dask",
        scheduler=cluster.address,
        factory=processors.felling,
    )
    assert report.articles == 3
    (row,) = failures(tmp_path / "out")
    assert (row["source"], row["reason"]) == ("p0002.txt", "worker_died")


def test_a_cluster_that_cannot_work_ends_the_run_with_its_reason(
    tmp_path, cluster: Cluster
) -> None:
    pages = write_pages(tmp_path / "in", ["một"])
    options = {"engine": "dask", "scheduler": cluster.address}
    task = Task((0, 0), "key", Page(source="a.txt", content="a", kind="text"))
    with (
        DaskEngine(cluster.address, patience=0.1) as engine,
        pytest.raises(EngineError, match="had no worker for"),
    ):
        list(engine.run(Looking(), [[task]]))
    cluster.add_worker()
    with pytest.raises(EngineError, match="the word list is missing"):
        extract.run(pages, tmp_path / "out", factory=processors.unusable, **options)


def test_a_scheduler_that_is_lost_ends_the_run_and_it_is_continued(
    tmp_path, cluster: Cluster
) -> None:
    pages = write_pages(tmp_path / "in", [f"trang {n}" for n in range(400)])
    out = tmp_path / "out"
    cluster.add_worker()

    def kill() -> None:
        while not list((out / "_staging").glob("[!.]*")):
            time.sleep(0.005)
        cluster.scheduler.kill()

    threading.Thread(target=kill, daemon=True).start()
    options = {"shard_pages": 40, "factory": processors.slow}
    with pytest.raises(EngineError, match="was lost"):
        extract.run(pages, out, engine="dask", scheduler=cluster.address, **options)
    assert extract.run(pages, out, **options).reused > 0
    _local(pages, tmp_path / "local", processors.slow)
    assert contents(out) == contents(tmp_path / "local")


def test_another_version_on_a_worker_is_refused() -> None:
    with pytest.raises(EngineError, match="install the same"):
        shard_done(b"", [], 1.0, "9.9.9")


def test_engines_of_others_get_tables_in_the_order_of_the_pages() -> None:
    texts = ["một", "hang", "hai ba", "crash", "bốn"]
    pages = [Page(source=str(n), content=text, kind="text") for n, text in enumerate(texts)]
    for _ in range(2):
        tables = tables_of(pages, processors.misbehaving, deadline=2)
        assert tables["articles"]["source"].to_pylist() == ["0", "2", "4"]
        assert tables["failures"]["reason"].to_pylist() == ["deadline", "worker_died"]
        assert tables["mentions"]["text"].to_pylist() == ["một", "hai", "ba", "bốn"]
    assert tables_of([], processors.misbehaving)["articles"].num_rows == 0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"engine": "dask"}, "needs the address"),
        ({"engine": "dask", "scheduler": "tcp://x:1", "workers": 2}, "how many workers"),
        ({"scheduler": "tcp://x:1"}, "is for the engine dask"),
        ({"engine": "spark"}, "must be local or dask"),
    ],
)
def test_options_that_do_not_go_together(tmp_path, options, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        extract.run(tmp_path, tmp_path / "out", **options)
