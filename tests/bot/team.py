"""A workspace that begins empty, and the people of it who ask."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.call import Call
from bot.codes import code_for_first_admin
from bot.document import Actions, Note, Reply
from bot.layout import plain_text
from bot.leaves import Leaf, Words
from bot.roles import Role
from bot.service import Bot, Spoken
from store.base import Store, Workspace
from store.events import PersonId
from store.open import open_store
from tests.bot.demo import WORKSPACE, asked

ANNA, BEN, CARA = (PersonId(each) for each in ("U1", "U2", "U3"))
CHANNEL = "C1"


@dataclass(frozen=True)
class Team:
    """A bot, and the one workspace its people are in."""

    bot: Bot
    store: Store

    @property
    def workspace(self) -> Workspace:
        return self.store.workspace(WORKSPACE)

    async def says(
        self,
        text: str,
        person: PersonId = ANNA,
        language: str = "en",
        *,
        place: str = CHANNEL,
        least: Role = Role.READER,
    ) -> Spoken:
        call = asking(text, person, language, place=place)
        return await self.bot.answer(replace(call, least=least))

    async def shares(
        self,
        text: str,
        person: PersonId = ANNA,
        language: str = "en",
        *,
        place: str = CHANNEL,
        least: Role = Role.READER,
    ) -> Spoken:
        call = asking(text, person, language, place=place)
        return await self.bot.share(replace(call, least=least))

    async def has_admin(self, person: PersonId = ANNA) -> None:
        code = await code_for_first_admin(self.store, WORKSPACE)
        await self.says(f"role claim {code}", person)


def asking(
    text: str, person: PersonId = ANNA, language: str = "en", *, place: str = CHANNEL
) -> Call:
    return replace(asked(text, language), person=person, place=place)


async def open_team(url: str = "memory:") -> Team:
    store = await open_store(url)
    return Team(Bot(store), store)


def problem(reply: Reply[Leaf]) -> str:
    """Return what went wrong, by the id of its words; nothing where all went well."""
    first = next((each for each in reply.blocks if isinstance(each, Note)), None)
    leaf = first.line[0] if first and first.line else None
    return leaf.id if isinstance(leaf, Words) and leaf.id.startswith("problem-") else ""


def offered(reply: Reply[Leaf]) -> tuple[str, ...]:
    """Return the commands on the buttons of a reply."""
    blocks = (block for block in reply.blocks if isinstance(block, Actions))
    return tuple(action.command for block in blocks for action in block.actions)


def text(spoken: Spoken) -> str:
    return plain_text(spoken.runs)
