"""A figure is corrected in Discord in a form that says which one it is and what it says now."""

from __future__ import annotations

from tests.adapters.discord.team import at_work, demo, granted
from tests.fakes.discord import ADA, FakeDiscord
from tests.fakes.discord.entries import controls, texts

FIGURE = "218"
"""The number of a figure of Mistral's: it was valued at some 400 million euros."""

NEW = {"value": "€401m", "new-quote": "valued at €401m"}


async def test_the_form_tells_the_figure_and_sends_it_along() -> None:
    async with FakeDiscord() as discord:
        store = await demo()
        await granted(store, ADA, "editor")
        async with at_work(discord, store):
            await discord.types("fact revise", {"figure": FIGURE})
            form = discord.modals[-1]
            preview = await discord.answered(await discord.submits(form, NEW))

    (about,) = texts(form.components)
    assert len(about.splitlines()) == len(("claim", "quote", "source"))
    told = about.replace("\xa0", "")
    assert "€400M" in told
    assert "im Dezember in einer Finanzierungsrunde" in told
    begun = {each["custom_id"]: each.get("value") for each in controls(form.components)}
    assert "figure" not in begun
    assert begun["value"] == "rund 400 Millionen Euro"
    assert "rund 400 Millionen Euro bewertet" in (begun["new-quote"] or "")
    assert "Before" in " ".join(texts(preview.components))
    assert discord.lapses == []


async def test_a_form_of_several_steps_sends_the_figure_along_too() -> None:
    async with FakeDiscord() as discord:
        store = await demo()
        await granted(store, ADA, "editor")
        async with at_work(discord, store):
            await discord.types("fact amend", {"figure": FIGURE})
            step = await discord.answered(await discord.submits(discord.modals[-1], {}))
            await discord.presses(step, "Change")
            again = discord.modals[-1]
            step = await discord.answered(await discord.submits(again, {}))
            sent = await discord.answered(await discord.presses(step, "Show"))

    assert "im Dezember in einer Finanzierungsrunde" in " ".join(texts(again.components))
    assert "Nothing would change" in " ".join(texts(sent.components))
    assert discord.lapses == []
