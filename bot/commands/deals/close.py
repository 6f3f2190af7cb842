"""`/deals close`: a deal is no longer followed, and its facts stay."""

from __future__ import annotations

from dataclasses import dataclass

from bot.command import Command, Submit, required
from bot.desk import Desk
from bot.document import Fields, Note, Reply, Row, Tone
from bot.editing.sure import Change, decided
from bot.followed import FOLLOWED
from bot.following import typed_name
from bot.leaves import Leaf, Named, Strong, Words
from bot.lines import DOT
from bot.roles import Role
from bot.subject import deal_of
from store.base import Followed
from store.events import DealClosed


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Which deal."""

    name: Followed = required(FOLLOWED, "name", aliases=("deal", "geschäft"))


async def answer(query: Closing, desk: Desk) -> Reply[Leaf]:
    """Show what is no longer followed; or close it, once that was seen."""
    return await decided(desk, lambda now: _change(query, now))


async def _change(query: Closing, desk: Desk) -> Change:
    deal = deal_of(desk, query.name.entity)
    rows: tuple[Row[Leaf], ...] = (
        Row((Words("change-before"),), ((Words("deals-close-followed"),),)),
        Row((Words("change-after"),), ((Words("deals-close-unfollowed"),),)),
    )
    stays: Note[Leaf] = Note(Tone.HINT, (Words("deals-close-stays"),))
    return Change(
        title=(Strong((Named(deal.entity), DOT, Words("deals-close-title"))),),
        blocks=(Fields(rows), stays),
        events=(DealClosed(deal.deal.entity),),
        about=(deal.deal.entity,),
        back=f"deal {typed_name(deal.entity, desk)}",
        then=("deals list",),
    )


CLOSE = Command(
    name="close",
    query=Closing,
    answer=answer,
    aliases=("schließen", "beenden", "unfollow"),
    role=Role.EDITOR,
    writes=True,
    submit=Submit.SHOW,
    repeats=True,
)
