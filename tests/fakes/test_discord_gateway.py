"""The gateway of the fake, as bare sockets meet it: who is let in, and how it ends."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, WSServerHandshakeError

from tests.fakes.discord import ACME, ADA, DEALS, OTHER, FakeDiscord, StandingClock
from tests.fakes.discord.faults import ANY, GATEWAY, Broken
from tests.fakes.discord.state import Json

INTENTS = 1 << 0 | 1 << 9 | 1 << 12


@dataclass(slots=True)
class Bare:
    """A connection without a client's habits."""

    ws: ClientWebSocketResponse
    seen: list[Json] = field(default_factory=list)

    async def next(self) -> Json:
        frame: Json = await self.ws.receive_json(timeout=5)
        self.seen.append(frame)
        return frame

    async def until(self, name: str) -> Json:
        """Return what the next event of a name tells."""
        while (frame := await self.next())["t"] != name:
            pass
        told: Json = frame["d"]
        return told

    async def say(self, op: int, data: object = None) -> None:
        await self.ws.send_json({"op": op, "d": data})

    async def closed(self) -> int | None:
        """Return the code with which the connection is closed."""
        while (await self.ws.receive(timeout=5)).type not in {WSMsgType.CLOSE, WSMsgType.CLOSED}:
            pass
        return self.ws.close_code


@pytest.fixture
async def connect(discord: FakeDiscord) -> AsyncIterator[Callable[..., Connecting]]:
    async with ClientSession() as session:

        def connect(path: str = "", query: str = "v=10&encoding=json") -> Connecting:
            return Connecting(session, f"{discord.gateway_url}{path}?{query}")

        yield connect


@dataclass(frozen=True, slots=True)
class Connecting:
    """What opens a connection, past its hello."""

    session: ClientSession
    address: str

    async def bare(self) -> Bare:
        return Bare(await self.session.ws_connect(self.address, autoping=False))

    async def greeted(self) -> Bare:
        bare = await self.bare()
        assert (await bare.next())["op"] == 10
        return bare


Connect = Callable[..., Connecting]


def identity(discord: FakeDiscord, **changed: object) -> Json:
    return {"token": discord.token, "properties": {}, "intents": INTENTS, **changed}


async def test_whoever_connects_is_greeted_and_its_heart_heard(
    discord: FakeDiscord, connect: Connect
) -> None:
    bare = await connect().bare()
    assert await bare.next() == {"t": None, "s": None, "op": 10, "d": {"heartbeat_interval": 41250}}
    await bare.say(1)
    assert (await bare.next())["op"] == 11


async def test_a_session_begins_with_ready_and_the_servers(
    discord: FakeDiscord, connect: Connect
) -> None:
    bare = await connect().greeted()
    await bare.say(2, identity(discord))
    ready = await bare.until("READY")
    assert ready["resume_gateway_url"] == f"{discord.gateway_url}/resume"
    assert ready["application"]["id"] == ready["user"]["id"] == discord.application_id
    assert ready["guilds"] == [{"id": each, "unavailable": True} for each in (ACME, OTHER)]
    servers = [await bare.until("GUILD_CREATE") for _ in range(2)]
    assert [each["id"] for each in servers] == [ACME, OTHER]
    assert [each["s"] for each in bare.seen[1:]] == [1, 2, 3]
    assert DEALS in [each["id"] for each in servers[0]["channels"]]
    assert ADA not in [each["user"]["id"] for each in servers[0]["members"]]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"token": "other"}, 4004),
        ({"intents": 1 << 30}, 4013),
        ({"intents": None}, 4013),
        ({"intents": INTENTS | 1 << 15}, 4014),
        ({"intents": INTENTS | 1 << 1}, 4014),
        ({"shard": [1, 1]}, 4010),
        ({"properties": None}, 4002),
    ],
)
async def test_a_wrong_identity_is_turned_away(
    discord: FakeDiscord, connect: Connect, changed: Json, code: int
) -> None:
    bare = await connect().greeted()
    await bare.say(2, identity(discord, **changed))
    assert await bare.closed() == code
    assert not discord.gateway.ready


async def test_privileged_intents_are_fine_where_they_are_switched_on(
    discord: FakeDiscord, connect: Connect
) -> None:
    discord.gateway.privileged = 1 << 15
    bare = await connect().greeted()
    await bare.say(2, identity(discord, intents=INTENTS | 1 << 15))
    await bare.until("READY")
    await discord.says("nobody in particular")
    assert (await bare.until("MESSAGE_CREATE"))["content"] == "nobody in particular"


