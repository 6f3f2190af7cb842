"""An answer, from the call to the reply in words, against the bare query for its claims."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import count
from zoneinfo import ZoneInfo

import aiosqlite

from adapters.console.render import draw
from bench.database import SOMEBODY, WORKSPACE, demo, filled, record
from bench.timing import Line, Measured, pair
from bot import funding
from bot.call import Call
from bot.document import Outcome
from bot.rates import Loading
from bot.service import Bot
from store.base import Selection, Store
from store.claims import Entity, Kind, Name
from store.events import EntityRecorded
from store.sqlite import rows
from store.values import EntityId

FLOOR = """
    select about, event from json_each(?) as wanted cross join ledger
    where workspace = ? and about = wanted.value order by seq
"""
"""The same claims with their spans, as text, in one raw query."""

FUNDING = "funding mistral"
QUESTIONS = ("deal", "terms", "timeline", "sources")

WARM, COLD = 4.0, 12.0


async def answers() -> list[Line]:
    """Measure the answers of the demo deal on SQLite."""
    async with demo() as (opened, path), aiosqlite.connect(path) as raw:
        ids = await _behind(opened)

        async def floor() -> None:
            await raw.execute_fetchall(FLOOR, (ids, WORKSPACE))

        rates = Loading()
        await rates.get()
        bot = Bot(opened, rates)
        lines = [
            await pair(f"/{FUNDING}, warm", floor=floor, ours=asking(bot), times=WARM),
            await pair(
                f"/{FUNDING}, cold", floor=floor, ours=cold(opened, rates), times=COLD, rounds=50
            ),
            await pair(
                f"/{FUNDING}, after a write",
                before=writing(opened),
                floor=floor,
                ours=asking(bot),
                times=COLD,
                rounds=50,
            ),
        ]
        for question in QUESTIONS:
            ours = asking(bot, question)
            lines.append(await pair(f"/{question}, warm", floor=floor, ours=ours))
        return lines


async def among(claims: int) -> list[Line]:
    """Hold the answers among many claims against those of the demo deal alone."""
    rates = Loading()
    await rates.get()
    async with demo() as (few, _), filled(claims) as (many, _):
        warm = await pair(
            f"/{FUNDING} among {claims:,} claims, warm",
            floor=asking(Bot(few, rates)),
            ours=asking(Bot(many, rates)),
            times=1.5,
        )
        first = await pair(
            f"/{FUNDING} among {claims:,} claims, cold",
            floor=cold(few, rates),
            ours=cold(many, rates),
            times=2,
            rounds=50,
        )
        return [warm, first]


def asking(bot: Bot, question: str = FUNDING) -> Measured:
    """Return what asks a question and draws the answer, and asks the same bot each time."""
    now = datetime.now(UTC)
    call = Call(question, WORKSPACE, SOMEBODY, "place", "en", ZoneInfo("UTC"), now)

    async def ask() -> None:
        spoken = await bot.answer(call)
        assert spoken.runs.outcome is Outcome.ANSWERED, question
        draw(spoken.runs, spoken.language, width=80, colour=False)

    return ask


def cold(opened: Store, rates: Loading, question: str = FUNDING) -> Measured:
    """Return what asks a bot that was never asked and remembers nothing but the rates."""

    async def ask() -> None:
        rows._happened.cache_clear()  # noqa: SLF001 - nobody else has a reason to forget
        await asking(Bot(opened, rates), question)()

    return ask


def writing(opened: Store) -> Measured:
    """Return what records something new, each time."""
    numbers = count()

    async def write() -> None:
        number = next(numbers)
        names = (Name(f"Nobody {number}"),)
        entity = Entity(EntityId(f"company:nobody-{number}"), Kind.COMPANY, names)
        await record(opened, (EntityRecorded(entity),))

    return write


async def _behind(opened: Store) -> str:
    """Return the ids of the claims behind the answer, as the floor takes them."""
    workspace = opened.workspace(WORKSPACE)
    upto = (await workspace.head()).seq
    (deal,) = await workspace.deals(upto=upto)
    about = frozenset({deal.entity.id, deal.deal.parties[1]})
    chosen = await workspace.read(Selection(entities=about, fields=funding.FIELDS), upto=upto)
    return json.dumps([each.id for each in chosen.records])
