"""How many pages fit the profile of their site, and at which sites hardly any do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

#: A profile is learned from places that at least 60 % of a sample share, so that up to 40 % of a
#: site's pages may stand apart from the start; more than half of them say that it has changed.
_MANY = 0.5
_FEWEST = 5


@dataclass(frozen=True, slots=True)
class SiteFit:
    """The pages of one site that has a profile.

    Args:
        fits: articles read by the profile.
        misfits: articles that did not fit it and were read the general way.
        failures: its pages that are no article.
        changed: whether the site's layout seems to have changed since the profile was learned.
    """

    fits: int
    misfits: int
    failures: int
    changed: bool


class Fits:
    """Counts of a run, page by page."""

    def __init__(self) -> None:
        self._all: Counter[tuple[str, bool]] = Counter()
        self._done: Counter[tuple[str, bool]] = Counter()
        self._failures: Counter[str] = Counter()

    def add(self, site: str, fits: bool | None, *, failed: bool, reused: bool) -> None:
        """Count a page.

        Args:
            site: the name of its site's profile.
            fits: whether it fitted; None where there was no profile, or it failed.
            failed: whether it became a failure.
            reused: whether its rows were taken over from an earlier run.
        """
        if failed:
            self._failures[site] += 1
        if fits is None:
            return
        self._all[site, fits] += 1
        if not reused:
            self._done[site, fits] += 1

    def by_site(self, profiled: set[str]) -> dict[str, SiteFit]:
        """Return the counts of the sites that have a profile, by name."""
        names = sorted(profiled & ({site for site, _ in self._all} | set(self._failures)))
        return {name: self._site(name) for name in names}

    def _site(self, name: str) -> SiteFit:
        return SiteFit(
            fits=self._all[name, True],
            misfits=self._all[name, False],
            failures=self._failures[name],
            # New pages tell it before the many old ones that are taken over do.
            changed=_mostly_misfits(self._all, name) or _mostly_misfits(self._done, name),
        )


def _mostly_misfits(counts: Counter[tuple[str, bool]], name: str) -> bool:
    fits, misfits = counts[name, True], counts[name, False]
    return misfits >= _FEWEST and misfits > _MANY * (fits + misfits)
