"""Whoever read what was wrong is told once, and nobody else; whoever noticed it hears what came."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import structlog

from bot.announcing.announcement import Beneath, Privately, RefusedError
from bot.announcing.delivering import PAUSES
from bot.announcing.entries import DELAY
from bot.announcing.errand import Stand
from bot.forgetting import forget
from bot.rates import Loading
from store.claims import ClaimId
from store.encoding import claim_id
from store.errors import StoreError
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    Event,
    NoteClosed,
    NoteFiled,
    NoteId,
    NoteOutcome,
    PersonId,
    Rank,
)
from store.rates import Rates
from store.stated import Stated
from store.values import Money
from tests.bot.announcing import ADA, BEN, MOMENT, WORKSPACE, Stage, open_stage

HOUR = timedelta(hours=1)
WHY = "the article says dollars"
NOTE = NoteId("note:1")


@pytest.fixture(params=["memory:", "sqlite:{folder}/facts.db"], ids=["memory", "sqlite"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    opened = await open_stage(str(request.param).format(folder=tmp_path))
    yield opened
    await opened.store.close()


async def corrected(stage: Stage, wrong: ClaimId, reason: str = WHY) -> tuple[Event, ClaimId]:
    """Return the events that put a claim in the place of a sum, and its id."""
    known = await stage.standing(wrong)
    assert isinstance(known.claim.value, Money)
    assert known.claim.value.figure is not None
    value = replace(known.claim.value, currency="CHF")
    right = replace(known.claim, value=value)
    await stage.record(ClaimRecorded(right, known.spans))
    return ClaimSuperseded(wrong, claim_id(right), reason), claim_id(right)


async def raised(stage: Stage, stated: Stated) -> ClaimId:
    return (await stage.claim(stated, "raised")).id


async def test_a_correction_is_told_beneath_the_message_that_stated_it(stage: Stage) -> None:
    stated = await stage.share("funding mistral")
    superseded, _ = await corrected(stage, await raised(stage, stated))
    await stage.record(superseded)

    (words,) = await stage.announce()

    assert words.startswith("Corrected\n")
    assert "→" in words
    assert WHY in words
    assert "[" in words
    assert [to for _, to, _ in stage.fake.posts] == [Beneath("C1", "m1")]
    assert await stage.announce(HOUR) == []


async def test_it_is_said_in_the_language_of_the_message(stage: Stage) -> None:
    stated = await stage.share("finanzierung mistral", language="de")
    await stage.record(ClaimRetracted(await raised(stage, stated), "Zahlendreher"))

    (words,) = await stage.announce()

    assert words.startswith("Berichtigt\nzurückgenommen: ")
    assert "Grund: Zahlendreher" in words


async def test_what_nobody_was_told_is_corrected_silently(stage: Stage) -> None:
    stated = await stage.share("people mistral")
    funding = replace(await stage.share("funding mistral", "m2"), message="m2")
    await stage.workspace.state(replace(funding, claims=frozenset()))
    claim = await stage.claim(replace(stated, claims=funding.claims), "raised")
    await stage.record(ClaimRetracted(claim.id, WHY))

    assert await stage.announce() == []


async def test_every_message_that_stated_it_gets_one_reply(stage: Stage) -> None:
    stated = await stage.share("funding mistral", "m1")
    await stage.share("funding mistral", "m2")
    await stage.share("finanzierung mistral", "m3", language="de")
    await stage.record(ClaimRetracted(await raised(stage, stated), WHY))

    told = await stage.announce()

    assert len(told) == 3
    messages = [to.message for _, to, _ in stage.fake.posts if isinstance(to, Beneath)]
    assert messages == ["m1", "m2", "m3"]


async def test_a_correction_waits_for_whoever_undoes_it(stage: Stage) -> None:
    stated = await stage.share("funding mistral")
    claim = await raised(stage, stated)
    await stage.record(ClaimRetracted(claim, WHY))
    assert await stage.announce(DELAY - MOMENT) == []
    await stage.record(ClaimRestored(claim, "undone"))

    assert await stage.announce(DELAY - MOMENT) == []
    assert await stage.announce(HOUR) == []


async def test_a_correction_is_told_once_nothing_more_happened_for_a_while(stage: Stage) -> None:
    stated = await stage.share("funding mistral")
    first, second, *_ = sorted(stated.claims)
    await stage.record(ClaimRetracted(first, WHY))
    assert await stage.announce(DELAY - MOMENT) == []
    await stage.record(ClaimRetracted(second, WHY))
    assert await stage.announce(DELAY - MOMENT) == []

    (words,) = await stage.announce(MOMENT)
    assert words.count(WHY) == 2


async def test_what_is_undone_after_it_was_told_is_told_as_well(stage: Stage) -> None:
    stated = await stage.share("funding mistral")
    claim = await raised(stage, stated)
    await stage.record(ClaimRetracted(claim, WHY))
    await stage.announce()
    await stage.record(ClaimRestored(claim, "undone"))

    (words,) = await stage.announce()

    assert "counts again" in words
    assert await stage.announce(HOUR) == []


async def test_what_was_told_rightly_and_proves_wrong_is_corrected_in_its_turn(
    stage: Stage,
) -> None:
    stated = await stage.share("funding mistral")
    superseded, right = await corrected(stage, await raised(stage, stated))
    await stage.record(superseded)
    await stage.announce()
    await stage.record(ClaimRetracted(right, "neither"))

    (words,) = await stage.announce()

    assert "withdrawn" in words
    assert "neither" in words


async def test_several_corrections_within_minutes_are_one_reply(stage: Stage) -> None:
    stated = await stage.share("funding mistral")
    claims = sorted(stated.claims)[:3]
    for each in claims:
        await stage.record(ClaimRetracted(each, WHY))

    (words,) = await stage.announce()

    assert words.count("withdrawn") == len(claims)


@pytest.mark.parametrize("rank", [Rank.DISPUTED, Rank.DEPRECATED])
async def test_a_rank_that_casts_doubt_is_told(stage: Stage, rank: Rank) -> None:
    stated = await stage.share("funding mistral")
    await stage.record(ClaimRanked(await raised(stage, stated), rank, WHY))

    (words,) = await stage.announce()

    assert {"disputed": "now disputed", "deprecated": "no longer shown"}[rank] in words


async def test_a_channel_that_wants_no_corrections_gets_none(stage: Stage) -> None:
    stated = await stage.share("funding mistral")
    claim = await raised(stage, stated)
    await stage.workspace.prefer("C1", "corrections", "off")
    await stage.record(ClaimRetracted(claim, WHY))
    assert await stage.announce() == []

    await stage.workspace.prefer("C1", "corrections", "on")
    assert await stage.announce(HOUR) == []
    await stage.record(ClaimRestored(claim, "undone"))
    assert len(await stage.announce()) == 1


async def test_what_is_shared_after_it_was_corrected_is_corrected_too(stage: Stage) -> None:
    seen = (await stage.workspace.head()).seq
    stated = await stage.share("funding mistral", "m1")
    await stage.record(ClaimRetracted(await raised(stage, stated), WHY))
    await stage.announce()

    await stage.share("funding mistral", "m2", upto=seen)

    assert len(await stage.announce()) == 1
    assert [to.message for _, to, _ in stage.fake.posts if isinstance(to, Beneath)] == ["m1", "m2"]


async def test_what_is_answered_afterwards_needs_no_correction(stage: Stage) -> None:
    stated = await stage.share("funding mistral", "m1")
    await stage.record(ClaimRetracted(await raised(stage, stated), WHY))
    await stage.share("funding mistral", "m2")

    assert len(await stage.announce()) == 1
    assert len(await stage.errands()) == 1


async def filed(stage: Stage, *, by: PersonId = BEN) -> None:
    note = NoteFiled(NOTE, "It was in dollars.", answer="funding mistral")
    await stage.record(note, by=by)


SETTLED = NoteClosed(NOTE, NoteOutcome.SETTLED, "Right, thank you.")


async def test_whoever_filed_a_note_hears_what_came_of_it(stage: Stage) -> None:
    await filed(stage)
    assert await stage.announce() == []
    await stage.record(SETTLED)

    (words,) = await stage.announce(MOMENT)

    assert "Right, thank you." in words
    assert "It was in dollars." in words
    assert [to for _, to, _ in stage.fake.posts] == [Privately(BEN)]
    assert await stage.announce(HOUR) == []


async def test_they_hear_it_in_their_language(stage: Stage) -> None:
    stage.fake.language = "de"
    await filed(stage)
    await stage.record(SETTLED)

    (words,) = await stage.announce()

    assert "Hinweis" in words


async def test_whoever_closes_their_own_note_needs_no_news_of_it(stage: Stage) -> None:
    await filed(stage, by=ADA)
    await stage.record(SETTLED)

    assert await stage.announce() == []


async def test_somebody_who_is_gone_is_given_up_and_logged_once(stage: Stage) -> None:
    await filed(stage)
    await stage.record(SETTLED)
    stage.fake.gone = {BEN}
    with structlog.testing.capture_logs() as logs:
        await stage.announce()
        await stage.announce(HOUR)

    assert [(each["event"], each["code"]) for each in logs] == [("not-announced", "user_not_found")]
    (errand,) = await stage.errands()
    assert (errand.stand, errand.code) == (Stand.REFUSED, "user_not_found")


async def test_a_channel_that_is_gone_is_given_up_and_logged_once(stage: Stage) -> None:
    def refuse() -> None:
        raise RefusedError("channel_not_found")

    stated = await stage.share("funding mistral")
    await stage.record(ClaimRetracted(await raised(stage, stated), WHY))
    stage.fake.before = refuse
    with structlog.testing.capture_logs() as logs:
        await stage.announce()
        await stage.announce(HOUR)

    assert [(each["about"], each["code"]) for each in logs] == [("C1", "channel_not_found")]
    (errand,) = await stage.errands()
    assert (errand.stand, errand.code) == (Stand.REFUSED, "channel_not_found")


async def test_what_breaks_is_tried_again_and_given_up_in_the_end(stage: Stage) -> None:
    tried = 0

    def breaks() -> None:
        nonlocal tried
        tried += 1
        raise TimeoutError

    stated = await stage.share("funding mistral")
    await stage.record(ClaimRetracted(await raised(stage, stated), WHY))
    stage.fake.before = breaks
    with structlog.testing.capture_logs() as logs:
        await stage.announce()
        for number, pause in enumerate(PAUSES, 1):
            await stage.announce(pause - MOMENT)
            assert tried == number
            await stage.announce(MOMENT)
        await stage.announce(timedelta(days=9))

    assert tried == len(PAUSES) + 1
    given_up = [each for each in logs if each["event"] == "not-announced"]
    assert [(each["stand"], each["code"]) for each in given_up] == [("unknown", "TimeoutError")]
    assert [each.code for each in await stage.errands()] == ["TimeoutError"]
    assert len(logs) == tried
    assert stage.fake.posts == []


async def test_what_changes_after_a_correction_was_given_up_is_told(stage: Stage) -> None:
    def breaks() -> Rates:
        raise ValueError

    stated = await stage.share("funding mistral")
    first, second, *_ = sorted(stated.claims)
    sound = stage.bot
    await stage.record(ClaimRetracted(first, "first"))
    stage.bot = replace(sound, rates=Loading(breaks))
    with structlog.testing.capture_logs() as logs:
        for pause in (DELAY, *PAUSES):
            await stage.announce(pause)
    stage.bot = sound
    assert [each["code"] for each in logs if each["event"] == "not-announced"] == ["ValueError"]

    await stage.record(ClaimRetracted(second, "second"))
    (words,) = await stage.announce()

    assert "second" in words
    assert "first" not in words
    assert await stage.announce(HOUR) == []


async def test_what_broke_is_told_as_soon_as_it_can_be(stage: Stage) -> None:
    def breaks() -> None:
        raise TimeoutError

    stated = await stage.share("funding mistral")
    await stage.record(ClaimRetracted(await raised(stage, stated), WHY))
    stage.fake.after = breaks
    assert len(await stage.announce()) == 1
    stage.fake.after = lambda: None

    assert await stage.announce(PAUSES[0]) == []
    assert [each.stand for each in await stage.errands()] == [Stand.SENT]


async def test_what_changes_while_a_reply_cannot_be_sent_is_told_after_it(stage: Stage) -> None:
    def breaks() -> None:
        raise TimeoutError

    stated = await stage.share("funding mistral")
    first, second, *_ = sorted(stated.claims)
    await stage.record(ClaimRetracted(first, "first"))
    stage.fake.before = breaks
    await stage.announce()
    await stage.record(ClaimRetracted(second, "second"))
    await stage.announce()
    stage.fake.before = lambda: None

    told = [*await stage.announce(HOUR), *await stage.announce(MOMENT)]

    assert ["first" in each for each in told] == [True, False]
    assert ["second" in each for each in told] == [False, True]
    assert await stage.announce(HOUR) == []


async def test_one_that_cannot_be_told_keeps_nobody_else_waiting(stage: Stage) -> None:
    first = [True]

    def breaks_once() -> None:
        if first and first.pop():
            raise StoreError("somebody writes")

    stated = await stage.share("funding mistral", "m1")
    await stage.share("funding mistral", "m2")
    await stage.record(ClaimRetracted(await raised(stage, stated), WHY))
    stage.fake.before = breaks_once

    assert len(await stage.announce()) == 1
    assert len(await stage.announce(PAUSES[0])) == 1


async def test_what_another_release_left_keeps_nobody_waiting(stage: Stage) -> None:
    stated = await stage.share("funding mistral", "m1")
    await stage.record(ClaimRetracted(await raised(stage, stated), WHY))
    for number, text in enumerate(("", "[]", '{"workspace": "fake:T1", "matter": "digest"}')):
        await stage.outbox.shelf.put(f"old {number}", text)

    assert len(await stage.announce()) == 1


async def test_other_platforms_are_left_to_others(stage: Stage) -> None:
    stated = await stage.share("funding mistral")
    await stage.record(ClaimRetracted(await raised(stage, stated), WHY))
    stage.fake.platform = "other"

    assert await stage.announce() == []


async def test_a_workspace_that_was_purged_begins_anew(stage: Stage) -> None:
    stated = await stage.share("funding mistral")
    await stage.record(ClaimRetracted(await raised(stage, stated), WHY))
    await stage.announce()
    await forget(stage.bot, WORKSPACE)

    assert await stage.announce() == []
    await filed(stage)
    await stage.record(SETTLED)
    assert len(await stage.announce()) == 1
