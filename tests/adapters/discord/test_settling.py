"""What is saved takes the place of its preview in Discord, so that nobody presses it again."""

from __future__ import annotations

from tests.adapters.discord.team import at_work, demo, granted
from tests.fakes.discord import ADA, BEN, FakeDiscord, Message
from tests.fakes.discord.entries import controls, texts

PREVIEW = {"figure": "218", "reason": "misread"}


def buttons(message: Message) -> list[str]:
    return [each.get("label", "") for each in controls(message.components)]


async def test_what_is_saved_stands_where_it_was_shown() -> None:
    async with FakeDiscord() as discord:
        store = await demo()
        await granted(store, ADA, "editor")
        async with at_work(discord, store):
            preview = await discord.answered(await discord.types("fact retract", PREVIEW))
            assert buttons(preview)[:2] == ["Save", "Back"]
            await discord.presses(preview, "Save")
            await discord.until(lambda: "Save" not in buttons(preview))

    assert "Saved as number" in " ".join(texts(preview.components))
    assert buttons(preview)[0] == "Undo"


async def test_what_somebody_else_may_not_save_stays_where_it_was_shown() -> None:
    async with FakeDiscord() as discord:
        store = await demo()
        for each in (ADA, BEN):
            await granted(store, each, "editor")
        async with at_work(discord, store):
            await discord.mentions("fact retract 218 reason:misread")
            (preview,) = await discord.until(discord.posts)
            await discord.presses(preview, "Save", user=BEN)
            (told,) = await discord.until(lambda: discord.ephemerals(user=BEN))

    assert buttons(preview)[:2] == ["Save", "Back"]
    assert "Save" not in buttons(told)


async def test_what_was_refused_is_answered_again_however_soon_it_is_pressed() -> None:
    async with FakeDiscord() as discord:
        store = await demo()
        for each in (ADA, BEN):
            await granted(store, each, "editor")
        async with at_work(discord, store):
            await discord.mentions("fact retract 218 reason:misread")
            (preview,) = await discord.until(discord.posts)
            await discord.presses(preview, "Save", user=BEN)
            await discord.until(lambda: discord.ephemerals(user=BEN))
            await discord.presses(preview, "Save", user=BEN)
            again = await discord.until(lambda: discord.ephemerals(user=BEN)[1:])

    assert "Save" not in buttons(again[0])
