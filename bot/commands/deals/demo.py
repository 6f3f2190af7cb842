"""`/deals demo`: the demo deal, in this workspace."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering import asks
from bot.command import Command
from bot.demo import record_demo
from bot.desk import Desk
from bot.document import Note, Paragraph, Reply, Tone
from bot.leaves import Leaf, Named, Try, Words
from bot.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Loading:
    """The one there is."""


async def answer(query: Loading, desk: Desk) -> Reply[Leaf]:
    """Load the demo deal where it is not followed already, and say what to do with it."""
    del query
    if desk.upto and (demo := next((each for each in desk.deals if each.deal.demo), None)):
        known = Words("deals-demo-known", (("deal", Named(demo.entity)),))
        return Reply((), (Note(Tone.HINT, (known,)), asks("deals list")), seq=desk.upto)
    call = desk.call
    loaded = await record_demo(
        desk.workspace, by=call.person, at=call.at, origin=call.origin, key=call.key
    )
    upto = (await desk.workspace.head()).seq
    deal = await desk.workspace.entity(loaded, upto=upto)
    if deal is None:
        raise LookupError(f"{loaded} was recorded and is not there")
    said = Paragraph((Words("deals-demo-loaded", (("deal", Named(deal)),)),))
    channel = Paragraph((Words("deals-demo-channel", (("command", Try("channel deal")),)),))
    name = deal.name(desk.language)
    then = asks(f"deal {name}", f"conflicts {name}", f"channel deal {name}", "help")
    return Reply((), (said, channel, then), seq=upto)


DEMO = Command(
    name="demo",
    query=Loading,
    answer=answer,
    aliases=("beispiel",),
    role=Role.ADMIN,
    writes=True,
    repeats=True,
)
