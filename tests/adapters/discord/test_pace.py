"""What Discord takes of a bot in a second is not asked for first: fifty requests, of all routes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, cast

from discord.http import HTTPClient, Route

from adapters.chat.turns import Turns
from adapters.discord.limits import BETWEEN_REQUESTS
from adapters.discord.sending.wire import Wire
from tests.adapters.slack.passing import Time
from tests.fakes.discord.rates import EVERYWHERE

PLACES = ("/channels/1/messages", "/users/@me/channels")
ANSWERS = ("/interactions/1/token/callback", "/webhooks/1/token")


@dataclass
class Library:
    """Notes when it is asked for something, and takes all of it."""

    time: Time
    asked: list[float] = field(default_factory=list)

    async def request(self, route: Route, **given: Any) -> dict[str, Any]:  # noqa: ANN401 - as the library has it
        del route, given
        self.asked.append(self.time())
        return {}


async def asked(*paths: str) -> list[float]:
    """Return when each of so many requests was sent that came at once."""
    time = Time()
    library, turns = Library(time), Turns(BETWEEN_REQUESTS, time, time.sleep)
    wire = Wire(cast("HTTPClient", library), turns)
    sending = [asyncio.create_task(wire.send("POST", each)) for each in paths]
    await time.until(lambda: all(each.done() for each in sending))
    return library.asked


async def test_many_requests_are_spread_whatever_they_are_for() -> None:
    sent = await asked(*PLACES * 50)

    assert len(sent) == 100
    assert all(after - before >= BETWEEN_REQUESTS - 1e-9 for before, after in pairwise(sent))
    assert 1 / BETWEEN_REQUESTS < EVERYWHERE


async def test_who_waits_for_an_answer_waits_for_no_turn() -> None:
    sent = await asked(*ANSWERS * 50)

    assert len(set(sent)) == 1
