"""What cannot be done is told in words: too long, too much at once, no role, no source."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from adapters.slack.answering import saving
from adapters.work import Work
from bot.saving import proposed
from tests.adapters.slack.stalling import Gate, behind, until
from tests.adapters.slack.team import at_work, demo, fake_team, made_editor
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Message, View

BUSY = "Other questions are being answered"

LENGTHS = pytest.mark.parametrize("length", [2_000, 6_000, 40_000])
TEXTS = pytest.mark.parametrize("word", ["mistral ", 'says "mistral" ', "🦊 „mistral“ 👩‍👩‍👧 "])


async def types(slack: FakeSlack, text: str) -> Message:
    await slack.types("/funding", text)
    (told,) = await slack.until(slack.ephemerals)
    return told


async def mentions(slack: FakeSlack, text: str) -> Message:
    await slack.mentions(text)
    (told,) = await slack.until(slack.ephemerals)
    return told


async def writes(slack: FakeSlack, text: str) -> Message:
    await slack.says(text)
    (told,) = await slack.until(lambda: slack.posts("DU1"))
    return told


@LENGTHS
@TEXTS
@pytest.mark.parametrize("way", [types, mentions, writes])
async def test_what_is_too_long_is_answered_with_how_long_it_may_be(
    way: Callable[[FakeSlack, str], Awaitable[Message]], word: str, length: int
) -> None:
    async with fake_team() as (slack, _):
        told = await way(slack, (word * length)[:length])

    assert "That is longer than" in told.text
    assert slack.lapses == []


class Crowd:
    """So much work that there is no room for more, until it is `over`."""

    def __init__(self, work: Work, most: int) -> None:
        self._ended = asyncio.Event()
        for _ in range(most):
            work.begin(self._wait())

    async def _wait(self) -> None:
        await self._ended.wait()

    async def over(self) -> None:
        self._ended.set()
        await asyncio.sleep(0)


MOST = 20


@asynccontextmanager
async def team_with_room(
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[tuple[FakeSlack, Gate, Work]]:
    work, gate = Work(most=MOST), Gate()
    monkeypatch.setattr("adapters.slack.running.Work", lambda: work)
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        async with at_work(slack, behind(store, gate), "http"):
            yield slack, gate, work


async def test_in_a_crowd_each_is_told_so_and_the_same_works_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with team_with_room(monkeypatch) as (slack, _, work):
        await slack.types("/funding", "mistral")
        (answer,) = await slack.until(slack.ephemerals)
        await slack.types("/deal", "compare")
        (form,) = await slack.until(lambda: slack.views_open)
        message = slack.wrote("Mistral AI raised €600M in June 2024.", "U2")

        def busy(count: int) -> bool:
            return sum(each.text.startswith(BUSY) for each in slack.ephemerals()) == count

        await slack.opens_home()
        home = await slack.until(slack.home)
        assert home

        crowd = Crowd(work, MOST)
        await slack.presses(home, "ask:2")
        (told,) = await slack.until(lambda: slack.posts("DU1"))
        assert told.text.startswith(BUSY)
        await slack.types("/funding", "mistral")
        await slack.until(lambda: busy(1))
        await slack.presses(answer, "ask:1")
        await slack.until(lambda: busy(2))
        await slack.shortcut("save_as_fact", message)
        await slack.until(lambda: busy(3))
        refused = await slack.submits(form, {"a": "Mistral Large"})
        unheard = await slack.mentions("funding mistral")
        mentioned = slack.sent[-1]
        assert BUSY in str(refused.body["errors"])
        assert unheard.status == 503
        assert slack.views_open == [form]

        await crowd.over()
        said = len(slack.ephemerals())
        await slack.types("/funding", "mistral")
        await slack.until(lambda: len(slack.ephemerals()) == said + 1)
        await slack.presses(answer, "ask:1")
        await slack.until(lambda: len(slack.ephemerals()) == said + 2)
        await slack.submits(form, {"a": "Mistral Large"})
        await slack.until(lambda: len(slack.ephemerals()) == said + 3)
        await slack.shortcut("save_as_fact", message)
        await slack.until(lambda: slack.views_open)
        heard = await slack.deliver(mentioned, attempt=1)
        await slack.until(slack.posts)

    assert heard.status == 200
    assert busy(3)


async def test_in_a_crowd_a_stalled_store_keeps_no_acknowledgement_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with team_with_room(monkeypatch) as (slack, gate, work):
        crowd = Crowd(work, MOST)
        gate.shut()
        receipt = await slack.types("/funding", "mistral")
        gate.open()
        await crowd.over()

    assert BUSY in str(receipt.body)


async def test_an_answer_of_the_bot_s_own_is_saved_as_nothing() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        async with at_work(slack, store):
            await slack.mentions("funding mistral")
            (answer,) = await slack.until(slack.posts)
            await slack.shortcut("save_as_fact", answer)
            (told,) = await slack.until(slack.ephemerals)

    assert "an answer of mine" in told.text
    assert slack.called("views.open") == []


async def saved(slack: FakeSlack, text: str) -> View:
    await slack.shortcut("save_as_fact", slack.wrote(text, "U2"))
    (form,) = await slack.until(lambda: slack.views_open)
    return form


@pytest.mark.parametrize("length", [3_000, 40_000])
@pytest.mark.parametrize("word", ["word ", "A. ", "It was €5m and then €6m. "])
async def test_a_long_message_has_a_form_to_save_it(word: str, length: int) -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        async with at_work(slack, store):
            form = await saved(slack, (word * length)[:length])

    assert form.payload["private_metadata"]
    assert slack.ephemerals() == []


async def test_nobody_waits_while_a_long_message_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, acknowledged, in_time = threading.Event(), threading.Event(), list[bool]()

    def slowly(*given: object) -> object:
        begun.set()
        in_time.append(acknowledged.wait(5))
        return proposed(*given)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(saving, "proposed", slowly)
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        async with at_work(slack, store):
            reading = asyncio.create_task(saved(slack, "word " * 8_000))
            await until(begun.is_set)
            receipt = await slack.types("/funding", "mistral")
            acknowledged.set()
            await reading

    assert receipt.status == 200
    assert in_time == [True]


@pytest.mark.parametrize("command", ["fact add mistral", "deals new"])
async def test_who_may_not_give_a_command_has_no_form_of_it(command: str) -> None:
    async with fake_team() as (slack, _):
        await slack.types("/deal", command)
        (told,) = await slack.until(slack.ephemerals)

    assert "takes the role" in told.text
    assert slack.called("views.open") == []


async def test_who_may_not_save_has_no_form_to_save_a_message() -> None:
    async with fake_team() as (slack, _):
        await slack.shortcut("save_as_fact", slack.wrote("Mistral AI raised €600M.", "U2"))
        (told,) = await slack.until(slack.ephemerals)

    assert "takes the role" in told.text
    assert slack.called("views.open") == []


async def test_the_very_first_form_is_in_its_reader_s_language() -> None:
    async with fake_team() as (slack, _):
        await slack.types("/deal", "vergleich", user="U2")
        (form,) = await slack.until(lambda: slack.views_open)

    assert form.payload["title"]["text"] == "Vergleich"
