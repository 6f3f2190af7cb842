"""A small bot on Discord's own library for Python, that does one thing for each kind of payload."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient, Route
from yarl import URL

from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.state import Json

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 0, 1 << 9, 1 << 12
QUIET: Json = {"allowed_mentions": {"parse": []}}
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
ORIGINAL = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
FOLLOWUP = "/webhooks/{webhook_id}/{webhook_token}"
MESSAGES = "/channels/{channel_id}/messages"

BUTTONS: list[Json] = [
    {"type": 1, "components": [{"type": 2, "style": 1, "label": "More", "custom_id": "more:1"}]},
    {
        "type": 1,
        "components": [
            {
                "type": 3,
                "custom_id": "pick",
                "options": [
                    {"label": "English", "value": "en"},
                    {"label": "Deutsch", "value": "de"},
                ],
            }
        ],
    },
]
FORM: Json = {
    "custom_id": "fact",
    "title": "Fact",
    "components": [
        {
            "type": 18,
            "label": "Sum",
            "component": {"type": 4, "custom_id": "sum", "style": 1, "max_length": 20},
        },
        {
            "type": 18,
            "label": "Editor",
            "component": {"type": 5, "custom_id": "editor", "required": False},
        },
    ],
}
DEAL: Json = {"name": "deal", "description": "The deal", "type": 3}
COMMANDS: list[Json] = [
    {
        "name": "ask",
        "description": "Ask something",
        "options": [
            {**DEAL, "required": True, "autocomplete": True},
            {"name": "year", "description": "The year", "type": 4, "min_value": 1900},
        ],
    },
    {
        "name": "fact",
        "description": "Facts",
        "contexts": [0],
        "options": [
            {
                "name": "add",
                "description": "Add a fact",
                "type": 1,
                "options": [
                    {
                        "name": "kind",
                        "description": "Its kind",
                        "type": 3,
                        "choices": [{"name": "Round", "value": "r"}, {"name": "Sum", "value": "s"}],
                    },
                    {"name": "by", "description": "Who says so", "type": 6},
                ],
            }
        ],
    },
    {"name": "Save", "type": 3},
]


class SmallBot(discord.AutoShardedClient):
    """Answers where it `answers`; what the gateway told it is in `heard`."""

    def __init__(
        self,
        fake: FakeDiscord | None = None,
        *,
        intents: int = GUILDS | GUILD_MESSAGES | DIRECT_MESSAGES,
    ) -> None:
        super().__init__(intents=discord.Intents._from_value(intents), enable_debug_events=True)
        self.fake = fake
        self.heard: list[Json] = []
        self.answers = True

    async def before_identify_hook(  # type: ignore[explicit-override]  # typing's is of 3.12
        self, shard_id: int | None, *, initial: bool = False
    ) -> None:
        """Wait for nothing."""

    async def on_socket_raw_receive(self, text: str) -> None:
        frame = json.loads(text)
        self.heard.append(frame)
        if self.fake is not None:
            self.fake.state.told()
        if not self.answers:
            return
        match frame["t"], frame["d"]:
            case "INTERACTION_CREATE", told:
                await self._interaction(told)
            case "MESSAGE_CREATE", told if told["author"]["id"] != str(self.application_id):
                if told["content"]:
                    await self.post(told["channel_id"], {"content": "answer", **QUIET})

    def told(self, name: str) -> list[Json]:
        """Return what was told of a kind, in order."""
        return [each["d"] for each in self.heard if each["t"] == name]

    async def _interaction(self, told: Json) -> None:
        match told["type"], told["data"]:
            case 2, {"name": "ask", "options": options}:
                await self.respond(told, 5, {"flags": 64})
                content = str(options[0]["value"])
                await self.edit(told, {"content": content, "components": BUTTONS, **QUIET})
            case 2, {"name": "Save", "target_id": target, "resolved": found}:
                await self.respond(told, 4, {"content": found["messages"][target]["content"]})
            case 2, _:
                await self.respond(told, 9, FORM)
            case 4, {"options": options}:
                name = f"{options[-1]['value']}istral"
                await self.respond(told, 8, {"choices": [{"name": name, "value": "deal:1"}]})
            case 3, {"custom_id": "more:1"}:
                await self.respond(told, 6)
                await self.edit(told, {"content": "page 2"})
            case 3, {"values": values}:
                await self.respond(told, 7, {"content": " ".join(values)})
            case 5, {"components": [{"component": {"value": value}}, *_]}:
                await self.respond(told, 4, {"content": value, "flags": 64})

    async def respond(self, told: Json, kind: int, data: Json | None = None) -> Json:
        route = Route("POST", CALLBACK, interaction_id=told["id"], interaction_token=told["token"])
        body: Json = {"type": kind}
        return await asked(self.http, route, body if data is None else {**body, "data": data})

    async def edit(self, told: Json, body: Json) -> Json:
        return await self.hook(told, "PATCH", ORIGINAL, body)

    async def hook(self, told: Json, method: str, path: str, body: Json | None = None) -> Json:
        """Call what belongs to the token of an interaction."""
        ids = {"webhook_id": told["application_id"], "webhook_token": told["token"]}
        return await asked(self.http, Route(method, path, **ids), body)

    async def post(self, channel: str, body: Json) -> Json:
        return await asked(self.http, Route("POST", MESSAGES, channel_id=channel), body)


async def asked(http: HTTPClient, route: Route, body: object = None) -> Json:
    """Return the answer of a call that carries JSON, or nothing."""
    call = http.request(route) if body is None else http.request(route, json=body)
    answer: Json = await call
    return answer


@asynccontextmanager
async def reachable(api_url: str, gateway_url: str) -> AsyncIterator[None]:
    """Let the library meet a fake, by the two addresses that all its clients share."""
    api, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = api_url, URL(gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = api, gateway


@asynccontextmanager
async def running(fake: FakeDiscord, bot: SmallBot) -> AsyncIterator[SmallBot]:
    """Run a bot from its first READY on until the end."""
    async with reachable(fake.api_url, fake.gateway_url), bot:
        task = asyncio.create_task(bot.start(fake.token))
        await fake.until(lambda: fake.gateway.ready or task.done())
        try:
            yield bot
        finally:
            await bot.close()
            await asyncio.gather(task, return_exceptions=True)


async def refusal(call: Awaitable[object]) -> discord.HTTPException:
    """Return with what a call is refused."""
    with pytest.raises(discord.HTTPException) as caught:
        await call
    return caught.value


@asynccontextmanager
async def calling(fake: FakeDiscord) -> AsyncIterator[HTTPClient]:
    """Yield the library's client of the API, with the bot's token."""
    async with reachable(fake.api_url, fake.gateway_url):
        http = HTTPClient(asyncio.get_running_loop())
        await http.static_login(fake.token)
        try:
            yield http
        finally:
            await http.close()
