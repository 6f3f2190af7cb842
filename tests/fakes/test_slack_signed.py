"""Signed requests of the fake, as an address of somebody's own receives them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from tests.fakes.slack import FakeSlack, Parcel, StandingClock


@dataclass(slots=True)
class Address:
    """Remembers what it is sent, and answers a status, or nothing."""

    url: str = ""
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    status: int | None = 200
    before: Callable[[], None] = lambda: None
    closed: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        self.bodies.append(await request.read())
        self.headers.append(dict(request.headers))
        self.before()
        if self.status is None:
            await self.closed.wait()
        return web.Response(status=self.status or 200, text="words")


@pytest.fixture
async def address(slack: FakeSlack) -> AsyncIterator[Address]:
    here = Address()
    server = web.Application()
    server.router.add_post("/", here.take)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    slack.url = here.url = f"http://{host}:{port}/"
    yield here
    here.closed.set()
    await runner.cleanup()


def verifies(slack: FakeSlack, clock: StandingClock, address: Address) -> bool:
    class SameClock:
        def now(self) -> float:
            return clock()

    verifier = SignatureVerifier(slack.signing_secret, SameClock())  # type: ignore[arg-type]  # it only asks for now()
    return verifier.is_valid_request(address.bodies[-1], address.headers[-1])


async def test_the_sdk_finds_every_signature_right(
    slack: FakeSlack, address: Address, clock: StandingClock
) -> None:
    await slack.types("/funding", "mistral & älter")
    assert verifies(slack, clock, address)
    await slack.mentions("hällo")
    assert verifies(slack, clock, address)


async def test_the_sdk_refuses_what_is_old_or_signed_by_somebody_else(
    slack: FakeSlack, address: Address, clock: StandingClock
) -> None:
    parcel = Parcel("events_api", {"type": "event_callback"})
    await slack.signed.send(address.url, parcel, age=300)
    assert verifies(slack, clock, address)
    await slack.signed.send(address.url, parcel, age=301)
    assert not verifies(slack, clock, address)
    slack.signed.secret = "another"
    await slack.signed.send(address.url, parcel)
    assert not verifies(slack, clock, address)


async def test_a_command_comes_as_a_form_an_event_as_json_a_press_as_json_in_a_form(
    slack: FakeSlack, address: Address
) -> None:
    await slack.types("/funding", "mistral")
    assert parse_qs(address.bodies[-1].decode())["text"] == ["mistral"]
    await slack.mentions("mistral")
    assert json.loads(address.bodies[-1])["event"]["type"] == "app_mention"
    await slack.shortcut("save", slack.wrote("words"))
    [payload] = parse_qs(address.bodies[-1].decode())["payload"]
    assert json.loads(payload)["type"] == "message_action"
    assert [each["Content-Type"] for each in address.headers] == [
        "application/x-www-form-urlencoded",
        "application/json",
        "application/x-www-form-urlencoded",
    ]


async def test_a_retry_says_which_it_is_and_why(slack: FakeSlack, address: Address) -> None:
    await slack.mentions("mistral")
    await slack.deliver(slack.sent[-1], attempt=2, reason="http_error")
    first, again = address.headers
    assert "X-Slack-Retry-Num" not in first
    assert (again["X-Slack-Retry-Num"], again["X-Slack-Retry-Reason"]) == ("2", "http_error")
    assert address.bodies[0] == address.bodies[1]


async def test_anything_but_success_is_no_acknowledgement(
    slack: FakeSlack, address: Address
) -> None:
    address.status = 404
    receipt = await slack.mentions("mistral")
    assert (receipt.acknowledged, receipt.status, receipt.body) == (False, 404, "words")


async def test_who_says_nothing_in_time_acknowledges_nothing(
    slack: FakeSlack, address: Address
) -> None:
    address.status, slack.patience = None, 0.05
    assert (await slack.mentions("mistral")).status is None
    assert [each.what for each in slack.lapses] == ["acknowledges nothing"]


async def test_an_answer_is_late_after_three_seconds(
    slack: FakeSlack, address: Address, clock: StandingClock
) -> None:
    taken = 3.0

    def pass_time() -> None:
        clock.now += taken

    address.before = pass_time
    await slack.mentions("mistral")
    assert slack.lapses == []
    taken = 3.5
    await slack.mentions("mistral")
    assert [each.what for each in slack.lapses] == ["acknowledges late"]


async def test_anything_can_be_sent_as_it_is(slack: FakeSlack, address: Address) -> None:
    status, _ = await slack.signed.post(address.url, b"\xff{", {"X-Slack-Signature": "v0=²"})
    assert (status, address.bodies) == (200, [b"\xff{"])
