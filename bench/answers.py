"""An answer, from the call to the reply in words, against the bare query for its claims."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import aiosqlite

import store
from bench.timing import Line, pair
from bot import funding
from bot.call import Call
from bot.service import Bot
from store.base import Selection, WorkspaceId
from store.events import PersonId
from store.open import open_store
from store.pack.load import load

PACK = Path(store.__file__).parent / "packs" / "microsoft-mistral"
WORKSPACE = WorkspaceId("bench")

FLOOR = """
    select about, event from json_each(?) as wanted cross join ledger
    where workspace = ? and about = wanted.value order by seq
"""
"""The same claims with their spans, as text, in one raw query."""


async def answers() -> list[Line]:
    """Measure the answers of the demo deal on SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        opened = await open_store(f"sqlite:{path}")
        workspace = opened.workspace(WORKSPACE)
        now = datetime.now(UTC)
        await workspace.record(load(PACK), by=PersonId("bench"), origin="bench", at=now)
        upto = (await workspace.head()).seq
        (deal,) = await workspace.deals(upto=upto)
        about = frozenset({deal.entity.id, deal.deal.parties[1]})
        chosen = await workspace.read(Selection(entities=about, fields=funding.FIELDS), upto=upto)
        ids = json.dumps([record.id for record in chosen.records])
        raw = await aiosqlite.connect(path)
        bot = Bot(opened)

        async def floor() -> None:
            await raw.execute_fetchall(FLOOR, (ids, WORKSPACE))

        lines = []
        for question in ("funding mistral", "deal", "terms", "timeline", "sources"):
            call = Call(question, WORKSPACE, PersonId("b"), "c", "en", ZoneInfo("UTC"), now)

            async def ours(call: Call = call) -> None:
                await bot.answer(call)

            lines.append(await pair(f"/{question}", floor=floor, ours=ours, wanted=None))
        await raw.close()
        await opened.close()
    return lines
