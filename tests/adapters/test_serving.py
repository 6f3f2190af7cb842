"""Several platforms in one process: how one ends is no secret, and no end of the others."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from adapters.serving import EndedError, together


async def serving(stop: asyncio.Event, ended: list[str]) -> None:
    await stop.wait()
    ended.append("finished")


async def gone() -> None:
    raise EndedError("Slack: the token was taken back")


async def broken() -> None:
    raise RuntimeError("a mistake of ours")


def stopping(stop: asyncio.Event, told: list[str]) -> Callable[[str], None]:
    """Note what is told, and end it all afterwards."""

    def tell(line: str) -> None:
        told.append(line)
        stop.set()

    return tell


async def test_a_platform_that_will_not_have_us_leaves_the_other_at_work() -> None:
    stop, told, ended = asyncio.Event(), list[str](), list[str]()

    async with asyncio.timeout(5):
        with pytest.raises(EndedError, match="taken back"):
            await together((gone(), serving(stop, ended)), stop, stopping(stop, told))

    assert ended == ["finished"]
    (line,) = told
    assert "taken back" in line
    assert "goes on" in line


async def test_when_all_have_ended_all_reasons_are_given() -> None:
    stop, told = asyncio.Event(), list[str]()

    async with asyncio.timeout(5):
        with pytest.raises(EndedError) as raised:
            await together((gone(), gone()), stop, told.append)

    assert str(raised.value).count("taken back") == 2


async def test_alone_there_is_nobody_to_go_on() -> None:
    told: list[str] = []

    with pytest.raises(EndedError):
        await together((gone(),), asyncio.Event(), told.append)

    assert told == []


async def test_after_a_mistake_of_ours_the_other_finishes_and_the_process_ends() -> None:
    stop, ended = asyncio.Event(), list[str]()

    async with asyncio.timeout(5):
        with pytest.raises(RuntimeError):
            await together((serving(stop, ended), broken()), stop, ended.append)

    assert ended == ["finished"]


async def test_told_to_end_all_end() -> None:
    stop, told, ended = asyncio.Event(), list[str](), list[str]()
    stop.set()

    await together((serving(stop, ended), serving(stop, ended)), stop, told.append)

    assert ended == ["finished", "finished"]
    assert told == []
