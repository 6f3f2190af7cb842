"""How long Slack is waited for, whatever its Retry-After says, and the turns of a channel."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

from adapters.chat.turns import MOST
from adapters.slack.limits import AT_ONCE, BETWEEN_ALL, BETWEEN_MESSAGES
from adapters.slack.sending.waiting import (
    ATTEMPTS,
    LONGEST,
    UNSAID,
    Gates,
    Pace,
    Refused,
    seconds,
)
from tests.adapters.slack.passing import Time

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("0", 0.0),
        ("1", 1.0),
        ("60", 60.0),
        (" 2 ", 2.0),
        ("0.5", 0.5),
        (None, UNSAID),
        ("", UNSAID),
        ("abc", UNSAID),
        ("soon, please", UNSAID),
        ("-1", UNSAID),
        ("nan", UNSAID),
        ("inf", UNSAID),
        ("1e999", UNSAID),
        ("²", UNSAID),
        ("١٢", UNSAID),
        ("1 2", UNSAID),
        ("Sun, 29 Nov 2026 12:00:30 GMT", 30.0),
        ("Sun, 29 Nov 2026 12:01:00 +0000", 60.0),
        ("Sun, 29 Nov 2026 13:00:10 +0100", 10.0),
        ("Sunday, 29-Nov-26 12:00:05 GMT", 5.0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        ("Sun, 29 Nov 2026", UNSAID),
        ("Sun, 99 Foo 2026 12:00:00 GMT", UNSAID),
        ("29 Nov 99999 12:00:00 GMT", UNSAID),
    ],
)
def test_a_retry_after_is_read_as_it_is_sent(header: str | None, expected: float) -> None:
    assert seconds(header, NOW) == expected


@given(asked=st.integers(0, 10**6))
def test_whole_seconds_are_waited_as_they_are_said(asked: int) -> None:
    assert seconds(str(asked), NOW) == asked


@given(ahead=st.integers(-(10**6), 10**6))
def test_a_date_is_waited_for_and_a_past_one_not_at_all(ahead: int) -> None:
    header = format_datetime(NOW + timedelta(seconds=ahead), usegmt=True)
    assert seconds(header, NOW) == max(ahead, 0)


@given(header=st.none() | st.text() | st.text("0123456789.:,+-eE SunNov GMT", max_size=40))
def test_whatever_it_says_the_wait_is_a_number_that_is_not_below_zero(header: str | None) -> None:
    assert 0 <= seconds(header, NOW) < float("inf")


ASKING = HttpRequest(method="POST", url="https://slack.com/api/chat.postMessage", headers={})


def refusal(status: int = 429, name: str = "Retry-After", retry_after: str = "1") -> HttpResponse:
    return HttpResponse(status_code=status, headers={name: retry_after}, body={})


async def is_made_again(answer: HttpResponse | None, error: Exception | None = None) -> bool:
    time = Time()
    handler = Refused(Gates(time, time.sleep), "xoxb-1")
    return await handler.can_retry_async(
        state=RetryState(), request=ASKING, response=answer, error=error
    )


async def test_what_may_be_called_again_is_not_remembered_for_ever() -> None:
    time = Time()
    gates = Gates(time, time.sleep)
    for number in range(100):
        gates.shut("xoxb-1", f"url-{number}", 1.0)
        time.now += 1.0 + BETWEEN_MESSAGES

    assert len(gates) == 1


async def test_only_what_was_refused_for_its_rate_is_made_again() -> None:
    assert await is_made_again(refusal())
    for status in (200, 400, 404, 500, 502, 503, 504):
        assert not await is_made_again(refusal(status))
    for error in (ConnectionResetError(), TimeoutError()):
        assert not await is_made_again(None, error)


async def test_a_wait_beyond_all_patience_is_a_failure_at_once() -> None:
    assert await is_made_again(refusal(retry_after=str(LONGEST)))
    assert not await is_made_again(refusal(retry_after=str(LONGEST + 1)))


async def test_it_is_made_again_so_often_and_no_more() -> None:
    waits: list[float] = []
    now = 0.0

    async def sleep(wait: float) -> None:
        nonlocal now
        waits.append(wait)
        now += wait

    handler, state = Refused(Gates(lambda: now, sleep), "xoxb-1"), RetryState()
    answer = refusal(name="retry-after", retry_after="7")
    while await handler.can_retry_async(state=state, request=ASKING, response=answer):
        await handler.prepare_for_next_attempt_async(state=state, request=ASKING, response=answer)

    assert waits == [7.0] * ATTEMPTS


async def sent(time: Time, messages: list[tuple[float, str]]) -> dict[str, list[float]]:
    """Let messages come at their time, to their channel, and return when each was sent."""
    pace, times = Pace(time, time.sleep), dict[str, list[float]]()

    async def send(wait: float, channel: str) -> None:
        await time.sleep(wait)
        await pace.turn(channel, f"xoxb-{channel}")
        times.setdefault(channel, []).append(time())

    sending = [asyncio.create_task(send(*each)) for each in messages]
    await time.until(lambda: all(task.done() for task in sending))
    return times


@given(
    messages=st.lists(
        st.tuples(st.sampled_from((0.0, 0.25, 0.5, 1.0, 1.5, 3.0)), st.sampled_from("ABC")),
        min_size=1,
        max_size=12,
    )
)
@settings(max_examples=30)
def test_each_channel_gets_a_message_a_second_and_none_waits_for_another_channel_s(
    messages: list[tuple[float, str]],
) -> None:
    time = Time()
    begun = time()
    times = asyncio.run(sent(time, messages))

    for channel, told in times.items():
        came = sorted(begun + wait for wait, where in messages if where == channel)
        assert len(told) == len(came)
        assert all(after - before >= BETWEEN_MESSAGES for before, after in pairwise(told))
        due = 0.0
        for each, at in zip(told, came, strict=True):
            due = max(due, at)
            assert each == due
            due += BETWEEN_MESSAGES


async def test_of_many_channels_the_latest_are_remembered() -> None:
    time = Time()
    pace = Pace(time, time.sleep)
    for number in range(MOST):
        await pace.turn(f"C{number}", f"xoxb-{number}")
    await pace.turn("C-one-more", None)
    waiting = asyncio.create_task(pace.turn(f"C{MOST - 1}", "xoxb-one-more"))
    await time.until(waiting.done)

    assert time() == 1_000.0 + BETWEEN_MESSAGES


async def test_a_workspace_gets_240_messages_a_minute_and_no_other_waits_for_them() -> None:
    time = Time()
    pace, times = Pace(time, time.sleep), dict[str, list[float]]()

    async def send(channel: str, token: str) -> None:
        await pace.turn(channel, token)
        times.setdefault(token, []).append(time())

    places = [(f"C{number}", "xoxb-1") for number in range(AT_ONCE + 240)] + [("D0", "xoxb-2")]
    sending = [asyncio.create_task(send(*each)) for each in places]
    await time.until(lambda: all(task.done() for task in sending))

    first, *_, last = times["xoxb-1"]
    assert last - first == 60
    later = times["xoxb-1"][AT_ONCE:]
    assert all(after - before >= BETWEEN_ALL for before, after in pairwise(later))
    assert times["xoxb-2"] == [first]
