"""Completing a name among many, against a lookup in a sorted list of them in memory."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import islice
from random import Random
from zoneinfo import ZoneInfo

from bench import making
from bench.database import SOMEBODY, WORKSPACE, filled
from bench.timing import Line, Measured, once, percentile
from bot.call import Call
from bot.rates import Loading
from bot.service import Bot
from store.base import Store
from store.events import EntityRecorded
from store.names import key, namings
from store.sqlite import rows

NAMES = 100_000
ENTITIES, CLAIMS = NAMES // 2, making.CLAIMS_OF_A_SOURCE

SHOWN = 25
"""Choices that Discord shows while somebody types. Application Commands, docs.discord.com, 2026-11.
"""

LONGEST = 20.0
"""Milliseconds that nobody who types should wait longer for."""

TIMES = 30.0

ASKED, LETTERS = 300, 6

Keys = Sequence[tuple[str, str]]
"""Names as they are compared and as they are written, in order."""


async def completions() -> list[Line]:
    """Measure what is proposed for beginnings of names, asked before and asked the first time."""
    names = _names()
    asked = tuple(sample(names))
    rates = Loading()
    await rates.get()
    async with filled(CLAIMS, ENTITIES) as (opened, _):
        bot = Bot(opened, rates)
        for begun in asked:
            await completing(bot, begun)()
        warm = await _taken(names, asked, lambda: bot)
        first = await _taken(names, asked, lambda: _new(opened, rates))
        what = f"completing a name of {NAMES:,}"
        return [
            Line(f"{what}, warm, median", *_at(warm, 50), times=TIMES),
            Line(f"{what}, warm, 99th percentile", *_at(warm, 99), most=LONGEST),
            Line(f"{what}, cold, 99th percentile", *_at(first, 99), most=LONGEST),
        ]


def sample(names: Keys) -> list[str]:
    """Return beginnings of some names, of no letter to six."""
    chance = Random("beginnings")  # noqa: S311 - it is no secret
    return [chance.choice(names)[0][: chance.randint(0, LETTERS)] for _ in range(ASKED)]


def looking(names: Keys, begun: str) -> Measured:
    """Return what looks a beginning up in the list."""

    async def look() -> None:
        start = key(begun)
        place = bisect_left(names, (start,))
        found = [name for each, name in names[place : place + SHOWN] if each.startswith(start)]
        assert found

    return look


def completing(bot: Bot, begun: str) -> Measured:
    """Return what asks a bot for the names that begin so, and expects some."""
    now = datetime.now(UTC)
    call = Call("", WORKSPACE, SOMEBODY, "place", "en", ZoneInfo("UTC"), now)

    async def complete() -> None:
        found = await bot.suggest(call, "funding", "about", begun, most=SHOWN)
        assert 0 < len(found) <= SHOWN, begun

    return complete


def _names() -> Keys:
    made = islice(making.events(CLAIMS, ENTITIES), ENTITIES)
    entities = (each.entity for each in made if isinstance(each, EntityRecorded))
    return sorted((each.key, each.name) for entity in entities for each in namings(entity))


def _new(opened: Store, rates: Loading) -> Bot:
    """Return a bot that was never asked and remembers nothing but the rates."""
    rows.forget_decoded()
    return Bot(opened, rates)


async def _taken(
    names: Keys, asked: Sequence[str], bot: Callable[[], Bot]
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of the lookups and of the bot's answers."""
    floors: list[float] = []
    taken: list[float] = []
    for begun in asked:
        floors.append(await once(looking(names, begun)))
        taken.append(await once(completing(bot(), begun)))
    return floors, taken


def _at(taken: tuple[list[float], list[float]], percent: int) -> tuple[float, float]:
    floors, ours = taken
    return percentile(floors, percent), percentile(ours, percent)
