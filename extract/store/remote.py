"""Outputs on object storage or any other place that fsspec knows: `s3://…`, `gs://…`, `file://…`.

Object stores rename nothing, so a run works in a folder of this machine and its output is copied
when it is whole: first the manifest says that the output is unfinished, then the files that differ
are written, at last the manifest that names them. A reader finds a whole output or none. A run on
another machine takes over what the manifest names and what its checksums agree with.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extract.failure import UsageError
from extract.store.files import sha256
from extract.store.manifest import (
    NAME,
    Manifest,
    ledger_file,
    manifest_bytes,
    manifest_of,
    part_files,
    read_manifest,
    write_manifest,
)
from extract.store.publishing import finish_publishing
from extract.store.whole import whole_files

#: In a work folder: which manifest was copied last, to tell whether somebody else wrote since.
_SYNCED = "_synced"
#: Files of an output besides its parts, in the order in which they are written.
_BESIDE = ("_profiles.json", "_run.json", "_fetched.warc.gz")


def is_remote(place: Path | str) -> bool:
    """Say whether an output is named by an address that fsspec reads, not by a path."""
    return "://" in str(place)


@dataclass(frozen=True, slots=True)
class Remote:
    """An output somewhere else.

    Args:
        address: as given, `s3://bucket/folder`.

    Raises:
        UsageError: where the address names nothing that fsspec can open.
    """

    address: str

    def work_folder(self) -> Path:
        """Return where runs that write to this address work on this machine; kept to resume."""
        cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        name = hashlib.sha256(self.address.rstrip("/").encode()).hexdigest()[:16]
        return Path(cache) / "congdoan" / name

    def pull(self, folder: Path) -> None:
        """Bring a folder to where the output is, unless the folder is at least as far.

        Args:
            folder: the work folder, or a new one.

        Raises:
            UsageError: where something else lies there, or it cannot be read.
        """
        with self._opened() as (files, top):
            if not files.exists(f"{top}/{NAME}"):
                if files.exists(top) and files.find(top):
                    raise UsageError(
                        f"Output {self.address} holds something that is no congdoan output: "
                        "name an empty or new folder."
                    )
                return
            manifest = self._manifest(files, top)
            if _synced(folder) == _digest(manifest):
                return
            folder.mkdir(parents=True, exist_ok=True)
            finish_publishing(folder)
            write_manifest(folder, manifest)
            for path, wanted in [*_parts(folder, manifest), *((folder / n, "") for n in _BESIDE)]:
                remote = f"{top}/{path.relative_to(folder).as_posix()}"
                if not _is_same(path, wanted) and files.exists(remote):
                    path.parent.mkdir(exist_ok=True)
                    files.get_file(remote, str(path))
            _note_synced(folder, manifest)

    def push(self, folder: Path) -> None:
        """Make the output at this address that of a folder; its manifest comes last.

        Raises:
            UsageError: where it cannot be written.
        """
        manifest = read_manifest(folder)
        assert manifest is not None
        with self._opened() as (files, top):
            before = self._manifest(files, top)
            there = dict(_parts(folder, before))
            files.makedirs(top, exist_ok=True)
            _put_manifest(files, top, folder, before.model_copy(update={"complete": False}))
            for path, checksum in _parts(folder, manifest):
                if not checksum or there.get(path) != checksum or not before.complete:
                    _put(files, path, f"{top}/{path.relative_to(folder).as_posix()}")
            for name in _BESIDE:
                if (folder / name).exists():
                    _put(files, folder / name, f"{top}/{name}")
            named = {path.relative_to(folder).as_posix() for path, _ in _parts(folder, manifest)}
            for path in there:
                if (name := path.relative_to(folder).as_posix()) not in named:
                    files.rm_file(f"{top}/{name}")
            _put_manifest(files, top, folder, manifest)

    def copy_all(self, folder: Path) -> None:
        """Copy every file of the output into an empty folder, whatever its manifest says."""
        with self._opened() as (files, top):
            for remote in sorted(files.find(top)):
                path = folder / remote[len(top) :].lstrip("/")
                path.parent.mkdir(parents=True, exist_ok=True)
                files.get_file(remote, str(path))

    @contextmanager
    def _opened(self) -> Iterator[tuple[Any, str]]:
        """Give the file system and the path in it; its errors become ours."""
        try:
            import fsspec
        except ImportError as error:
            raise UsageError(f"To use {self.address}: pip install 'congdoan[remote]'.") from error
        try:
            files, top = fsspec.core.url_to_fs(self.address)
            files.invalidate_cache()
            yield files, top.rstrip("/")
        except (ImportError, ValueError) as error:
            raise UsageError(f"{self.address} cannot be opened: {error}") from error
        except OSError as error:
            raise UsageError(f"{self.address} cannot be used: {error}") from error

    def _manifest(self, files: Any, top: str) -> Manifest:
        """Return the manifest at the address; an empty one where there is none."""
        if not files.exists(f"{top}/{NAME}"):
            return Manifest()
        manifest = manifest_of(files.cat_file(f"{top}/{NAME}"))
        if manifest is None:
            raise UsageError(f"The manifest of {self.address} is damaged or of another version.")
        return manifest


@contextmanager
def at_hand(out: Path | str) -> Iterator[Path]:
    """Give the folder of an output to read from; a remote one is copied to this machine first.

    Raises:
        UsageError: where it cannot be read.
    """
    if not is_remote(out):
        yield Path(out)
        return
    with TemporaryDirectory(prefix="congdoan-") as name:
        Remote(str(out)).copy_all(Path(name))
        yield Path(name)


def _parts(folder: Path, manifest: Manifest) -> list[tuple[Path, str]]:
    """Return where the files that a manifest names belong, with checksums; ledgers have none."""
    found = []
    for number, part in enumerate(manifest.parts):
        files = part_files(folder, number, list(part.files))
        found += [(path, part.files[name].sha256) for name, path in files.items()]
        found.append((ledger_file(folder, number), ""))
    whole = whole_files(folder)
    return found + [(whole[name], file.sha256) for name, file in manifest.whole.items()]


def _is_same(path: Path, checksum: str) -> bool:
    return bool(checksum) and path.exists() and sha256(path) == checksum


def _put(files: Any, path: Path, remote: str) -> None:
    files.makedirs(remote.rpartition("/")[0], exist_ok=True)
    files.put_file(str(path), remote)


def _put_manifest(files: Any, top: str, folder: Path, manifest: Manifest) -> None:
    _note_synced(folder, manifest)
    files.pipe_file(f"{top}/{NAME}", manifest_bytes(manifest))


def _synced(folder: Path) -> str:
    """Return the digest of the manifest that was copied last, here or there."""
    note = folder / _SYNCED
    return note.read_text("utf-8") if note.exists() else ""


def _note_synced(folder: Path, manifest: Manifest) -> None:
    (folder / _SYNCED).write_text(_digest(manifest), "utf-8")


def _digest(manifest: Manifest) -> str:
    return hashlib.sha256(manifest_bytes(manifest)).hexdigest()
