"""Whatever goes wrong and however much is logged: no secret is in a log, a message or a repr."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import suppress

import pytest
import structlog

from adapters import logs
from adapters.quiet import LIBRARIES, quiet
from tests.adapters.discord.passing import Time, at_time, idle, timed_server
from tests.adapters.discord.team import Running, discord_settings
from tests.adapters.discord.test_breaking import (
    ANSWER,
    ASIDE,
    CALLBACK,
    MEMBER,
    POST,
    REMOVAL,
    TYPING,
)
from tests.fakes.discord import BEN, FakeDiscord, NotThere
from tests.fakes.discord.faults import GATEWAY, Broken, Dropped, Fault, Refused, TooMany

ROUTES = (CALLBACK, ANSWER, REMOVAL, ASIDE, POST, TYPING, MEMBER)

FAULTS: tuple[Fault | None, ...] = (
    None,
    Dropped(),
    Dropped(heard=False),
    Broken(500),
    Broken(503),
    TooMany(0.5),
    Refused(10062),
    Refused(50027),
    Refused(50035),
)

CANARY = "canary-of-a-message"


@pytest.fixture
def talkative() -> Iterator[io.StringIO]:
    """Every logger says all it has, as an operator may want it for a while."""
    known = (each for each in logging.root.manager.loggerDict if each.startswith(LIBRARIES))
    names = ("", "asyncio", *LIBRARIES, *known)
    before = {name: logging.getLogger(name).level for name in names}
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    logging.getLogger().addHandler(handler)
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    logs.configure("debug")
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(said))
    quiet()
    yield said
    structlog.reset_defaults()
    logging.getLogger().removeHandler(handler)
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)
    for name in LIBRARIES:
        logging.getLogger(name).propagate = True
        logging.getLogger(name).handlers.clear()


@pytest.mark.parametrize("fault", FAULTS, ids=repr)
async def test_no_failure_on_any_way_tells_a_secret(
    talkative: io.StringIO, fault: Fault | None
) -> None:
    async with timed_server() as (discord, store, time):
        async with at_time(discord, store, time) as running:
            await everything(discord, running, time)
            for route in ROUTES:
                discord.faults.plant(route, fault, 2)
            if fault:
                discord.faults.plant(GATEWAY, Broken(503))
            discord.gateway.drop()
            await everything(discord, running, time)
        sent = [call.body for call in discord.calls if call.body]

    told = talkative.getvalue()
    assert "level=warning" in told or fault is None
    assert [each for each in (*secrets(discord, running), CANARY) if each in told] == []
    assert [each for each in secrets(discord, running) if each in str(sent)] == []


def secrets(discord: FakeDiscord, running: Running) -> list[str]:
    tokens = [each.token for each in discord.state.interactions.values()]
    return [discord.token, code_of(running), *tokens]


def code_of(running: Running) -> str:
    return next(line.split()[-1] for line in running.told if "role claim" in line)


async def everything(discord: FakeDiscord, running: Running, time: Time) -> None:
    """Let somebody do all that can be done, and wait until all of it came to an end."""
    await time.until(lambda: any("role claim" in line for line in running.told))
    await discord.types("funding", {"about": "mistral"})
    await discord.types("ask", {"question": CANARY})
    await discord.mentions(f"funding {CANARY}")
    await discord.says(CANARY, user=BEN, channel=discord.direct(BEN))
    await discord.uses_on(discord.wrote(f"Mistral AI raised {CANARY}."), "Save as fact")
    await discord.types("deals new")
    await discord.types("role claim", {"code": code_of(running)})
    await time.until(lambda: discord.gateway.listening and idle())
    for answer in discord.ephemerals()[:2]:
        for name in ("Share", "Why?"):
            with suppress(NotThere):
                await discord.presses(answer, name)
    for form in discord.modals:
        with suppress(NotThere):
            await discord.submits(form, {"new-deal": CANARY})
    await time.until(idle)


def test_the_settings_show_none() -> None:
    discord = FakeDiscord()
    discord.state.base = "http://127.0.0.1:1"
    settings = discord_settings(discord)

    assert discord.token not in repr(settings) + str(settings)
