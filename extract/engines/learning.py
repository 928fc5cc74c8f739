"""The profiles of a run's sites: taken over, given, or learned from a sample before the run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.clean import Places, SiteProfile, from_places, places_of
from extract.engines.survey import Sample, sampled, survey
from extract.engines.task import Engine, OnStart, Task, Work
from extract.failure import UsageError
from extract.pages import Item, Page
from extract.store.profiles import NAME, Profiles, read_profiles, write_profiles

#: What pages of a sample show, each with the name of its site; nothing of those that fail.
Sights = list[tuple[str, Places]]

#: A worker takes longer to start than to look at so many pages.
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Looking:
    """The job of workers that look at the pages of samples. A task's key is its site's name."""

    def start(self) -> Work[Sights]:
        """Return what looks at batches."""
        return _look

    def lost(self, task: Task, reason: str, message: str, seconds: float) -> Sights:
        """Learn nothing from a page that hangs or kills its worker; the run reports it."""
        return []


def _look(tasks: Sequence[Task], on_start: OnStart) -> Sights:
    seen = []
    for position, task in enumerate(tasks):
        on_start(position)
        try:
            places = places_of(task.page)
        except Exception:  # noqa: BLE001 - the run meets the page again and reports it
            continue
        if places is not None:
            seen.append((task.key, places))
    return seen


def profiles_for(
    out: Path,
    read: Callable[[], Iterable[Item]],
    engine: Engine,
    version: str,
    *,
    given: Path | None = None,
    relearn: bool = False,
) -> Profiles:
    """Return the profiles of a run and write them to its output.

    A site keeps the profile that it has; sites without one are looked at. What is learned depends
    on the pages alone, not on their order or on the workers.

    Args:
        out: the output's folder.
        read: begins to read the inputs anew.
        engine: does `Looking`.
        version: of what learns; another one looks again at sites that taught nothing.
        given: profiles of another run, which go before those of this output.
        relearn: keep no profile of the output.

    Raises:
        UsageError: where `given` is no file of profiles.
    """
    known = Profiles() if relearn else _kept(out / NAME)
    sites = {**known.sites, **(read_profiles(given).sites if given else {})}
    samples = {name: s for name, s in survey(read()).items() if name not in sites}
    without = {name: sample.digest(version) for name, sample in samples.items()}
    new = {name: s for name, s in samples.items() if known.without.get(name) != without[name]}
    sites |= _learned(new, read, engine) if new else {}
    profiles = Profiles(sites, {n: digest for n, digest in without.items() if n not in sites})
    if profiles != known or not (out / NAME).exists():
        write_profiles(out / NAME, profiles)
    return profiles


def _kept(path: Path) -> Profiles:
    """Return the profiles of an earlier run; a damaged file counts as none, as tables do."""
    try:
        return read_profiles(path)
    except UsageError:
        return Profiles()


def _learned(
    samples: dict[str, Sample], read: Callable[[], Iterable[Item]], engine: Engine
) -> dict[str, SiteProfile]:
    seen: dict[str, list[Places]] = defaultdict(list)
    for sights in engine.run(Looking(), _batches(sampled(read(), samples))):
        for name, places in sights:
            seen[name].append(places)
    profiles = {name: from_places(name, seen[name]) for name in sorted(seen)}
    return {name: profile for name, profile in profiles.items() if profile is not None}


def _batches(pages: Iterator[tuple[str, Page]]) -> Iterator[list[Task]]:
    batch: list[Task] = []
    for name, page in pages:
        batch.append(Task((0, 0), name, page))
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
