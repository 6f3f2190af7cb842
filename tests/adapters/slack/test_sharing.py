from __future__ import annotations

from datetime import UTC, datetime

import pytest

from store.base import Selection
from store.events import ClaimRetracted, PersonId
from tests.adapters.slack.team import WORKSPACE, at_work, demo, fake_team
from tests.fakes.slack.faults import Dropped, Refused
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Message


async def asked(slack: FakeSlack) -> Message:
    await slack.types("/funding", "mistral", user="U2")
    (answer,) = await slack.until(lambda: slack.ephemerals(user="U2"))
    return answer


async def test_a_shared_answer_is_what_its_reader_saw_and_says_who_asked() -> None:
    async with fake_team() as (slack, _):
        answer = await asked(slack)
        await slack.presses(answer, "share", user="U2")
        (shared,) = await slack.until(slack.posts)
        await slack.until(lambda: not slack.ephemerals(user="U2"))

    body, _, _ = answer.text.partition("\n\n[1]")
    assert body in shared.text
    assert "gefragt von ben" in shared.text
    assert {"type": "user", "user_id": "U2"} in elements(shared)
    assert slack.lapses == []


async def test_what_changed_since_it_was_read_changes_nothing_of_what_is_shared() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        async with at_work(slack, store):
            answer = await asked(slack)
            workspace = store.workspace(WORKSPACE)
            upto = (await workspace.head()).seq
            told = await workspace.read(Selection(fields=frozenset({"total_raised"})), upto=upto)
            gone = tuple(ClaimRetracted(each.id, "wrong") for each in told.records)
            by = PersonId("operator")
            await workspace.record(gone, by=by, origin="test", at=datetime.now(UTC))
            await slack.presses(answer, "share", user="U2")
            (shared,) = await slack.until(slack.posts)

    assert gone
    assert "490" in answer.text
    assert "490" in shared.text


async def test_an_answer_is_shared_once_however_often_it_is_pressed() -> None:
    async with fake_team() as (slack, _):
        answer = await asked(slack)
        for _ in range(3):
            await slack.presses(answer, "share", user="U2")
        await slack.until(slack.posts)

    assert len(slack.posts()) == 1


async def test_where_the_bot_is_no_member_it_says_so_and_can_be_pressed_again() -> None:
    async with fake_team() as (slack, _):
        slack.state.channels["C1"].members.discard("UBOT")
        answer = await asked(slack)
        await slack.presses(answer, "share", user="U2")
        told = await slack.until(lambda: slack.ephemerals(user="U2")[1:])
        slack.state.channels["C1"].members.add("UBOT")

    assert "Mich zuerst einladen" in told[0].text
    assert slack.posts() == []


@pytest.mark.parametrize("heard", [True, False])
async def test_a_lost_reply_doubles_nothing_and_loses_nothing(*, heard: bool) -> None:
    async with fake_team() as (slack, _):
        answer = await asked(slack)
        slack.faults.plant("chat.postMessage", Dropped(heard=heard))
        await slack.presses(answer, "share", user="U2")
        await slack.until(lambda: slack.posts() and not slack.ephemerals(user="U2"))

    assert len(slack.posts()) == 1


async def test_what_cannot_be_found_out_is_said_and_not_sent_again() -> None:
    async with fake_team() as (slack, _):
        answer = await asked(slack)
        slack.faults.plant("chat.postMessage", Dropped())
        slack.faults.plant("conversations.history", Refused("missing_scope"))
        await slack.presses(answer, "share", user="U2")
        told = await slack.until(lambda: slack.ephemerals(user="U2")[1:])

    assert "nicht sicher" in told[0].text
    assert len(slack.called("chat.postMessage")) == 1


def elements(message: Message) -> list[object]:
    found: list[object] = []
    for block in message.blocks:
        for section in block.get("elements", ()):
            found += section.get("elements", ())
    return found