async def test_too_few_shards_are_turned_away(discord: FakeDiscord, connect: Connect) -> None:
    discord.gateway.least_shards = 2
    bare = await connect().greeted()
    await bare.say(2, identity(discord))
    assert await bare.closed() == 4011


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("no json", 4002),
        ("[]", 4002),
        (json.dumps({"op": 1, "d": "x" * 4096}), 4002),
        (json.dumps({"op": 99, "d": None}), 4001),
        (json.dumps({"op": 3, "d": {}}), 4003),
        (json.dumps({"op": 6, "d": {"token": "other"}}), 4004),
    ],
)
async def test_wrong_frames_end_the_connection(
    discord: FakeDiscord, connect: Connect, frame: str, code: int
) -> None:
    bare = await connect().greeted()
    await bare.ws.send_str(frame)
    assert await bare.closed() == code


async def test_nobody_identifies_twice(discord: FakeDiscord, connect: Connect) -> None:
    bare = await connect().greeted()
    await bare.say(2, identity(discord))
    await bare.until("READY")
    await bare.say(2, identity(discord))
    assert await bare.closed() == 4005


async def test_whoever_says_too_much_is_cut_off(discord: FakeDiscord, connect: Connect) -> None:
    bare = await connect().greeted()
    for _ in range(120):
        await bare.say(1)
    assert {(await bare.next())["op"] for _ in range(120)} == {11}
    await bare.say(1)
    assert await bare.closed() == 4008


@pytest.mark.parametrize(
    ("query", "code"),
    [("v=9&encoding=json", 4012), ("v=10&encoding=etf", 4002), ("v=10&compress=lzma", 4002)],
)
async def test_what_the_fake_does_not_speak_is_turned_away(
    discord: FakeDiscord, connect: Connect, query: str, code: int
) -> None:
    bare = await connect(query=query).bare()
    assert await bare.closed() == code


async def test_what_was_missed_is_told_in_order_on_resuming(
    discord: FakeDiscord, connect: Connect
) -> None:
    bare = await connect().greeted()
    await bare.say(2, identity(discord))
    session = (await bare.until("READY"))["session_id"]
    discord.gateway.drop()
    await discord.until(lambda: not discord.gateway.open)
    assert (discord.gateway.ready, discord.gateway.listening) == (True, False)
    for text in ("one", "two"):
        await discord.mentions(text)
    again = await connect("/resume").greeted()
    await again.say(6, {"token": discord.token, "session_id": session, "seq": 3})
    await again.until("RESUMED")
    assert discord.gateway.listening
    contents = [each["d"]["content"][-3:] for each in again.seen if each["t"] == "MESSAGE_CREATE"]
    assert contents == ["one", "two"]
    assert [each["s"] for each in again.seen[1:]] == [4, 5, 6]
    assert (discord.gateway.identified, discord.gateway.resumed) == (1, 1)


async def test_only_what_is_known_is_resumed(discord: FakeDiscord, connect: Connect) -> None:
    bare = await connect().greeted()
    await bare.say(2, identity(discord))
    session = (await bare.until("READY"))["session_id"]
    other = await connect("/resume").greeted()
    await other.say(6, {"token": discord.token, "session_id": "other", "seq": 1})
    assert (await other.next())["d"] is False
    await other.say(6, {"token": discord.token, "session_id": session, "seq": 99})
    assert await other.closed() == 4007
    discord.gateway.forget()
    late = await connect("/resume").greeted()
    await late.say(6, {"token": discord.token, "session_id": session, "seq": 3})
    assert (await late.next())["op"] == 9


async def test_a_session_that_was_closed_in_order_is_over(
    discord: FakeDiscord, connect: Connect
) -> None:
    bare = await connect().greeted()
    await bare.say(2, identity(discord))
    session = (await bare.until("READY"))["session_id"]
    await bare.ws.close(code=1000)
    await discord.until(lambda: not discord.gateway.open)
    assert discord.gateway.closed == [1000]
    again = await connect("/resume").greeted()
    await again.say(6, {"token": discord.token, "session_id": session, "seq": 3})
    assert ((await again.next())["op"], discord.gateway.ready) == (9, False)


async def test_connections_are_asked_to_come_again_or_told_that_they_are_invalid(
    discord: FakeDiscord, connect: Connect
) -> None:
    bare = await connect().greeted()
    await bare.say(2, identity(discord))
    for _ in range(2):
        await bare.until("GUILD_CREATE")
    discord.gateway.reconnect()
    assert (await bare.next())["op"] == 7
    discord.gateway.invalidate(resumable=True)
    assert ((await bare.next())["d"], discord.gateway.ready) == (True, True)
    discord.gateway.invalidate()
    assert ((await bare.next())["d"], discord.gateway.ready) == (False, False)
    discord.gateway.end(4009)
    assert await bare.closed() == 4009


