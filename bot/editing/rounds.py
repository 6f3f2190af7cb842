"""Whose the round is that a fact names: many are called alike, and nobody's is taken silently."""

from __future__ import annotations

from bot.desk import Desk
from bot.document import Note, Tone
from bot.entities import EntityType
from bot.leaves import Leaf, Named, Words
from bot.lines import listed
from bot.namesakes import rounds_of
from bot.problems import Problem, ProblemError
from store.claims import Entity, Kind
from store.names import holds, names_of
from store.rounds import OF_COMPANIES
from store.values import EntityId, EntityRef, Value

ROUND = EntityType(frozenset({Kind.ROUND}))


async def check_round(named: Entity | None, field: str, company: EntityId, desk: Desk) -> None:
    """Raise ProblemError where what is said of a company names a round of others."""
    if named is None or field not in OF_COMPANIES:
        return
    others = (await rounds_of((named,), desk))[named.id].companies
    about = await desk.workspace.entity(company, upto=desk.upto)
    if about is None or not others or about.id in {each.id for each in others}:
        return
    places = (
        ("round", Named(named)),
        ("others", listed([Named(each) for each in others])),
        ("company", Named(about)),
    )
    raise ProblemError(Problem("round-of-another", places, ("entity add",), at="round"))


async def of_nobody_named(
    value: Value, named: Entity | None, field: str, desk: Desk
) -> Note[Leaf] | None:
    """Return whose a round is that a fact names, where nothing that was typed says so.

    A round of who is a party to the deal at hand is meant there.
    """
    given = named or (await _entity(value, desk) if isinstance(value, EntityRef) else None)
    if given is None or given.kind is not Kind.ROUND or field in OF_COMPANIES:
        return None
    company = (await rounds_of((given,), desk))[given.id].company
    parties = desk.deal.deal.parties if desk.deal else ()
    if company is None or company.id in parties or _is_typed(company, desk):
        return None
    places = (("round", Named(given)), ("company", Named(company)))
    return Note(Tone.WARNING, (Words("fact-whose-round", places),))


async def _entity(value: EntityRef, desk: Desk) -> Entity | None:
    return await desk.workspace.entity(value.entity, upto=desk.upto)


def _is_typed(company: Entity, desk: Desk) -> bool:
    typed = " ".join((desk.call.text, *(words for _, words in desk.call.options)))
    return any(holds(typed, name) for name in names_of(company))
