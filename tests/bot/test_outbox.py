"""Whoever has the lease of an errand tells it; who lost it changes and tells nothing any more."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.announcing.errand import Errand, Matter, Stand, read, written
from bot.announcing.outbox import ENDED_FOR, LEASE, Outbox, TakenError
from store.base import Store, WorkspaceId
from store.instants import to_text
from store.open import open_store
from tests.bot.announcing import MOMENT, WORKSPACE
from tests.bot.demo import NOW

ABOUT = Errand(WORKSPACE, Matter.CORRECTION, "C1 m1", 7, due=NOW)


@dataclass
class Box:
    """An outbox, of which each look has the next worker's view, and the time."""

    store: Store
    at = NOW

    @property
    def outbox(self) -> Outbox:
        return Outbox(self.store.shelf("fake-outbox"), lambda: self.at)

    async def due(self) -> Errand:
        (errand,) = await self.outbox.due()
        return errand

    async def stands(self) -> Errand:
        (errand,) = await self.outbox.all()
        return errand

    async def begun(self, errand: Errand, upto: int = 9) -> Errand:
        begun = await self.outbox.begin(errand, upto, self.at)
        assert begun is not None
        return begun


@pytest.fixture(params=["memory:", "sqlite:{folder}/facts.db"], ids=["memory", "sqlite"])
async def box(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Box]:
    store = await open_store(str(request.param).format(folder=tmp_path))
    box = Box(store)
    await box.outbox.add(ABOUT)
    yield box
    await store.close()


async def test_of_many_who_find_it_due_one_tells_it(box: Box) -> None:
    seen = await box.due()

    begun = await asyncio.gather(*(box.outbox.begin(seen, 9, box.at) for _ in range(16)))

    assert len([each for each in begun if each]) == 1
    assert await box.outbox.due() == ()


async def test_what_is_being_told_is_due_to_nobody_until_the_lease_is_over(box: Box) -> None:
    first = await box.begun(await box.due())
    box.at += LEASE - MOMENT
    assert await box.outbox.due() == ()

    box.at += MOMENT
    second = await box.begun(await box.due(), 12)

    # It says the same as before, and is looked for from when it was first begun.
    assert (second.upto, second.begun) == (first.upto, first.begun) == (9, NOW)
    assert second.token == first.token + 1


async def test_who_has_it_may_send_it_while_the_lease_lasts(box: Box) -> None:
    begun = await box.begun(await box.due())
    box.at += LEASE - MOMENT
    await box.outbox.hold(begun)

    box.at += MOMENT
    with pytest.raises(TakenError):
        await box.outbox.hold(begun)


async def test_who_was_overtaken_may_not_send_it_whatever_the_clock_says(box: Box) -> None:
    late = await box.begun(await box.due())
    box.at += LEASE
    await box.begun(await box.due())
    box.at -= LEASE

    with pytest.raises(TakenError):
        await box.outbox.hold(late)


@pytest.mark.parametrize("step", ["end", "put off", "move"])
async def test_who_was_overtaken_changes_nothing(box: Box, step: str) -> None:
    late = await box.begun(await box.due())
    box.at += LEASE
    has_it = await box.begun(await box.due())
    match step:
        case "end":
            await box.outbox.end(late, Stand.UNKNOWN)
        case "put off":
            await box.outbox.put_off(late, timedelta(days=1))
        case _:
            await box.outbox.move(late, box.at)

    assert await box.stands() == has_it
    await box.outbox.hold(has_it)


async def test_what_ended_stays_ended(box: Box) -> None:
    late = await box.begun(await box.due())
    box.at += LEASE
    await box.outbox.end(await box.begun(await box.due()), Stand.REFUSED)
    await box.outbox.put_off(late, timedelta())
    box.at += LEASE

    assert await box.outbox.due() == ()
    assert (await box.stands()).stand is Stand.REFUSED
    box.at += ENDED_FOR
    assert await box.outbox.all() == ()


async def test_what_was_put_off_is_due_after_its_pause_and_looked_for_then(box: Box) -> None:
    begun = await box.begun(await box.due())
    await box.outbox.put_off(begun, timedelta(minutes=5))
    box.at += timedelta(minutes=5) - MOMENT
    assert await box.outbox.due() == ()

    box.at += MOMENT
    again = await box.due()
    assert (again.tries, again.begun, again.stand) == (1, NOW, Stand.SENDING)


@pytest.mark.parametrize("stand", [Stand.PENDING, Stand.SENDING])
async def test_what_a_release_without_leases_left_is_told(box: Box, stand: Stand) -> None:
    begun = None if stand is Stand.PENDING else NOW - MOMENT
    told = {
        "workspace": "fake:T2",
        "matter": "outcome",
        "about": "note:1",
        "since": 3,
        "due": to_text(NOW),
        "stand": stand.value,
        "upto": 0 if begun is None else 5,
        "begun": begun and to_text(begun),
        "tries": 0,
    }
    await box.outbox.shelf.put("fake:T2 outcome note:1 3", json.dumps(told))
    _, left = await box.outbox.due()
    assert left.workspace == WorkspaceId("fake:T2")

    taken = await box.begun(left)
    await box.outbox.end(taken, Stand.SENT)

    assert (taken.begun, taken.upto) == ((NOW, 9) if begun is None else (begun, 5))
    assert [each.stand for each in await box.outbox.all()] == [Stand.PENDING, Stand.SENT]


def test_an_errand_is_read_as_it_was_written() -> None:
    begun = replace(ABOUT, stand=Stand.SENDING, upto=9, begun=NOW + MOMENT / 3, tries=2, token=4)
    for each in (ABOUT, begun):
        assert read(written(each)) == each
