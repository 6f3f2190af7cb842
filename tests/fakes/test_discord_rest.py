"""The REST API of the fake: who may call, how often, and what goes wrong on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import discord as library
import pytest
from aiohttp import ClientError, ClientResponse, ClientSession
from discord.http import HTTPClient, Route

from tests.fakes.discord import DEALS, GENERAL, FakeDiscord
from tests.fakes.discord.faults import ANY, Broken, Dropped, Refused, TooMany
from tests.fakes.discord.rates import INVALID
from tests.fakes.discord.state import Json
from tests.fakes.small_bot import MESSAGES, asked, reachable, refusal

POST = "POST /channels/{channel_id}/messages"


@dataclass(frozen=True, slots=True)
class Said:
    status: int
    body: Json
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Plain:
    """A client that waits for nothing and tries nothing again."""

    session: ClientSession
    fake: FakeDiscord

    async def call(self, method: str, path: str, data: object = None, token: str = "") -> Said:
        headers = {"Authorization": f"Bot {token or self.fake.token}"}
        json = data if not isinstance(data, str) else None
        text = data if isinstance(data, str) else None
        url = self.fake.api_url + path
        async with self.session.request(
            method, url, headers=headers, json=json, data=text
        ) as response:
            return await _said(response)

    async def post(self, channel: str = DEALS) -> Said:
        return await self.call("POST", f"/channels/{channel}/messages", {"content": "hello"})


async def _said(response: ClientResponse) -> Said:
    json = response.headers.get("Content-Type") == "application/json"
    body: Json = await response.json() if json else {"text": await response.text()}
    return Said(response.status, body, dict(response.headers))


@pytest.fixture
async def plain(discord: FakeDiscord) -> AsyncIterator[Plain]:
    async with ClientSession() as session:
        yield Plain(session, discord)


async def post(http: HTTPClient, channel: str = DEALS) -> Json:
    return await asked(http, Route("POST", MESSAGES, channel_id=channel), {"content": "hello"})


async def test_answers_have_the_headers_by_which_libraries_know_discord(plain: Plain) -> None:
    said = await plain.post()
    assert said.status == 200
    assert said.headers["Content-Type"] == "application/json"
    assert said.headers["Via"]
    assert {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Bucket"} <= {*said.headers}


async def test_a_wrong_token_is_unauthorized(discord: FakeDiscord, plain: Plain) -> None:
    said = await plain.call("GET", "/users/@me", token="other")
    assert (said.status, said.body) == (401, {"message": "401: Unauthorized", "code": 0})
    async with reachable(discord.api_url, discord.gateway_url):
        http = HTTPClient(asyncio.get_running_loop())
        with pytest.raises(library.LoginFailure):
            await http.static_login("other")
        await http.close()


@pytest.mark.parametrize(
    ("method", "path", "data", "expected"),
    [
        ("GET", "/nowhere", None, (404, 0)),
        ("PUT", "/users/@me", None, (405, 0)),
        ("POST", f"/channels/{DEALS}/messages", "{no json", (400, 50109)),
        ("GET", "/channels/deals", None, (400, 50035)),
        ("POST", f"/channels/{DEALS}/messages", "[]", (400, 50035)),
    ],
)
async def test_what_is_asked_wrongly_is_refused(
    plain: Plain, method: str, path: str, data: str | None, expected: tuple[int, int]
) -> None:
    said = await plain.call(method, path, data)
    assert (said.status, said.body["code"]) == expected


async def test_every_call_is_remembered(discord: FakeDiscord, plain: Plain) -> None:
    await plain.post()
    call = discord.called(POST)[0]
    assert (call.path, call.body) == (f"/channels/{DEALS}/messages", {"content": "hello"})
    assert (call.status, call.answer["content"]) == (200, "hello")
    assert not discord.called("GET /users/@me")


async def test_a_bucket_has_so_many_requests_and_each_channel_its_own(
    discord: FakeDiscord, plain: Plain
) -> None:
    discord.tighten()
    left = [(await plain.post()).headers["X-RateLimit-Remaining"] for _ in range(5)]
    assert left == ["4", "3", "2", "1", "0"]
    said = await plain.post()
    assert (said.status, said.body["global"]) == (429, False)
    assert 0 < said.body["retry_after"] <= 5
    assert said.headers["X-RateLimit-Scope"] == "user"
    assert (await plain.post(GENERAL)).status == 200
    assert len(discord.messages) == 6


async def test_all_routes_have_one_limit_together_but_those_of_interactions(
    discord: FakeDiscord, plain: Plain
) -> None:
    discord.rates.everywhere = 2
    for _ in range(2):
        assert (await plain.call("GET", "/users/@me")).status == 200
    said = await plain.call("GET", f"/channels/{DEALS}")
    assert (said.status, said.body["global"]) == (429, True)
    assert said.headers["X-RateLimit-Global"] == "true"
    said = await plain.call("POST", "/interactions/1/token/callback", {"type": 5})
    assert (said.status, said.body["code"]) == (404, 10062)


async def test_the_library_waits_as_long_as_it_is_told(
    discord: FakeDiscord, http: HTTPClient
) -> None:
    discord.faults.plant(POST, TooMany(retry_after=0.01))
    await post(http)
    assert [each.status for each in discord.called(POST)] == [429, 200]
    discord.faults.plant(POST, TooMany(retry_after=0.01, everywhere=True))
    await post(http)
    assert len(discord.posts()) == 2


async def test_whoever_is_refused_too_often_is_banned(discord: FakeDiscord, plain: Plain) -> None:
    now = discord.rates.pace()
    discord.rates.invalid.extend([now] * (INVALID - 1))
    assert (await plain.call("GET", "/users/@me", token="other")).status == 401
    said = await plain.call("GET", "/users/@me")
    assert (said.status, said.body) == (429, {"text": "error code: 1015"})


@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize("heard", [True, False])
async def test_a_broken_server_says_only_its_status(
    discord: FakeDiscord, plain: Plain, status: int, heard: bool
) -> None:
    discord.faults.plant(POST, Broken(status, heard=heard))
    assert (await plain.post()).status == status
    assert len(discord.posts()) == heard
    assert (await plain.post()).status == 200


@pytest.mark.parametrize("heard", [True, False])
async def test_a_dropped_connection_leaves_open_what_happened(
    discord: FakeDiscord, http: HTTPClient, heard: bool
) -> None:
    discord.faults.plant(POST, Dropped(heard))
    with pytest.raises(ClientError):
        await post(http)
    assert len(discord.posts()) == heard
    assert (discord.called(POST)[0].status, discord.called(POST)[0].answer) == (0, None)


async def test_an_answer_may_be_held_back(discord: FakeDiscord, plain: Plain) -> None:
    for heard in (True, False):
        before = len(discord.posts())
        held = discord.faults.hold(POST, heard=heard)
        asking = asyncio.create_task(plain.post())
        await held.reached()
        assert len(discord.posts()) - before == heard
        held.release()
        assert (await asking).status == 200
        assert len(discord.posts()) - before == 1


async def test_faults_come_in_order_and_those_of_any_route_at_the_next_one(
    discord: FakeDiscord, http: HTTPClient, plain: Plain
) -> None:
    discord.faults.plant(POST, None)
    discord.faults.plant(POST, Refused(50013))
    discord.faults.plant(ANY, Broken(503))
    assert (await plain.call("GET", "/users/@me")).status == 503
    await post(http)
    assert (await refusal(post(http))).code == 50013
    await post(http)


async def test_a_fault_is_planted_only_where_something_is_served(discord: FakeDiscord) -> None:
    with pytest.raises(LookupError):
        discord.faults.plant("POST /nowhere", Broken())
