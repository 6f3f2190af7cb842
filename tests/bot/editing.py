"""Somebody who may edit, in a workspace with the demo deal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from adapters.console.render import draw
from bot.roles import Role
from bot.service import Bot, Spoken
from store.base import Evidence, Followed, Record, Selection, Store, Workspace
from store.claims import Entity, Kind, Name
from store.events import EntityRecorded, Event, PersonId
from store.open import open_store
from store.pack.load import load
from store.values import EntityId
from tests.bot.demo import NOW, PACK, RECORDED, WORKSPACE, asked

EDITOR = PersonId("ada")
ORIGIN = "slack:T1/C1/m1"


@dataclass(frozen=True)
class Desk:
    """A bot, its workspace, and an editor who asks it."""

    store: Store
    bot: Bot
    workspace: Workspace

    async def ask(
        self,
        text: str,
        language: str = "en",
        *,
        options: tuple[tuple[str, str], ...] = (),
        person: PersonId = EDITOR,
        key: str | None = None,
        at: datetime = NOW,
        least: Role = Role.EDITOR,
    ) -> Spoken:
        call = replace(
            asked(text, language, at),
            options=options,
            person=person,
            place="C1",
            origin=ORIGIN,
            key=key,
            least=least,
        )
        return await self.bot.answer(call)

    async def seq(self) -> int:
        return (await self.workspace.head()).seq

    async def evidence(self, selection: Selection = Selection()) -> Evidence:  # noqa: B008 - it is frozen
        return await self.workspace.read(selection, upto=await self.seq())

    async def newest(self) -> Record:
        """The claim that was recorded last, if it counts or not."""
        return (await self.evidence(Selection(hidden=True))).records[-1]

    async def deal(self) -> Followed:
        (deal, *_) = await self.workspace.deals(upto=await self.seq())
        return deal


@cache
def _demo() -> tuple[Event, ...]:
    return load(PACK)


async def open_desk(url: str = "memory:", *, empty: bool = False) -> Desk:
    opened = await open_store(url)
    workspace = opened.workspace(WORKSPACE)
    if not empty:
        await workspace.record(_demo(), by=PersonId("pack"), origin="test", at=RECORDED)
    return Desk(opened, Bot(opened), workspace)


async def open_small_desk() -> Desk:
    """Open a workspace with two companies and a deal that nobody follows, and nothing said."""
    desk = await open_desk(empty=True)
    companies = (("company:mistral-ai", "Mistral AI"), ("company:openai", "OpenAI"))
    entities = (
        *(Entity(EntityId(each), Kind.COMPANY, (Name(name),)) for each, name in companies),
        Entity(EntityId("deal:a"), Kind.DEAL, (Name("Microsoft – Mistral AI"),)),
    )
    events = tuple(map(EntityRecorded, entities))
    await desk.workspace.record(events, by=EDITOR, origin="", at=RECORDED)
    return desk


def drawn(spoken: Spoken) -> str:
    """The answer as somebody reads it, without the ends of lines."""
    return " ".join(draw(spoken.runs, spoken.language, width=200, colour=False).split())
