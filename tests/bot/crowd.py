"""Many workspaces with two small deals each, and a platform that keeps what its channels heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.announcing.announcement import Announcement, Into, RefusedError, Stands, Still
from bot.announcing.announcer import Announcer
from bot.announcing.outbox import Outbox
from bot.call import Call
from bot.layout import plain_text
from bot.service import Bot
from store.base import Store, Workspace, WorkspaceId
from store.claims import Claim
from store.events import ClaimRecorded, Event, PersonId
from store.open import open_store
from store.subscribed import Subscription, What
from store.values import EntityId, Text
from tests.bot.two_deals import ALPHA, DEAL, FIRST, FOREIGN, GAMMA, OTHER, WORLD, told

ADA = PersonId("ada")
BERLIN = "Europe/Berlin"
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""Nine o'clock in Berlin."""


@dataclass(frozen=True)
class Heard:
    """A message in a channel, of what happened after the entry `since`, up to `upto`."""

    channel: str
    since: int
    upto: int
    words: str
    at: datetime


@dataclass
class Crier:
    """A platform that finds by its key what it was told before; `around` happens at each step."""

    now: Callable[[], datetime]
    platform: str = "fake"
    around: Callable[[], None] = lambda: None
    heard: dict[str, Heard] = field(default_factory=dict)
    doubled: list[str] = field(default_factory=list)
    keeps: bool = True

    async def reader(self, workspace: WorkspaceId, person: PersonId) -> Call:
        raise RefusedError("user_not_found")

    async def deliver(
        self, announcement: Announcement, *, begun: datetime | None, still: Still
    ) -> Stands | None:
        key, to, spoken = announcement.key, announcement.to, announcement.spoken
        assert isinstance(to, Into)
        self.around()
        await still()
        if begun is None and key in self.heard:
            self.doubled.append(key)
        if key not in self.heard:
            words = plain_text(spoken.runs) if self.keeps else ""
            since = int(key.rpartition(" ")[2])
            self.heard[key] = Heard(to.channel, since, spoken.leaves.seq, words, self.now())
        self.around()
        return Stands(to.channel, key)

    def by(self, channel: str) -> list[Heard]:
        """Return what a channel heard, in order."""
        return [each for each in self.heard.values() if each.channel == channel]


@dataclass
class Crowd:
    """A store, its bot, the time, and the platform."""

    store: Store
    bot: Bot
    at: datetime = MONDAY

    def __post_init__(self) -> None:
        self.crier = Crier(lambda: self.at)

    @property
    def outbox(self) -> Outbox:
        return Outbox(self.store.shelf("fake-outbox"), lambda: self.at)

    def announcer(self) -> Announcer:
        """Return one as after a restart."""
        return Announcer(self.bot, self.crier, self.outbox, lambda: self.at)

    def workspace(self, number: int = 1) -> Workspace:
        return self.store.workspace(WorkspaceId(f"fake:T{number}"))

    async def record(self, *events: Event, workspace: int = 1) -> int:
        to = self.workspace(workspace)
        return (await to.record(events, by=ADA, origin="test", at=self.at)).last

    async def subscribe(
        self,
        place: str,
        rule: str,
        *,
        due: datetime | None,
        zone: str = BERLIN,
        language: str = "en",
        about: EntityId = DEAL.id,
        workspace: int = 1,
        what: What = What.DIGEST,
        field: str | None = None,
    ) -> Subscription:
        to = self.workspace(workspace)
        wanted = Subscription(
            number=0,
            what=what,
            field=field,
            place=place,
            person=ADA,
            about=about,
            language=language,
            zone=zone,
            cursor=(await to.head()).seq,
            news=self.at,
            rule=rule,
            due=due,
        )
        kept = await to.subscribe(wanted, most=5)
        assert kept is not None
        return kept


async def open_crowd(
    workspaces: int = 1, *, at: datetime = MONDAY - timedelta(days=1), url: str = "memory:"
) -> Crowd:
    store = await open_store(url)
    crowd = Crowd(store, Bot(store), at)
    for each in range(1, workspaces + 1):
        await crowd.record(*WORLD, workspace=each)
    return crowd


def risk(number: int) -> ClaimRecorded:
    """Return news of the first deal."""
    return told(Claim(ALPHA.id, "risk", Text(f"risk {number}", "en"), FIRST.id))


def other_risk(number: int) -> ClaimRecorded:
    """Return news of the other deal."""
    return told(Claim(GAMMA.id, "risk", Text(f"danger {number}", "en"), FOREIGN.id))


DEALS = ((DEAL.id, risk), (OTHER.id, other_risk))
