"""How often what may be called: buckets by route, and the limit over all of them.

Source: docs.discord.com/developers/topics/rate-limits, read 2026-11-29. What Discord allows in a
bucket it tells in headers alone; the tight figures are those that libraries report.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from tests.fakes.discord.state import Clock, Json

EVERYWHERE = 50
"""Requests a second over all routes, interactions excepted."""

INVALID, INVALID_SECONDS = 10_000, 600.0
"""401, 403 and 429 in so many seconds, after which an address is banned."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests in so many seconds."""

    most: int
    seconds: float


WIDE = Rate(100_000, 1.0)
TIGHT = {
    "POST /channels/{channel_id}/messages": Rate(5, 5.0),
    "PATCH /channels/{channel_id}/messages/{message_id}": Rate(5, 5.0),
    "DELETE /channels/{channel_id}/messages/{message_id}": Rate(5, 1.0),
    "POST /webhooks/{application_id}/{interaction_token}": Rate(5, 2.0),
    "PATCH /webhooks/{application_id}/{interaction_token}/messages/{message_id}": Rate(5, 2.0),
    "GET /guilds/{guild_id}/members/{user_id}": Rate(5, 1.0),
    "POST /users/@me/channels": Rate(10, 10.0),
}
MAJOR = ("channel_id", "guild_id", "interaction_token")


@dataclass(slots=True)
class Window:
    """What was asked in one bucket since it opened."""

    opened: float
    used: int = 0


@dataclass(slots=True)
class Rates:
    """Counts by `pace`, in seconds; wide as long as nothing was set, so that no test waits."""

    pace: Clock
    everywhere: int | None = None
    refused: int = 0
    rates: dict[str, Rate] = field(default_factory=dict)
    invalid: list[float] = field(default_factory=list)
    _windows: dict[str, Window] = field(default_factory=dict)

    def tighten(self) -> None:
        """Allow as little as Discord does."""
        self.rates.update(TIGHT)
        self.everywhere = EVERYWHERE

    def take(self, route: str, path: dict[str, str], *, exempt: bool) -> Taken:
        """Count a request; `exempt` ones do not count for the limit over all routes."""
        rate = self.rates.get(route, WIDE)
        major = "+".join(path[each] for each in MAJOR if each in path)
        window, reset = self._window(f"{route} {major}", rate)
        bucket = hashlib.md5(route.encode(), usedforsecurity=False).hexdigest()
        if self.everywhere is not None and not exempt:
            second, over = self._window("", Rate(self.everywhere, 1.0))
            if second.used >= self.everywhere:
                self.refused += 1
                return Taken(rate, 0, over, bucket, refused=True, everywhere=True)
            second.used += 1
        if window.used >= rate.most:
            self.refused += 1
            return Taken(rate, 0, reset, bucket, refused=True)
        window.used += 1
        return Taken(rate, rate.most - window.used, reset, bucket)

    def count(self, status: int) -> None:
        """Note an answer that counts as an invalid request."""
        now = self.pace()
        if status in {401, 403, 429}:
            self.invalid = [each for each in self.invalid if now - each < INVALID_SECONDS]
            self.invalid.append(now)

    @property
    def banned(self) -> bool:
        """Whether there were so many invalid requests that nobody answers this address."""
        return len(self.invalid) >= INVALID

    def _window(self, key: str, rate: Rate) -> tuple[Window, float]:
        now = self.pace()
        window = self._windows.setdefault(key, Window(now))
        if now - window.opened >= rate.seconds:
            window.opened, window.used = now, 0
        return window, max(window.opened + rate.seconds - now, 0.0)


@dataclass(frozen=True, slots=True)
class Taken:
    """How a request stands in its bucket: what is left of it, for how many seconds."""

    rate: Rate
    remaining: int
    reset: float
    bucket: str
    refused: bool = False
    everywhere: bool = False

    def headers(self, now: float) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(self.rate.most),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": f"{now + self.reset:.3f}",
            "X-RateLimit-Reset-After": f"{self.reset:.3f}",
            "X-RateLimit-Bucket": self.bucket,
        }


def too_many(seconds: float, *, everywhere: bool) -> tuple[Json, dict[str, str]]:
    """Return the body and the headers of a 429."""
    body = {
        "message": "You are being rate limited.",
        "retry_after": round(seconds, 3),
        "global": everywhere,
    }
    headers = {
        "Retry-After": str(int(seconds) + 1),
        "X-RateLimit-Scope": "global" if everywhere else "user",
    }
    return body, headers | ({"X-RateLimit-Global": "true"} if everywhere else {})
