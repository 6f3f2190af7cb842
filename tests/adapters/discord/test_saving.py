from __future__ import annotations

from tests.adapters.discord.team import WORKSPACE
from tests.adapters.discord.test_filling import editing, form, seen, sent, told, values
from tests.fakes.discord import ACME, ADA, BEN, DEALS

SAVE = "Save as fact"
WRITTEN = "Mistral AI raised €600M in June 2024. More soon."


async def test_a_message_opens_a_form_with_what_it_says() -> None:
    async with editing() as (discord, _):
        message = discord.wrote(WRITTEN, user=BEN)
        modal = form(await discord.uses_on(message, SAVE))

        assert values(modal)["quote"] == "Mistral AI raised €600M in June 2024."
        assert values(modal)["value"] == "€600M"
        assert discord.messages == []
        assert discord.lapses == []


async def test_a_fact_is_saved_with_the_author_and_the_link_of_its_message() -> None:
    async with editing() as (discord, store):
        message = discord.wrote(WRITTEN, user=BEN)
        modal = form(await discord.uses_on(message, SAVE))
        shown = await sent(discord, modal, {"field": "raised"})
        assert "Ben Beispiel" in told(shown)
        await seen(discord, discord.presses(shown, "Save"))

        (deal,) = await store.workspace(WORKSPACE).deals(upto=1_000_000)

    assert "Saved as number" in told(shown)
    assert "Ben Beispiel" in told(shown)
    link = f"https://discord.com/channels/{ACME}/{DEALS}/{message.id}"
    assert deal.sources[-1].source.link == link


async def test_an_answer_of_the_bot_s_own_is_no_source() -> None:
    async with editing() as (discord, _):
        answer = await discord.answered(await discord.types("valuation"))
        step = await discord.uses_on(answer, SAVE)
        refused = await discord.answered(step)

    assert step.modal is None
    assert "no source of its own" in told(refused)
    assert refused.ephemeral_to == ADA


async def test_whoever_may_not_save_is_told_who_may() -> None:
    async with editing() as (discord, _):
        step = await discord.uses_on(discord.wrote(WRITTEN, user=ADA), "Save as fact", BEN)
        refused = await discord.answered(step)

    assert step.modal is None
    assert "Redaktion" in told(refused)


async def test_in_a_direct_message_nothing_is_saved_before_it_is_known_in_which_server() -> None:
    async with editing() as (discord, store):
        before = (await store.workspace(WORKSPACE).head()).seq
        message = discord.wrote(WRITTEN, user=ADA, channel=discord.direct(ADA))
        step = await discord.uses_on(message, SAVE)
        asked = await discord.answered(step)

        assert step.modal is None
        assert "Which one do you mean?" in told(asked)
        assert (await store.workspace(WORKSPACE).head()).seq == before


async def test_a_message_that_says_nothing_opens_an_empty_form() -> None:
    async with editing() as (discord, _):
        modal = form(await discord.uses_on(discord.wrote("", user=BEN), SAVE))

    assert values(modal) == {}
