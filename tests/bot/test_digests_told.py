"""A channel is told at its hour what changed, once, and nothing where nothing did."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.announcing import gathering
from bot.announcing.announcement import Beneath, Into, Privately
from bot.announcing.delivering import PAUSES, Delivery, Told
from bot.announcing.errand import Matter, Stand
from bot.announcing.knowing import SILENCE, note
from bot.announcing.outbox import LEASE
from bot.announcing.slots import errand_for, take_up
from bot.forgetting import forget
from store.errors import StoreError
from store.events import (
    ClaimRestored,
    ClaimRetracted,
    DealClosed,
    DealOpened,
    PersonId,
    RoleGranted,
)
from store.subscribed import Rest, Subscription, What
from tests.bot.announcing import ADA, BEN, WORKSPACE, Crash, Stage, open_stage

WEEKDAYS = "0 9 * * 1-5"
BERLIN = "Europe/Berlin"
EVA = PersonId("eva")
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""Nine o'clock in Berlin."""

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture(params=["memory:", "sqlite:{folder}/facts.db"], ids=["memory", "sqlite"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    opened = await open_stage(str(request.param).format(folder=tmp_path))
    opened.at = MONDAY - DAY
    yield opened
    await opened.store.close()


async def subscribed(stage: Stage, place: str = "C1", **changes: object) -> Subscription:
    """Subscribe a channel to the deal, on the Sunday before."""
    head = await stage.workspace.head()
    (deal,) = await stage.workspace.deals(upto=head.seq)
    wanted = Subscription(
        number=0,
        what=What.DIGEST,
        place=place,
        person=ADA,
        about=deal.entity.id,
        language="en",
        zone=BERLIN,
        cursor=head.seq,
        news=stage.at,
        rule=WEEKDAYS,
        due=MONDAY,
    )
    kept = await stage.workspace.subscribe(replace(wanted, **changes), most=50)  # type: ignore[arg-type]  # the fields of a subscription, by their names
    assert kept is not None
    return kept


async def retracted(stage: Stage, field: str = "raised") -> None:
    """Take back a claim of a field, a minute later."""
    stated = await stage.share("funding mistral", "m0")
    claim = await stage.claim(stated, field)
    await stage.workspace.state(replace(stated, claims=frozenset()))
    stage.at += MINUTE
    await stage.record(ClaimRetracted(claim.id, "Zahlendreher"))


async def now_of(stage: Stage, known: Subscription) -> Subscription:
    found = await stage.workspace.subscription(known.number)
    assert found is not None
    return found


async def at(stage: Stage, instant: datetime) -> list[str]:
    """Return what is posted at an instant."""
    stage.at = instant
    return await stage.announce(timedelta())


async def test_it_comes_at_its_hour_with_what_changed_and_says_when_the_next_one_does(
    stage: Stage,
) -> None:
    known = await subscribed(stage)
    await retracted(stage)

    assert await at(stage, MONDAY - MINUTE) == []
    (words,) = await at(stage, MONDAY)

    assert [to for _, to, _ in stage.fake.posts] == [Into("C1")]
    assert words.startswith("Digest 1 · Microsoft – Mistral AI · since Sunday 9:00\n")
    assert "Zahlendreher" in words
    assert "Tuesday 24 November, 9:00" in words
    assert BERLIN in words
    assert "Late" not in words
    assert await at(stage, MONDAY + HOUR) == []
    assert await at(stage, MONDAY + DAY) == []
    told = await now_of(stage, known)
    assert told.cursor == (await stage.workspace.head()).seq
    assert (told.fired, told.told, told.news) == (MONDAY + DAY, (MONDAY,), MONDAY)


async def test_nothing_is_said_where_nothing_changed(stage: Stage) -> None:
    known = await subscribed(stage)

    for days in range(5):
        assert await at(stage, MONDAY + days * DAY) == []

    assert (await now_of(stage, known)).fired == MONDAY + 4 * DAY
    assert await stage.errands() == ()


async def test_what_was_missed_comes_once_and_says_that_it_is_late(stage: Stage) -> None:
    await subscribed(stage)
    await retracted(stage)

    (words,) = await at(stage, MONDAY + 3 * DAY + 2 * HOUR)

    assert "Late: this was due on Thursday 26 November, 9:00." in words
    assert await at(stage, MONDAY + 3 * DAY + 3 * HOUR) == []
    assert await at(stage, MONDAY + 4 * DAY) == []


@pytest.mark.parametrize("moment", ["before", "after"])
async def test_a_crash_around_the_sending_loses_and_doubles_nothing(
    stage: Stage, moment: str
) -> None:
    await subscribed(stage)
    await retracted(stage)

    def crash() -> None:
        raise Crash

    setattr(stage.fake, moment, crash)
    with pytest.raises(Crash):
        await at(stage, MONDAY)
    setattr(stage.fake, moment, lambda: None)
    await at(stage, MONDAY + LEASE)
    await at(stage, MONDAY + HOUR)

    assert len(stage.fake.posts) == 1
    assert await stage.errands() == ()


async def test_a_slot_that_was_taken_up_before_a_crash_is_told_after_it(stage: Stage) -> None:
    known = await subscribed(stage)
    await retracted(stage)
    stage.at = MONDAY
    await take_up(stage.store, "fake", stage.outbox, stage.at)

    assert (await now_of(stage, known)).due == MONDAY + DAY
    assert len(await at(stage, MONDAY + MINUTE)) == 1


async def test_a_platform_that_is_away_for_days_is_told_once_what_happened_meanwhile(
    stage: Stage,
) -> None:
    known = await subscribed(stage)
    await retracted(stage)

    def away() -> None:
        raise ConnectionError

    stage.fake.before = away
    for pause in (timedelta(), *PAUSES[:5]):
        assert await at(stage, max(stage.at + pause, MONDAY)) == []
    await retracted(stage, "invested_in")
    assert await at(stage, MONDAY + DAY) == []
    stage.fake.before = lambda: None
    first = await at(stage, MONDAY + DAY + PAUSES[6])
    second = await at(stage, stage.at + MINUTE)

    assert [len(first), len(second)] == [1, 1]
    assert (await now_of(stage, known)).cursor == (await stage.workspace.head()).seq
    assert await at(stage, stage.at + HOUR) == []


async def test_what_it_stated_is_corrected_beneath_it(stage: Stage) -> None:
    await subscribed(stage)
    await retracted(stage)
    await at(stage, MONDAY)
    stated = await stage.workspace.message("C1", "1")
    assert stated is not None

    claim = await stage.standing(next(iter(stated.claims)))
    assert claim.standing.retracted
    await stage.record(ClaimRestored(claim.id, "doch"))

    assert await stage.announce() != []
    assert [to for _, to, _ in stage.fake.posts] == [Into("C1"), Beneath("C1", "1")]


async def test_a_channel_that_is_gone_rests_and_an_admin_hears_of_it(stage: Stage) -> None:
    known = await subscribed(stage)
    await stage.record(RoleGranted(BEN, "admin"))
    await retracted(stage)
    stage.fake.closed.add("C1")

    posted = await at(stage, MONDAY)
    posted += await at(stage, MONDAY + MINUTE)

    assert [to for _, to, _ in stage.fake.posts] == [Privately(BEN)]
    assert "C1" in posted[0]
    assert "digest resume 1" in posted[0]
    resting = await now_of(stage, known)
    assert (resting.rest, resting.due, resting.cursor) == (Rest.GONE, None, known.cursor)
    assert await at(stage, MONDAY + DAY) == []


async def test_what_may_stand_in_a_channel_that_is_gone_is_not_told_again(stage: Stage) -> None:
    known = await subscribed(stage)
    await retracted(stage)

    def lost() -> None:
        raise ConnectionError

    stage.fake.after = lost
    await at(stage, MONDAY)
    stage.fake.after = lambda: None
    stage.fake.closed.add("C1")
    await at(stage, MONDAY + MINUTE)
    stage.fake.closed.clear()
    resting = await now_of(stage, known)
    await stage.workspace.resubscribe(resting, replace(resting, rest=None, due=MONDAY + DAY))

    assert await at(stage, MONDAY + DAY) == []
    assert [to for _, to, _ in stage.fake.posts].count(Into("C1")) == 1
    (errand,) = [each for each in await stage.errands() if each.matter is Matter.DIGEST]
    assert errand.stand is Stand.UNKNOWN


async def test_nothing_is_told_while_it_rests_and_what_was_under_way_comes_at_the_next_slot(
    stage: Stage,
) -> None:
    known = await subscribed(stage)
    await retracted(stage)

    def away() -> None:
        raise ConnectionError

    stage.fake.before = away
    await at(stage, MONDAY)
    stage.fake.before = lambda: None
    told = await now_of(stage, known)
    resting = await stage.workspace.resubscribe(told, replace(told, rest=Rest.PAUSED, due=None))
    assert resting is not None
    for hours in range(1, 60):
        assert await at(stage, MONDAY + hours * HOUR) == []

    await stage.workspace.resubscribe(resting, replace(resting, rest=None, due=MONDAY + 3 * DAY))

    assert await at(stage, MONDAY + 2 * DAY + 12 * HOUR) == []
    (words,) = await at(stage, MONDAY + 3 * DAY)
    assert "Friday 27 November, 9:00" in words
    assert await at(stage, MONDAY + 3 * DAY + HOUR) == []


async def test_what_was_told_before_it_rests_is_found_and_not_told_again(stage: Stage) -> None:
    known = await subscribed(stage)
    await retracted(stage)

    def lost() -> None:
        raise ConnectionError

    stage.fake.after = lost
    await at(stage, MONDAY)
    stage.fake.after = lambda: None
    told = await now_of(stage, known)
    await stage.workspace.resubscribe(told, replace(told, rest=Rest.PAUSED, due=None))
    await at(stage, MONDAY + HOUR)

    assert len(stage.fake.posts) == 1
    assert (await now_of(stage, known)).cursor == (await stage.workspace.head()).seq


async def test_what_was_quiet_before_a_crash_is_told_at_no_other_hour(stage: Stage) -> None:
    known = await subscribed(stage)
    stage.at = MONDAY
    await take_up(stage.store, "fake", stage.outbox, stage.at)
    taken = await now_of(stage, known)
    quiet = await stage.record(RoleGranted(EVA, "editor"))
    await stage.workspace.resubscribe(taken, replace(taken, cursor=quiet))
    await retracted(stage)

    assert await at(stage, MONDAY + 5 * HOUR) == []
    assert len(await at(stage, MONDAY + DAY)) == 1


async def test_who_resumes_it_is_told_all_of_it(stage: Stage) -> None:
    known = await subscribed(stage)
    await retracted(stage)
    stage.fake.closed.add("C1")
    await at(stage, MONDAY)
    stage.fake.closed.clear()
    resting = await now_of(stage, known)
    await stage.workspace.resubscribe(resting, replace(resting, rest=None, due=MONDAY + DAY))

    assert len(await at(stage, MONDAY + DAY)) == 1


async def test_after_two_weeks_without_news_the_editors_hear_of_it_once(stage: Stage) -> None:
    known = await subscribed(stage)
    await stage.record(RoleGranted(EVA, "editor"))
    for each in range(SILENCE.days):
        assert await at(stage, MONDAY + each * DAY - HOUR) == []
    days = [await at(stage, MONDAY + SILENCE + each * DAY) for each in range(20)]

    assert [to for _, to, _ in stage.fake.posts] == [Privately(EVA)]
    assert "C1" in "".join(words for each in days for words in each)
    assert (await now_of(stage, known)).hushed


async def test_whoever_was_erased_waits_for_no_notice(stage: Stage) -> None:
    await subscribed(stage)
    await stage.record(RoleGranted(BEN, "admin"))
    await retracted(stage)
    stage.fake.closed.add("C1")
    await at(stage, MONDAY)

    def away() -> None:
        raise ConnectionError

    stage.fake.before = away
    await at(stage, MONDAY + MINUTE)
    assert [each.about for each in await stage.errands()][-1:] == ["1 ben"]
    await stage.workspace.erase(BEN, by=ADA, origin="test", at=stage.at)

    assert "ben" not in str(await stage.errands())


async def test_a_paused_one_says_nothing_and_goes_on_where_its_pause_ends(stage: Stage) -> None:
    known = await subscribed(stage, rest=Rest.PAUSED, due=MONDAY + 2 * DAY)
    await retracted(stage)

    assert await at(stage, MONDAY) == []
    assert len(await at(stage, MONDAY + 2 * DAY)) == 1
    assert (await now_of(stage, known)).rest is None


async def test_whoever_stops_it_while_it_waits_is_told_nothing(stage: Stage) -> None:
    known = await subscribed(stage)
    await retracted(stage)
    stage.at = MONDAY
    await take_up(stage.store, "fake", stage.outbox, stage.at)
    await stage.workspace.unsubscribe(known.number)

    assert await at(stage, MONDAY + MINUTE) == []
    assert await stage.errands() == ()


async def test_it_cannot_be_found_out_whether_it_arrived_and_nothing_is_told_twice(
    stage: Stage,
) -> None:
    known = await subscribed(stage)
    await retracted(stage)

    def lost() -> None:
        raise ConnectionError

    stage.fake.after = lost
    stage.fake.forgets = True
    for pause in (timedelta(), *PAUSES):
        await at(stage, max(stage.at + pause, MONDAY))
    assert await at(stage, stage.at + MINUTE) == []
    (errand,) = await stage.errands()

    assert (errand.matter, errand.stand) == (Matter.DIGEST, Stand.UNKNOWN)
    assert (await now_of(stage, known)).cursor == errand.upto


async def test_what_is_recorded_while_a_deal_is_closed_is_told_once_it_is_opened_again(
    stage: Stage,
) -> None:
    known = await subscribed(stage)
    (deal,) = await stage.workspace.deals(upto=known.cursor)
    await stage.record(DealClosed(deal.entity.id))
    await at(stage, MONDAY)
    await at(stage, MONDAY + DAY)
    before = len(stage.fake.posts)
    await retracted(stage)
    assert await at(stage, MONDAY + 2 * DAY) == []
    await stage.record(DealOpened(deal.deal))

    (words,) = await at(stage, MONDAY + 3 * DAY)

    assert "Zahlendreher" in words
    assert len(stage.fake.posts) == before + 1


async def test_a_forecast_that_comes_due_is_told_though_nothing_was_recorded(stage: Stage) -> None:
    await subscribed(stage, due=datetime(2026, 12, 31, 8, 0, tzinfo=UTC))
    assert await at(stage, datetime(2026, 12, 31, 8, 0, tzinfo=UTC)) == []

    await at(stage, datetime(2027, 1, 1, 8, 0, tzinfo=UTC))

    (words,) = [words for _, to, words in stage.fake.posts if to == Into("C1")]
    assert "60%" in words


async def test_nobody_hears_that_somebody_who_is_told_alone_is_gone(stage: Stage) -> None:
    known = await subscribed(stage, alone=True)
    await stage.record(RoleGranted(BEN, "admin"))
    await retracted(stage)
    stage.fake.gone.add(ADA)

    await at(stage, MONDAY)
    await at(stage, MONDAY + MINUTE)

    assert stage.fake.posts == []
    assert (await now_of(stage, known)).rest is Rest.GONE


async def test_what_cannot_be_looked_at_keeps_nobody_else_from_their_digest(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await subscribed(stage)
    await retracted(stage)

    async def broken(*_: object) -> None:
        raise StoreError("a row that nobody can read")

    monkeypatch.setattr(gathering, "look_for_watches", broken)

    assert len(await at(stage, MONDAY)) == 1


async def test_nothing_is_left_of_a_workspace_that_is_forgotten(stage: Stage) -> None:
    await subscribed(stage)
    await retracted(stage)
    await at(stage, MONDAY)
    assert stage.bot.composing.kept
    await stage.outbox.shelf.put(f"{WORKSPACE} a matter of another release", "{}")

    await stage.outbox.forget(WORKSPACE)
    await forget(stage.bot, WORKSPACE)

    assert not stage.bot.composing.kept
    assert await stage.outbox.shelf.all(now=stage.at) == ()


async def test_whoever_was_overtaken_does_not_take_back_what_its_readers_know(
    stage: Stage,
) -> None:
    known = await subscribed(stage)
    await retracted(stage)
    await at(stage, MONDAY)
    told = await now_of(stage, known)
    late = replace(
        errand_for(WORKSPACE, known, due=MONDAY),
        stand=Stand.SENDING,
        upto=known.cursor,
        begun=MONDAY,
    )
    delivery = Delivery(stage.bot, stage.fake, stage.outbox, lambda: stage.at, late)

    await note(delivery, Told(Stand.SENT))

    assert await now_of(stage, known) == told


async def test_a_slot_that_was_taken_up_is_not_taken_up_again_by_a_clock_that_came_back(
    stage: Stage,
) -> None:
    await subscribed(stage, fired=MONDAY, due=MONDAY - DAY)
    await retracted(stage)

    assert await at(stage, MONDAY + 5 * HOUR) == []
    assert len(await at(stage, MONDAY + DAY)) == 1
