"""A round by a name, or by whose it is where nothing was told of it yet: “Series B of Acme”."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk import Desk
from bot.division import AMBIGUOUS
from bot.entities import EntityType
from bot.namesakes import OF, rounds_of
from bot.problems import ProblemError
from store.claims import Entity, Kind
from store.importing.rounds import is_series, round_names, round_slug
from store.kinds import COMPANIES, ROUNDS
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class RoundType(EntityType):
    """A round as EntityType reads it, or a new one of a known company.

    A new one is called as a series is, or as some known round.
    """

    kinds: frozenset[Kind] = ROUNDS

    async def read(  # type: ignore[explicit-override]  # typing.override came with 3.12
        self, text: str, desk: Desk
    ) -> Entity:
        """Return the round, which may not be recorded yet, or raise ProblemError."""
        try:
            return await EntityType.read(self, text, desk)
        except ProblemError as error:
            if error.problem.id != AMBIGUOUS and (new := await _new(text, desk)):
                return new
            raise


ROUND = RoundType()


async def _new(text: str, desk: Desk) -> Entity | None:
    for between in OF.finditer(text):
        called, whose = text[: between.start()].strip(), text[between.end() :].strip()
        company = await _only(whose, COMPANIES, desk)
        if company and await _is_called_so(called, desk):
            # Packs and imports give the rounds of a company such ids.
            slug = f"{company.id.partition(':')[2]}-{round_slug(called)}"
            return await _of_nobody_else(EntityId(f"{Kind.ROUND}:{slug}"), called, company, desk)
    return None


async def _only(name: str, kinds: frozenset[Kind], desk: Desk) -> Entity | None:
    matches = await desk.workspace.find(name, upto=desk.upto, kinds=kinds)
    named = [match.entity for match in matches if match.score == 1]
    return named[0] if len(named) == 1 else None


async def _is_called_so(name: str, desk: Desk) -> bool:
    """Say whether rounds are called so."""
    if is_series(round_slug(name)):
        return True
    matches = await desk.workspace.find(name, upto=desk.upto, kinds=ROUNDS)
    return any(match.score == 1 for match in matches)


async def _of_nobody_else(
    identifier: EntityId, called: str, company: Entity, desk: Desk
) -> Entity | None:
    """Return the round of an id, a new one where there is none; None where it is another's."""
    known = await desk.workspace.entity(identifier, upto=desk.upto)
    if known is None or known.withdrawn:
        return Entity(identifier, Kind.ROUND, round_names(called))
    whose = (await rounds_of((known,), desk))[known.id].companies
    return known if all(each.id == company.id for each in whose) else None
