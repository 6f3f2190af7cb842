"""`/deals`: which deals are followed here, and how far they have come; a demo deal, a new one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import asks
from bot.beginning import CHANNEL, FIRST
from bot.command import Command, Section
from bot.commands.deals.close import CLOSE
from bot.commands.deals.demo import DEMO
from bot.commands.deals.new import NEW
from bot.commands.deals.rename import RENAME
from bot.commands.deals.status import STATE
from bot.desk import Desk
from bot.document import Fields, Note, Outcome, Reply, Row, Tone
from bot.leaves import Leaf, Named, Strong, Try, Words
from bot.lines import Line, join, listed
from bot.status import status_told
from store.base import Followed, Selection
from store.claims import Entity
from store.values import EntityId

OFFERED = 5
"""Deals that are offered to go on with; the list names all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Every deal."""


async def answer(query: Listing, desk: Desk) -> Reply[Leaf]:
    """Show each deal with its parties, its kind and how much is known of it."""
    title: Line = (Strong((Words("deals-title"),)),)
    if not desk.deals:
        nothing = Note(Tone.HINT, (Words("problem-no-deals", (("channel", Try(CHANNEL)),)),))
        return Reply(title, (nothing, asks(*FIRST, "help")), outcome=Outcome.UNKNOWN, seq=desk.upto)
    rows = tuple([await _row(followed, desk) for followed in desk.deals])
    return Reply(title, (Fields(rows), asks(*_deals(desk), "help")), seq=desk.upto)


def _deals(desk: Desk) -> tuple[str, ...]:
    if len(desk.deals) == 1:
        return ("deal",)
    return tuple(f"deal {each.entity.name(desk.language)}" for each in desk.deals[:OFFERED])


async def _row(followed: Followed, desk: Desk) -> Row[Leaf]:
    parties = [await _entity(party, desk) for party in followed.deal.parties]
    ids = frozenset(each.source.id for each in followed.sources)
    known = await desk.workspace.read(Selection(sources=ids), upto=desk.upto)
    counts: tuple[tuple[str, Leaf | int], ...] = (
        ("sources", len(followed.sources)),
        ("claims", len(known.records) if ids else 0),
    )
    about = join(
        (
            (Words(f"kind-{followed.deal.kind}"),),
            (listed([Named(party) for party in parties if party]),),
            (Words("deals-demo"),) if followed.deal.demo else (),
            status_told(followed.deal),
        )
    )
    return Row((Named(followed.entity),), (about, (Words("deals-counts", counts),)))


async def _entity(entity: EntityId, desk: Desk) -> Entity | None:
    return await desk.workspace.entity(entity, upto=desk.upto)


LIST = Command(
    name="list",
    query=Listing,
    answer=answer,
    aliases=("liste", "zeigen", "show"),
    meant_by="which_deals welche_deals deals_do_you_know",
)

COMMAND = Command(
    name="deals",
    subcommands=(LIST, DEMO, NEW, STATE, RENAME, CLOSE),
    section=Section.DEAL,
    aliases=("geschäfte",),
)
