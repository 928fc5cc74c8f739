"""What a robots.txt allows, and how fast."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from extract.crawl.limits import ROBOT

_MAX_BYTES = 512 * 1024  # RFC 9309, section 2.5


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one origin.

    Args:
        rules: as parsed; None where there are none and all is allowed.
    """

    rules: Protego | None = None

    def allows(self, url: str) -> bool:
        """Say whether the crawler may ask for an address."""
        return self.rules is None or bool(self.rules.can_fetch(url, ROBOT))

    @property
    def delay(self) -> float:
        """Seconds between requests that the site asks for, 0 where it doesn't."""
        if self.rules is None:
            return 0.0
        delay = float(self.rules.crawl_delay(ROBOT) or 0.0)
        rate = self.rules.request_rate(ROBOT)
        return max(delay, rate.seconds / rate.requests if rate and rate.requests else 0.0)

    @property
    def sitemaps(self) -> list[str]:
        """The sitemaps that it names."""
        return list(self.rules.sitemaps) if self.rules is not None else []


def read_robots(body: bytes) -> Robots:
    """Return the rules of a robots.txt; what is no rule in it counts for nothing."""
    text = body[:_MAX_BYTES].decode("utf-8-sig", errors="replace")
    return Robots(Protego.parse(text))


#: The rules of an origin whose robots.txt gives no answer.
FORBIDDEN = read_robots(b"User-agent: *\nDisallow: /")
