from __future__ import annotations

from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.clock import REAL, Clock
from adapters.discord.answering.drafts import KEPT_FOR, Draft, Drafts
from bot.words import said
from store.base import Store
from store.errors import StoreError
from store.open import open_store
from tests.adapters.discord.team import WORKSPACE, at_work, demo, granted
from tests.fakes.discord import ADA, BEN, DEALS, ELSEWHERE, FakeDiscord
from tests.fakes.discord.entries import controls, texts
from tests.fakes.discord.state import Interaction, Message, Modal

FACT = {"about": "Mistral AI", "field": "valuation", "value": "€2bn"}
QUOTED = {**FACT, "quote": "valued at €2bn"}
DRAFT = Draft("1", ADA, "fact add", tuple(FACT.items()))


@asynccontextmanager
async def editing(clock: Clock = REAL) -> AsyncIterator[tuple[FakeDiscord, Store]]:
    """A fake Discord with the bot at work, in which Ada may do everything."""
    async with FakeDiscord() as discord:
        store = await demo()
        await granted(store, ADA, "admin")
        async with at_work(discord, store, clock):
            yield discord, store
        await store.close()


def form(step: Interaction) -> Modal:
    """Return the form that a step opened."""
    assert step.modal is not None
    return step.modal


def told(message: Message) -> str:
    return "\n".join(texts(message.components)).replace("\N{NO-BREAK SPACE}", " ")


def values(modal: Modal) -> dict[str, str]:
    """Return what is typed or chosen in the fields of a form."""
    chosen = {
        each["custom_id"]: one["value"]
        for each in controls(modal.components)
        for one in each.get("options", ())
        if one.get("default")
    }
    typed = {each["custom_id"]: each.get("value") for each in controls(modal.components)}
    return {name: value for name, value in (typed | chosen).items() if value}


async def seen(discord: FakeDiscord, doing: Coroutine[Any, Any, Interaction]) -> Message:
    """Do something, and return the message that came or changed by it."""
    before = {each.id: each.edits for each in discord.messages}
    step = await doing

    def answer() -> Message | None:
        found = step.message
        return found if found and found.edits > before.get(found.id, -1) else None

    found = await discord.until(answer)
    assert found
    return found


async def sent(discord: FakeDiscord, modal: Modal, filled: Mapping[str, str]) -> Message:
    """Send a form, and return what it is answered."""
    return await seen(discord, discord.submits(modal, filled))


async def entries(store: Store) -> int:
    return (await store.workspace(WORKSPACE).head()).seq


async def test_a_command_that_lacks_something_opens_its_form_with_what_was_given() -> None:
    async with editing() as (discord, _):
        modal = form(await discord.types("fact add", {"about": "mistral"}))

        assert modal.title == "Save a fact · 1/3"
        assert values(modal) == {"about": "mistral"}
        assert discord.messages == []
        assert discord.lapses == []


async def test_a_form_speaks_the_language_of_its_reader_s_client() -> None:
    async with editing() as (discord, _):
        modal = form(await discord.types("deals new", locale="de"))

    assert modal.title == "Neuer Deal"


async def test_whoever_may_not_give_a_command_is_told_who_may_and_gets_no_form() -> None:
    async with editing() as (discord, _):
        step = await discord.types("fact add", user=BEN)
        answer = await discord.answered(step)

    assert step.modal is None
    assert "Redaktion" in told(answer)


async def test_a_button_of_what_lacks_something_opens_its_form_too() -> None:
    async with editing() as (discord, _):
        shown = await discord.answered(await discord.types("settings show"))
        modal = form(await discord.presses(shown, "Settings zone"))
        answer = await sent(discord, modal, {"zone": "Europe/Paris"})

        assert "Europe/Paris" in told(answer)
        assert answer.ephemeral_to == ADA
        assert answer is not shown


async def test_a_form_of_one_step_is_done_at_once_for_its_sender_alone() -> None:
    async with editing() as (discord, _):
        modal = form(await discord.types("role grant"))
        answer = await sent(discord, modal, {"person": BEN, "role": "editor"})

        assert f"<@{BEN}>" in told(answer)
        assert answer.ephemeral_to == ADA
        assert discord.posts() == []
        assert discord.lapses == []


async def test_little_that_is_all_there_is_makes_a_list_to_choose_from() -> None:
    async with editing() as (discord, _):
        modal = form(await discord.types("fact add"))

    lists = [each["custom_id"] for each in controls(modal.components) if "options" in each]
    assert lists == ["from"]


async def test_a_long_form_comes_in_steps_and_in_one_message() -> None:
    async with editing() as (discord, store):
        before = await entries(store)
        shown = await sent(discord, form(await discord.types("fact add")), QUOTED)
        assert "Nothing has been done with this yet" in told(shown)
        assert await entries(store) == before
        second = form(await discord.presses(shown, "More fields"))
        await sent(discord, second, {"source": "Ben", "said-on": "2026-11-01"})
        assert "2026-11-01" in told(shown)
        await seen(discord, discord.presses(shown, "Save"))

        assert "Saved as number" in told(shown)
        assert "Ben · 1 Nov 2026" in told(shown)
        assert discord.messages == [shown]
        assert discord.lapses == []


async def test_the_last_step_is_done_at_once() -> None:
    async with editing() as (discord, _):
        shown = await sent(discord, form(await discord.types("fact add")), QUOTED)
        await sent(discord, form(await discord.presses(shown, "More fields")), {"source": "Ben"})
        await sent(discord, form(await discord.presses(shown, "More fields")), {})

        assert "Mistral AI was valued at €2bn [6]" in told(shown)
        assert "Nothing has been done with this yet" not in told(shown)


