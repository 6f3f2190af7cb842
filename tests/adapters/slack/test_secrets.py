"""Whatever goes wrong and however much is logged: no secret is in a log, a message or a repr."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Iterator
from contextlib import suppress

import pytest
import structlog

from adapters import logs
from adapters.clock import Clock
from adapters.quiet import LIBRARIES, quiet
from store.open import open_store
from tests.adapters.slack.stalling import until
from tests.adapters.slack.team import Delivery, Running, at_work, slack_settings, with_demo
from tests.fakes.slack.faults import (
    RESPONSE_URL,
    Broken,
    Dropped,
    Fault,
    NotJson,
    Refused,
    TooMany,
)
from tests.fakes.slack.server import FakeSlack

METHODS = (
    "auth.test",
    "users.info",
    "chat.postMessage",
    "chat.postEphemeral",
    "chat.getPermalink",
    "conversations.history",
    "conversations.replies",
    "views.open",
    "views.publish",
    RESPONSE_URL,
)
FAULTS: tuple[Fault | None, ...] = (
    None,
    Dropped(),
    Dropped(heard=False),
    Broken(500),
    TooMany("0"),
    NotJson(),
    Refused("invalid_auth"),
    Refused("invalid_blocks"),
)


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


async def _hasty(seconds: float) -> None:
    """Wait a moment, so that every note comes before its answer somewhere."""
    await asyncio.sleep(seconds / 100)


@pytest.mark.parametrize("delivery", ["socket", "http"])
@pytest.mark.parametrize("fault", FAULTS, ids=repr)
async def test_no_failure_on_any_way_tells_a_secret(
    talkative: io.StringIO, delivery: Delivery, fault: Fault | None
) -> None:
    async with FakeSlack() as slack:
        store = await with_demo(await open_store("memory:"))
        async with at_work(slack, store, delivery, Clock(sleep=_hasty)) as running:
            await everything(slack, running)
            for method in METHODS:
                slack.faults.plant(method, fault, 2)
            await everything(slack, running)
        await store.close()
        shown = [(each.text, each.blocks) for each in slack.state.messages if each.author == "UBOT"]
        views = [each.payload for each in slack.state.views.values()]
        answered = [each.answers for each in slack.sockets.envelopes.values()]

    told = talkative.getvalue()
    assert "level=warning" in told or fault is None or isinstance(fault, TooMany)
    for place in (told, str(shown), str(views), str(answered)):
        assert [each for each in secrets(slack, running) if each in place] == []


def secrets(slack: FakeSlack, running: Running) -> list[str]:
    state = slack.state
    code = next(line.split()[-1] for line in running.told if "role claim" in line)
    return [
        slack.bot_token,
        slack.app_token,
        slack.signing_secret,
        state.client_secret,
        "/response/",
        "ticket0",
        "/link/",
        code,
        *state.response_urls,
        *state.triggers,
    ]


async def everything(slack: FakeSlack, running: Running) -> None:
    """Let somebody do all that can be done, and wait until all of it came to an end."""
    code = next(line.split()[-1] for line in running.told if "role claim" in line)
    await slack.types("/funding", "mistral")
    await slack.mentions("funding mistral")
    await slack.says("terms")
    await slack.opens_home()
    await slack.types("/deal", "compare")
    await slack.types("/deal", "settings language xx")
    await slack.shortcut("save_as_fact", slack.wrote("Mistral AI raised €600M.", "U2"))
    await slack.types("/deal", f"role claim {code}")
    await slack.types("/deal", f"rolle beanspruchen {code} {code}")
    await settled()
    for answer in slack.ephemerals()[:2]:
        for name in ("ask:0", "share"):
            with suppress(LookupError):
                await slack.presses(answer, name)
    for view in slack.views_open:
        with suppress(LookupError):
            await slack.suggests(view, "a", "mistral")
            await slack.submits(view, {"a": "Mistral Large"})
    await settled()


async def settled() -> None:
    """Wait until nobody works on anything: only the listening goes on."""

    def working() -> bool:
        names = [str(task.get_coro()) for task in asyncio.all_tasks()]
        return any("_watched" in name for name in names)

    await until(lambda: not working())


def test_the_settings_show_none() -> None:
    slack = FakeSlack()
    slack.state.base = "http://127.0.0.1:1"
    shown = repr(slack_settings(slack)) + str(slack_settings(slack))
    for secret in (slack.bot_token, slack.app_token, slack.signing_secret):
        assert secret not in shown
