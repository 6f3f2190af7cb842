"""Sessions of the gateway: what each was told, in order, and how often one may be begun.

Source: docs.discord.com/developers/events/gateway, identifying, resuming, intents and sharding,
read 2026-11-29.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.fakes.discord import objects
from tests.fakes.discord.state import Clock, Event, Json, State

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, CONTENT = 1 << 0, 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = 1 << 1 | 1 << 8 | CONTENT
KNOWN_INTENTS = (1 << 17) - 1 | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25
DAY, MOST_STARTS = 86_400.0, 1000


@dataclass(eq=False, slots=True)
class Session:
    """What a shard was told since it identified itself, and may be told again."""

    id: str
    intents: int
    shard: int
    shards: int
    sent: list[Json] = field(default_factory=list)
    ended: bool = False

    def frame(self, event: Event, data: Json) -> Json:
        """Return an event as the next frame of the session, which remembers it."""
        frame = {"op": 0, "t": event.name, "s": len(self.sent) + 1, "d": data}
        self.sent.append(frame)
        return frame

    def missed(self, since: int) -> Iterator[Json]:
        """Yield again what came after a sequence number, in order."""
        yield from self.sent[since:]

    def concerns(self, guild: str | None) -> bool:
        """Whether the shard hears of a server; of direct messages the first one does."""
        return self.shard == (0 if guild is None else (int(guild) >> 22) % self.shards)

    def hears(self, event: Event) -> bool:
        """Whether the shard is told of such an event, by the intents it named."""
        if not self.concerns(event.guild):
            return False
        kind = event.name.partition("_")[0]
        if kind == "MESSAGE":
            return bool(self.intents & (GUILD_MESSAGES if event.guild else DIRECT_MESSAGES))
        if kind in {"GUILD", "CHANNEL", "THREAD"}:
            return bool(self.intents & GUILDS)
        return True


def told(state: State, session: Session, event: Event) -> Json:
    """Return what a session is told of an event: a message as far as its intents let it read."""
    if event.name not in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} or session.intents & CONTENT:
        return event.data
    return objects.unread(state, event.data)


@dataclass(slots=True)
class Budget:
    """How many sessions may be begun: 1,000 in the day that the first of them opened."""

    clock: Clock
    total: int = MOST_STARTS
    used: int = 0
    since: float = 0.0

    @property
    def remaining(self) -> int:
        self._renew()
        return max(self.total - self.used, 0)

    @property
    def reset_after(self) -> float:
        """The seconds until all of them are there again."""
        self._renew()
        return max(self.since + DAY - self.clock(), 0.0) if self.used else 0.0

    def spend(self) -> bool:
        """Begin one more; return whether there was one left."""
        left = self.remaining
        if not self.used:
            self.since = self.clock()
        self.used += 1
        return left > 0

    def _renew(self) -> None:
        if self.used and self.clock() - self.since >= DAY:
            self.used = 0
