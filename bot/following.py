"""What to ask next: commands that go on from an answer, with the subject they need."""

from __future__ import annotations

from collections.abc import Iterator

from bot.command import commands
from bot.desk import Desk
from bot.leaves import Citation
from bot.namesakes import MANY, told_apart
from bot.permission import role_at
from bot.roles import Role, held
from bot.subject import deals_of
from store.base import Selection
from store.claims import Entity, Source

OF_DEALS = frozenset({"deal", "terms", "briefing"})
"""Commands that tell of a deal as a whole."""

OF_ALL = frozenset({"sources", "conflicts"})
"""Commands that have something to tell of everything an answer is about, where they are offered."""

OF_PARTIES = OF_ALL | {"people", "timeline", "forecasts", "funding", "regulators"}
"""Commands that have something to tell of everybody who is a party to a deal."""


async def offered(desk: Desk, about: Entity | None, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the commands that go on from an answer about something, ready to be asked.

    What is no party is offered what the store tells of it, or else what it tells of the deal of
    the place; where there is none, the list of deals.
    """
    party = about is not None and bool(deals_of(desk, about))
    known = await _known(desk, about, names) if about and not party else OF_PARTIES
    own, general = _each(desk, about, names, known), _each(desk, None, names, known)
    return tuple(own) or tuple(general) or ("deals list",)


async def first_facts(desk: Desk, about: Entity | None) -> tuple[str, ...]:
    """Return how to begin a deal that no source tells of yet, to whoever may; nothing else.

    The demo deal is offered beside it to those who may load it, where it is not here.
    """
    deals = deals_of(desk, about)
    if len(deals) != 1 or deals[0].sources:
        return ()
    role = role_at(desk, held(await desk.workspace.roles()))
    demo = role >= Role.ADMIN and not any(each.deal.demo for each in desk.deals)
    add = (f"fact add {typed_name(deals[0].entity, desk)}",) if role >= Role.EDITOR else ()
    return (*add, *(("deals demo",) if demo else ()))


def _each(
    desk: Desk, about: Entity | None, names: tuple[str, ...], known: frozenset[str]
) -> Iterator[str]:
    deals = deals_of(desk, about)
    deal = deals[0] if len(deals) == 1 else desk.deal
    for name in names:
        if " " in name:
            yield name
        elif about and not (deal and about.id == deal.entity.id) and name in known - OF_DEALS:
            yield f"{name} {typed_name(about, desk)}"
        elif deal and (deals or name in OF_DEALS):
            yield name if len(desk.deals) == 1 else f"{name} {typed_name(deal.entity, desk)}"


async def _known(desk: Desk, about: Entity, names: tuple[str, ...]) -> frozenset[str]:
    """Return the commands that have something to tell of what is no party."""
    fields = {each.name: each.fields for each in commands() if each.name in names and each.fields}
    if not fields:
        return OF_ALL
    selection = Selection(frozenset({about.id}), frozenset().union(*fields.values()))
    evidence = await desk.workspace.read(selection, upto=desk.upto)
    told = {record.claim.field for record in evidence.records}
    return OF_ALL.union(name for name in fields if told & fields[name])


def opening(source: Source, citation: Citation, desk: Desk) -> str | None:
    """Return the command that shows a source; None for a message that no deal numbers."""
    if citation.number is not None:
        own = desk.deal.entity if desk.deal and len(desk.deals) > 1 else None
        deal = citation.deal or own
        return f"sources {citation.number}{f' deal:{typed_name(deal, desk)}' if deal else ''}"
    name = source.link or source.title or source.publisher
    if name is None:
        return None
    return f'sources about:"{name}"' if ":" in name else f"sources {name}"


def typed_name(entity: Entity, desk: Desk) -> str:
    """Return a name as it is typed: one with a colon would be read as an argument's."""
    name = entity.name(desk.language)
    return f'"{name}"' if ":" in name else name


async def telling_name(entity: Entity, desk: Desk) -> str:
    """Return a name as it is typed; where others bear it too, the words that tell them apart."""
    name = entity.name(desk.language)
    matches = await desk.workspace.find(name, upto=desk.upto, limit=MANY)
    alike = {match.entity.id: match.entity for match in matches if match.score == 1}
    if alike.keys() <= {entity.id}:
        return typed_name(entity, desk)
    words = (await told_apart(tuple((alike | {entity.id: entity}).values()), desk))[entity.id]
    return f'"{words}"' if ":" in words else words
