"""`/deal`: a deal on one screen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering import answered, nothing_known
from bot.command import Command, Section, parameter
from bot.desk import Desk
from bot.disputes import disputed
from bot.document import Fields, Note, Reply, Row, Tone
from bot.dossier import Dossier
from bot.entities import ENTITY
from bot.following import offered
from bot.leaves import Leaf, Named, Strong, Try, Words
from bot.lines import SPACE, Line, label
from bot.parts import lacking
from bot.progress import only_announced
from bot.statements import valued
from bot.status import status_told
from bot.subject import deal_of, told_of
from bot.terms import investments, of_deal, told
from bot.timed import Timed
from store.agreement.around import judged
from store.base import Followed, Selection
from store.claims import Entity
from store.fields import FIELDS

SHOWN = 3
"""Lines of one row on the first screen; the rest is a command away."""

ROWS = (
    "deal_status",
    "acquired",
    "price",
    "stake",
    "deal_term",
    "exclusivity",
    "duration",
    "condition",
    "closing",
    "reviews",
    "deal_rationale",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview(Timed):
    """Which deal."""

    name: Entity | None = parameter(ENTITY, "name", aliases=("about", "über"), positional=True)


async def answer(query: Overview, desk: Desk) -> Reply[Leaf]:
    """Show what a reader needs first: what was agreed, the money, the reviews, what differs."""
    deal = deal_of(desk, query.name)
    entities = frozenset({deal.entity.id, *deal.deal.parties})
    doubtful = told_of(desk, deal.entity, frozenset(filter(judged, FIELDS)))
    dossier = await desk.dossier(Selection(entities=entities), query.clocks, doubtful)
    title: Line = (Strong((Named(deal.entity),)),)
    names = ("funding", "terms", "conflicts")
    money, terms, conflicts = await offered(desk, deal.entity, names)
    rows = _rows(dossier, deal, money=money, terms=terms)
    status = status_told(deal.deal)
    told_by_editors = (Note(Tone.HINT, (Words("deal-status"), SPACE, *status)),) if status else ()
    if not rows:
        nothing = await nothing_known(desk, dossier, title, about=deal.entity)
        return replace(nothing, blocks=(*told_by_editors, *nothing.blocks))
    demo = (Note(Tone.HINT, (Words("deal-demo"),)),) if deal.deal.demo else ()
    return await answered(
        desk,
        dossier,
        title,
        (Fields((*rows, *_differing(dossier, conflicts))), *told_by_editors, *demo),
        aside=_announced(dossier, deal),
        about=deal.entity,
        following=("terms", "funding", "timeline", "sources", "briefing"),
    )


def _announced(dossier: Dossier, deal: Followed) -> Line:
    facts = of_deal(dossier, deal, "announced_on")
    if not facts:
        return ()
    days = valued(dossier, lacking(facts[0], "party", "occasion"))
    return (Words("deal-announced"), SPACE, *days)


def _rows(dossier: Dossier, deal: Followed, *, money: str, terms: str) -> tuple[Row[Leaf], ...]:
    rows: list[Row[Leaf]] = []
    paid = tuple(investments(dossier, deal))
    if paid:
        rows.append(Row((Words("deal-money"),), _first(paid, money)))
    for field in ROWS:
        if field == "deal_status" and only_announced(dossier, deal.entity.id):
            continue
        lines = tuple(entry.whole for entry in told(dossier, deal, field))
        if lines:
            rows.append(Row((label(field),), _first(lines, terms)))
    return tuple(rows)


def _first(lines: tuple[Line, ...], command: str) -> tuple[Line, ...]:
    """Return the first lines, and how many more there are under which command."""
    if len(lines) <= SHOWN + 1:
        return lines
    rest = len(lines) - SHOWN
    return (*lines[:SHOWN], (Words("more-in", (("count", rest), ("command", Try(command)))),))


def _differing(dossier: Dossier, command: str) -> tuple[Row[Leaf], ...]:
    """Return how much is in doubt, counted as `conflicts` lists it."""
    count = len(disputed(dossier.facts))
    places: tuple[tuple[str, Leaf | int], ...] = (("count", count), ("command", Try(command)))
    line: Line = (Words("deal-differing", places),)
    return (Row((Words("deal-disputed"),), (line,)),) if count else ()


COMMAND = Command(
    name="deal",
    query=Overview,
    answer=answer,
    section=Section.DEAL,
    aliases=("geschäft", "überblick", "overview"),
    examples=("", "mistral"),
    meant_by="nutshell overview überblick worum_geht_es kurz_gesagt zusammenfassung summary",
    hinted_by="deal geschäft",
)
