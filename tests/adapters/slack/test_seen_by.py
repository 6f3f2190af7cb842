"""Who sees an answer: never more than should, never another instead of it, strangers none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from adapters.slack.limits import SOON
from tests.adapters.slack.stalling import Gate, Patience, behind, until
from tests.adapters.slack.team import at_time, at_work, demo, fake_team, timed_team
from tests.fakes.slack.faults import RESPONSE_URL, Dropped
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import ApiCall, Message, View


async def shared(slack: FakeSlack) -> Message:
    await slack.types("/funding", "mistral")
    (answer,) = await slack.until(slack.ephemerals)
    await slack.presses(answer, "share")
    (public,) = await slack.until(slack.posts)
    await slack.until(lambda: not slack.ephemerals())
    return public


async def mentioned(slack: FakeSlack) -> Message:
    await slack.mentions("funding mistral")
    (public,) = await slack.until(slack.posts)
    return public


PUBLIC = pytest.mark.parametrize("public", [shared, mentioned])
Public = Callable[[FakeSlack], Awaitable[Message]]


@PUBLIC
async def test_a_long_answer_to_a_press_leaves_what_all_see_as_it_is(public: Public) -> None:
    async with FakeSlack() as slack:
        gate, patience, store = Gate(), Patience(), await demo()
        async with at_work(slack, behind(store, gate), clock=patience.clock):
            message = await public(slack)
            before = message.text
            gate.shut()
            await slack.presses(message, "ask:1", user="U2")
            await until(lambda: patience.pass_(SOON))
            (note,) = await slack.until(lambda: slack.ephemerals(user="U2"))
            gate.open()
            told = await slack.until(lambda: slack.ephemerals(user="U2")[1:])

    assert (message.text, message.edits) == (before, 0)
    assert "longer" in note.text
    assert len(told) == len(slack.posts()) == 1
    assert slack.lapses == []


def shown(slack: FakeSlack) -> list[ApiCall]:
    """Return the calls that show something to one person, heard or not."""
    return slack.called(RESPONSE_URL) + slack.called("chat.postEphemeral")


@PUBLIC
@pytest.mark.parametrize("heard", [True, False])
async def test_a_press_whose_reply_is_lost_leaves_what_all_see_as_it_is(
    public: Public, *, heard: bool
) -> None:
    async with timed_team() as (slack, store, time), at_time(slack, store, time):
        message = await public(slack)
        before = message.text
        for method in (RESPONSE_URL, "chat.postEphemeral"):
            slack.faults.plant(method, Dropped(heard=heard))
        done = len(shown(slack))
        await slack.presses(message, "ask:1", user="U2")
        await time.until(lambda: len(shown(slack)) == done + 2)

    assert slack.ephemerals(user="U2")
    assert (message.text, message.edits) == (before, 0)
    assert len(slack.posts()) == 1
    assert slack.lapses == []


async def test_a_long_answer_to_a_press_at_home_takes_the_place_of_its_note() -> None:
    async with FakeSlack() as slack:
        gate, patience, store = Gate(), Patience(), await demo()
        async with at_work(slack, behind(store, gate), clock=patience.clock):
            await slack.opens_home()
            home = await slack.until(slack.home)
            assert home
            gate.shut()
            await slack.presses(home, "ask:1")
            await until(lambda: patience.pass_(SOON))
            (note,) = await slack.until(lambda: slack.posts("DU1"))
            noted = note.text
            gate.open()
            await slack.until(lambda: note.text != noted)

    assert "longer" in noted
    assert slack.posts("DU1") == [note]
    assert {each.args["channel"] for each in slack.called("chat.update")} == {"DU1"}


async def opened(slack: FakeSlack, user: str = "U1") -> View:
    await slack.types("/deal", "compare", user=user)
    (view,) = await slack.until(lambda: slack.views_open)
    return view


async def test_where_the_bot_is_no_member_a_form_is_answered_between_the_two() -> None:
    async with fake_team() as (slack, _):
        slack.state.channels["C1"].members.discard("UBOT")
        view = await opened(slack)
        await slack.submits(view, {"a": "Mistral Large"})
        (answer,) = await slack.until(lambda: slack.posts("DU1"))

    assert "Mistral Large" in answer.text