async def test_a_step_that_is_opened_again_holds_what_was_given_and_can_take_it_back() -> None:
    async with editing() as (discord, _):
        first = form(await discord.types("fact add"))
        shown = await sent(discord, first, QUOTED)
        again = form(await discord.presses(shown, "Change"))
        assert values(again) == QUOTED
        await sent(discord, again, {"quote": "", "value": "€3bn"})

    assert "€3bn" in told(shown)
    assert "valued at" not in told(shown)


async def test_what_is_wrong_is_told_and_its_step_is_mended_and_sent_without_more_ado() -> None:
    async with editing() as (discord, store):
        before = await entries(store)
        shown = await sent(discord, form(await discord.types("fact add")), QUOTED)
        second = form(await discord.presses(shown, "More fields"))
        await sent(discord, second, {"source": "Ben", "said-on": "some day"})
        await seen(discord, discord.presses(shown, "Save"))
        assert "“some day” is no date" in told(shown)
        assert await entries(store) == before
        again = form(await discord.presses(shown, "Change"))
        assert values(again) == {"source": "Ben", "said-on": "some day"}
        await sent(discord, again, {"said-on": "2026-11-01"})

        assert "Saved as number" in told(shown)
        assert discord.messages == [shown]


async def test_what_is_wrong_in_a_form_of_one_step_is_mended_in_its_message() -> None:
    async with editing() as (discord, _):
        shown = await discord.answered(await discord.types("settings show"))
        modal = form(await discord.presses(shown, "Settings zone"))
        answer = await sent(discord, modal, {"zone": "Nowhere/Atall"})
        assert "Nowhere/Atall" in told(answer)
        again = form(await discord.presses(answer, "Change"))
        assert values(again) == {"zone": "Nowhere/Atall"}
        await sent(discord, again, {"zone": "Europe/Paris"})

        assert "Europe/Paris" in told(answer)
        assert answer.ephemeral_to == ADA


async def test_a_form_outlives_the_program() -> None:
    async with FakeDiscord() as discord:
        store = await demo()
        await granted(store, ADA, "admin")
        async with at_work(discord, store):
            modal = form(await discord.types("fact add"))
        async with at_work(discord, store):
            shown = await sent(discord, modal, FACT)
        async with at_work(discord, store):
            await seen(discord, discord.presses(shown, "Save"))

    assert "Saved as number" in told(shown)


async def test_what_was_filled_in_is_sent_once_however_often_its_button_is_pressed() -> None:
    passed = 0.0
    async with editing(replace(REAL, monotonic=lambda: passed)) as (discord, _):
        shown = await sent(discord, form(await discord.types("fact add")), FACT)
        as_it_was = replace(shown)
        once = told(await seen(discord, discord.presses(shown, "Save")))
        discord.state.messages.append(as_it_was)
        passed += 60  # seconds, so that it is no double click
        twice = told(await seen(discord, discord.presses(as_it_was, "Save")))

    assert "Saved as number" in once
    assert twice == once


@pytest.mark.parametrize(
    ("user", "channel"), [(BEN, DEALS), (ADA, ELSEWHERE)], ids=["somebody else", "elsewhere"]
)
async def test_a_form_is_sent_by_whoever_opened_it_in_its_server_alone(
    user: str, channel: str
) -> None:
    async with editing() as (discord, store):
        before = await entries(store)
        theirs = form(await discord.types("role grant"))
        mine = await discord.types("help", user=user, channel=channel)
        stolen = replace(theirs, user=user, interaction=mine.id)
        step = await discord.submits(stolen, {"person": BEN, "role": "admin"}, locale="en-US")
        answer = await discord.answered(step)

        assert told(answer) == said("button-too-old", "en")
        assert await entries(store) == before


@pytest.mark.parametrize("id_", ["form:0123456789ab:0", "form:{}:9", "what?"])
async def test_a_form_that_nobody_knows_is_told_to_be_too_old(id_: str) -> None:
    async with editing() as (discord, _):
        modal = form(await discord.types("role grant"))
        unknown = replace(modal, custom_id=id_.format(modal.custom_id.split(":")[1]))
        step = await discord.submits(unknown, {"person": BEN, "role": "editor"})
        answer = await discord.answered(step)

    assert told(answer) == said("button-too-old", "en")


def drafts(store: Store, now: datetime) -> Drafts:
    return Drafts(store.shelf("forms"), lambda: now)


async def test_a_form_on_its_way_is_kept_for_a_while() -> None:
    store, now = await open_store("memory:"), datetime(2026, 11, 30, 10, tzinfo=UTC)
    near = drafts(store, now)
    id_ = near.note(DRAFT)
    await near.keep(id_, DRAFT)

    assert await drafts(store, now + KEPT_FOR / 2).of(id_) == DRAFT
    assert await drafts(store, now + KEPT_FOR).of(id_) is None


async def test_what_another_release_wrote_is_no_form() -> None:
    store, now = await open_store("memory:"), datetime(2026, 11, 30, 10, tzinfo=UTC)
    await store.shelf("forms").put("a", '{"g": "1"}')
    await store.shelf("forms").put("b", "[]")

    assert [await drafts(store, now).of(each) for each in ("a", "b", "c")] == [None, None, None]


async def test_a_form_is_remembered_where_the_store_keeps_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = await open_store("memory:")
    shelf = store.shelf("forms")

    async def full(*_: object, **__: object) -> None:
        raise StoreError("no room")

    monkeypatch.setattr(type(shelf), "put", full)
    near = Drafts(shelf, lambda: datetime.now(UTC))
    id_ = near.note(DRAFT)
    await near.keep(id_, DRAFT)

    assert await near.of(id_) == DRAFT
