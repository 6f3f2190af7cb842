"""How far a long work is, is told every few seconds, and never after its answer."""

from __future__ import annotations

import asyncio

from adapters.chat.so_far import telling


class Time:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.passed = asyncio.Semaphore(0)

    async def sleep(self, _seconds: float) -> None:
        await self.passed.acquire()

    async def passes(self) -> None:
        self.passed.release()
        for _ in range(10):
            await asyncio.sleep(0)


async def test_what_is_new_is_told_when_some_time_has_passed() -> None:
    told: list[str] = []
    time = Time()

    async def tell(words: str) -> None:
        told.append(words)

    async with telling(tell, "de", time.sleep) as hear:
        await time.passes()
        await asyncio.to_thread(hear, 1_000, 100_000)
        hear(12_000, 100_000)
        await time.passes()
        await time.passes()
        hear(13_000, 100_000)
    await time.passes()

    assert told == ["12.000 von 100.000 Zeilen gelesen …"]


async def test_when_all_is_read_it_is_told_what_is_still_done() -> None:
    told: list[str] = []
    time = Time()

    async def tell(words: str) -> None:
        told.append(words)

    async with telling(tell, "en", time.sleep) as hear:
        hear(100_000, 100_000)
        await time.passes()

    assert told == ["All 100,000 rows read; what they say is held against what is known …"]


async def test_a_word_that_cannot_be_told_is_not_the_last() -> None:
    told: list[str] = []
    time = Time()

    async def tell(words: str) -> None:
        told.append(words)
        if len(told) == 1:
            raise ConnectionError

    async with telling(tell, "en", time.sleep) as hear:
        hear(1, 3)
        await time.passes()
        hear(2, 3)
        await time.passes()

    assert told == ["1 of 3 rows read …", "2 of 3 rows read …"]


async def test_a_word_on_its_way_arrives_before_the_answer() -> None:
    done: list[str] = []
    time, reached, arrives = Time(), asyncio.Event(), asyncio.Event()

    async def tell(_words: str) -> None:
        reached.set()
        await arrives.wait()
        done.append("word")

    async def work() -> None:
        async with telling(tell, "en", time.sleep) as hear:
            hear(1, 2)
            await reached.wait()
        done.append("answer")

    working = asyncio.create_task(work())
    await asyncio.sleep(0)
    await time.passes()
    arrives.set()
    await working

    assert done == ["word", "answer"]


async def test_a_word_that_cannot_be_told_is_in_nobody_s_way() -> None:
    time = Time()

    async def tell(_words: str) -> None:
        raise ConnectionError

    async with telling(tell, "en", time.sleep) as hear:
        hear(1, 2)
        await time.passes()
