"""Read an output as pandas frames with the types a reader expects."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from extract.failure import UsageError
from extract.store.files import read_table
from extract.store.manifest import Manifest, part_files, read_manifest
from extract.store.publishing import JOURNAL
from extract.store.remote import at_hand
from extract.store.whole import whole_files
from schemas import PAGE_TABLES, TABLES, WHOLE_TABLES

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


class Tables(Mapping[str, "pd.DataFrame"]):
    """The tables of an output by name; each is read when it is first asked for.

    `tables["awards"]` and `tables.awards` are the same frame. Dates are `datetime64`, times are
    in UTC, whole numbers that may be null `Int64`, closed vocabularies categories that hold all
    their values, lists stay lists. EDTF columns stay text: `2023-08` is no day.
    """

    def __init__(self, folder: Path, manifest: Manifest, copies: ExitStack) -> None:
        self._folder = folder
        # A copy of a remote output goes when its tables do.
        self._copies = weakref.finalize(self, copies.close)
        self._manifest = manifest
        self._frames: dict[str, pd.DataFrame] = {}
        pages = manifest.parts[0].files if manifest.parts else {}
        self._names = [*TABLES, *sorted(set(pages) - set(PAGE_TABLES))]

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._frames:
            self._frames[name] = _frame(self.arrow(name))
        return self._frames[name]

    def __getattr__(self, name: str) -> pd.DataFrame:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"no table {name!r}; tables: {', '.join(self._names)}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        rows = ", ".join(f"{name} {self._manifest.rows(name):,}" for name in self._names)
        return f"<{self._folder}: {rows}>"

    def close(self) -> None:
        """Drop the copy of a remote output; what has been read stays."""
        self._copies()

    def arrow(self, name: str) -> pa.Table:
        """Return a table as Arrow, with each column's description in its metadata."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        if name in TABLES:
            return pa.concat_tables(read_table(path, name) for path in self.files(name))
        # What another package registers can be read where that is not installed.
        return pa.concat_tables(pq.ParquetFile(path).read() for path in self.files(name))

    def files(self, name: str) -> list[Path]:
        """Return the parquet files of a table, in order."""
        if name in WHOLE_TABLES:
            return [whole_files(self._folder)[name]]
        parts = range(len(self._manifest.parts))
        return [part_files(self._folder, number, [name])[name] for number in parts]


def load(out: Path | str) -> Tables:
    """Return the tables of an output.

    Args:
        out: its folder; or its address (`s3://…`), and it is copied to a temporary folder first.

    Raises:
        UsageError: where the folder is no congdoan output, or its first run has not ended.
    """
    with ExitStack() as copies:
        folder = copies.enter_context(at_hand(out))
        manifest = read_manifest(folder)
        if manifest is None:
            raise UsageError(f"{out} is no congdoan output: name the folder given to `--out`.")
        if not manifest.complete or (folder / JOURNAL).exists():
            raise UsageError(f"The run that writes {out} has not ended: run it again to finish it.")
        return Tables(folder, manifest, copies.pop_all())


def _frame(table: pa.Table) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa

    nullable = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    frame: pd.DataFrame = table.to_pandas(date_as_object=False, types_mapper=nullable.get)
    for field in table.schema:
        column, values = field.name, (field.metadata or {}).get(b"values")
        if values is not None:
            frame[column] = pd.Categorical(frame[column], categories=values.decode().split("|"))
        elif pa.types.is_list(field.type):
            frame[column] = pd.Series([list(v) for v in frame[column]], dtype="object")
        elif field.type in nullable and not field.nullable:
            frame[column] = frame[column].astype("bool" if field.type == pa.bool_() else "int64")
    return frame
