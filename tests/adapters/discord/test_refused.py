"""What Discord refuses to hear of, and what is refused because there is too much of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from structlog.testing import capture_logs

from adapters.work import Work
from store.base import Store
from tests.adapters.discord.passing import at_time, idle, timed_server
from tests.adapters.discord.team import WORKSPACE, at_work, demo, granted, unanswered
from tests.adapters.discord.test_answers import asked, told
from tests.adapters.discord.test_breaking import ANSWER, CALLBACK, NOTE, commands, said
from tests.adapters.slack.stalling import Gate, behind, until
from tests.fakes.discord import ADA, FakeDiscord, Interaction
from tests.fakes.discord.entries import controls
from tests.fakes.discord.faults import Broken, Dropped, Fault, Refused
from tests.fakes.discord.state import Event

BUSY = "Other questions are being answered"

FACT = {
    "about": "microsoft",
    "field": "valuation",
    "value": "€2bn",
    "quote": "Microsoft is worth €2bn",
    "source": "The Example",
}


async def head(store: Store) -> int:
    return (await store.workspace(WORKSPACE).head()).seq


@pytest.mark.parametrize("code", [10062, 40060])
async def test_what_cannot_be_acknowledged_does_nothing_and_is_not_tried_again(code: int) -> None:
    async with timed_server() as (discord, store, time):
        await granted(store, ADA, "editor")
        before = await head(store)
        discord.faults.plant(CALLBACK, Refused(code))
        with capture_logs() as logged:
            async with at_time(discord, store, time):
                await discord.types("fact add", FACT)
                await time.until(lambda: bool(discord.called(CALLBACK)) and idle())
        left = await unanswered(store)
        async with at_time(discord, store, time):
            await time.until(idle)

        assert await head(store) == before
    assert len(discord.called(CALLBACK)) == 1
    assert discord.called(ANSWER) == []
    assert [each["kind"] for each in logged if each["event"] == "lost"] == ["Typed"]
    assert left == ()


async def test_what_is_acknowledged_in_time_is_written_once() -> None:
    async with timed_server() as (discord, store, time):
        await granted(store, ADA, "editor")
        before = await head(store)
        async with at_time(discord, store, time):
            discord.faults.plant(CALLBACK, Dropped())
            discord.faults.plant(ANSWER, Dropped(), times=2)
            await discord.types("fact add", FACT)
            await time.until(lambda: len(discord.called(ANSWER)) > 2 and idle())
        after = await head(store)
        async with at_time(discord, store, time):
            await time.until(idle)

        assert before < after == await head(store)
    (answer,) = said(discord)
    assert "€2" in told(answer)


FAULTS: tuple[Fault, ...] = (Dropped(), Broken(500, heard=True), Broken(503, heard=True))


@pytest.mark.parametrize("fault", FAULTS, ids=repr)
async def test_an_acknowledgement_that_was_taken_counts_whoever_sends_it_again(
    fault: Fault,
) -> None:
    async with timed_server() as (discord, store, time), at_time(discord, store, time):
        discord.faults.plant(CALLBACK, fault)
        await commands(discord)
        await time.until(lambda: bool(said(discord)))

    assert [each.status for each in discord.called(CALLBACK)][1:] == [400]
    assert len(said(discord)) == 1


@pytest.mark.parametrize(("heard", "answers"), [(True, 1), (False, 0)])
async def test_whoever_sees_a_note_is_answered_though_nobody_heard_that_it_was_taken(
    answers: int, *, heard: bool
) -> None:
    async with timed_server() as (discord, store, time):
        async with at_time(discord, store, time):
            held = discord.faults.hold(CALLBACK, heard=heard)
            await commands(discord)
            await held.reached()
            await time.until(lambda: bool(discord.called(NOTE)) and idle())
        left = await unanswered(store)

    assert len(said(discord)) == answers
    assert left == ()


async def repeated(discord: FakeDiscord, step: Interaction) -> None:
    """Send an interaction to whoever listens now, as it was sent before."""
    await discord.deliver(Event("INTERACTION_CREATE", step.payload, step.guild))


async def test_what_comes_again_is_done_once_also_by_the_next_process() -> None:
    async with FakeDiscord() as discord:
        store = await demo()
        await granted(store, ADA, "editor")
        async with at_work(discord, store):
            before = await head(store)
            step = await discord.types("fact add", FACT)
            await discord.answered(step)
            message = await discord.mentions("funding mistral")
            await discord.until(discord.posts)
            discord.gateway.again(step.id)
            discord.gateway.again(message.id)
            await until(lambda: len(discord.gateway.sessions) == 1 and idle())
            after = await head(store)
        session = next(iter(discord.gateway.sessions.values()))
        mentioned = next(each for each in session.sent if each["d"].get("id") == message.id)
        async with at_work(discord, store):
            await repeated(discord, step)
            await discord.deliver(Event("MESSAGE_CREATE", mentioned["d"], step.guild))
            await asked(discord, "terms")
            await until(idle)

        assert before < after == await head(store)
    assert len(discord.posts()) == 1
    assert len(discord.called(ANSWER)) == 2
    assert discord.lapses == []


class Crowd:
    """So much work that there is no room for more, until it is `over`."""

    def __init__(self, work: Work, most: int) -> None:
        self._ended = asyncio.Event()
        for _ in range(most):
            work.begin(self._ended.wait())  # type: ignore[arg-type]  # nobody looks at what it returns

    def over(self) -> None:
        self._ended.set()


MOST = 20


@asynccontextmanager
async def server_with_room(
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[tuple[FakeDiscord, Gate, Work]]:
    work, gate = Work(most=MOST), Gate()
    monkeypatch.setattr("adapters.discord.making.Work", lambda: work)
    async with FakeDiscord() as discord:
        store = await demo()
        await granted(store, ADA, "editor")
        async with at_work(discord, behind(store, gate)):
            yield discord, gate, work
        await store.close()


async def test_in_a_crowd_each_is_told_so_at_once_and_the_same_works_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with server_with_room(monkeypatch) as (discord, gate, work):
        answer = await asked(discord, "funding", about="mistral")
        await discord.types("deals new")
        (form,) = discord.modals
        kinds = next(each["options"] for each in controls(form.components) if "options" in each)
        parties = "Acme, Example"
        filled = {"new-deal": "Acme - Example", "kind": [kinds[0]["value"]], "parties": parties}
        message = discord.wrote("Mistral AI raised €600M in June 2024.")
        await until(idle)

        crowd = Crowd(work, MOST)
        gate.shut()
        await discord.mentions("terms")
        steps = [
            await discord.types("funding", {"about": "mistral"}),
            await discord.presses(answer, "Share"),
            await discord.submits(form, filled),
            await discord.uses_on(message, "Save as fact"),
        ]
        told_busy = [told(await discord.answered(each)) for each in steps]

        gate.open()
        crowd.over()
        await until(idle)
        again = await asked(discord, "funding", about="mistral")
        await discord.presses(answer, "Share")
        (shared,) = await discord.until(discord.posts)
        await discord.uses_on(message, "Save as fact")

    assert all(each.startswith(BUSY) for each in told_busy)
    assert "€490M" in told(again)
    assert "€490M" in told(shared)
    assert discord.modals[-1].title
    assert discord.lapses == []
