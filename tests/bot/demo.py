"""The demo deal in a store of its own, and a bot that answers from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import store
from bot.call import Call
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
    """A bot, and the workspace that holds the demo deal."""

    bot: Bot
    workspace: Workspace

    async def ask(self, text: str, language: str = "en", at: datetime = NOW) -> Spoken:
        return await self.bot.answer(asked(text, language, at))


def asked(text: str, language: str = "en", at: datetime = NOW) -> Call:
    """What a reader asks in a channel."""
    return Call(text, WORKSPACE, READER, "channel", language, BERLIN, at)


@cache
def _events(pack: Path) -> tuple[Event, ...]:
    return load(pack)


async def open_demo(pack: Path = PACK) -> Demo:
    opened = await open_store("memory:")
    workspace = opened.workspace(WORKSPACE)
    await workspace.record(_events(pack), by=PersonId("editor"), origin="test", at=RECORDED)
    return Demo(Bot(opened), workspace)
