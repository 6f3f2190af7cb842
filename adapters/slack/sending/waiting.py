"""Waiting as Slack asks for it: after a refusal, and between two messages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import inf

from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

from adapters.chat.turns import Turns
from adapters.clock import Sleep
from adapters.slack.limits import AT_ONCE, BETWEEN_ALL, BETWEEN_MESSAGES
from bot.announcing.announcement import Still, ours

TOO_MANY = 429

UNSAID = 1.0
"""Seconds to wait where a refusal does not say how long: what Slack allows a channel a message in.

Rate limits, docs.slack.dev, 2026-11.
"""

LONGEST = 300.0
"""Seconds to wait at most; a refusal for longer is told as a failure. Chosen 2026-11."""

ATTEMPTS = 10
"""How often a refused call is made again before it is told as a failure. Chosen 2026-11."""


def seconds(retry_after: str | None, now: datetime) -> float:
    """Return how long to wait by a Retry-After header: a number, a date, or anything else.

    RFC 9110, section 10.2.3, allows both; proxies have been seen to send neither.
    """
    text = (retry_after or "").strip()
    try:
        asked = float(text) if text.isascii() else UNSAID
    except ValueError:
        asked = _until(text, now)
    # A comparison with NaN is false, so it must be the one that lets a number pass.
    return asked if 0 <= asked < float("inf") else UNSAID


def _until(text: str, now: datetime) -> float:
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return UNSAID
    return max((when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds(), 0.0)


class Gates:
    """Calls that Slack refused for their rate: nobody makes them before it allows them again.

    It counts them by method and by whose token they bear.
    """

    def __init__(self, clock: Callable[[], float], sleep: Sleep) -> None:
        self._clock = clock
        self._sleep = sleep
        self._shut: dict[tuple[str | None, str], float] = {}

    def shut(self, token: str | None, method: str, seconds: float) -> None:
        """Let a method's calls wait for so many seconds from now."""
        now = self._clock()
        over = [each for each, until in self._shut.items() if until <= now - BETWEEN_MESSAGES]
        for each in over:
            del self._shut[each]
        until = now + seconds
        self._shut[token, method] = max(until, self._shut.get((token, method), until))

    def __len__(self) -> int:
        """Return of how many methods it is remembered that they were refused."""
        return len(self._shut)

    async def passed(self, token: str | None, method: str, *, behind: float = 0.0) -> bool:
        """Return when a method may be called, and whether that was not at once.

        Where it was refused, so many seconds `behind` whoever makes the refused call again.
        """
        waited = False
        while (left := self._shut.get((token, method), -inf) + behind - self._clock()) > 0:
            await self._sleep(left)
            waited = True
        return waited


class Refused(AsyncRetryHandler):
    """Makes a call again that Slack refused for its rate, when Slack asks for it.

    It is the only handler of our clients: what was cut off may have been taken, and the SDK's own
    would send it a second time. `still` is asked before it is made again.
    """

    def __init__(self, gates: Gates, token: str | None, still: Still = ours) -> None:
        super().__init__(max_retry_count=ATTEMPTS)
        self._gates = gates
        self._token = token
        self._still = still

    async def _can_retry_async(  # type: ignore[explicit-override]  # typing.override came with 3.12
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        del state, request, error
        if response is None or response.status_code != TOO_MANY:
            return False
        return seconds(_header(response.headers), datetime.now(UTC)) <= LONGEST

    async def prepare_for_next_attempt_async(  # type: ignore[explicit-override]  # as above
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> None:
        """Wait as long as the refusal says, and let the same calls of others wait with it."""
        del error
        headers = response.headers if response else {}
        method = request.url.rpartition("/")[2]
        self._gates.shut(self._token, method, seconds(_header(headers), datetime.now(UTC)))
        await self._gates.passed(self._token, method)
        await self._still()
        state.next_attempt_requested = True
        state.increment_current_attempt()


def _header(headers: Mapping[str, str | Sequence[str]]) -> str | None:
    for name, value in headers.items():
        if name.casefold() == "retry-after":
            return value if isinstance(value, str) else next(iter(value), None)
    return None


class Pace:
    """One message a second to each channel, several to each workspace; others wait for their turn.

    A workspace is known by the token that its messages bear.
    """

    def __init__(self, clock: Callable[[], float], sleep: Sleep = asyncio.sleep) -> None:
        self._channels = Turns(BETWEEN_MESSAGES, clock, sleep)
        self._workspaces = Turns(BETWEEN_ALL, clock, sleep, at_once=AT_ONCE)

    async def turn(self, channel: str, token: str | None) -> None:
        """Return when a message may be sent to the channel."""
        # The channel comes last, as its second counts from when the one before is really sent.
        await self._workspaces.turn(token or "")
        await self._channels.turn(channel)
