"""Outputs and inputs behind addresses: an object store on loopback, and plain `file://`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import extract
from extract.cli import app
from extract.engines.report import RunReport
from extract.failure import UsageError
from extract.store.remote import Remote
from extract.store.verify import verify
from tests import processors
from tests.outputs import contents, write_pages

fsspec = pytest.importorskip("fsspec", reason="needs congdoan[remote]")


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The address of a bucket in a real object store that runs here."""
    pytest.importorskip("s3fs")
    server_module = pytest.importorskip("moto.server")
    server = server_module.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        fsspec.filesystem("s3").mkdir("tin")
        yield "s3://tin"
    server.stop()


@pytest.fixture(params=["s3", "file", "memory"])
def address(request, tmp_path, monkeypatch) -> str:
    """An address that holds nothing yet; runs work in a folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    if request.param == "s3":
        return f"{request.getfixturevalue('bucket')}/{tmp_path.name}/bang"
    if request.param == "memory":
        return f"memory://{tmp_path.name}/bang"
    return f"file://{tmp_path}/remote/bang"


def _run(pages: Path | str, out: Path | str, **options: bool) -> RunReport:
    return extract.run(pages, out, workers=1, shard_pages=4, factory=processors.quick, **options)


def _pages(folder: Path, count: int = 10) -> Path:
    return write_pages(folder, [f"trang {n} viết về hội nghị" for n in range(count)])


def _files(address: str) -> dict[str, bytes]:
    files, top = fsspec.core.url_to_fs(address)
    return {name[len(top) :].lstrip("/"): files.cat_file(name) for name in files.find(top)}


def test_a_remote_output_holds_what_a_local_one_does(tmp_path, address: str) -> None:
    pages = _pages(tmp_path / "in")
    assert _run(pages, address).out == address
    _run(pages, tmp_path / "local")
    there, here = _files(address), contents(tmp_path / "local")
    assert json.loads(there.pop("_manifest.json")) == json.loads(here.pop("_manifest.json"))
    assert there.pop("_run.json")
    assert there == here
    assert verify(address) == []
    tables = extract.load(address)
    assert tables["articles"].equals(extract.load(tmp_path / "local")["articles"])
    assert len(tables["mentions"]) == 60
    result = CliRunner().invoke(app, ["show", address, "--table", "articles"])
    assert result.exit_code == 0, result.output
    assert "10 rows" in result.output
    assert CliRunner().invoke(app, ["verify", address]).exit_code == 0


def test_another_machine_goes_on_from_it(tmp_path, address: str, monkeypatch) -> None:
    pages = _pages(tmp_path / "in")
    _run(pages, address)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    (pages / "p0003.txt").write_text("nội dung mới", "utf-8")
    assert _run(pages, address).reused == 9
    for page in sorted(pages.iterdir())[4:]:
        page.unlink()
    assert _run(pages, address).reused == 4
    assert verify(address) == []
    _run(pages, tmp_path / "local")
    assert set(_files(address)) == {*contents(tmp_path / "local"), "_run.json"}


def test_a_run_that_dies_while_it_copies_leaves_no_half(
    tmp_path, address: str, monkeypatch
) -> None:
    pages = _pages(tmp_path / "in")
    _run(pages, address)
    (pages / "p0000.txt").write_text("nội dung mới", "utf-8")
    put, written = extract.store.remote._put, []

    def dies(files, path: Path, remote: str) -> None:
        if len(written) == 3:
            raise KeyboardInterrupt
        written.append(remote)
        put(files, path, remote)

    monkeypatch.setattr("extract.store.remote._put", dies)
    with pytest.raises(KeyboardInterrupt):
        _run(pages, address)
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    with pytest.raises(UsageError, match="has not ended"):
        extract.load(address)
    assert verify(address) == ["The run has not ended: run it again to finish it."]
    assert _run(pages, address).reused >= 6
    assert verify(address) == []
    assert len(extract.load(address)["articles"]) == 10


def test_verify_finds_what_was_changed_there(tmp_path, address: str) -> None:
    _run(_pages(tmp_path / "in"), address)
    files, top = fsspec.core.url_to_fs(address)
    files.pipe_file(f"{top}/mentions/part-00001.parquet", b"PAR1")
    files.pipe_file(f"{top}/mentions/part-00007.parquet", b"PAR1")
    problems = verify(address)
    assert any("part-00001.parquet has changed" in problem for problem in problems)
    assert any("part-00007.parquet is not named" in problem for problem in problems)


def test_what_is_no_output_is_left_alone(tmp_path, address: str) -> None:
    files, top = fsspec.core.url_to_fs(address)
    files.makedirs(top, exist_ok=True)
    files.pipe_file(f"{top}/thu.txt", b"cua toi")
    with pytest.raises(UsageError, match="no congdoan output"):
        _run(_pages(tmp_path / "in"), address)
    assert _files(address) == {"thu.txt": b"cua toi"}
    for read in (extract.load, verify):
        with pytest.raises(UsageError, match="no congdoan output"):
            read(address)


def test_addresses_that_nothing_opens_are_named(tmp_path) -> None:
    with pytest.raises(UsageError, match="khong-co://"):
        _run(_pages(tmp_path / "in"), "khong-co://x/y")
    with pytest.raises(UsageError, match="khong-co://"):
        extract.load("khong-co://x/y")


def test_the_work_folder_is_the_same_each_time(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = Remote("s3://tin/bang").work_folder()
    assert folder == Remote("s3://tin/bang/").work_folder()
    assert folder.is_relative_to(tmp_path)
    assert folder != Remote("s3://tin/khac").work_folder()


def test_inputs_at_an_address_give_what_they_give_here(address, tmp_path) -> None:
    here = _pages(tmp_path / "trang")
    files, top = fsspec.core.url_to_fs(address)
    for path in sorted(here.iterdir()):
        files.makedirs(f"{top}/trang", exist_ok=True)
        files.put_file(str(path), f"{top}/trang/{path.name}")
    _run(here, tmp_path / "from-here")
    _run(f"{address}/trang", tmp_path / "from-there")
    assert contents(tmp_path / "from-there") == contents(tmp_path / "from-here")


def test_one_file_at_an_address_is_an_input(address, tmp_path) -> None:
    page = sorted(_pages(tmp_path / "trang", 1).iterdir())[0]
    files, top = fsspec.core.url_to_fs(address)
    files.makedirs(top, exist_ok=True)
    files.put_file(str(page), f"{top}/{page.name}")
    report = _run(f"{address}/{page.name}", tmp_path / "out")
    assert (report.pages, report.articles) == (1, 1)


def test_an_address_that_holds_nothing_is_named(address, tmp_path) -> None:
    with pytest.raises(UsageError, match="check the address"):
        _run(f"{address}/nothing", tmp_path / "out")
