"""Socket Mode of the fake, as the SDK's own client and bare sockets meet it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, WSServerHandshakeError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.refusals import refusal
from tests.fakes.slack import FakeSlack, Parcel, StandingClock
from tests.fakes.slack.faults import SOCKET, Broken
from tests.fakes.slack.state import Json

EVENT = Parcel("events_api", {"type": "event_callback", "event": {"type": "app_mention"}})
COMMAND = Parcel("slash_commands", {"command": "/funding"}, accepts=True)


@asynccontextmanager
async def connected(
    slack: FakeSlack, *, answers: bool = True, payload: Json | None = None
) -> AsyncIterator[list[SocketModeRequest]]:
    """Connect the SDK's client, which acknowledges all it gets, and yield what that is."""
    got: list[SocketModeRequest] = []
    web = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
    client = SocketModeClient(slack.app_token, web_client=web, ping_interval=0.05)

    async def take(sender: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        got.append(request)
        slack.state.told()
        if answers:
            await sender.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))

    client.socket_mode_request_listeners.append(take)
    await client.connect()  # type: ignore[no-untyped-call]  # the SDK's own gap
    try:
        yield got
    finally:
        await client.close()  # type: ignore[no-untyped-call]  # as above


@pytest.fixture
async def bare(slack: FakeSlack) -> AsyncIterator[ClientWebSocketResponse]:
    """A socket without a client's habits, past its hello."""
    async with ClientSession() as session:
        socket = await opened(slack, session)
        assert (await socket.receive_json())["type"] == "hello"
        yield socket
        await socket.close()


async def opened(slack: FakeSlack, session: ClientSession) -> ClientWebSocketResponse:
    said = await AsyncWebClient(base_url=slack.api_url).apps_connections_open(
        app_token=slack.app_token
    )
    return await session.ws_connect(said["url"], autoping=False)


async def lapses(slack: FakeSlack, number: int = 1) -> list[str]:
    found = await slack.until(lambda: slack.lapses[number - 1 :] and slack.lapses)
    return [each.what for each in found]


async def test_a_command_may_be_answered_and_an_event_only_acknowledged(slack: FakeSlack) -> None:
    async with connected(slack) as got:
        assert (await slack.deliver(COMMAND)).acknowledged
        assert (await slack.deliver(EVENT)).acknowledged
    assert [each.type for each in got] == ["slash_commands", "events_api"]
    assert [each.accepts_response_payload for each in got] == [True, False]
    assert got[0].payload["command"] == "/funding"


async def test_what_an_acknowledgement_carries_is_what_slack_got_back(slack: FakeSlack) -> None:
    async with connected(slack, payload={"text": "hello"}):
        assert (await slack.deliver(COMMAND)).body == {"text": "hello"}
        assert slack.lapses == []
        await slack.deliver(EVENT)
        assert await lapses(slack) == ["answers in an acknowledgement that takes none"]


async def test_each_payload_goes_to_one_of_the_open_sockets(slack: FakeSlack) -> None:
    async with connected(slack) as first, connected(slack) as second:
        await slack.sockets.until(2)
        for _ in range(4):
            await slack.deliver(EVENT)
    assert (len(first), len(second)) == (2, 2)


async def test_a_payload_waits_for_a_socket_to_be_open(slack: FakeSlack) -> None:
    sending = asyncio.create_task(slack.deliver(EVENT))
    async with connected(slack):
        assert (await sending).acknowledged


async def test_what_is_not_acknowledged_is_noted_and_may_be_sent_again(slack: FakeSlack) -> None:
    slack.patience = 0.05
    async with connected(slack, answers=False) as got:
        assert not (await slack.deliver(EVENT)).acknowledged
        assert not (await slack.deliver(EVENT, attempt=1, reason="timeout")).acknowledged
    assert [(each.retry_attempt, each.retry_reason) for each in got] == [
        (0, ""),
        (1, "timeout"),
    ]
    assert await lapses(slack, 2) == ["acknowledges nothing"] * 2


async def test_an_envelope_may_come_again_as_if_for_the_first_time(slack: FakeSlack) -> None:
    async with connected(slack) as got:
        envelope = await slack.sockets.send(EVENT)
        await envelope.answered()
        await slack.sockets.send(EVENT, again=envelope)
        await envelope.answered()
    assert len({each.envelope_id for each in got}) == 1
    assert [each.retry_attempt for each in got] == [0, 0]
    assert slack.lapses == []


