"""What is saved takes the place of its preview in Slack, so that nobody presses that again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests.adapters.slack.team import at_work, demo, made_editor
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Message

PREVIEW = "fact retract 218 reason:misread"


def buttons(message: Message) -> list[str]:
    return [
        each["text"]["text"]
        for block in message.blocks
        for each in block.get("elements", ())
        if each["type"] == "button"
    ]


def ours(slack: FakeSlack, channel: str) -> list[Message]:
    return [each for each in slack.posts(channel) if buttons(each)]


async def whispered(slack: FakeSlack) -> Message:
    await slack.types("/deal", PREVIEW)
    return (await slack.until(slack.ephemerals))[-1]


async def in_direct(slack: FakeSlack) -> Message:
    await slack.says(PREVIEW)
    return (await slack.until(lambda: ours(slack, "DU1")))[-1]


async def in_thread(slack: FakeSlack) -> Message:
    await slack.mentions(PREVIEW)
    return (await slack.until(lambda: ours(slack, "C1")))[-1]


@pytest.mark.parametrize("ask", [whispered, in_direct, in_thread])
async def test_what_is_saved_stands_where_it_was_shown(
    ask: Callable[[FakeSlack], Awaitable[Message]],
) -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        async with at_work(slack, store):
            preview = await ask(slack)
            assert buttons(preview)[:2] == ["Save", "Back"]
            before = len(slack.state.messages)
            await slack.presses(preview, "Save")
            shown = await slack.until(lambda: _saved(slack))
            assert shown

    assert "Save" not in buttons(shown)
    assert buttons(shown)[0] == "Undo"
    standing = [each for each in slack.state.messages if not each.deleted]
    assert not [each for each in standing if "Save" in buttons(each)]
    assert len(standing) <= before


def _saved(slack: FakeSlack) -> Message | None:
    found = (each for each in slack.state.messages if "Saved as number" in each.text)
    return next((each for each in found if not each.deleted), None)


async def test_what_somebody_else_may_not_save_stays_where_it_was_shown() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        await made_editor(store, "U2")
        async with at_work(slack, store):
            preview = await in_thread(slack)
            await slack.presses(preview, "Save", user="U2")
            told = await slack.until(lambda: slack.ephemerals(user="U2"))

    assert buttons(preview)[:2] == ["Save", "Back"]
    assert "Save" not in buttons(told[0])


async def test_what_was_refused_is_answered_again_however_soon_it_is_pressed() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        await made_editor(store, "U2")
        async with at_work(slack, store):
            preview = await in_thread(slack)
            await slack.presses(preview, "Save", user="U2")
            await slack.until(lambda: slack.ephemerals(user="U2"))
            await slack.presses(preview, "Save", user="U2")
            again = await slack.until(lambda: slack.ephemerals(user="U2")[1:])

    assert "Save" not in buttons(again[0])
