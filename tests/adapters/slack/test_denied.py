"""Nobody changes anything in Slack who may not, by every way into the bot that there is."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial

import pytest

from adapters.chat.press import Kind, Press
from adapters.slack.drawing.buttons import write
from adapters.slack.drawing.views import FORM
from tests.adapters.slack.team import WORKSPACE, at_work, demo
from tests.bot.trying import BOSS, GRANTS, Forbidden, forbidden, options, standing, tried_by
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Message, User, View

Way = Callable[[FakeSlack, Forbidden, str], Awaitable[object]]

UNDER = "under which a button stands"

EACH = 2
"""People who try each command: another two of those who may not with every command."""


def filled(each: Forbidden) -> str:
    return " ".join((each.name, *(f"{name}:{value}" for name, value in options(each.command))))


async def types(slack: FakeSlack, each: Forbidden, user: str) -> object:
    return await slack.types("/deal", each.name, user=user)


async def types_all(slack: FakeSlack, each: Forbidden, user: str) -> object:
    return await slack.types("/deal", filled(each), user=user)


async def mentions(slack: FakeSlack, each: Forbidden, user: str) -> object:
    return await slack.mentions(each.name, user=user)


async def says(slack: FakeSlack, each: Forbidden, user: str) -> object:
    return await slack.says(each.name, user=user)


async def presses(slack: FakeSlack, each: Forbidden, user: str) -> object:
    """Press a button whose value somebody made up."""
    press = Press(Kind.ASK, filled(each), f"a{user}", 1, 1_790_000_000, "en", "UTC")
    button = {
        "type": "button",
        "action_id": "ask:0",
        "text": {"type": "plain_text", "text": "Go"},
        "value": write(press),
    }
    message = slack.posted(UNDER, blocks=[{"type": "actions", "elements": [button]}])
    return await slack.presses(message, "Go", user=user)


async def submits(slack: FakeSlack, each: Forbidden, user: str) -> object:
    """Send a form whose command somebody made up, as one that was open before would be."""
    return await slack.submits(_view(each, user, []))


WAYS: tuple[Way, ...] = (types, types_all, mentions, says, presses, submits)


async def completes(slack: FakeSlack, each: Forbidden, user: str) -> None:
    """Type into a field of such a form."""
    for parameter in each.command.parameters:
        element = {"type": "external_select", "action_id": parameter.name, "min_query_length": 0}
        label = {"type": "plain_text", "text": "x"}
        block = {"type": "input", "block_id": "b", "label": label, "element": element}
        await slack.suggests(_view(each, user, [block]), parameter.name, "m", user=user)


def _view(each: Forbidden, user: str, blocks: list[object]) -> View:
    kept = {
        "command": each.name,
        "channel": "C1",
        "thread": None,
        "language": "en",
        "options": [list(pair) for pair in options(each.command)],
    }
    text = {"type": "plain_text", "text": "Form"}
    payload = {"type": "modal", "callback_id": FORM, "title": text, "blocks": blocks}
    payload |= {"private_metadata": json.dumps(kept)}
    id_ = f"V{abs(hash((each.name, user)))}"
    return View(id_, "T1", user, payload, "h", id_)


@pytest.mark.slow
async def test_hundreds_of_tries_change_nothing_and_each_is_told_the_role(
    tell: Callable[[str], None],
) -> None:
    async with FakeSlack() as slack:
        store = await demo()
        workspace = store.workspace(WORKSPACE)
        await workspace.record(GRANTS, by=BOSS, origin="test", at=datetime.now(UTC))
        before, tries = await standing(store, WORKSPACE), 0
        async with at_work(slack, store):
            for number, each in enumerate(forbidden()):
                able = tried_by(each)
                for person in {able[(number + turn) % len(able)] for turn in range(EACH)}:
                    slack.add(User(person))
                    slack.state.channels["C1"].members.add(person)
                    for way in WAYS:
                        await way(slack, each, person)
                    tries += len(WAYS)
                    await slack.until(partial(_all_told, slack, tries))
                    assert f"takes the role {each.role.word}" in _told(slack)[-1].text
                    await completes(slack, each, person)
            for person in tried_by(next(forbidden()))[:-1]:
                slack.add(User(person))
                await slack.shortcut("save_as_fact", slack.wrote("€600M", "U1"), user=person)
                tries += 1
            await slack.until(partial(_all_told, slack, tries))
            assert all("takes the role" in each.text for each in _answers(slack))
        after = await standing(store, WORKSPACE)
        assert slack.views_open == []
        await store.close()

    assert after == before
    tell(f"unauthorised changes 0 of {tries} tries in Slack, all told the role")


def _answers(slack: FakeSlack) -> list[Message]:
    """Return what the bot said, without what the buttons stand under."""
    return [each for each in slack.state.messages if each.author == "UBOT" and each.text != UNDER]


def _told(slack: FakeSlack) -> list[Message]:
    return [each for each in _answers(slack) if "takes the role" in each.text]


def _all_told(slack: FakeSlack, tries: int) -> bool:
    return len(_told(slack)) == tries
