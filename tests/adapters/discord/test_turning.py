"""What asks to be saved is turned like any answer in Discord, and can be saved from each page."""

from __future__ import annotations

from tests.adapters.discord.team import WORKSPACE, fake_server, granted
from tests.adapters.discord.test_settling import buttons
from tests.adapters.rows import many_rows
from tests.fakes.discord import ADA, FakeDiscord, Message
from tests.fakes.discord.entries import texts


def words(message: Message) -> str:
    return " ".join(texts(message.components))


def named(message: Message, part: str) -> str:
    return next(each for each in buttons(message) if part in each)


async def previewed(discord: FakeDiscord) -> Message:
    file = discord.uploads("rounds.csv", many_rows())
    return await discord.answered(await discord.types("fact import", {"file": file}, user=ADA))


async def turned(discord: FakeDiscord, first: Message) -> Message:
    return await discord.answered(await discord.presses(first, named(first, "page 2")))


async def test_a_preview_of_several_pages_is_turned_and_saved_from_any() -> None:
    async with fake_server() as (discord, store):
        await granted(store, ADA, "editor")
        workspace = store.workspace(WORKSPACE)
        before = (await workspace.head()).seq
        first = await previewed(discord)
        second = await turned(discord, first)
        unchanged = (await workspace.head()).seq
        told, seen = words(first), words(second)
        await discord.presses(second, named(first, "Save"))
        await discord.until(lambda: "Saved as numbers" in words(second))

        assert "Nothing is saved" in told
        assert unchanged == before
        assert "page 2" in seen
        assert discord.lapses == []
