"""Roles by the roles of a server, and what somebody can still do who has lost theirs: nothing."""

from __future__ import annotations

from bot.groups import group
from bot.roles import held
from store.base import Store
from tests.adapters.discord.team import WORKSPACE
from tests.adapters.discord.test_filling import editing, entries, form, seen, sent, told
from tests.fakes.discord import ACME, ADA, BEN, FakeDiscord
from tests.fakes.discord.entries import labels
from tests.fakes.discord.state import Message

EDITORS = "400000000000000001"
MESSAGE = "Mistral AI raised €600M in June 2024."
DEAL = {"new-deal": "Acme and Foo", "kind": "merger", "parties": "Acme, Foo"}
FACT = {"about": "Mistral AI", "field": "raised", "value": "€600M"}


def with_role(discord: FakeDiscord, user: str, *roles: str) -> None:
    """Let a server give somebody these roles, and no others."""
    server = discord.state.guilds[ACME]
    server.roles[EDITORS] = "desk"
    server.members[user].roles = list(roles)


async def grants(discord: FakeDiscord, role: str = EDITORS) -> Message:
    filled = {"person": role, "role": "editor"}
    return await discord.answered(await discord.types("role grant", filled))


async def holders(store: Store) -> dict[str, str]:
    roles = held(await store.workspace(WORKSPACE).roles())
    return {each: role.word for each, role in roles.items()}


async def test_a_role_of_the_server_is_granted_by_choosing_it() -> None:
    async with editing() as (discord, store):
        with_role(discord, BEN, EDITORS)
        answer = await grants(discord)

        assert f"<@&{EDITORS}>" in told(answer)
        assert answer.ephemeral_to == ADA
        assert await holders(store) == {ADA: "admin", group(EDITORS): "editor"}
        listed = await discord.answered(await discord.types("role list", user=BEN))
        assert f"<@&{EDITORS}>" in told(listed)
        assert discord.lapses == []


async def test_a_role_is_granted_in_a_form_and_taken_away_there() -> None:
    async with editing() as (discord, store):
        with_role(discord, BEN, EDITORS)
        modal = form(await discord.types("role grant"))
        await sent(discord, modal, {"person": EDITORS, "role": "editor"})
        assert await holders(store) == {ADA: "admin", group(EDITORS): "editor"}

        await discord.answered(await discord.types("role revoke", {"person": EDITORS}))
        assert await holders(store) == {ADA: "admin"}
        assert discord.lapses == []


async def test_the_role_of_everybody_is_granted_nothing_and_it_is_said_what_to_do() -> None:
    async with editing() as (discord, store):
        answer = await grants(discord, ACME)
        assert "everybody" in told(answer)
        mentioned = await discord.mentions("role grant @everyone editor")
        answer = await answered(discord, mentioned)
        assert "everybody" in told(answer)
        assert await holders(store) == {ADA: "admin"}


async def test_whoever_has_the_role_may_do_what_it_may_by_every_way_and_no_more() -> None:
    async with editing() as (discord, store):
        with_role(discord, BEN, EDITORS)
        await grants(discord)
        before = await entries(store)

        form(await discord.types("fact add", user=BEN))
        wrote = discord.wrote(MESSAGE, user=ADA)
        form(await discord.uses_on(wrote, "Save as fact", BEN))
        added = await discord.answered(await discord.types("fact add", FACT, user=BEN))
        assert "Gespeichert" in told(added)
        assert await entries(store) > before

        before = await entries(store)
        step = await discord.types("channel language", {"language": "de"}, user=BEN)
        refused = await discord.answered(step)
        assert f"<@{ADA}>" in told(refused)
        assert await entries(store) == before


async def test_in_a_message_and_in_a_direct_message_the_same_role_counts() -> None:
    async with editing() as (discord, store):
        with_role(discord, BEN, EDITORS)
        await grants(discord)
        asked = [
            await discord.mentions("fact undo 999999", user=BEN),
            await discord.says("fact undo 999999", user=BEN, channel=discord.direct(BEN)),
        ]
        for each in asked:
            answer = await answered(discord, each)
            assert "Rolle" not in told(answer)
            assert "role" not in told(answer)

        with_role(discord, BEN)
        before = await entries(store)
        asked = [
            await discord.mentions("fact undo 1", user=BEN),
            await discord.says("fact undo 1", user=BEN, channel=discord.direct(BEN)),
        ]
        for each in asked:
            answer = await answered(discord, each)
            assert f"<@&{EDITORS}>" in told(answer)
        assert await entries(store) == before


async def test_who_lost_the_role_of_the_server_saves_no_form_that_was_open_before() -> None:
    async with editing() as (discord, store):
        with_role(discord, BEN, EDITORS)
        await grants(discord)
        steps = form(await discord.types("fact add", user=BEN))
        filled = await sent(discord, steps, FACT)
        short = form(await discord.types("deals new", user=BEN))
        before = await entries(store)

        with_role(discord, BEN)
        saved = await seen(discord, discord.presses(filled, "Speichern", user=BEN))
        opened = await seen(discord, discord.submits(short, DEAL))

        for each in (saved, opened):
            assert f"<@&{EDITORS}>" in told(each)
            assert "Redaktion" in told(each)
            assert each.ephemeral_to == BEN
        assert await entries(store) == before


async def test_a_demoted_editor_s_old_button_does_nothing_but_say_so() -> None:
    async with editing() as (discord, store):
        with_role(discord, BEN, EDITORS)
        await grants(discord)
        step = await discord.types("fact add", FACT, user=BEN)
        added = await discord.answered(step)
        undo = next(each for each in labels(added) if each == "Zurücknehmen")
        before = await entries(store)

        with_role(discord, BEN)
        pressed = await discord.answered(await discord.presses(added, undo, user=BEN))

        assert f"<@&{EDITORS}>" in told(pressed)
        assert await entries(store) == before


async def test_a_message_is_no_more_saved_by_who_lost_the_role() -> None:
    async with editing() as (discord, store):
        with_role(discord, BEN, EDITORS)
        await grants(discord)
        with_role(discord, BEN)
        before = await entries(store)

        step = await discord.uses_on(discord.wrote(MESSAGE, user=ADA), "Save as fact", BEN)
        refused = await discord.answered(step)

        assert step.modal is None
        assert f"<@&{EDITORS}>" in told(refused)
        assert await entries(store) == before


async def answered(discord: FakeDiscord, asked: Message) -> Message:
    """Return what a message is answered where it was written."""

    def answer() -> Message | None:
        here = (each for each in discord.messages if each.channel == asked.channel)
        after = (each for each in here if int(each.id) > int(asked.id))
        return next((each for each in after if each.author != asked.author), None)

    found = await discord.until(answer)
    assert found
    return found
