"""The inputs of a run, to be read as often as it needs; what lists name is fetched first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from extract.failure import UsageError
from extract.pages import Item, PageStream, open_pages
from extract.pages.meter import Meter
from extract.store.remote import Remote, is_remote

if TYPE_CHECKING:
    from extract.crawl.limits import Limits
    from extract.crawl.listed import Listed

#: Files of addresses, one a line.
LIST_SUFFIX = ".urls"
#: In the output's folder: what lists name, as it was fetched.
ARCHIVE = "_fetched.warc.gz"
_EXTRA = frozenset({"protego", "urllib3", "warcio"})


@dataclass(slots=True)
class Sources:
    """The inputs of a run.

    Args:
        inputs: folders and files of pages, and lists of addresses; what lies at an address
            (`s3://…`) is copied to this machine until `close`.

    Raises:
        UsageError: where one is missing, given twice, or of a kind that nothing reads.
    """

    inputs: Sequence[Path | str]
    _pages: PageStream = field(init=False)
    _listed: Listed | None = field(default=None, init=False)
    _copies: TemporaryDirectory[str] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        try:
            self.inputs = [self._at_hand(given) for given in self.inputs]
            self._pages = open_pages(self.inputs, {LIST_SUFFIX: self._read_list})
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Remove what was copied to this machine."""
        if self._copies is not None:
            self._copies.cleanup()

    def _at_hand(self, given: Path | str) -> Path:
        """Return where an input lies on this machine, under the names it has at its address."""
        if not is_remote(given):
            return Path(given)
        if self._copies is None:
            self._copies = TemporaryDirectory(prefix="congdoan-inputs-")
        place = Path(self._copies.name, *str(given).replace("://", "/").split("/"))
        Remote(str(given)).copy_all(place)
        if not place.exists():
            raise UsageError(f"Input {given} holds nothing: check the address.")
        return place

    def open(self) -> PageStream:
        """Begin to read all pages; those of lists once they are fetched."""
        return self._pages.again()

    def fetch(
        self,
        folder: Path,
        *,
        fresh: bool,
        limits: Limits | None,
        contact: str | None,
        tell: Callable[[int, int], None],
    ) -> None:
        """Fetch what the lists among the inputs name, into an archive in the output's folder.

        Args:
            folder: of the output.
            fresh: whether to ask again for what the archive holds.
            limits: what to keep to.
            contact: told to the servers.
            tell: called with how many addresses are dealt with, of how many.

        Raises:
            UsageError: where the libraries for it are not installed.
        """
        lists = [path for path in map(Path, self.inputs) if path.suffix.lower() == LIST_SUFFIX]
        if not lists:
            return
        try:
            from extract.crawl.listed import Listed
        except ModuleNotFoundError as error:
            if error.name not in _EXTRA:
                raise
            raise UsageError(
                f"To fetch what {lists[0]} names: pip install 'congdoan[crawl]'."
            ) from error
        if fresh:
            (folder / ARCHIVE).unlink(missing_ok=True)
        self._listed = Listed(folder / ARCHIVE, limits=limits, contact=contact)
        self._listed.fetch(lists, tell)

    def _read_list(self, path: Path, source: str, meter: Meter) -> Iterator[Item]:
        """Yield the pages of a list, which `fetch` has fetched."""
        assert self._listed is not None
        return self._listed.read(path, source, meter)
