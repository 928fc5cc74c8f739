"""The profiles of a run's sites: `OUT/_profiles.json`, readable and taken over by later runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extract.clean import SiteProfile
from extract.failure import UsageError
from extract.store.files import write_json

NAME = "_profiles.json"


@dataclass(frozen=True, slots=True)
class Profiles:
    """What is known of the sites of a run.

    Args:
        sites: name -> profile.
        without: name -> digest of the sample that taught nothing, for sites of several pages;
            as long as their sample stays the same, it is not read again.
    """

    sites: Mapping[str, SiteProfile] = field(default_factory=dict)
    without: Mapping[str, str] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def digest(self, name: str) -> str:
        """Return what changes when the profile of a site does; empty for a site without one."""
        if name not in self.sites:
            return ""
        if name not in self._digests:
            text = self.sites[name].to_json()
            self._digests[name] = hashlib.sha256(text.encode()).hexdigest()
        return self._digests[name]


def read_profiles(path: Path) -> Profiles:
    """Return the profiles in a file that `write_profiles` wrote.

    Raises:
        UsageError: where there is no such file, or it holds something else.
    """
    try:
        data = json.loads(path.read_text("utf-8"))
        sites = {
            str(name): SiteProfile.from_json(json.dumps(profile, ensure_ascii=False))
            for name, profile in data["profiles"].items()
        }
        return Profiles(sites, {str(k): str(v) for k, v in data["without_profile"].items()})
    except OSError as error:
        raise UsageError(f"Profiles {path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"Profiles {path} hold something else: name the `{NAME}` of a run's output."
        ) from error


def write_profiles(path: Path, profiles: Profiles) -> None:
    """Write profiles, sites in the order of their names."""
    sites = {name: json.loads(profiles.sites[name].to_json()) for name in sorted(profiles.sites)}
    write_json(path, {"profiles": sites, "without_profile": dict(sorted(profiles.without.items()))})
