"""First answers to interactions and what may follow them, as Discord takes and refuses them."""

from __future__ import annotations

import pytest
from discord.http import Route

from tests.fakes.discord import BEN, DEALS, FakeDiscord, Interaction, StandingClock
from tests.fakes.discord.state import Json
from tests.fakes.small_bot import BUTTONS, FOLLOWUP, FORM, ORIGINAL, SmallBot, asked, refusal

MESSAGE = "/webhooks/{webhook_id}/{webhook_token}/messages/"


@pytest.fixture(autouse=True)
def unanswered(discord: FakeDiscord, bot: SmallBot) -> None:
    """The bot answers nothing by itself, and nobody waits for it."""
    bot.answers, discord.patience = False, 0


async def ask(discord: FakeDiscord) -> Interaction:
    return await discord.types("ask", {"deal": "m"})


async def test_an_answer_at_once_is_a_message(discord: FakeDiscord, bot: SmallBot) -> None:
    step = await ask(discord)
    await bot.respond(step.payload, 4, {"content": "hello"})
    assert step.message is not None
    assert discord.posts() == [step.message]
    assert (await bot.hook(step.payload, "GET", ORIGINAL))["content"] == "hello"


async def test_a_deferred_answer_stays_as_visible_as_it_was_deferred(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    step = await ask(discord)
    await bot.respond(step.payload, 5, {"flags": 64})
    assert step.message is None
    assert (await bot.hook(step.payload, "GET", ORIGINAL))["flags"] == 64 | 128
    await bot.edit(step.payload, {"content": "hello"})
    assert [each.flags for each in discord.ephemerals()] == [64]


async def test_a_deferral_says_only_who_sees_the_answer(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    step = await ask(discord)
    refused = await refusal(bot.respond(step.payload, 5, {"flags": 1 << 15}))
    assert (refused.status, refused.code) == (400, 50035)


async def test_the_first_followup_of_a_deferred_answer_fills_it_in(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    step = await ask(discord)
    await bot.respond(step.payload, 5, {"flags": 64})
    first = await bot.hook(step.payload, "POST", FOLLOWUP, {"content": "one"})
    second = await bot.hook(step.payload, "POST", FOLLOWUP, {"content": "two"})
    assert [each.content for each in discord.ephemerals()] == ["one"]
    assert [each.content for each in discord.posts()] == ["two"]
    assert step.original is not None
    assert first["id"] == step.original.id != second["id"]


async def test_a_followup_is_changed_and_deleted_by_its_id(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    step = await ask(discord)
    await bot.respond(step.payload, 4, {"content": "hello"})
    said = await bot.hook(step.payload, "POST", FOLLOWUP, {"content": "one", "flags": 64})
    await bot.hook(step.payload, "PATCH", MESSAGE + said["id"], {"content": "two"})
    assert [each.content for each in discord.ephemerals()] == ["two"]
    await bot.hook(step.payload, "DELETE", MESSAGE + said["id"])
    assert not discord.ephemerals()
    refused = await refusal(bot.hook(step.payload, "GET", MESSAGE + said["id"]))
    assert (refused.status, refused.code) == (404, 10008)


async def test_the_answer_may_be_deleted(discord: FakeDiscord, bot: SmallBot) -> None:
    step = await ask(discord)
    await bot.respond(step.payload, 5)
    await bot.hook(step.payload, "DELETE", ORIGINAL)
    assert not discord.messages
    refused = await refusal(bot.edit(step.payload, {"content": "late"}))
    assert (refused.status, refused.code) == (404, 10008)


async def test_an_answer_later_than_three_seconds_is_unknown(
    discord: FakeDiscord, bot: SmallBot, clock: StandingClock
) -> None:
    step = await ask(discord)
    clock.now += 3.1
    refused = await refusal(bot.respond(step.payload, 5))
    assert (refused.status, refused.code) == (404, 10062)
    assert [each.what for each in discord.lapses] == ["acknowledges late"]


async def test_three_seconds_are_not_too_late(
    discord: FakeDiscord, bot: SmallBot, clock: StandingClock
) -> None:
    step = await ask(discord)
    clock.now += 2.9
    await bot.respond(step.payload, 5)
    assert step.response == 5


async def test_an_unknown_token_is_an_unknown_interaction(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    step = await ask(discord)
    for changed in ({"token": "other"}, {"id": "1"}):
        refused = await refusal(bot.respond({**step.payload, **changed}, 5))
        assert (refused.status, refused.code) == (404, 10062)


async def test_a_second_first_answer_is_refused(discord: FakeDiscord, bot: SmallBot) -> None:
    step = await ask(discord)
    await bot.respond(step.payload, 5)
    refused = await refusal(bot.respond(step.payload, 5))
    assert (refused.status, refused.code) == (400, 40060)


async def test_nothing_is_edited_before_the_first_answer(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    step = await ask(discord)
    refused = await refusal(bot.edit(step.payload, {"content": "hello"}))
    assert (refused.status, refused.code) == (404, 10015)


async def test_a_token_is_good_for_fifteen_minutes(
    discord: FakeDiscord, bot: SmallBot, clock: StandingClock
) -> None:
    step = await ask(discord)
    await bot.respond(step.payload, 5)
    clock.now += 900
    assert not discord.lapses
    await bot.edit(step.payload, {"content": "in time"})
    clock.now += 1
    refused = await refusal(bot.edit(step.payload, {"content": "late"}))
    assert (refused.status, refused.code) == (401, 50027)
    assert not discord.lapses


async def test_who_is_never_answered_sees_it_when_the_token_is_over(
    discord: FakeDiscord, bot: SmallBot, clock: StandingClock
) -> None:
    step = await ask(discord)
    await bot.respond(step.payload, 5)
    clock.now += 901
    assert [each.what for each in discord.lapses] == ["never stops thinking"]


async def test_the_tokens_of_others_are_unknown(discord: FakeDiscord, bot: SmallBot) -> None:
    step = await ask(discord)
    await bot.respond(step.payload, 5)
    for changed, status, code in (
        ({"application_id": "1"}, 404, 10015),
        ({"token": "other"}, 401, 50027),
    ):
        refused = await refusal(bot.edit({**step.payload, **changed}, {"content": "hello"}))
        assert (refused.status, refused.code) == (status, code)


@pytest.mark.parametrize("kind", [1, 3, 6, 7, 8, 10])
async def test_a_command_takes_no_answer_of_other_things(
    discord: FakeDiscord, bot: SmallBot, kind: int
) -> None:
    step = await ask(discord)
    refused = await refusal(bot.respond(step.payload, kind, {"content": "hello"}))
    assert (refused.status, refused.code) == (400, 50035)
    assert "type" in refused.text
    assert step.response is None


async def test_a_form_opens_no_form(discord: FakeDiscord, bot: SmallBot) -> None:
    step = await ask(discord)
    await bot.respond(step.payload, 9, FORM)
    assert step.modal is not None
    sent = await discord.submits(step.modal, {"Sum": "5"})
    for kind in (6, 7, 9):
        refused = await refusal(bot.respond(sent.payload, kind, FORM))
        assert (refused.status, refused.code) == (400, 50035)
    assert not step.modal.ended
    await bot.respond(sent.payload, 4, {"content": "saved"})


async def test_a_form_of_a_button_changes_the_message_of_the_button(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    step = await discord.presses(discord.posted("answer", components=BUTTONS), "More", user=BEN)
    await bot.respond(step.payload, 9, FORM)
    assert step.modal is not None
    sent = await discord.submits(step.modal, {"Sum": "5"})
    await bot.respond(sent.payload, 7, {"content": "changed"})
    assert [each.content for each in discord.posts()] == ["changed"]


async def test_a_deferred_change_is_a_change_of_the_message(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    step = await discord.presses(discord.posted("answer", components=BUTTONS), "More")
    await bot.respond(step.payload, 6)
    await bot.edit(step.payload, {"content": "changed", "components": []})
    assert [(each.content, each.components) for each in discord.posts()] == [("changed", [])]


async def test_what_completes_takes_only_choices(discord: FakeDiscord, bot: SmallBot) -> None:
    await discord.completes("ask", "deal", "m")
    step = next(iter(discord.state.interactions.values()))
    many = [{"name": str(n), "value": str(n)} for n in range(26)]
    for kind, data in (
        (4, {"content": "hello"}),
        (5, {}),
        (8, {}),
        (8, {"choices": many}),
        (8, {"choices": [{"name": "", "value": "x"}]}),
        (8, {"choices": [{"name": "n" * 101, "value": "x"}]}),
        (8, {"choices": [{"name": "n", "value": 5}]}),
    ):
        refused = await refusal(bot.respond(step.payload, kind, data))
        assert (refused.status, refused.code) == (400, 50035)
    await bot.respond(step.payload, 8, {"choices": many[:25]})
    assert step.choices == many[:25]


@pytest.mark.parametrize(
    ("kind", "data", "place"),
    [
        (4, {"content": "x" * 2001}, "data.content"),
        (9, {**FORM, "title": "x" * 46}, "data.title"),
    ],
)
async def test_what_is_malformed_is_told_by_its_place(
    discord: FakeDiscord, bot: SmallBot, kind: int, data: Json, place: str
) -> None:
    step = await ask(discord)
    refused = await refusal(bot.respond(step.payload, kind, data))
    assert (refused.status, refused.code) == (400, 50035)
    assert f"In {place}:" in str(refused)
    assert (step.response, discord.messages, discord.modals) == (None, [], [])


async def test_nothing_to_see_is_no_answer(discord: FakeDiscord, bot: SmallBot) -> None:
    step = await ask(discord)
    refused = await refusal(bot.respond(step.payload, 4, {"flags": 64}))
    assert (refused.status, refused.code) == (400, 50006)


async def test_the_new_layout_stays_once_it_was_chosen(discord: FakeDiscord, bot: SmallBot) -> None:
    step = await ask(discord)
    await bot.respond(step.payload, 5)
    text = {"type": 10, "content": "hello"}
    await bot.edit(step.payload, {"components": [text], "flags": 1 << 15})
    await bot.edit(step.payload, {"components": [{**text, "content": "again"}]})
    refused = await refusal(bot.edit(step.payload, {"content": "plain"}))
    assert (refused.status, refused.code) == (400, 50035)
    assert [each.components[0]["content"] for each in discord.posts()] == ["again"]


async def test_the_callback_returns_its_message_where_that_is_asked(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    step = await ask(discord)
    path = f"/interactions/{step.id}/{step.token}/callback?with_response=true"
    said = await asked(bot.http, Route("POST", path), {"type": 4, "data": {"content": "hello"}})
    assert said["resource"]["message"]["content"] == "hello"
    assert said["interaction"]["response_message_id"] == discord.posts(DEALS)[0].id
