"""What others recorded meanwhile is settled by working anew; what never fits is told at once."""

from __future__ import annotations

import pytest

from bot.desk import Desk as Answering
from bot.problems import ProblemError
from bot.recording import TRIES, record, worked_out
from store.base import Receipt
from store.claims import ClaimId
from store.errors import Conflict, OvertakenError
from store.events import (
    ClaimRestored,
    ClaimUnverified,
    ClaimVerified,
    DealClosed,
    EntitiesMerged,
    EntitiesSplit,
    Event,
    NoteClosed,
    NoteId,
    NoteOutcome,
    PersonId,
    RoleRevoked,
    SourceNumbered,
)
from store.values import EntityId
from tests.bot.demo import asked
from tests.bot.editing import Desk, open_desk
from tests.bot.team import problem

NOBODY = EntityId("person:nobody")


@pytest.fixture
async def desk() -> Desk:
    return await open_desk()


async def test_what_others_overtake_is_worked_out_anew_and_told_in_the_end(desk: Desk) -> None:
    tried = list[int]()

    async def work(now: Answering) -> None:
        tried.append(now.upto)
        raise OvertakenError

    with pytest.raises(ProblemError) as caught:
        await worked_out(await desk.bot.desk(asked("")), work)

    assert problem(caught.value.problem.reply()) == "problem-overtaken"
    assert len(tried) == TRIES


async def _conflicts(desk: Desk) -> list[tuple[Event, Conflict]]:
    claim = (await desk.newest()).id
    deal = await desk.deal()
    first, second, *_ = deal.sources
    return [
        (ClaimVerified(ClaimId("c1:nothing")), Conflict.UNKNOWN),
        (ClaimRestored(claim, "why"), Conflict.COUNTING),
        (ClaimUnverified(claim), Conflict.UNVERIFIED),
        (SourceNumbered(deal.entity.id, first.source.id, second.number), Conflict.NUMBERED),
        (EntitiesMerged(deal.entity.id, NOBODY), Conflict.UNKNOWN),
        (EntitiesSplit(deal.entity.id), Conflict.APART),
        (DealClosed(NOBODY), Conflict.CLOSED),
        (RoleRevoked(PersonId("nobody")), Conflict.ROLELESS),
        (NoteClosed(NoteId("note:1"), NoteOutcome.SETTLED, ""), Conflict.ANSWERED),
    ]


async def test_what_never_fits_is_tried_once_and_told_as_what_it_is(desk: Desk) -> None:
    before = await desk.seq()
    for event, conflict in await _conflicts(desk):
        tried = list[Event]()

        async def work(now: Answering, event: Event = event, tried: list[Event] = tried) -> Receipt:
            tried.append(event)
            return await record(now, event)

        with pytest.raises(ProblemError) as caught:
            await worked_out(await desk.bot.desk(asked("")), work)

        assert problem(caught.value.problem.reply()) == f"problem-conflict-{conflict}"
        assert len(tried) == 1
    assert await desk.seq() == before
