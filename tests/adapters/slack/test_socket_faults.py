"""Sockets that end in every way, in the middle of deliveries: nothing is lost, nothing doubled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random

import pytest

from adapters.slack.receiving.socket import Ack, Envelope
from tests.adapters.slack.listening import event, listening
from tests.adapters.slack.passing import Time, breathe
from tests.fakes.slack.faults import Broken, Dropped, NotJson, Refused, TooMany
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.sockets import Envelope as Sent

FAULTS = 500
BACK = 60.0
"""Seconds in which the bot is to be back after a fault."""


@dataclass(slots=True)
class Ledger:
    """Has an effect once for each event, however often it is delivered, after a while."""

    time: Time
    random: Random
    effects: Counter[str] = field(default_factory=Counter)
    deliveries: int = 0

    async def __call__(self, envelope: Envelope) -> Ack:
        self.deliveries += 1
        if self.random.random() < 0.3:
            await self.time.sleep(self.random.uniform(0.1, 2.0))
        number = envelope.payload["event_id"]
        if number not in self.effects:
            self.effects[number] += 1
        return Ack()


class Storm:
    """Plants faults into a fake Slack and lets it repeat what nobody acknowledged."""

    def __init__(self, slack: FakeSlack, time: Time, random: Random) -> None:
        self.slack, self.time, self.random = slack, time, random
        self.number = 0
        self.longest = 0.0

    async def breaks(self) -> str:
        """Let one thing go wrong, and say what."""
        sockets = self.slack.sockets
        await self.time.until(self._any_open)
        socket = self.random.choice(sockets.open)
        faults: dict[str, Callable[[], Awaitable[None]]] = {
            "warning": lambda: sockets.disconnect("warning", socket),
            "refresh": lambda: sockets.disconnect("refresh_requested", socket),
            "crowded": lambda: sockets.disconnect("too_many_websockets", socket),
            "silent": self._silence,
            "dropped": self._drop,
            "refused": self._refuse,
            "handshake": self._refuse_handshake,
        }
        name = self.random.choice(sorted(faults))
        await faults[name]()
        return name

    async def delivers(self, count: int) -> None:
        for _ in range(count):
            await self.time.until(self._any_open)
            self.number += 1
            try:
                await self.slack.sockets.send(event(self.number))
            except ConnectionError:
                await breathe()

    async def repeats(self) -> None:
        """Send again what was not acknowledged, under the same id, as Slack does."""
        for envelope in self.unanswered():
            await self.time.until(self._any_open)
            attempt = self.random.choice((0, envelope.sent))
            try:
                await self.slack.sockets.send(envelope.parcel, again=envelope, attempt=attempt)
            except ConnectionError:
                await breathe()

    def unanswered(self) -> list[Sent]:
        return [each for each in self.slack.sockets.envelopes.values() if not each.answers]

    async def settles(self) -> None:
        """Wait until a socket works again, and note how long that took."""
        began = self.time.now
        await breathe()
        await self.time.until(self._any_open)
        self.longest = max(self.longest, self.time.now - began)

    def _any_open(self) -> bool:
        return any(not each.silent for each in self.slack.sockets.open)

    async def _silence(self) -> None:
        self.slack.sockets.silence()

    async def _drop(self) -> None:
        self.slack.sockets.drop()

    async def _refuse(self) -> None:
        choices = (Broken(500), Broken(409), TooMany("3"), TooMany("abc"), Refused(), NotJson())
        for _ in range(self.random.randrange(1, 3)):
            self.slack.faults.plant("apps.connections.open", self.random.choice(choices))
        self.slack.sockets.drop()

    async def _refuse_handshake(self) -> None:
        self.slack.faults.plant("socket", self.random.choice((Broken(409), Dropped(heard=False))))
        self.slack.sockets.drop()


async def storm(times: int, seed: int) -> tuple[Counter[str], Storm, Ledger]:
    """Let so many things go wrong while events come; return what, and what came of it."""
    time, random = Time(), Random(seed)
    ledger, planted = Ledger(time, random), Counter[str]()
    async with FakeSlack(clock=time) as slack:
        weather = Storm(slack, time, random)
        async with listening(slack, ledger, time):
            for _ in range(times):
                await weather.delivers(random.randrange(4))
                planted[await weather.breaks()] += 1
                await weather.settles()
                await weather.delivers(random.randrange(2))
                await time.passes(random.uniform(0, 40))
                await weather.repeats()
            for _ in range(20):
                await weather.repeats()
                await time.passes(60)
        slack.crashes.clear()  # it speaks to connections that were just cut
        again = [each for each in slack.lapses if "late" not in each.what]
    assert weather.unanswered() == []
    assert again == []
    return planted, weather, ledger


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_events_outlast_what_happens_to_sockets(seed: int) -> None:
    _, weather, ledger = await storm(20, seed)

    assert sorted(ledger.effects.values()) == [1] * weather.number


@pytest.mark.slow
async def test_nothing_is_lost_or_doubled_in_a_storm_of_faults(
    seed: int, tell: Callable[[str], None]
) -> None:
    planted, weather, ledger = await storm(FAULTS, seed)
    lost = weather.number - len(ledger.effects)
    doubled = sum(ledger.effects.values()) - len(ledger.effects)
    told = ", ".join(f"{count} {name}" for name, count in planted.most_common())
    tell(
        f"{FAULTS} socket faults ({told}): {weather.number} events delivered "
        f"{ledger.deliveries} times, {lost} lost, {doubled} doubled; "
        f"back after {weather.longest:.0f} s at most"
    )

    assert (lost, doubled) == (0, 0)
    assert weather.longest <= BACK
