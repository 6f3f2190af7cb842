"""What Discord's adapter adds to an answer, against a command of discord.py that says one thing.

Both begin with the text of a payload and end with the text of a body; nothing is sent.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Protocol, cast

import discord
from cachetools import TTLCache
from discord import app_commands
from discord.http import HTTPClient, Route
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

import adapters
from adapters.chat.shares import Shares
from adapters.chat.turns import Turns
from adapters.chat.unrepeated import Unrepeated
from adapters.clock import REAL
from adapters.discord.answering.arriving import By, arrived
from adapters.discord.answering.drafts import Drafts
from adapters.discord.answering.front import Front
from adapters.discord.answering.kept import Controls
from adapters.discord.answering.locales import Locales
from adapters.discord.answering.servers import Servers
from adapters.discord.answering.uploads import Uploads
from adapters.discord.limits import BETWEEN_REQUESTS
from adapters.discord.receiving.guilds import Guilds
from adapters.discord.sending.answers import Answers
from adapters.discord.sending.posting import Posts
from adapters.discord.sending.wire import Wire
from adapters.inbox import Inbox
from adapters.leaving import Leaving
from adapters.work import Work
from bench.answers import FUNDING
from bench.database import SOMEBODY, WORKSPACE, demo
from bench.timing import Line, Measured, pair
from bot.call import Call
from bot.cooldown import Cooldowns
from bot.desk import Hear, unheard
from bot.rates import Loading
from bot.service import Bot, Spoken
from bot.settings import Settings
from store.base import Store
from store.open import open_store

TIMES = 3.0

RECORDED = Path(adapters.__file__).parent.parent / "tests/adapters/discord/recorded/command.json"

BOT = "1401000000000000001"


class Parses(Protocol):
    """The part of discord.py that makes an interaction of a payload, called by its gateway."""

    def parse_interaction_create(self, data: Mapping[str, Any]) -> None:
        """Make an interaction, and hand it on."""


async def adding() -> list[Line]:
    """Measure an answer of the demo deal, itself left out, and an embed that is always the same."""
    kept = await open_store("memory:")
    async with demo() as (opened, _):
        spoken = await _spoken(opened)
    return [
        await pair(
            f"/{FUNDING} on Discord, the answer left out",
            floor=_constant(),
            ours=_ours(kept, spoken),
            times=TIMES,
            rounds=500,
        )
    ]


async def _spoken(opened: Store) -> Spoken:
    now = REAL.now()
    zone = Settings().zoneinfo
    return await Bot(opened).answer(Call(FUNDING, WORKSPACE, SOMEBODY, "place", "en", zone, now))


@dataclass(frozen=True, slots=True)
class _Prepared(Bot):
    """A bot that has its answer ready."""

    spoken: Spoken | None = None

    async def answer(self, call: Call, hear: Hear = unheard) -> Spoken:  # type: ignore[explicit-override]  # typing.override came with 3.12
        del call, hear
        assert self.spoken
        return self.spoken


class _Unsent(HTTPClient):
    """Makes the text of each body and sends none; `said` is told once an answer is made."""

    def __init__(self, said: asyncio.Event) -> None:
        super().__init__(asyncio.get_running_loop())
        self._said = said

    async def request(self, route: Route, **given: Any) -> Any:  # type: ignore[explicit-override]  # noqa: ANN401 - as the library has it; typing.override came with 3.12
        json.dumps(given["json"])
        if route.method == "PATCH":
            self._said.set()


def _ours(kept: Store, spoken: Spoken) -> Measured:
    said = asyncio.Event()
    payloads = _payloads()
    front = _front(
        kept, spoken, Wire(_Unsent(said), Turns(BETWEEN_REQUESTS, REAL.monotonic, REAL.sleep))
    )

    async def ours() -> None:
        said.clear()
        text = next(payloads)
        json.loads(text)  # the library reads every event as well
        arrived(front, By.INTERACTION, json.loads(text)["d"])
        await said.wait()

    return ours


def _front(kept: Store, spoken: Spoken, wire: Wire) -> Front:
    guilds = Guilds(dict, lambda _: "", BOT, BOT)
    return Front(
        bot=_Prepared(kept, Loading(), spoken=spoken),
        unrepeated=Unrepeated(REAL.monotonic),
        answers=Answers(wire, REAL.sleep),
        posts=Posts(wire, BOT),
        guilds=guilds,
        inbox=Inbox(kept, "discord", REAL.now),
        work=Work(),
        uploads=Uploads(),
        clicks=TTLCache(1, 1, REAL.monotonic),
        controls=Controls(kept.shelf("controls"), REAL.now),
        drafts=Drafts(kept.shelf("drafts"), REAL.now),
        shares=Shares(kept.shelf("shares"), REAL.now),
        servers=Servers(wire, kept.shelf("servers"), guilds, REAL.now),
        leaving=Leaving(kept.shelf("leaving"), kept.purge, REAL.now),
        locales=Locales(kept.shelf("locales"), REAL.now),
        cooldowns=Cooldowns(REAL.monotonic),
        language="en",
        zone=Settings().zoneinfo,
        clock=REAL,
    )


class _Unposted(AsyncWebhookAdapter):
    """The same for the answers of discord.py's own commands."""

    def __init__(self, said: asyncio.Event) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library has no types here
        self._said = said

    async def request(self, *_: Any, payload: Any = None, **__: Any) -> Any:  # type: ignore[explicit-override]  # noqa: ANN401 - as the library has it; typing.override came with 3.12
        json.dumps(payload)
        self._said.set()
        return {"interaction": {"id": "1", "type": 2}}


def _constant() -> Measured:
    """Return what answers a command of discord.py by an embed."""
    said = asyncio.Event()
    async_context.set(_Unposted(said))
    payloads = _payloads()

    async def funding(interaction: discord.Interaction, about: str) -> None:
        del about
        embed = discord.Embed(title="Funding", description="€490M")
        await interaction.response.send_message(embed=embed, ephemeral=True)

    client = _library()
    tree = app_commands.CommandTree(client)
    tree.add_command(
        app_commands.Command(name="funding", description="Money raised", callback=funding)
    )
    parses = _parses(client)

    async def constant() -> None:
        said.clear()
        parses.parse_interaction_create(json.loads(next(payloads))["d"])
        await said.wait()

    return constant


def _library() -> discord.AutoShardedClient:
    """Return a client of the library that is taken for logged in."""
    client = discord.AutoShardedClient(intents=discord.Intents.none())
    client.loop = asyncio.get_running_loop()
    user: Any = {"id": BOT, "username": "dealbrief", "discriminator": "0", "avatar": None}
    state: Any = client._connection  # noqa: SLF001 - nobody else knows who is logged in
    state.user = discord.ClientUser(state=state, data=user)
    return client


def _parses(client: discord.Client) -> Parses:
    return cast("Parses", client._connection)  # noqa: SLF001 - there is no other door to it


def _payloads() -> Iterator[str]:
    """Yield the text of one event after another, each with an id of its own."""
    event = json.loads(RECORDED.read_text("utf-8"))
    data = {
        **event["d"]["data"],
        "name": "funding",
        "options": [{"name": "about", "type": 3, "value": "mistral"}],
    }
    for number in count(1576000000000000001):
        yield json.dumps({**event, "d": {**event["d"], "data": data, "id": str(number)}})
