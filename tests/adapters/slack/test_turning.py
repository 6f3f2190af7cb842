"""What asks to be saved is turned like any answer in Slack, and can be saved from each page."""

from __future__ import annotations

from tests.adapters.rows import many_rows
from tests.adapters.slack.team import WORKSPACE, at_work, demo, made_editor
from tests.adapters.slack.test_settling import buttons
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Message


def turning(message: Message, page: int) -> str:
    return next(each for each in buttons(message) if each.endswith(f"page {page}"))


async def previewed(slack: FakeSlack) -> Message:
    await slack.says("fact import", file=slack.uploads("rounds.csv", many_rows()))
    return (await slack.until(lambda: [each for each in slack.posts("DU1") if buttons(each)]))[-1]


async def turned(slack: FakeSlack, first: Message) -> Message:
    await slack.presses(first, turning(first, 2))
    told = await slack.until(lambda: [each for each in slack.posts("DU1") if each is not first])
    return told[-1]


async def test_a_preview_of_several_pages_is_turned_and_saved_from_any() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        workspace = store.workspace(WORKSPACE)
        async with at_work(slack, store):
            before = (await workspace.head()).seq
            first = await previewed(slack)
            second = await turned(slack, first)
            unchanged = (await workspace.head()).seq
            told, seen = first.text, second.text
            save = next(each for each in buttons(first) if each.startswith("Save"))
            await slack.presses(second, save)
            await slack.until(lambda: "Saved as numbers" in second.text)

    assert "Nothing is saved" in told
    assert unchanged == before
    assert "page 2" in seen
    assert slack.lapses == []
