"""What people do in the fake Discord, as a small bot on the real library meets it."""

from __future__ import annotations

import pytest

from tests.fakes.discord import (
    ACME,
    ADA,
    BEN,
    DEALS,
    ELSEWHERE,
    OTHER,
    STRANGER,
    THREAD,
    FakeDiscord,
    NotThere,
)
from tests.fakes.discord.faults import Refused
from tests.fakes.discord.payloads import Value
from tests.fakes.discord.rest import CALLBACK
from tests.fakes.small_bot import SmallBot


async def test_a_command_is_thought_about_and_then_answered(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    step = await discord.types("ask", {"deal": "mistral"}, user=BEN)
    assert step.response == 5
    answer = await discord.answered(step)
    assert (answer.content, answer.ephemeral_to) == ("mistral", BEN)
    assert discord.ephemerals(user=BEN) == [answer]
    assert not discord.posts()
    told = bot.told("INTERACTION_CREATE")[0]
    assert (told["locale"], told["guild_id"]) == ("de", ACME)
    assert told["data"]["options"] == [{"name": "deal", "type": 3, "value": "mistral"}]
    assert not discord.lapses


async def test_what_is_typed_into_an_option_is_completed(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    assert await discord.completes("ask", "deal", "m") == [{"name": "mistral", "value": "deal:1"}]


@pytest.mark.parametrize(
    ("name", "options", "channel"),
    [
        ("unknown", {}, DEALS),
        ("fact", {}, DEALS),
        ("fact remove", {}, DEALS),
        ("ask", {}, DEALS),
        ("ask", {"deal": "m", "topic": "t"}, DEALS),
        ("ask", {"deal": 5}, DEALS),
        ("ask", {"deal": "m", "year": 1850}, DEALS),
        ("ask", {"deal": "m" * 6001}, DEALS),
        ("fact add", {"kind": "q"}, DEALS),
    ],
)
async def test_nobody_can_type_what_is_not_offered(
    discord: FakeDiscord, bot: SmallBot, name: str, options: dict[str, Value], channel: str
) -> None:
    with pytest.raises(NotThere):
        await discord.types(name, options, channel=channel)
    assert not bot.told("INTERACTION_CREATE")


async def test_a_command_that_is_for_servers_is_not_offered_in_direct_messages(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    with pytest.raises(NotThere):
        await discord.types("fact add", channel=discord.direct(ADA))
    step = await discord.types("ask", {"deal": "m"}, channel=discord.direct(ADA))
    await discord.answered(step)
    told = bot.told("INTERACTION_CREATE")[0]
    assert "guild_id" not in told
    assert told["user"]["id"] == ADA


async def test_a_choice_is_made_by_its_name_and_a_person_is_resolved(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    await discord.types("fact add", {"kind": "Round", "by": BEN})
    data = bot.told("INTERACTION_CREATE")[0]["data"]
    assert [each["value"] for each in data["options"][0]["options"]] == ["r", BEN]
    assert data["resolved"]["users"][BEN]["username"] == "ben"
    assert not {"user", "deaf", "mute"} & {*data["resolved"]["members"][BEN]}


async def test_who_is_not_there_does_nothing(discord: FakeDiscord, bot: SmallBot) -> None:
    for user, channel in ((STRANGER, DEALS), (BEN, ELSEWHERE), (BEN, discord.direct(ADA))):
        with pytest.raises(NotThere):
            await discord.types("ask", {"deal": "m"}, user=user, channel=channel)
        with pytest.raises(NotThere):
            discord.wrote("hello", user=user, channel=channel)


async def test_a_button_changes_the_message_it_stands_in(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    answer = await discord.answered(await discord.types("ask", {"deal": "m"}))
    step = await discord.presses(answer, "More")
    assert step.response == 6
    await discord.until(lambda: answer.content == "page 2")
    assert discord.messages == [answer]
    message = bot.told("INTERACTION_CREATE")[1]["message"]
    assert (message["id"], message["flags"] & 64) == (answer.id, 64)


async def test_a_choice_in_a_select_is_told_by_its_value(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    answer = await discord.answered(await discord.types("ask", {"deal": "m"}))
    await discord.chooses(answer, "pick", ["Deutsch"])
    assert answer.content == "de"
    with pytest.raises(NotThere):
        await discord.chooses(answer, "pick", ["Dutch"])
    with pytest.raises(NotThere):
        await discord.chooses(answer, "pick", ["en", "de"])


async def test_nobody_presses_what_they_do_not_see(discord: FakeDiscord, bot: SmallBot) -> None:
    answer = await discord.answered(await discord.types("ask", {"deal": "m"}))
    with pytest.raises(NotThere):
        await discord.presses(answer, "More", user=BEN)
    with pytest.raises(NotThere):
        await discord.presses(answer, "Less")
    with pytest.raises(NotThere):
        await discord.presses(answer, "pick")
    answer.components[0]["components"][0]["disabled"] = True
    with pytest.raises(NotThere):
        await discord.presses(answer, "More")
    answer.deleted = True
    with pytest.raises(NotThere):
        await discord.chooses(answer, "pick", ["en"])


async def test_a_form_is_filled_in_by_its_labels_and_closes(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    step = await discord.types("fact add")
    assert step.modal is not None
    assert discord.modals == [step.modal]
    sent = await discord.submits(step.modal, {"Sum": "5 million", "editor": [BEN]})
    assert sent.message is not None
    assert sent.message.content == "5 million"
    assert not discord.modals
    data = bot.told("INTERACTION_CREATE")[1]["data"]
    assert data["components"][1]["component"]["values"] == [BEN]
    assert data["resolved"]["users"][BEN]["username"] == "ben"
    with pytest.raises(NotThere):
        await discord.submits(step.modal, {"Sum": "5 million"})


@pytest.mark.parametrize("values", [{}, {"Sum": ""}, {"Sum": "5" * 21}, {"Sum": "5", "Date": "1"}])
async def test_a_form_is_not_sent_as_long_as_something_is_wrong(
    discord: FakeDiscord, bot: SmallBot, values: dict[str, str]
) -> None:
    step = await discord.types("fact add")
    assert step.modal is not None
    with pytest.raises(NotThere):
        await discord.submits(step.modal, values)
    assert discord.modals == [step.modal]


async def test_a_closed_form_is_on_no_screen(discord: FakeDiscord, bot: SmallBot) -> None:
    step = await discord.types("fact add")
    assert step.modal is not None
    discord.closes(step.modal)
    assert not discord.modals


async def test_a_command_in_the_menu_of_a_message_brings_the_message(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    message = discord.wrote("Mistral raised 5 million", user=BEN)
    step = await discord.uses_on(message, "Save")
    assert step.message is not None
    assert step.message.content == "Mistral raised 5 million"


async def test_a_mention_is_read_and_other_messages_are_not(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    await discord.says("nobody in particular")
    await discord.mentions("hello", channel=THREAD)
    await discord.says("only you", channel=discord.direct(ADA))
    await discord.until(lambda: len(discord.messages) == 2)
    await discord.says("to what you say", reply_to=discord.posts(THREAD)[0], channel=THREAD)
    await discord.until(lambda: len(discord.messages) == 3)
    read = [each for each in bot.told("MESSAGE_CREATE") if each["author"]["id"] == ADA]
    bots = f"<@{discord.application_id}>"
    contents = [each["content"] for each in read]
    assert contents == ["", f"{bots} hello", "only you", "to what you say"]
    assert [each["channel_type"] for each in read] == [0, 11, 1, 11]
    assert read[3]["referenced_message"]["content"] == "answer"


async def test_an_answer_that_pings_nobody_is_not_read(discord: FakeDiscord, bot: SmallBot) -> None:
    said = discord.posted("answer")
    await discord.says("thanks", reply_to=said, pings=False)
    await discord.until(lambda: bot.told("MESSAGE_CREATE"))
    assert [each["content"] for each in bot.told("MESSAGE_CREATE")] == [""]


async def test_servers_are_left_and_joined(discord: FakeDiscord, bot: SmallBot) -> None:
    await discord.leaves(OTHER, unavailable=True)
    await discord.joins(OTHER)
    await discord.leaves(OTHER)
    await discord.until(lambda: len(bot.told("GUILD_DELETE")) == 2)
    assert bot.told("GUILD_DELETE") == [{"id": OTHER, "unavailable": True}, {"id": OTHER}]
    assert [each["id"] for each in bot.told("GUILD_CREATE")] == [ACME, OTHER, OTHER]


async def test_an_answer_that_is_refused_is_not_waited_for(
    discord: FakeDiscord, bot: SmallBot
) -> None:
    discord.patience = 10
    discord.faults.plant(CALLBACK, Refused(10062))
    step = await discord.types("ask", {"deal": "m"})
    assert (step.response, step.refused) == (None, 404)
    assert [each.what for each in discord.lapses] == ["acknowledges nothing"]


async def test_who_hears_no_answer_sees_a_failure(discord: FakeDiscord, bot: SmallBot) -> None:
    bot.answers, discord.patience = False, 0.01
    step = await discord.types("ask", {"deal": "m"})
    assert step.response is None
    assert [each.what for each in discord.lapses] == ["acknowledges nothing"]
