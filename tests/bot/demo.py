"""The demo deal in a store of its own, and a bot that answers from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import store
from bot.call import Call
from bot.roles import Role
from bot.service import Bot, Spoken
from store.base import Workspace, WorkspaceId
from store.events import Event, PersonId
from store.open import open_store
from store.pack.load import load

PACK = Path(store.__file__).parent / "packs" / "microsoft-mistral"
WORKSPACE = WorkspaceId("test")
READER = PersonId("reader")
BERLIN = ZoneInfo("Europe/Berlin")
RECORDED = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Demo:
    """A bot, the workspace that holds the demo deal, and the role of whoever asks."""

    bot: Bot
    workspace: Workspace
    least: Role = Role.READER

    async def ask(self, text: str, language: str = "en", at: datetime = NOW) -> Spoken:
        return await self.bot.answer(replace(asked(text, language, at), least=self.least))


def asked(text: str, language: str = "en", at: datetime = NOW) -> Call:
    """What a reader asks in a channel."""
    return Call(text, WORKSPACE, READER, "channel", language, BERLIN, at)


@cache
def _events(pack: Path) -> tuple[Event, ...]:
    return load(pack)


async def open_demo(pack: Path = PACK) -> Demo:
    demo = await open_empty()
    await demo.workspace.record(_events(pack), by=PersonId("editor"), origin="test", at=RECORDED)
    return demo


async def open_empty() -> Demo:
    opened = await open_store("memory:")
    return Demo(Bot(opened), opened.workspace(WORKSPACE))
