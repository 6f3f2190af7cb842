"""Strangers in a channel that two organisations share: they are told nothing of any deal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from tests.adapters.slack.team import at_work, demo, made_editor
from tests.fakes.slack import payloads
from tests.fakes.slack.entries import action, find, values
from tests.fakes.slack.parcels import Parcel
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import Message, User, View

REFUSAL = "I answer members"


@dataclass
class Scene:
    """What a member had of the bot before a stranger came: an answer for all, and a form."""

    slack: FakeSlack
    answer: Message
    form: View
    before: int

    def told(self) -> list[Message]:
        """Return what the bot has said since then."""
        bot = [each for each in self.slack.state.messages if each.author == "UBOT"]
        return bot[self.before :]

    @property
    def stranger(self) -> User:
        return self.slack.state.users["U9"]


@asynccontextmanager
async def scene(*, known: bool) -> AsyncIterator[Scene]:
    """The bot of an organisation; with `known` Slack says of U9 that they are a stranger.

    There the number of another workspace alone does not tell, as it may be one of its own.
    """
    async with FakeSlack() as slack:
        slack.state.teams["T1"].enterprise = "E1"
        slack.state.grants[slack.bot_token].team = None
        slack.add(User("U9", is_stranger=known))
        slack.state.channels["C1"].members.add("U9")
        store = await demo()
        await made_editor(store, "U9")
        async with at_work(slack, store):
            await slack.mentions("funding mistral")
            (answer,) = await slack.until(slack.posts)
            await slack.types("/deal", "compare")
            (form,) = await slack.until(lambda: slack.views_open)
            yield Scene(slack, answer, form, 1)


def mention(at: Scene) -> Parcel:
    asked = at.slack.wrote("<@UBOT> funding mistral", "U9")
    return payloads.mention(at.slack.state, asked)


def press(at: Scene) -> Parcel:
    block, element = find(at.answer, "ask:1")
    pressed = action(block, element)
    return payloads.block_actions(at.slack.state, at.stranger, at.answer, pressed, {})


def command(at: Scene) -> Parcel:
    place = at.slack.state.channels["C1"]
    return payloads.slash_command(at.slack.state, at.stranger, place, "/funding", "mistral")


def wanted_form(at: Scene) -> Parcel:
    place = at.slack.state.channels["C1"]
    return payloads.slash_command(at.slack.state, at.stranger, place, "/deal", "compare")


def filled_form(at: Scene) -> Parcel:
    held = values(at.form, {"a": "Mistral Large"})
    return payloads.view_submission(at.slack.state, at.stranger, at.form, held)


def saving(at: Scene) -> Parcel:
    message = at.slack.wrote("Mistral AI raised €490M.", "U9")
    return payloads.message_shortcut(at.slack.state, at.stranger, message, "save_as_fact")


def typing(at: Scene) -> Parcel:
    block, element = find(at.form, "a")
    asking = {"action_id": element["action_id"], "block_id": block["block_id"]}
    return payloads.block_suggestion(at.slack.state, at.stranger, at.form, asking, "mis")


Making = Callable[[Scene], Parcel]


@pytest.mark.parametrize(
    "making",
    [mention, press, command, wanted_form, filled_form, saving],
    ids=lambda each: each.__name__,
)
async def test_whom_slack_calls_a_stranger_is_told_that_and_nothing_else(making: Making) -> None:
    async with scene(known=True) as at:
        await at.slack.deliver(making(at))
        (told,) = await at.slack.until(at.told)

    assert told.text.startswith(REFUSAL)
    assert told.to == "U9"
    assert at.slack.views_open == [at.form]


async def test_to_whom_slack_calls_a_stranger_nothing_is_proposed() -> None:
    async with scene(known=True) as at:
        receipt = await at.slack.deliver(typing(at))

    assert receipt.body == {"options": []}


def of_another_organisation(parcel: Parcel) -> Parcel:
    """Let whoever acts be at home in another organisation, as Slack says so in each payload."""
    if "event" in parcel.payload:
        parcel.payload["event"] |= {"user_team": "E9", "source_team": "E9"}
    else:
        parcel.payload["user"]["team_id"] = "E9"
    return parcel


@pytest.mark.parametrize("making", [mention, press], ids=lambda each: each.__name__)
async def test_whoever_is_of_another_organisation_is_told_that_and_nothing_else(
    making: Making,
) -> None:
    async with scene(known=False) as at:
        await at.slack.deliver(of_another_organisation(making(at)))
        (told,) = await at.slack.until(at.told)

    assert told.text.startswith(REFUSAL)
    assert told.to == "U9"


@pytest.mark.parametrize("making", [filled_form, saving, typing], ids=lambda each: each.__name__)
async def test_whoever_is_of_another_organisation_has_no_use_of_a_form(making: Making) -> None:
    async with scene(known=False) as at:
        receipt = await at.slack.deliver(of_another_organisation(making(at)))

    assert receipt.body in (None, {}, {"options": []})
    assert at.told() == []
    assert at.slack.views_open == [at.form]


async def test_a_workspace_that_is_no_sister_is_told_by_the_shared_channel() -> None:
    async with scene(known=False) as at:
        parcel = mention(at)
        parcel.payload["is_ext_shared_channel"] = True
        parcel.payload["event"] |= {"user_team": "T9", "source_team": "T9"}
        await at.slack.deliver(parcel)
        (told,) = await at.slack.until(at.told)

    assert told.text.startswith(REFUSAL)


async def test_a_sister_workspace_s_member_is_answered() -> None:
    async with scene(known=False) as at:
        parcel = mention(at)
        parcel.payload["event"] |= {"user_team": "T2", "source_team": "T2"}
        await at.slack.deliver(parcel)
        (told,) = await at.slack.until(at.told)

    assert "490" in told.text
