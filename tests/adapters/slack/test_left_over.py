"""What was begun and not finished: after a crash, hours later, at a changed clock, at the end."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from adapters.clock import Clock
from adapters.inbox import Inbox
from adapters.slack import inbound
from adapters.slack.limits import SOON
from adapters.work import Work
from store.base import Store
from store.errors import StoreError
from tests.adapters.slack.stalling import Patience, until, unwritable
from tests.adapters.slack.team import WORKSPACE, at_work, demo, killed, made_editor, unanswered
from tests.fakes.slack import payloads
from tests.fakes.slack.entries import values
from tests.fakes.slack.faults import Held
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import View

LONG = timedelta(hours=2)


async def mentions(slack: FakeSlack) -> str:
    await slack.mentions("funding mistral")
    return "C1"


async def writes(slack: FakeSlack) -> str:
    await slack.says("funding mistral")
    return "DU1"


WAYS = pytest.mark.parametrize("way", [mentions, writes])
Way = Callable[[FakeSlack], Awaitable[str]]


async def noted(slack: FakeSlack, patience: Patience, way: Way) -> tuple[str, Held]:
    """Ask, and have the note that stands until the answer comes."""
    held = slack.faults.hold("users.info")
    channel = await way(slack)
    await held.reached()
    await until(lambda: patience.pass_(SOON))
    await slack.until(lambda: slack.posts(channel))
    return channel, held


@WAYS
async def test_a_note_left_by_a_crash_becomes_the_answer(way: Way) -> None:
    async with FakeSlack() as slack:
        patience, store = Patience(), await demo()
        with suppress(asyncio.CancelledError):
            async with at_work(slack, store, clock=patience.clock, grace=0) as running:
                channel, held = await noted(slack, patience, way)
                await killed(running)
        held.release()
        async with at_work(slack, store):
            await slack.until(lambda: slack.called("chat.update"))

    (answer,) = slack.posts(channel)
    assert "€490M" in answer.text


@WAYS
async def test_an_answer_in_place_of_its_note_stays_alone_after_a_crash(way: Way) -> None:
    async with FakeSlack() as slack:
        patience, store = Patience(), await demo()
        with suppress(asyncio.CancelledError):
            async with at_work(slack, store, clock=patience.clock, grace=0) as running:
                channel, asked = await noted(slack, patience, way)
                held = slack.faults.hold("chat.update")
                asked.release()
                await held.reached()
                await killed(running)
        held.release()
        async with at_work(slack, store):
            await slack.until(lambda: slack.called("chat.update")[1:])

    (answer,) = slack.posts(channel)
    assert "€490M" in answer.text


async def left_by(store: Store, key: str, kind: str, body: object, ago: timedelta) -> None:
    """Let an earlier process have acknowledged something and not answered it."""
    earlier = datetime.now(UTC) - ago
    await Inbox(store, "slack", lambda: earlier).enter(key, kind, json.dumps(body))


async def left_form(slack: FakeSlack, store: Store, view: View, filled: dict[str, object]) -> None:
    person, held = slack.state.users[view.user], values(view, filled)
    sent = payloads.view_submission(slack.state, person, view, held)
    form = inbound.submitted(sent.payload)
    assert form
    await left_by(store, form.key, "form", sent.payload, LONG)


async def test_a_fact_that_was_sent_off_is_saved_hours_later_and_once() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        async with at_work(slack, store):
            await slack.types("/deal", "fact add mistral")
            (view,) = await slack.until(lambda: slack.views_open)
        filled: dict[str, object] = {
            "about": "Microsoft",
            "field": "valuation",
            "value": "€7bn",
            "quote": "for €7bn",
        }
        await left_form(slack, store, view, filled)
        before = (await store.workspace(WORKSPACE).head()).seq
        async with at_work(slack, store):
            (told,) = await slack.until(slack.ephemerals)
        after = (await store.workspace(WORKSPACE).head()).seq
        async with at_work(slack, store):
            pass
        again = (await store.workspace(WORKSPACE).head()).seq

    assert "€7" in told.text
    assert before < after == again
    assert len(slack.ephemerals()) == 1
    assert await unanswered(store) == ()


async def test_what_is_wrong_in_a_form_sent_off_hours_ago_is_told_in_words() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        async with at_work(slack, store):
            await slack.types("/deal", "settings zone")
            (view,) = await slack.until(lambda: slack.views_open)
        await left_form(slack, store, view, {"zone": "Nowhere/Atall"})
        async with at_work(slack, store):
            pass
        left = await unanswered(store)

    (told,) = slack.ephemerals()
    assert "Nowhere/Atall" in told.text
    assert left == ()


@pytest.mark.parametrize(("ago", "answers"), [(29, 1), (31, 0), (120, 0)])
async def test_a_question_is_answered_while_somebody_waits_for_it(ago: int, answers: int) -> None:
    async with FakeSlack() as slack:
        store, person = await demo(), slack.state.users["U1"]
        place = slack.state.channels["C1"]
        sent = payloads.slash_command(slack.state, person, place, "/funding", "mistral")
        asked = inbound.typed(sent.payload, "")
        assert asked
        await left_by(store, asked.key, "command", sent.payload, timedelta(minutes=ago))
        async with at_work(slack, store):
            pass
        left = await unanswered(store)

    assert len(slack.ephemerals()) == answers
    assert left == ()


async def test_what_can_be_read_no_more_is_looked_at_once() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await left_by(store, "event:1", "event", {"event": {"type": "of long ago"}}, LONG)
        await left_by(store, "song:1", "song", {}, timedelta())
        async with at_work(slack, store):
            await slack.types("/funding", "mistral")
            await slack.until(slack.ephemerals)
        left = await unanswered(store)

    assert left == ()


async def test_what_is_too_late_keeps_nobody_from_a_start_where_nothing_can_be_kept() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await left_by(store, "event:1", "event", {"event": {"type": "of long ago"}}, LONG)
        async with at_work(slack, unwritable(store, StoreError("disk full"))):
            await slack.types("/funding", "mistral")
            (answer,) = await slack.until(slack.ephemerals)

    assert "€490M" in answer.text


async def settled(store: Store) -> None:
    """Wait until all that arrived is known to be answered."""
    while await unanswered(store):  # noqa: ASYNC110 - nothing tells when that is so
        await asyncio.sleep(0)


async def test_a_clock_that_is_set_forward_has_nothing_answered_twice() -> None:
    ahead = timedelta()
    clock = Clock(now=lambda: datetime.now(UTC) + ahead)
    async with FakeSlack() as slack:
        store = await demo()
        async with at_work(slack, store, clock=clock):
            await mentions(slack)
            await slack.until(slack.posts)
            await settled(store)
            event = slack.sent[-1]
            ahead = LONG
            await slack.deliver(event, attempt=1)

    assert len(slack.posts()) == 1


async def test_the_end_waits_for_what_is_begun_meanwhile() -> None:
    work, first, second = Work(), asyncio.Event(), asyncio.Event()
    done: list[str] = []

    async def later() -> None:
        await second.wait()
        done.append("later")

    async def sooner() -> None:
        await first.wait()
        work.begin(later())

    work.begin(sooner())
    ending = asyncio.create_task(work.finish(60))
    await asyncio.sleep(0)
    first.set()
    for _ in range(5):
        await asyncio.sleep(0)
    second.set()

    assert await ending == 0
    assert done == ["later"]
