from __future__ import annotations

import asyncio

import pytest

from adapters.slack.receiving.replays import Replays, Response
from tests.adapters.slack.passing import Time, breathe


class Answers:
    """Answers with a body of a size, and counts."""

    def __init__(self, size: int = 0) -> None:
        self.size = size
        self.given = 0

    async def __call__(self) -> Response:
        self.given += 1
        return Response(self.given, body=b"x" * self.size)


async def test_an_answer_is_kept_until_its_request_is_too_old() -> None:
    time, answers = Time(), Answers()
    replays = Replays(time)
    until = time.now + 300
    first = await replays.once("key", until, answers)
    time.now = until
    assert await replays.once("key", until, answers) == first
    time.now += 1
    await replays.once("other", time.now + 300, answers)

    assert (await replays.once("key", until, answers)).status == 3


async def test_who_gives_up_waiting_takes_the_answer_from_nobody() -> None:
    answered = asyncio.Event()

    async def work() -> Response:
        await answered.wait()
        return Response(body=b"once")

    time = Time()
    replays = Replays(time)
    first = asyncio.create_task(replays.once("key", time.now + 300, work))
    await breathe()
    first.cancel()
    await breathe()
    answered.set()

    assert (await replays.once("key", time.now + 300, work)).body == b"once"


async def test_no_more_answers_are_kept_than_allowed() -> None:
    time, answers = Time(), Answers()
    replays = Replays(time, most=10)
    for number in range(100):
        await replays.once(str(number), time.now + 300, answers)

    assert len(replays._kept) <= 10
    assert (await replays.once("99", time.now + 300, answers)).status == 100
    assert (await replays.once("0", time.now + 300, answers)).status == 101


@pytest.mark.parametrize("size", [0, 10, 1000])
async def test_no_more_bytes_are_kept_than_allowed(size: int) -> None:
    time, answers = Time(), Answers(size)
    replays = Replays(time, most_bytes=100)
    for number in range(100):
        await replays.once(str(number), time.now + 300, answers)

        assert replays.bytes <= 100
    assert replays.bytes == sum(len(task.result().body) for _, task in replays._kept.values())
