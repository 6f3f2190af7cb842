from __future__ import annotations

import pytest

from tests.adapters.slack.team import fake_team
from tests.fakes.slack.faults import Broken, Dropped, Refused, TooMany


async def test_blocks_that_slack_refuses_go_once_more_as_plain_text() -> None:
    async with fake_team() as (slack, _):
        slack.faults.plant("chat.postMessage", Refused("invalid_blocks"))
        await slack.mentions("funding mistral")
        (answer,) = await slack.until(slack.posts)

    assert "€490M" in answer.text
    assert answer.blocks == []
    assert len(slack.called("chat.postMessage")) == 2


async def test_the_answer_to_a_command_goes_once_more_as_plain_text_too() -> None:
    async with fake_team() as (slack, _):
        slack.faults.plant("response_url", Refused("invalid_blocks"))
        await slack.types("/funding", "mistral")
        (answer,) = await slack.until(slack.ephemerals)

    assert "€490M" in answer.text
    assert answer.blocks == []


@pytest.mark.parametrize("retry_after", ["0", "0.01", None, "abc", "Thu, 01 Jan 1970 00:00:00 GMT"])
async def test_too_many_requests_are_waited_out(retry_after: str | None) -> None:
    async with fake_team() as (slack, _):
        slack.faults.plant("chat.postMessage", TooMany(retry_after), 2)
        await slack.mentions("funding mistral")
        answers = await slack.until(slack.posts)

    assert len(answers) == 1


@pytest.mark.parametrize("fault", [Dropped(), Dropped(heard=False), Broken(502), Broken(503)])
async def test_an_answer_in_a_thread_is_there_once_whatever_breaks(fault: Dropped | Broken) -> None:
    async with fake_team() as (slack, _):
        slack.faults.plant("chat.postMessage", fault)
        await slack.mentions("funding mistral")
        await slack.until(slack.posts)

    assert len(slack.posts()) == 1


@pytest.mark.parametrize("heard", [True, False])
async def test_the_answer_to_a_command_is_there_once_whatever_breaks(*, heard: bool) -> None:
    async with fake_team() as (slack, _):
        slack.faults.plant("response_url", Dropped(heard=heard))
        await slack.types("/funding", "mistral")
        await slack.until(slack.ephemerals)

    assert len(slack.ephemerals()) == 1


async def test_where_the_address_of_an_answer_is_dead_it_is_whispered_in_the_channel() -> None:
    async with fake_team() as (slack, _):
        slack.faults.plant("response_url", Refused("expired_url"), 2)
        await slack.types("/funding", "mistral")
        (answer,) = await slack.until(slack.ephemerals)

    assert "€490M" in answer.text
    assert slack.called("chat.postEphemeral")
