"""A workspace with the demo deal, and a platform that takes what is announced or breaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.announcing.announcement import Announcement, Into, RefusedError, Stands, Still
from bot.announcing.announcer import Announcer
from bot.announcing.entries import DELAY
from bot.announcing.errand import Errand
from bot.announcing.outbox import Outbox
from bot.announcing.stating import remember
from bot.call import Call
from bot.figures import claims_behind
from bot.layout import plain_text
from bot.service import Bot
from store.base import Record, Selection, Store, Workspace, WorkspaceId
from store.claims import ClaimId
from store.events import Event, PersonId
from store.open import open_store
from store.pack.load import load
from store.stated import Stated
from tests.bot.demo import NOW, PACK, RECORDED, asked

WORKSPACE = WorkspaceId("fake:T1")
ADA, BEN = PersonId("ada"), PersonId("ben")
MOMENT = timedelta(seconds=1)


class Crash(BaseException):
    """The process ends here, as by a signal: nothing may catch it."""


Fault = Callable[[], None]


def nothing() -> None:
    """Go on."""


@dataclass
class FakePlatform:
    """Keeps what is posted; `before` and `after` happen around taking a message.

    It finds by its key what stands there already, where it is told that it was begun before; unless
    it `forgets`. A channel that is `closed` takes nothing.
    """

    platform: str = "fake"
    posts: list[tuple[str, object, str]] = field(default_factory=list)
    before: Fault = nothing
    after: Fault = nothing
    gone: set[PersonId] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    forgets: bool = False
    language: str = "en"

    async def reader(self, workspace: WorkspaceId, person: PersonId) -> Call:
        if person in self.gone:
            raise RefusedError("user_not_found")
        return replace(asked("", self.language), workspace=workspace, person=person, place="D1")

    async def deliver(
        self, announcement: Announcement, *, begun: datetime | None, still: Still
    ) -> Stands | None:
        self.before()
        if isinstance(announcement.to, Into) and announcement.to.channel in self.closed:
            raise RefusedError("channel_not_found", gone=True)
        stood = any(key == announcement.key for key, *_ in self.posts)
        if begun is None or self.forgets or not stood:
            await still()
            words = plain_text(announcement.spoken.runs)
            self.posts.append((announcement.key, announcement.to, words))
        self.after()
        if not isinstance(announcement.to, Into):
            return None
        posted = [key for key, *_ in self.posts].index(announcement.key)
        return Stands(announcement.to.channel, str(posted + 1))

    @property
    def words(self) -> list[str]:
        """What was posted, in order."""
        return [words for *_, words in self.posts]


@dataclass
class Stage:
    """A store, a platform, the time, and an announcer as after a restart, each time."""

    store: Store
    bot: Bot
    fake: FakePlatform = field(default_factory=FakePlatform)
    at: datetime = NOW

    @property
    def workspace(self) -> Workspace:
        return self.store.workspace(WORKSPACE)

    @property
    def outbox(self) -> Outbox:
        return Outbox(self.store.shelf("fake-outbox"), lambda: self.at)

    @property
    def announcer(self) -> Announcer:
        return Announcer(self.bot, self.fake, self.outbox, lambda: self.at)

    async def share(
        self, text: str, message: str = "m1", *, language: str = "en", upto: int | None = None
    ) -> Stated:
        """Answer a question for all in a channel."""
        call = replace(asked(text, language, self.at), workspace=WORKSPACE, place="C1", upto=upto)
        spoken = await self.bot.answer(call)
        stated = Stated(
            channel="C1",
            message=message,
            place="C1",
            language=spoken.language,
            zone=spoken.zone.key,
            at=self.at,
            seq=spoken.leaves.seq,
            claims=frozenset(claims_behind(spoken.leaves)),
        )
        await remember(self.store, WORKSPACE, stated, now=self.at)
        return stated

    async def record(self, *events: Event, by: PersonId = ADA) -> int:
        self.at += MOMENT
        receipt = await self.workspace.record(events, by=by, origin="fake:T1/C1", at=self.at)
        return receipt.last

    async def claim(self, stated: Stated, field_: str) -> Record:
        """Return the first claim of a field among those that a message states."""
        upto = (await self.workspace.head()).seq
        read = await self.workspace.read(Selection(claims=stated.claims, hidden=True), upto=upto)
        return next(each for each in read.records if each.claim.field == field_)

    async def standing(self, claim: ClaimId) -> Record:
        upto = (await self.workspace.head()).seq
        selection = Selection(claims=frozenset({claim}), hidden=True)
        return (await self.workspace.read(selection, upto=upto)).records[0]

    async def announce(self, after: timedelta = DELAY) -> list[str]:
        """Announce once the time has passed, and return what was posted."""
        before = len(self.fake.posts)
        self.at += after
        await self.announcer.announce()
        return self.fake.words[before:]

    async def errands(self) -> tuple[Errand, ...]:
        return await self.outbox.all()


async def open_stage(url: str = "memory:") -> Stage:
    store = await open_store(url)
    stage = Stage(store, Bot(store))
    await stage.workspace.record(load(PACK), by=PersonId("pack"), origin="test", at=RECORDED)
    return stage
