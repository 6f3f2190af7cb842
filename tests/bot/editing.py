"""Somebody who may edit, in a workspace with the demo deal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import TypedDict

from adapters.console.render import draw
from bot.document import Action, Actions
from bot.leaves import Leaf
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


class Who(TypedDict):
    """Who asks, and how."""

    person: PersonId
    key: str | None
    at: datetime
    least: Role


def actions(spoken: Spoken) -> list[Action[Leaf]]:
    blocks = (each for each in spoken.leaves.blocks if isinstance(each, Actions))
    return [action for block in blocks for action in block.actions]


def save_of(spoken: Spoken) -> str | None:
    """The command of the button that saves what is shown, where there is one."""
    commands = (each.command for each in actions(spoken))
    return next((each for each in commands if each.startswith("save ")), None)


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

    async def save(
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
        """Ask for a change, and save it where it is shown first."""
        who: Who = {"person": person, "key": key, "at": at, "least": least}
        spoken = await self.ask(text, language, options=options, **who)
        command = save_of(spoken)
        return await self.ask(command, language, **who) if command else spoken

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