@pytest.mark.parametrize(
    ("said", "lapse"),
    [
        ('{"envelope_id": "unknown"}', "acknowledges an unknown envelope"),
        ("hello", "acknowledgement that is no JSON"),
        ("[]", "acknowledgement that is no JSON"),
    ],
)
async def test_what_acknowledges_nothing_is_noted(
    slack: FakeSlack, bare: ClientWebSocketResponse, said: str, lapse: str
) -> None:
    await bare.send_str(said)
    assert await lapses(slack) == [lapse]


async def test_an_envelope_is_acknowledged_once(
    slack: FakeSlack, bare: ClientWebSocketResponse
) -> None:
    envelope = await slack.sockets.send(EVENT)
    for _ in range(2):
        await bare.send_json({"envelope_id": envelope.id})
    assert await lapses(slack) == ["acknowledges an envelope again"]


async def test_an_acknowledgement_is_late_after_three_seconds(
    slack: FakeSlack, bare: ClientWebSocketResponse, clock: StandingClock
) -> None:
    envelope, late = await slack.sockets.send(EVENT), await slack.sockets.send(EVENT)
    clock.now += 3.0
    await bare.send_json({"envelope_id": envelope.id})
    await envelope.answered()
    assert slack.lapses == []
    clock.now += 0.1
    await bare.send_json({"envelope_id": late.id})
    assert await lapses(slack) == ["acknowledges late"]


async def test_an_address_opens_one_socket(slack: FakeSlack) -> None:
    address = slack.sockets.address()
    async with ClientSession() as session:
        async with session.ws_connect(address) as socket:
            hello = await socket.receive_json()
        assert (hello["type"], hello["num_connections"]) == ("hello", 1)
        with pytest.raises(WSServerHandshakeError):
            await session.ws_connect(address)


async def test_ten_sockets_are_open_at_once_and_an_eleventh_is_sent_away(slack: FakeSlack) -> None:
    async with ClientSession() as session:
        kept = [await opened(slack, session) for _ in range(10)]
        await slack.sockets.until(len(kept))
        socket = await opened(slack, session)
        said = await socket.receive_json()
        assert (said["type"], said["reason"]) == ("disconnect", "too_many_websockets")
        assert (await socket.receive()).type == WSMsgType.CLOSE
    assert slack.sockets.connected == 10


async def test_a_client_that_is_told_to_refresh_connects_anew(slack: FakeSlack) -> None:
    async with connected(slack):
        await slack.sockets.disconnect("refresh_requested")
        await slack.sockets.reconnected(2)
        assert (await slack.deliver(EVENT)).acknowledged


async def test_a_warning_comes_before_the_end(
    slack: FakeSlack, bare: ClientWebSocketResponse
) -> None:
    await slack.sockets.disconnect("warning")
    assert (await bare.receive_json())["reason"] == "warning"
    envelope = await slack.sockets.send(EVENT)
    assert (await bare.receive_json())["envelope_id"] == envelope.id


async def test_where_socket_mode_was_switched_off_no_socket_opens(
    slack: FakeSlack, bare: ClientWebSocketResponse
) -> None:
    await slack.sockets.disconnect("link_disabled", closes=False)
    client = AsyncWebClient(base_url=slack.api_url)
    said = await refusal(client.apps_connections_open(app_token=slack.app_token))
    assert said["ok"] is False


async def test_pings_are_answered_both_ways(slack: FakeSlack) -> None:
    async with connected(slack):
        [socket] = slack.sockets.open
        assert await slack.sockets.ping(socket) == b"slack"


async def test_a_silent_socket_takes_everything_and_says_nothing(
    slack: FakeSlack, bare: ClientWebSocketResponse
) -> None:
    slack.sockets.silence()
    lost = await slack.sockets.send(EVENT)
    await bare.ping(b"one")
    await bare.send_json({"envelope_id": lost.id})
    [socket] = slack.sockets.open
    await slack.until(lambda: socket.heard == 2)
    socket.silent = False
    await bare.ping(b"two")
    pong = await bare.receive()
    assert (pong.type, pong.data, lost.answers) == (WSMsgType.PONG, b"two", [])


async def test_a_client_comes_back_after_its_socket_was_dropped(slack: FakeSlack) -> None:
    async with connected(slack):
        slack.sockets.drop()
        await slack.sockets.reconnected(2)
        await slack.sockets.until(1)
        assert (await slack.deliver(EVENT)).acknowledged


async def test_faults_are_planted_where_sockets_open(slack: FakeSlack) -> None:
    slack.faults.plant(SOCKET, Broken(409))
    async with ClientSession() as session:
        with pytest.raises(WSServerHandshakeError) as refused:
            await opened(slack, session)
    assert refused.value.status == 409
