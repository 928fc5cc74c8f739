"""What `congdoan run` does."""

from __future__ import annotations

import sys
from pathlib import Path

from extract.engines.local import EngineError
from extract.engines.progress import progress_for
from extract.engines.report import RunReport
from extract.engines.run import run
from extract.failure import UsageError
from extract.store.arrow import spare_pandas

#: Sites with a new layout that are named one by one.
_SHOWN = 20


def run_command(
    inputs: list[str],
    out: str,
    *,
    engine: str,
    workers: int | None,
    scheduler: str | None,
    deadline: float,
    fresh: bool,
    profiles: Path | None,
    relearn: bool,
    contact: str | None,
) -> int:
    """Run and print what came of it.

    Returns:
        Exit code: 0 done, 1 the balance does not hold or no worker starts, 2 bad input, 130
        stopped by Ctrl-C.
    """
    spare_pandas()
    try:
        report = run(
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
            progress=progress_for(sys.stderr),
        )
    except UsageError as error:
        print(f"congdoan run: {error}", file=sys.stderr)
        return 2
    except EngineError as error:
        print(f"congdoan run: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Run the same again to go on from the last shard done.", file=sys.stderr)
        return 130
    print("\n".join(summary(report)))
    return 0 if report.balanced else 1


def summary(report: RunReport) -> list[str]:
    """Return what a run did, line by line."""
    failed = report.rows["failures"]
    sign = "=" if report.balanced else "≠"
    lines = [
        f"Pages     {report.pages:,} {sign} {report.articles:,} articles + {failed:,} failures"
    ]
    if report.duplicates:
        lines.append(f"Copies    {report.duplicates:,} articles of others, named in `duplicate_of`")
    if report.reused:
        lines.append(f"Unchanged {report.reused:,} pages taken over from earlier runs")
    if not report.pages:
        lines.append("No page was found in the input.")
    lines += _counted("Failures", report.failures)
    lines += _counted("Skipped", report.skipped)
    lines += _counted("Mentions", report.mentions)
    records = {
        name: count
        for name, count in report.rows.items()
        if name not in ("articles", "mentions", "failures")
    }
    lines += _counted("Records", records)
    lines += _sites(report)
    lines.append(f"Time      {report.seconds:.1f} seconds")
    lines.append(f"Tables    {report.out}/<table>/*.parquet")
    if not report.balanced:
        lines.append("The balance of pages does not hold: this is a fault of the program.")
    return lines


def _sites(report: RunReport) -> list[str]:
    """Return how the pages of profiled sites fitted, and which sites seem to have changed."""
    if not report.sites:
        return []
    fits = sum(site.fits for site in report.sites.values())
    misfits = sum(site.misfits for site in report.sites.values())
    sites = len(report.sites)
    lines = [
        f"Profiles  of {sites:,} {'site' if sites == 1 else 'sites'}: "
        f"{fits:,} articles fit, {misfits:,} do not and were read the general way"
    ]
    changed = [(name, site) for name, site in report.sites.items() if site.changed]
    for name, site in changed[:_SHOWN]:
        lines.append(
            f"Layout    {name} seems to have changed: {site.misfits:,} of "
            f"{site.fits + site.misfits:,} articles do not fit its profile; "
            "`--relearn` learns it anew"
        )
    if len(changed) > _SHOWN:
        lines.append(
            f"Layout    and {len(changed) - _SHOWN:,} more sites: see {report.out}/_run.json"
        )
    return lines


def _counted(title: str, counts: dict[str, int]) -> list[str]:
    told = ", ".join(f"{name} {count:,}" for name, count in counts.items())
    return [f"{title:<9} {told}"] if told else []
