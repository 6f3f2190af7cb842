"""Forms and homes of the fake: opened once and in time, changed under a hash, stacked, answered."""

from __future__ import annotations

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.refusals import refusal
from tests.fakes.slack import FakeSlack, StandingClock
from tests.fakes.slack.state import Json
from tests.fakes.slack.views import view_flaws


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def modal(**more: object) -> Json:
    entry = {
        "type": "input",
        "block_id": "sum",
        "label": plain("Sum"),
        "element": {"type": "plain_text_input", "action_id": "typed"},
    }
    said = {"type": "modal", "title": plain("Fact"), "submit": plain("Save"), "blocks": [entry]}
    return {**said, **more}


HOME: Json = {"type": "home", "blocks": [{"type": "divider"}]}


async def test_a_form_opens_by_a_trigger_for_whom_it_was_made(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    said = await client.views_open(trigger_id=slack.state.trigger("U2", "T1"), view=modal())
    [view] = slack.views_open
    assert (view.id, view.user, view.hash) == (said["view"]["id"], "U2", said["view"]["hash"])


async def test_a_trigger_works_for_three_seconds_and_once(
    slack: FakeSlack, client: AsyncWebClient, clock: StandingClock
) -> None:
    first, late = slack.state.trigger("U1", "T1"), slack.state.trigger("U1", "T1")
    clock.now += 3.0
    await client.views_open(trigger_id=first, view=modal())
    used = await refusal(client.views_open(trigger_id=first, view=modal()))
    assert used["error"] == "exchanged_trigger_id"
    clock.now += 0.1
    assert (await refusal(client.views_open(trigger_id=late, view=modal())))["error"] == (
        "expired_trigger_id"
    )
    unknown = await refusal(client.views_open(trigger_id="1.2.x", view=modal()))
    assert unknown["error"] == "invalid_trigger_id"


async def test_a_refused_form_leaves_its_trigger_for_another_try(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    trigger = slack.state.trigger("U1", "T1")
    long = modal(title=plain("x" * 25))
    said = await refusal(client.views_open(trigger_id=trigger, view=long))
    assert said["error"] == "invalid_arguments"
    assert "[json-pointer:/view/title/text]" in said["response_metadata"]["messages"][0]
    await client.views_open(trigger_id=trigger, view=modal())


@pytest.mark.parametrize(
    ("fits", "over"),
    [
        (modal(title=plain("x" * 24)), modal(title=plain("x" * 25))),
        (modal(submit=plain("x" * 24)), modal(submit=plain("x" * 25))),
        (modal(close=plain("x" * 24)), modal(close=plain("x" * 25))),
        (modal(private_metadata="x" * 3000), modal(private_metadata="x" * 3001)),
        (modal(callback_id="x" * 255), modal(callback_id="x" * 256)),
        (modal(external_id="x" * 255), modal(external_id="x" * 256)),
        (modal(blocks=[{"type": "divider"}] * 100), modal(blocks=[{"type": "divider"}] * 101)),
        (modal(blocks=[{"type": "divider"}]), modal(blocks=[])),
        (modal(), {key: each for key, each in modal().items() if key != "submit"}),
        (modal(), {key: each for key, each in modal().items() if key != "title"}),
        (modal(), modal(colour="red")),
        (modal(), HOME),
    ],
)
def test_what_just_fits_a_form_is_let_in_and_more_is_refused(fits: Json, over: Json) -> None:
    assert list(view_flaws(fits, "modal")) == []
    assert list(view_flaws(over, "modal")) != []


async def test_a_form_changes_under_the_hash_it_was_read_with(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    trigger = slack.state.trigger("U1", "T1")
    opened = (await client.views_open(trigger_id=trigger, view=modal()))["view"]
    changed = await client.views_update(
        view_id=opened["id"], hash=opened["hash"], view=modal(title=plain("Sum"))
    )
    assert changed["view"]["title"]["text"] == "Sum"
    stale = client.views_update(view_id=opened["id"], hash=opened["hash"], view=modal())
    assert (await refusal(stale))["error"] == "hash_conflict"
    await client.views_update(view_id=opened["id"], view=modal())


async def test_a_form_is_found_by_a_name_of_its_own_that_no_other_has(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    trigger, second = slack.state.trigger("U1", "T1"), slack.state.trigger("U1", "T1")
    await client.views_open(trigger_id=trigger, view=modal(external_id="fact"))
    await client.views_update(external_id="fact", view=modal(external_id="fact"))
    again = client.views_open(trigger_id=second, view=modal(external_id="fact"))
    assert (await refusal(again))["error"] == "duplicate_external_id"


async def test_a_form_that_is_gone_is_not_found(slack: FakeSlack, client: AsyncWebClient) -> None:
    await client.views_open(trigger_id=slack.state.trigger("U1", "T1"), view=modal())
    [view] = slack.views_open
    await slack.closes(view)
    gone = client.views_update(view_id=view.id, view=modal())
    assert (await refusal(gone))["error"] == "not_found"


async def test_nothing_is_pushed_onto_a_form_that_is_gone(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    await client.views_open(trigger_id=slack.state.trigger("U1", "T1"), view=modal())
    [view] = slack.views_open
    await slack.closes(view)
    for below in (view.id, None):
        pushed = client.views_push(trigger_id=slack.state.trigger("U1", "T1", below), view=modal())
        assert (await refusal(pushed))["error"] == "not_found"


async def test_three_forms_lie_on_one_another_and_no_more(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    await client.views_open(trigger_id=slack.state.trigger("U1", "T1"), view=modal())
    [lowest] = slack.views_open
    for _ in range(2):
        trigger = slack.state.trigger("U1", "T1", lowest.id)
        await client.views_push(trigger_id=trigger, view=modal())
    over = client.views_push(trigger_id=slack.state.trigger("U1", "T1", lowest.id), view=modal())
    assert (await refusal(over))["error"] == "push_limit_reached"
    assert len(slack.views_open) == 3


async def test_a_home_is_published_for_one_person_under_its_hash(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    first = (await client.views_publish(user_id="U1", view=HOME))["view"]
    await client.views_publish(user_id="U1", view=HOME, hash=first["hash"])
    stale = client.views_publish(user_id="U1", view=HOME, hash=first["hash"])
    assert (await refusal(stale))["error"] == "hash_conflict"
    assert (slack.home("U1") is not None, slack.home("U2")) == (True, None)
    assert slack.views_open == []


async def test_a_home_is_no_form_and_a_form_no_home(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    as_form = client.views_open(trigger_id=slack.state.trigger("U1", "T1"), view=HOME)
    assert (await refusal(as_form))["error"] == "invalid_arguments"
    as_home = client.views_publish(user_id="U1", view=modal())
    assert (await refusal(as_home))["error"] == "invalid_arguments"


async def test_a_view_of_more_than_250_kilobytes_is_too_large(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    options = [{"text": plain("x" * 75), "value": "v" * 150}] * 100
    group = {"label": plain("x"), "options": options}
    select = {"type": "static_select", "option_groups": [group] * 9}
    block = {"type": "actions", "elements": [select]}
    large = client.views_publish(user_id="U1", view={"type": "home", "blocks": [block]})
    assert (await refusal(large))["error"] == "view_too_large"
