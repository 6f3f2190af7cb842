"""What Slack says and what opens its doors stays out of every log, at any level."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
import structlog
from aiohttp import ClientSession

from adapters.logs import described
from adapters.quiet import quiet
from adapters.slack.receiving.connection import UnavailableError, connect
from adapters.slack.receiving.socket import Ack, Envelope
from tests.adapters.slack.listening import CANARY, client, event, listening
from tests.adapters.slack.passing import Time
from tests.fakes.slack.faults import Broken, Dropped, NotJson, Refused
from tests.fakes.slack.server import FakeSlack

CANARIES = (CANARY, "xapp-fake-1", "ticket0", "/link/")


@pytest.fixture
def log() -> Iterator[StringIO]:
    """Every logger's every word, as an operator would have it who wants to see all."""
    said = StringIO()
    handler = logging.StreamHandler(said)
    loggers = [logging.getLogger(name) for name in (None, "slack_sdk", "aiohttp")]
    levels = [each.level for each in loggers]
    for each in loggers:
        each.setLevel(logging.DEBUG)
    loggers[0].addHandler(handler)
    with capture_all(said):
        yield said
    loggers[0].removeHandler(handler)
    for each, level in zip(loggers, levels, strict=True):
        each.setLevel(level)


@contextmanager
def capture_all(said: StringIO) -> Iterator[None]:
    before = structlog.get_config()
    wrapper = structlog.make_filtering_bound_logger(logging.DEBUG)
    structlog.configure(wrapper_class=wrapper, logger_factory=structlog.PrintLoggerFactory(said))
    yield
    structlog.configure(**before)


async def test_no_payload_ticket_or_token_is_logged_whatever_goes_wrong(log: StringIO) -> None:
    async def deliver(envelope: Envelope) -> Ack:
        if envelope.payload["event_id"] == "Ev1":
            raise ValueError(str(envelope.payload))
        return Ack(body={"text": CANARY})

    time = Time()
    async with FakeSlack(clock=time) as slack:
        for fault in (Broken(500), Refused("fatal_error"), NotJson(CANARY), Dropped()):
            slack.faults.plant("apps.connections.open", fault)
        slack.faults.plant("socket", Broken(409))
        async with listening(slack, deliver, time):
            await time.until(lambda: slack.sockets.connected == 1)
            await slack.sockets.send(event(1))
            await (await slack.sockets.send(event(2))).answered()
            await slack.sockets.open[0].ws.send_str(f"{{{CANARY}")
            await slack.sockets.disconnect("warning")
            await slack.sockets.until(2)
            slack.sockets.silence()
            await time.until(lambda: slack.sockets.connected == 3)
            slack.sockets.drop()
            await time.until(lambda: slack.sockets.connected == 4)
            await slack.sockets.disconnect("link_disabled")

    told = log.getvalue()
    assert "socket-ends" in told
    assert "delivery-failed" in told
    assert [each for each in CANARIES if each in told] == []


async def test_no_error_quotes_the_address_of_a_socket() -> None:
    time = Time()
    async with FakeSlack(clock=time) as slack:
        slack.faults.plant("socket", Broken(409))
        url = slack.sockets.address()
        web = client(slack)
        async with ClientSession() as session:
            with pytest.raises(UnavailableError) as raised:
                await connect(session, url, web.ssl, time, time.sleep)

    assert "409" in str(raised.value)
    assert url not in repr(raised.value)
    assert raised.value.__suppress_context__


def test_an_error_is_told_by_its_kind_and_place() -> None:
    with pytest.raises(ValueError, match=CANARY) as raised:
        int(CANARY)
    told = described(raised.value)

    assert told.startswith("ValueError at test_socket_secrets.py:")
    assert CANARY not in told


@pytest.mark.parametrize("name", ["slack_sdk.web", "slack_bolt.AsyncApp", "aiohttp.server"])
def test_a_library_is_heard_to_complain_and_not_what_about(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    quiet()
    logger = logging.getLogger(name)
    logger.setLevel(logging.DEBUG)
    logger.debug("%s", CANARY)
    logger.error("%s", CANARY)

    said = "".join(capsys.readouterr())
    assert f"library={name}" in said
    assert said.count("library-complained") == 1
    assert CANARY not in said
