from __future__ import annotations

import pytest

from tests.adapters.slack.team import Delivery, fake_team
from tests.fakes.slack import payloads
from tests.fakes.slack.state import Message

BOTH = pytest.mark.parametrize("delivery", ["socket", "http"])


def plain(message: Message) -> str:
    """The text as it is read: no-break spaces are spaces, joiners nothing."""
    return message.text.replace("\xa0", " ").replace("\N{WORD JOINER}", "")


@BOTH
async def test_a_slash_command_is_answered_for_its_asker_alone(delivery: Delivery) -> None:
    async with fake_team(delivery) as (slack, _):
        receipt = await slack.types("/funding", "mistral")
        (answer,) = await slack.until(slack.ephemerals)

    assert receipt.status == 200
    assert not receipt.body
    assert "€490M" in plain(answer)
    assert answer.blocks
    assert slack.posts() == []
    assert slack.lapses == []


@BOTH
async def test_a_mention_is_answered_in_its_thread_in_the_reader_s_language(
    delivery: Delivery,
) -> None:
    async with fake_team(delivery) as (slack, _):
        await slack.mentions("finanzierung mistral", user="U2")
        (answer,) = await slack.until(slack.posts)

    assert "490 Mio. €" in plain(answer)
    assert answer.thread_ts
    assert slack.lapses == []


async def test_every_command_goes_behind_the_one_that_takes_all() -> None:
    async with fake_team() as (slack, _):
        await slack.types("/deal", "funding mistral")
        (funding,) = await slack.until(slack.ephemerals)
        await slack.types("/deal", "mistral")
        _, deal = await slack.until(lambda: slack.ephemerals()[1:] and slack.ephemerals())

        await slack.types("/deal", "who founded mistral?")
        *_, founders = await slack.until(lambda: slack.ephemerals()[2:])

    assert plain(funding).startswith("Mistral AI · funding")
    assert plain(deal).startswith("Microsoft – Mistral AI")
    assert "Arthur Mensch" in plain(founders)


async def test_a_direct_message_is_answered_where_it_stands() -> None:
    async with fake_team() as (slack, _):
        await slack.says("wer hat mistral gegründet?", user="U2")
        (answer,) = await slack.until(lambda: slack.posts("DU2"))

    assert "Arthur Mensch" in plain(answer)
    assert answer.thread_ts is None


async def test_what_is_no_command_is_searched_for_where_the_bot_is_mentioned() -> None:
    async with fake_team() as (slack, _):
        await slack.mentions("genauer zu überprüfen")
        (answer,) = await slack.until(slack.posts)

    assert "Europäische Union" in plain(answer) or "European Union" in plain(answer)


async def test_what_went_wrong_is_told_to_its_author_alone() -> None:
    async with fake_team() as (slack, _):
        await slack.mentions("funding mistral since:Febuary")
        (told,) = await slack.until(slack.ephemerals)

    assert "Febuary" in plain(told)
    assert told.thread_ts is None  # nobody has answered yet: in a new thread it would not be seen
    assert slack.posts() == []


async def test_messages_of_bots_edits_and_joins_are_left_alone() -> None:
    async with fake_team() as (slack, _):
        await slack.says("funding mistral")
        (answer,) = await slack.until(lambda: slack.posts("DU1"))
        echoed = await slack.echoes(answer)
        await slack.says("terms")
        await slack.until(lambda: slack.posts("DU1")[1:])

    assert echoed.status == 200
    assert len(slack.posts("DU1")) == 2


async def test_a_stranger_in_a_shared_channel_is_told_nothing_of_the_deal() -> None:
    async with fake_team() as (slack, _):
        asked = slack.wrote("<@UBOT> funding mistral", "U1", "C1", None)
        parcel = payloads.mention(slack.state, asked)
        parcel.payload["event"] |= {"user_team": "T9", "source_team": "T9"}
        await slack.deliver(parcel)
        (told,) = await slack.until(slack.ephemerals)

    assert "490" not in told.text
    assert slack.posts() == []


async def test_a_follow_up_is_one_press_away() -> None:
    async with fake_team() as (slack, _):
        await slack.types("/funding", "mistral")
        (answer,) = await slack.until(slack.ephemerals)
        await slack.presses(answer, "ask:1")
        answers = await slack.until(lambda: slack.ephemerals()[1:])

    assert len(answers) == 1
    assert plain(answers[0]) != plain(answer)
    assert slack.posts() == []


async def test_the_first_page_leads_to_the_next() -> None:
    async with fake_team() as (slack, _):
        await slack.types("/conflicts")
        (first,) = await slack.until(slack.ephemerals)
        await slack.presses(first, "more")
        (second,) = await slack.until(lambda: slack.ephemerals()[1:])

    assert plain(first).endswith("page 2: more")
    assert plain(second).startswith("Microsoft – Mistral AI · conflicts · page 2")
    assert slack.lapses == []


async def test_a_button_of_another_release_says_that_it_is_too_old() -> None:
    async with fake_team() as (slack, _):
        await slack.types("/funding", "mistral")
        (answer,) = await slack.until(slack.ephemerals)
        for block in answer.blocks:
            for each in block.get("elements", ()):
                each["value"] = "of long ago"
        await slack.presses(answer, "ask:0")
        (told,) = await slack.until(lambda: slack.ephemerals()[1:])

    assert "too old" in told.text


async def test_a_briefing_comes_as_a_file_to_whoever_asked() -> None:
    async with fake_team() as (slack, _):
        await slack.types("/deal", "briefing", user="U2")
        (answer,) = await slack.until(lambda: slack.ephemerals(user="U2"))
        (file,) = await slack.until(
            lambda: [each for each in slack.state.files.values() if each.channel]
        )

    assert "als Datei" in answer.text
    assert file.channel == "DU2"
    assert file.name.endswith(".md")
    assert file.content
    assert file.content.decode().startswith("# Microsoft – Mistral AI")


@BOTH
async def test_any_word_may_be_asked_for(delivery: Delivery) -> None:
    async with fake_team(delivery) as (slack, _):
        await slack.types("/deal", "search payload")
        (answer,) = await slack.until(slack.ephemerals)

    assert "payload" in answer.text


async def test_two_clicks_are_one() -> None:
    async with fake_team() as (slack, _):
        await slack.types("/funding", "mistral")
        (answer,) = await slack.until(slack.ephemerals)
        await slack.presses(answer, "ask:1")
        await slack.presses(answer, "ask:1")

    assert len(slack.ephemerals()) == 2
