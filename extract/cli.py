"""The `congdoan` command; every command imports what it needs when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)


def _print_version(wanted: bool) -> None:
    if wanted:
        from extract.version import pipeline_version

        typer.echo(f"congdoan {pipeline_version()}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Records from Vietnamese trade-union news."""


@app.command()
def run(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Folders of pages, .html .txt .jsonl(.gz) .zip files, or s3:// addresses.",
        ),
    ],
    out: Annotated[
        str, typer.Option(help="Folder or s3:// address for the tables; new or a run's own.")
    ],
    workers: Annotated[
        int | None, typer.Option(help="Processes at most; one per processor by default.")
    ] = None,
    engine: Annotated[
        str, typer.Option(metavar="local|dask", help="This machine or a Dask cluster.")
    ] = "local",
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Of the cluster, as tcp://host:8786.")
    ] = None,
    deadline: Annotated[float, typer.Option(help="Seconds a page may take.")] = 20.0,
    fresh: Annotated[bool, typer.Option(help="Redo all pages; keep nothing of before.")] = False,
    profiles: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Site profiles of another run: its _profiles.json."),
    ] = None,
    relearn: Annotated[bool, typer.Option(help="Learn the profiles of all sites anew.")] = False,
    contact: Annotated[
        str | None, typer.Option(help="Mail or page of yours, told where .urls are fetched from.")
    ] = None,
) -> None:
    """Extract everything from pages into parquet tables; run again to continue or update."""
    from extract.engines.command import run_command

    code = run_command(
        inputs,
        out,
        engine=engine,
        workers=workers,
        scheduler=scheduler,
        deadline=deadline,
        fresh=fresh,
        profiles=profiles,
        relearn=relearn,
        contact=contact,
    )
    raise typer.Exit(code)


@app.command()
def crawl(
    sites: Annotated[
        list[str],
        typer.Argument(metavar="SITE...", help="Hosts, or addresses of folders: only these."),
    ],
    out: Annotated[Path, typer.Option(help="The archive, NAME.warc.gz; new or to go on with.")],
    pages: Annotated[int, typer.Option(help="Pages of a site at most.", min=1)] = 5_000,
    depth: Annotated[int, typer.Option(help="Links to follow from the start.", min=0)] = 15,
    minutes: Annotated[float | None, typer.Option(help="Stop after so long.", min=0.0)] = None,
    delay: Annotated[float, typer.Option(help="Seconds between requests.", min=0.2)] = 1.0,
    page_seconds: Annotated[float, typer.Option(help="Time of a request.", min=1.0)] = 60.0,
    page_megabytes: Annotated[float, typer.Option(help="Size of a page.", min=0.01)] = 8.0,
    contact: Annotated[
        str | None, typer.Option(help="Mail or page of yours, told to the sites.")
    ] = None,
) -> None:
    """Fetch sites into a web archive for `run`, politely; run again to go on."""
    from extract.crawl.command import crawl_command
    from extract.crawl.limits import Limits

    limits = Limits(
        pages=pages,
        depth=depth,
        seconds=None if minutes is None else minutes * 60,
        delay=delay,
        page_seconds=page_seconds,
        page_bytes=int(page_megabytes * 1024 * 1024),
    )
    raise typer.Exit(crawl_command(sites, out, limits=limits, contact=contact))


@app.command()
def show(
    out: Annotated[str, typer.Argument(metavar="OUT", help="The output of a run.")],
    table: Annotated[str, typer.Option(help="Which table.")] = "awards",
    rows: Annotated[int, typer.Option(help="How many rows.", min=1)] = 20,
) -> None:
    """Print the first rows of a table."""
    from extract.report.show import show_command

    raise typer.Exit(show_command(out, table, rows))


@app.command()
def sql(
    out: Annotated[str, typer.Argument(metavar="OUT", help="The output of a run.")],
    query: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="For DuckDB; without one, what to ask.")
    ] = None,
    form: Annotated[
        str, typer.Option(metavar="table|csv|json", help="How the answer is printed.")
    ] = "table",
) -> None:
    """Ask an output in SQL: its tables and views that join them."""
    from extract.report.sql import sql_command

    raise typer.Exit(sql_command(out, query, form))


@app.command()
def explain(
    out: Annotated[str, typer.Argument(metavar="OUT", help="The output of a run.")],
    record_id: Annotated[str, typer.Argument(help="An award_id, post_id, support_id, event_id.")],
) -> None:
    """Say why a record is there: its sentence, the rule, what was carried over from where."""
    from extract.report.explain import explain_command

    raise typer.Exit(explain_command(out, record_id))


@app.command()
def report(
    out: Annotated[str, typer.Argument(metavar="OUT", help="The output of a run.")],
    html: Annotated[Path, typer.Option(metavar="FILE", help="The page to write.")],
    articles: Annotated[
        int, typer.Option(help="Articles it holds at most; of more, a sample.", min=1)
    ] = 5_000,
) -> None:
    """Write a page to look at: charts, tables, every record in its article."""
    from extract.report.html import report_command

    raise typer.Exit(report_command(out, html, articles))


@app.command()
def verify(
    out: Annotated[str, typer.Argument(metavar="OUT", help="The output of a run.")],
) -> None:
    """Check an output: files, checksums, schemas, ids, offsets, balance of pages."""
    from extract.store.command import verify_command

    raise typer.Exit(verify_command(out))


@app.command()
def schemas(
    check: Annotated[
        bool, typer.Option(help="Change nothing; fail where files are stale.")
    ] = False,
) -> None:
    """Write the JSON Schema files and the data dictionary from the models."""
    from schemas.command import schemas_command

    raise typer.Exit(schemas_command(check=check))


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Folders of gold files.")],
    errors: Annotated[int, typer.Option(help="Wrong cases to print of each kind.", min=0)] = 0,
    gate: Annotated[Path | None, typer.Option(help="Floors file to hold the scores to.")] = None,
    update: Annotated[bool, typer.Option(help="Pin today's scores in the floors file.")] = False,
    allow_lower: Annotated[bool, typer.Option(help="Let --update lower a floor.")] = False,
) -> None:
    """Score the pipeline on gold articles."""
    from extract.evaluate.command import evaluate_folders

    code = evaluate_folders(
        gold, errors=errors, gate=gate, update_gate=update, allow_lower=allow_lower
    )
    raise typer.Exit(code)


@app.command()
def export(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The output of a run.")],
    kind: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="NAME",
            help="csv or xlsx; conll, brat, doccano, label-studio or spacy.",
        ),
    ],
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to; new or empty.")],
) -> None:
    """Write an output for other tools: spreadsheets, annotators, trainers."""
    from extract.export.command import export_command

    raise typer.Exit(export_command(out, kind, to))


@app.command("import")
def import_annotations(
    source: Annotated[Path, typer.Argument(metavar="FILE_OR_FOLDER", help="What was corrected.")],
    kind: Annotated[
        str,
        typer.Option(
            "--format", metavar="NAME", help="conll, brat, doccano, label-studio or spacy."
        ),
    ],
    gold: Annotated[Path, typer.Option(metavar="DIR", help="Folder for the gold files.")],
    replace: Annotated[bool, typer.Option(help="Write over gold that is there.")] = False,
) -> None:
    """Turn corrected annotations into gold that `evaluate` reads."""
    from extract.export.command import import_command

    raise typer.Exit(import_command(source, kind, gold, replace=replace))
