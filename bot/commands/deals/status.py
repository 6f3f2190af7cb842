"""`/deals status`: how far a deal has come, as its editors see it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.command import Command, required
from bot.desk import Desk
from bot.document import Fields, Note, Reply, Row, Tone
from bot.editing.sure import Change, decided
from bot.followed import FOLLOWED
from bot.leaves import Leaf, Named, Strong, Verbatim, Words
from bot.lines import DOT
from bot.problems import Problem, ProblemError
from bot.roles import Role
from bot.status import STATUS, STATUSES, status_of
from bot.subject import deal_of
from store.base import Followed
from store.events import DealOpened


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Which deal, and how far it has come."""

    name: Followed = required(FOLLOWED, "name", aliases=("deal", "geschäft"))
    status: str = required(STATUS, "status", aliases=("stand",))


async def answer(query: Standing, desk: Desk) -> Reply[Leaf]:
    """Set how far a deal has come, or raise ProblemError where it stands so already."""
    return await decided(desk, lambda now: _change(query, now), looked_at=False)


async def _change(query: Standing, desk: Desk) -> Change:
    deal = deal_of(desk, query.name.entity)
    after = replace(deal.deal, status=STATUSES[query.status])
    if after == deal.deal:
        places = (("deal", Named(deal.entity)), ("status", status_of(after)))
        raise ProblemError(Problem("status-is-so", places, ("deals list",), at="status"))
    line = (status_of(deal.deal), Verbatim(" → "), status_of(after))
    hint: Note[Leaf] = Note(Tone.HINT, (Words("deals-status-by-editors"),))
    return Change(
        title=(Strong((Named(deal.entity), DOT, Words("deals-status-title"))),),
        blocks=(Fields((Row((Words("deals-status-title"),), (line,)),)), hint),
        events=(DealOpened(after),),
        about=(deal.deal.entity,),
        back="deals list",
        then=("deals list",),
    )


STATE = Command(
    name="status",
    query=Standing,
    answer=answer,
    aliases=("stand",),
    role=Role.EDITOR,
    writes=True,
    repeats=True,
)
