"""People in the fake reach an app on Slack's own framework, by socket and by signed HTTP alike."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import unused_port

from tests.fakes.slack import Channel, FakeSlack
from tests.fakes.slack.entries import NotThere, labels
from tests.fakes.slack.state import Json
from tests.fakes.small_app import app_of, by_http, by_socket


@pytest.fixture
def heard() -> list[Json]:
    return []


@pytest.fixture(params=[by_socket, by_http], ids=["socket", "http"])
async def slack(request: pytest.FixtureRequest, heard: list[Json]) -> AsyncIterator[FakeSlack]:
    # The framework holds signatures against the time of the machine.
    async with FakeSlack() as fake, request.param(fake, app_of(fake, heard)):
        yield fake
        assert fake.lapses == []


async def test_a_command_is_acknowledged_and_answered(slack: FakeSlack) -> None:
    receipt = await slack.types("/funding", "mistral since:2023", user="U1", channel="C1")
    assert (receipt.acknowledged, receipt.body) == (True, None)
    [answer] = slack.ephemerals("C1", "U1")
    assert (answer.text, labels(answer)) == ("mistral since:2023", ["More"])


async def test_a_command_may_be_answered_in_its_acknowledgement(slack: FakeSlack) -> None:
    receipt = await slack.types("/ping")
    assert receipt.acknowledged
    assert [each.text for each in slack.ephemerals("C1", "U1")] == ["pong"]


async def test_a_mention_is_answered_in_its_thread(slack: FakeSlack) -> None:
    await slack.mentions("funding mistral", user="U2")
    [answer] = await slack.until(slack.posts)
    asked = slack.state.messages[0]
    assert (asked.text, answer.thread_ts) == ("<@UBOT> funding mistral", asked.ts)


async def test_a_button_is_pressed_by_its_name_or_by_what_stands_on_it(
    slack: FakeSlack, heard: list[Json]
) -> None:
    await slack.types("/funding", "mistral")
    [answer] = slack.ephemerals()
    assert (await slack.presses(answer, "More")).acknowledged
    assert [each.text for each in slack.ephemerals()] == ["page:2"]
    [body] = heard
    assert (body["actions"][0]["value"], body["user"]["id"]) == ("page:2", "U1")
    assert body["container"]["is_ephemeral"] is True
    assert "message" not in body


async def test_a_button_in_a_channel_comes_with_its_message(
    slack: FakeSlack, heard: list[Json]
) -> None:
    await slack.mentions("funding mistral")
    [answer] = await slack.until(slack.posts)
    await slack.presses(answer, "more", user="U2")
    [body] = heard
    assert (body["message"]["ts"], body["user"]["id"]) == (answer.ts, "U2")
    assert body["container"]["thread_ts"] == answer.thread_ts


async def test_a_choice_in_a_message_is_told_with_its_state(
    slack: FakeSlack, heard: list[Json]
) -> None:
    await slack.types("/funding", "mistral")
    [answer] = slack.ephemerals()
    await slack.presses(answer, "pick", choose="English")
    chosen = heard[0]["actions"][0]
    assert chosen["selected_option"]["value"] == "en"
    held = heard[0]["state"]["values"][chosen["block_id"]]["pick"]
    assert held["selected_option"]["value"] == "en"


async def test_nobody_presses_what_is_not_there(slack: FakeSlack) -> None:
    message = slack.posted("answer")
    with pytest.raises(NotThere, match="Share"):
        await slack.presses(message, "Share")


async def test_a_form_is_opened_filled_in_and_submitted(
    slack: FakeSlack, heard: list[Json]
) -> None:
    await slack.types("/add")
    [form] = await slack.until(lambda: slack.views_open)
    offered = await slack.suggests(form, "deal", "M")
    assert offered.body["options"][0]["text"]["text"] == "Mistral"
    await slack.submits(form, {"Sum": "$10bn", "deal": offered.body["options"][0]})
    values = heard[0]["state"]["values"]
    assert values["sum"]["sum"]["value"] == "$10bn"
    assert values["deal"]["deal"]["selected_option"]["value"] == "deal:1"
    assert slack.views_open == []


async def test_a_form_with_errors_stays_open(slack: FakeSlack) -> None:
    await slack.types("/add")
    [form] = await slack.until(lambda: slack.views_open)
    receipt = await slack.submits(form, {"Sum": "nothing"})
    assert receipt.body["errors"] == {"sum": "a figure, please"}
    assert slack.views_open == [form]


@pytest.mark.parametrize(
    "entered", [{}, {"Sum": "x" * 21}, {"Sum": "$1", "Colour": "red"}], ids=str
)
async def test_a_form_is_not_sent_off_as_slack_would_not_send_it(
    slack: FakeSlack, entered: dict[str, object], heard: list[Json]
) -> None:
    await slack.types("/add")
    [form] = await slack.until(lambda: slack.views_open)
    with pytest.raises(NotThere):
        await slack.submits(form, entered)
    assert heard == []


async def test_a_closed_form_is_told_of_where_the_app_asked_for_it(
    slack: FakeSlack, heard: list[Json]
) -> None:
    await slack.types("/add")
    [form] = await slack.until(lambda: slack.views_open)
    await slack.closes(form)
    assert [each["type"] for each in heard] == ["view_closed"]
    assert slack.views_open == []


async def test_a_home_is_drawn_when_it_is_opened(slack: FakeSlack) -> None:
    await slack.opens_home(user="U2")
    home = await slack.until(lambda: slack.home("U2"))
    assert home is not None
    assert home.payload["blocks"][0]["text"]["text"] == "Deals"


async def test_a_shortcut_comes_with_the_message_it_was_chosen_at(
    slack: FakeSlack, heard: list[Json]
) -> None:
    message = slack.wrote("we paid $10bn", "U2")
    await slack.shortcut("save", message, user="U1")
    [body] = heard
    assert (body["message"]["text"], body["message"]["user"]) == ("we paid $10bn", "U2")
    assert (body["type"], body["callback_id"]) == ("message_action", "save")
    assert body["trigger_id"] in slack.state.triggers


async def test_a_direct_message_and_the_bots_own_are_told_apart(
    slack: FakeSlack, heard: list[Json]
) -> None:
    await slack.says("funding mistral", user="U2")
    await slack.echoes(slack.posted("answer", "DU2"))
    theirs, own = (each.payload["event"] for each in slack.sent)
    assert (theirs["channel_type"], theirs["user"]) == ("im", "U2")
    assert (own["bot_id"], "bot_id" in theirs) == ("BBOT", False)
    # The framework keeps an app's own messages from it.
    assert [each["event"] for each in heard] == [theirs]


async def test_a_workspace_of_an_organisation_is_told_with_it(
    slack: FakeSlack, heard: list[Json]
) -> None:
    slack.state.teams["T1"].enterprise = "E1"
    await slack.types("/funding", "mistral")
    [answer] = slack.ephemerals()
    await slack.presses(answer, "More")
    await slack.says("hello")
    command, press, event = (each.payload for each in slack.sent)
    assert (command["enterprise_id"], press["enterprise"]["id"]) == ("E1", "E1")
    assert event["authorizations"][0]["enterprise_id"] == "E1"
    assert len(heard) == 2


async def test_somebody_joins_a_channel(slack: FakeSlack, heard: list[Json]) -> None:
    slack.add(Channel("C2", "new"))
    await slack.joins("C2", user="UBOT")
    event = heard[0]["event"]
    assert (event["type"], event["user"], event["channel"]) == (
        "member_joined_channel",
        "UBOT",
        "C2",
    )
    assert "UBOT" in slack.place("C2").members


@pytest.mark.parametrize("step", ["uninstalls", "revokes"])
async def test_tokens_are_dead_before_the_app_hears_of_it(slack: FakeSlack, step: str) -> None:
    await getattr(slack, step)()
    assert slack.state.grants[slack.bot_token].revoked


async def test_an_address_where_nobody_listens_acknowledges_nothing(slack: FakeSlack) -> None:
    slack.url = f"http://127.0.0.1:{unused_port()}/slack/events"
    receipt = await slack.types("/funding")
    assert (receipt.acknowledged, receipt.status) == (False, None)
    slack.lapses.clear()
