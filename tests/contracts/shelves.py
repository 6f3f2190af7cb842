"""What every store promises of shelves: one caller wins, what expired is gone, nothing is told."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone

import pytest

from store.base import Head, Store, WorkspaceId
from store.shelf import Kept, Shelf
from tests.contracts.facts import MORNING

SECOND = timedelta(seconds=1)
NOON = MORNING + timedelta(hours=3, minutes=30)
AFTERNOON = NOON + timedelta(hours=3)
SECRET = "xoxb-secret"
# Whatever a stranger sends as the key of a sign-in is looked up.
ODD = ("", " ", "\0", "a\0b", "half a \ud83d", "🙂", "'; drop table shelves; --", "x" * 100_000)


class Shelves:
    @pytest.fixture
    def shelf(self, store: Store) -> Shelf:
        return store.shelf("sign-ins")

    async def test_what_is_put_is_got_until_it_is_discarded(self, shelf: Shelf) -> None:
        assert await shelf.get("a", now=MORNING) is None
        await shelf.put("a", "1")
        await shelf.put("a", "2")
        assert await shelf.get("a", now=MORNING) == "2"
        await shelf.discard("a")
        await shelf.discard("a")
        assert await shelf.get("a", now=MORNING) is None

    async def test_what_stands_there_is_not_added_again(self, shelf: Shelf) -> None:
        assert await shelf.add("a", "1", now=MORNING)
        assert not await shelf.add("a", "2", now=MORNING)
        assert not await shelf.add("a", "2", now=AFTERNOON)
        assert await shelf.get("a", now=MORNING) == "1"

    async def test_what_expired_is_gone_from_that_instant_on(self, shelf: Shelf) -> None:
        await shelf.add("a", "1", now=MORNING, until=NOON)
        before = NOON - timedelta(microseconds=1)
        assert await shelf.get("a", now=before) == "1"
        assert await shelf.all(now=before) == (Kept("a", "1", NOON),)
        assert not await shelf.add("a", "2", now=before)
        assert await shelf.get("a", now=NOON) is None
        assert await shelf.all(now=NOON) == ()
        assert await shelf.take("a", now=NOON) is None
        assert await shelf.get("a", now=before) is None

    async def test_the_place_of_what_expired_is_free(self, shelf: Shelf) -> None:
        await shelf.add("a", "1", now=MORNING, until=NOON)
        await shelf.add("b", "1", now=MORNING)
        assert await shelf.add("a", "2", now=NOON)
        assert await shelf.all(now=AFTERNOON) == (Kept("b", "1"), Kept("a", "2"))

    async def test_all_come_in_the_order_of_adding(self, shelf: Shelf) -> None:
        for key in ("c", "a", "b"):
            await shelf.add(key, "1", now=MORNING)
        await shelf.put("d", "1")
        await shelf.put("a", "2", until=NOON)
        await shelf.swap("c", "1", "2")
        assert await shelf.all(now=MORNING) == (
            Kept("c", "2"),
            Kept("a", "2", NOON),
            Kept("b", "1"),
            Kept("d", "1"),
        )
        await shelf.take("d", now=MORNING)
        await shelf.discard("c")
        await shelf.add("c", "3", now=MORNING)
        assert [kept.key for kept in await shelf.all(now=NOON)] == ["b", "c"]

    async def test_swapping_wants_the_value_that_stands_there(self, shelf: Shelf) -> None:
        assert not await shelf.swap("a", "", "1")
        await shelf.put("a", "1", until=NOON)
        assert not await shelf.swap("a", "0", "2")
        assert await shelf.all(now=MORNING) == (Kept("a", "1", NOON),)
        assert await shelf.swap("a", "1", "2")
        assert await shelf.all(now=AFTERNOON) == (Kept("a", "2"),)
        assert await shelf.swap("a", "2", "3", until=NOON)
        assert await shelf.all(now=AFTERNOON) == ()
        assert await shelf.swap("a", "3", "4", until=AFTERNOON)
        assert await shelf.get("a", now=NOON) == "4"

    async def test_sweeping_removes_what_expired_and_counts_it(self, shelf: Shelf) -> None:
        for key, until in (("a", NOON), ("b", NOON - SECOND), ("c", NOON + SECOND), ("d", None)):
            await shelf.put(key, "1", until=until)
        assert await shelf.sweep(now=MORNING) == 0
        assert await shelf.sweep(now=NOON) == 2
        assert await shelf.sweep(now=NOON) == 0
        assert [kept.key for kept in await shelf.all(now=MORNING)] == ["c", "d"]

    async def test_of_several_at_the_same_moment_one_has_it(self, shelf: Shelf) -> None:
        callers = [str(number) for number in range(20)]
        added = await together(lambda each: shelf.add("a", each, now=MORNING), callers)
        assert added.count(True) == 1
        value = callers[added.index(True)]
        assert await shelf.get("a", now=MORNING) == value

        swapped = await together(lambda each: shelf.swap("a", value, f"{each} won"), callers)
        assert swapped.count(True) == 1
        value = f"{callers[swapped.index(True)]} won"
        assert await shelf.get("a", now=MORNING) == value

        taken = await together(lambda _: shelf.take("a", now=MORNING), callers)
        assert taken.count(value) == 1
        assert taken.count(None) == len(callers) - 1

        await shelf.put("a", "old", until=NOON)
        again = await together(lambda each: shelf.add("a", each, now=NOON), callers)
        assert again.count(True) == 1

    async def test_shelves_know_nothing_of_one_another_nor_of_facts(self, store: Store) -> None:
        one, other = store.shelf("one"), store.shelf("other")
        await one.put("a", "1")
        await one.put("b", "1", until=NOON)
        await other.put("a", "2", until=NOON)
        assert await store.shelf("one").get("a", now=MORNING) == "1"
        assert await other.get("a", now=MORNING) == "2"
        assert not await other.swap("a", "1", "3")
        assert await other.sweep(now=NOON) == 1
        await other.discard("a")
        assert await other.take("b", now=MORNING) is None
        assert [kept.key for kept in await one.all(now=MORNING)] == ["a", "b"]
        assert await store.workspace(WorkspaceId("one")).head() == Head(0)

    @pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:30]))
    async def test_any_text_is_a_key_and_a_value(self, shelf: Shelf, text: str) -> None:
        assert await shelf.get(text, now=MORNING) is None
        assert await shelf.take(text, now=MORNING) is None
        assert await shelf.add(text, text, now=MORNING)
        assert await shelf.all(now=MORNING) == (Kept(text, text),)
        assert await shelf.swap(text, text, "1")
        assert await shelf.take(text, now=MORNING) == "1"

    async def test_instants_are_in_utc(self, shelf: Shelf) -> None:
        await shelf.put("a", SECRET)
        for wrong in (datetime(2027, 1, 1), NOON.astimezone(timezone(SECOND))):  # noqa: DTZ001 - that is the fault
            wanted: list[Callable[[datetime], Awaitable[object]]] = [
                lambda at: shelf.add("b", SECRET, now=at),
                lambda at: shelf.add("b", SECRET, now=MORNING, until=at),
                lambda at: shelf.get("a", now=at),
                lambda at: shelf.put("b", SECRET, until=at),
                lambda at: shelf.swap("a", SECRET, SECRET, until=at),
                lambda at: shelf.take("a", now=at),
                lambda at: shelf.all(now=at),
                lambda at: shelf.sweep(now=at),
            ]
            for each in wanted:
                with pytest.raises(ValueError, match="UTC") as raised:
                    await each(wrong)
                assert SECRET not in "".join(traceback.format_exception(raised.value))
        assert await shelf.all(now=MORNING) == (Kept("a", SECRET),)

    async def test_a_value_is_never_shown(
        self, shelf: Shelf, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        await shelf.add("b", SECRET, now=MORNING)
        assert await shelf.swap("b", SECRET, SECRET)
        assert await shelf.take("b", now=MORNING) == SECRET
        await shelf.put("a", SECRET)
        (kept,) = await shelf.all(now=MORNING)
        assert kept.value == SECRET
        assert SECRET not in repr(kept)
        assert SECRET not in repr(shelf)
        assert SECRET not in caplog.text


async def together(call: Callable[[str], Awaitable[object]], callers: list[str]) -> list[object]:
    """What each caller gets when all call at once."""
    return list(await asyncio.gather(*(call(each) for each in callers)))