async def test_a_silent_gateway_acknowledges_no_heartbeat_and_goes_on_telling(
    discord: FakeDiscord, connect: Connect
) -> None:
    bare = await connect().greeted()
    await bare.say(2, identity(discord))
    for _ in range(2):
        await bare.until("GUILD_CREATE")
    discord.gateway.fall_silent()
    await bare.say(1)
    await discord.until(lambda: discord.gateway.open[0].beats)
    await discord.says("hello")
    assert (await bare.next())["t"] == "MESSAGE_CREATE"


async def test_a_half_open_connection_says_and_hears_nothing(
    discord: FakeDiscord, connect: Connect
) -> None:
    bare = await connect().greeted()
    await bare.say(2, identity(discord))
    for _ in range(2):
        await bare.until("GUILD_CREATE")
    discord.gateway.half_open()
    await bare.say(1)
    await discord.says("hello")
    await bare.ws.ping()
    assert (await bare.ws.receive(timeout=5)).type == WSMsgType.PONG
    assert not discord.gateway.open[0].beats


async def test_each_shard_hears_of_its_servers_and_the_first_of_direct_messages(
    discord: FakeDiscord, connect: Connect
) -> None:
    shards = [await connect().greeted() for _ in range(2)]
    told: list[list[str]] = []
    for n, shard in enumerate(shards):
        await shard.say(2, identity(discord, shard=[n, 2]))
        told.append([each["id"] for each in (await shard.until("READY"))["guilds"]])
    expected = [[each for each in (ACME, OTHER) if (int(each) >> 22) % 2 == n] for n in range(2)]
    assert told == expected
    await discord.says("hello", channel=discord.direct(ADA))
    assert (await shards[0].until("MESSAGE_CREATE"))["content"] == "hello"
    discord.gateway.end(4000)
    heard: list[str] = []
    while (message := await shards[1].ws.receive(timeout=5)).type == WSMsgType.TEXT:
        heard.append(json.loads(message.data)["t"])
    assert heard == ["GUILD_CREATE"] * len(told[1])


async def test_only_so_many_identify_at_once(discord: FakeDiscord, connect: Connect) -> None:
    discord.tighten()
    first, second = await connect().greeted(), await connect().greeted()
    await first.say(2, identity(discord))
    await first.until("READY")
    await second.say(2, identity(discord))
    assert ((await second.next())["op"], second.seen[-1]["d"]) == (9, False)
    assert [each.what for each in discord.lapses] == ["identifies too soon"]


async def test_who_burns_its_identifications_loses_its_token(
    discord: FakeDiscord, connect: Connect, clock: StandingClock
) -> None:
    discord.gateway.budget.total = 1
    token = discord.token
    for expected in (None, 4004):
        bare = await connect().greeted()
        await bare.say(2, identity(discord))
        if expected is None:
            await bare.until("READY")
        else:
            assert await bare.closed() == expected
    assert discord.token != token
    assert (discord.gateway.ready, discord.gateway.ended) == (False, [4004, 4004])
    assert [each.what for each in discord.lapses] == ["burns its identifications"]


async def test_the_budget_comes_back_after_a_day(
    discord: FakeDiscord, connect: Connect, clock: StandingClock
) -> None:
    bare = await connect().greeted()
    await bare.say(2, identity(discord))
    await bare.until("READY")
    clock.now += 3600
    limit = discord.gateway.about()["session_start_limit"]
    assert (limit["remaining"], limit["reset_after"]) == (999, 82_800_000)
    clock.now += 82_800
    limit = discord.gateway.about()["session_start_limit"]
    assert (limit["remaining"], limit["reset_after"]) == (1000, 0)


async def test_connecting_itself_may_fail(discord: FakeDiscord, connect: Connect) -> None:
    discord.faults.plant(GATEWAY, Broken(503))
    with pytest.raises(WSServerHandshakeError):
        await connect().bare()
    discord.faults.plant(ANY, Broken(503))
    await connect().greeted()


@pytest.mark.parametrize("intents", [0, 1 << 0, 1 << 9, 1 << 12])
async def test_nobody_hears_what_they_did_not_ask_for(
    discord: FakeDiscord, connect: Connect, intents: int
) -> None:
    bare = await connect().greeted()
    await bare.say(2, identity(discord, intents=intents))
    await bare.until("READY")
    await discord.says("in a server")
    await discord.says("directly", channel=discord.direct(ADA))
    discord.gateway.end(4000)
    names: list[str] = []
    while (message := await bare.ws.receive(timeout=5)).type == WSMsgType.TEXT:
        names.append(json.loads(message.data)["t"])
    created = ["GUILD_CREATE"] * 2 if intents == 1 else []
    assert names == created + ["MESSAGE_CREATE"] * (intents > 1)
