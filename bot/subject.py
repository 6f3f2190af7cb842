"""Whom a question is about: what was named, else the deal of the place, else asked back."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

from bot.beginning import NothingFollowedError
from bot.desk import Desk
from bot.document import Outcome
from bot.leaves import Named, Strong, Words
from bot.lines import DOT, Line
from bot.problems import Problem, ProblemError
from store.base import Followed, Selection
from store.claims import Deal, DealKind, Entity, Kind
from store.names import holds
from store.values import EntityId


class WhichDealError(ProblemError):
    """Several deals fit a question; `names` are theirs, to be asked about instead."""

    def __init__(self, deals: tuple[Followed, ...], language: str) -> None:
        self.names = tuple(each.entity.name(language) for each in deals)
        super().__init__(Problem("which-deal", (), self.names))


def subject_of(desk: Desk, about: Entity | None) -> Entity:
    """Return what an answer is about: what was named, else the deal that is meant."""
    return about or deal_of(desk, None).entity


def titled(subject: Entity, word: str) -> Line:
    """Return the title of an answer: what it is about, and what it tells of that."""
    return (Strong((Named(subject), DOT, Words(f"{word}-title"))),)


def at_its_deal(desk: Desk, query: object) -> Desk:
    """Return the desk of the one deal that a question names, by itself or by a party to it."""
    declared = fields(query) if is_dataclass(query) else ()
    values = {each.name: getattr(query, each.name) for each in declared}
    named = [values["deal"]] if values.get("deal") else values.values()
    found = (deals_of(desk, each) for each in named if isinstance(each, Entity))
    meant = dict.fromkeys(each[0].entity.id for each in found if len(each) == 1)
    own = tuple(each for each in desk.deals if each.entity.id in meant)
    return replace(desk, deal=own[0]) if len(own) == 1 else desk


def deals_of(desk: Desk, about: Entity | None) -> tuple[Followed, ...]:
    """Return the deals that something is or is a party to; of nothing, the deal of the place."""
    if about is None:
        return (desk.deal,) if desk.deal else ()
    return tuple(each for each in desk.deals if _concerns(each, about.id))


def deal_of(desk: Desk, about: Entity | None) -> Followed:
    """Return the deal a question is about, or raise ProblemError naming the choices."""
    fitting = deals_of(desk, about)
    if len(fitting) == 1:
        return fitting[0]
    if about is not None:
        if not fitting:
            raise ProblemError(Problem("no-deal-of", (), ("deals list",), outcome=Outcome.UNKNOWN))
        raise WhichDealError(fitting, desk.language)
    if not desk.deals:
        raise NothingFollowedError
    raise WhichDealError(desk.deals, desk.language)


def entities_of(desk: Desk, about: Entity | None) -> frozenset[EntityId]:
    """Return the entities a question is about: a deal stands for itself and its parties."""
    if about is not None and about.kind is not Kind.DEAL:
        return frozenset({about.id})
    deal = deal_of(desk, about)
    return frozenset({deal.entity.id, *deal.deal.parties})


async def near(desk: Desk, about: Entity) -> frozenset[EntityId]:
    """Return a thing, the deals it is a party to, and those that bear its name.

    What is said of a deal concerns its parties, also where nobody follows it.
    """
    named = await desk.workspace.find(
        about.name(desk.language), upto=desk.upto, kinds=frozenset({Kind.DEAL})
    )
    bearing = (each.entity.id for each in named if holds(each.name, about.name(desk.language)))
    party = (each.entity.id for each in desk.deals if about.id in each.deal.parties)
    return frozenset({about.id, *bearing, *party})


def told_of(desk: Desk, about: Entity | None, fields: frozenset[str]) -> Selection:
    """Return the claims that answer: those of a deal's own sources, or all that name a thing.

    What a deal's articles tell of rivals, models or laws belongs to it, whoever the subject is.
    """
    if about is not None and not is_followed(desk, about):
        return Selection(entities=frozenset({about.id}), fields=fields)
    deal = deal_of(desk, about)
    return Selection(sources=frozenset(each.source.id for each in deal.sources), fields=fields)


def is_followed(desk: Desk, about: Entity) -> bool:
    """Say whether a thing is a deal that somebody follows; others are but named in claims."""
    return any(about.id == each.entity.id for each in desk.deals)


def named(desk: Desk, about: Entity | None) -> Followed | None:
    """Return a deal that claims only name: nobody follows it, it has no parties and no sources."""
    if about is None or about.kind is not Kind.DEAL or is_followed(desk, about):
        return None
    return Followed(Deal(about.id, DealKind.PARTNERSHIP, ()), about, ())


async def told_with_deals(desk: Desk, about: Entity | None, fields: frozenset[str]) -> Selection:
    """Return the claims that answer, those of the deals `near` a thing with its own."""
    told = told_of(desk, about, fields)
    if about is None or not told.entities:
        return told
    return replace(told, entities=await near(desk, about))


def _concerns(followed: Followed, entity: EntityId) -> bool:
    return entity in (followed.entity.id, *followed.deal.parties)
