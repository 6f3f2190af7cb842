"""A deal whose last article is yet to come, and what a channel is told once it came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from bot.desk import Desk
from bot.digests.digest import Stretch, digest
from bot.document import Fields, Reply, Run
from bot.layout import plain_text
from bot.leaves import Leaf
from bot.words import phrase
from store.events import ClaimRecorded, Event, PersonId, SourceNumbered, SourceRecorded
from store.pack.load import load
from store.values import EntityId
from tests.bot.demo import NOW, PACK, RECORDED, Demo, asked, open_empty

BEFORE = RECORDED - timedelta(days=2)
"""When all but the last article was recorded; its readers were told of that an hour later."""

THEN = BEFORE + timedelta(hours=1)


@cache
def parts(pack: Path) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Return the events of a pack without its last source, and those of that source."""
    events = load(pack)
    numbers = {each.source: each.number for each in events if isinstance(each, SourceNumbered)}
    last = max(numbers, key=numbers.__getitem__)

    def is_last(event: Event) -> bool:
        match event:
            case ClaimRecorded(claim):
                return claim.source == last
            case SourceRecorded(source):
                return source.id == last
            case SourceNumbered(source=source):
                return source == last
            case _:
                return False

    return (
        tuple(each for each in events if not is_last(each)),
        tuple(each for each in events if is_last(each)),
    )


@dataclass(frozen=True)
class Channel:
    """A channel that follows a deal: what is recorded, and what its readers are told of it."""

    demo: Demo
    about: EntityId

    async def record(self, *events: Event, at: datetime = RECORDED) -> int:
        """Record events and return the number of the last entry."""
        await self.demo.workspace.record(events, by=PersonId("editor"), origin="test", at=at)
        return (await self.demo.workspace.head()).seq

    async def desk(self, language: str = "en", at: datetime = NOW) -> Desk:
        return await self.demo.bot.desk(replace(asked("", language, at), insists=True))

    async def digest(
        self,
        since: int,
        then: datetime = THEN,
        *,
        language: str = "en",
        at: datetime = NOW,
        about: EntityId | None = None,
        field: str | None = None,
        upto: int | None = None,
    ) -> Reply[Leaf] | None:
        desk = await self.desk(language, at)
        if upto is not None:
            desk = await desk.pinned(upto)
        return await digest(desk, about or self.about, Stretch(since, then), field=field)

    async def told(self, since: int, *, upto: int | None = None) -> str:
        """Return what is told as text on one line, nothing where nothing is."""
        return text(await self.digest(since, upto=upto))


def text(reply: Reply[Leaf] | None, language: str = "en") -> str:
    if reply is None:
        return ""
    said = plain_text(phrase(reply, language))
    return " ".join(said.replace("\N{NO-BREAK SPACE}", " ").split())


def rows(reply: Reply[Leaf], language: str = "en") -> dict[str, list[str]]:
    """Return the lines of a digest by the labels of their rows."""
    (fields,) = (each for each in phrase(reply, language).blocks if isinstance(each, Fields))
    return {_joined(row.label): [_joined(line) for line in row.lines] for row in fields.rows}


def _joined(line: tuple[Run, ...]) -> str:
    return "".join(run.text for run in line).replace("\N{NO-BREAK SPACE}", " ")


async def open_channel(pack: Path = PACK) -> tuple[Channel, int]:
    """Return a channel that was told of all but the last article of a deal, and up to where."""
    before, _ = parts(pack)
    demo = await open_empty()
    channel = Channel(demo, EntityId(""))
    since = await channel.record(*before, at=BEFORE)
    (deal,) = await demo.workspace.deals(upto=since)
    return replace(channel, about=deal.entity.id), since


async def open_told(pack: Path = PACK) -> tuple[Channel, int]:
    """Return the channel once the last article came."""
    channel, since = await open_channel(pack)
    await channel.record(*parts(pack)[1])
    return channel, since
