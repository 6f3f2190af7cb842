"""Words that mean one of several things of one name: whose a round is, its year, a kind of thing.

“Series B of Mistral AI”, “Series B (2023)”, “Figma (product)”; in German “Serie B von Mistral AI”.
What is proposed here is understood here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.desk import Desk
from bot.leaves import Named, Words
from bot.words import languages, runs, said
from store.base import Selection
from store.claims import ClaimId, Entity, Kind
from store.names import holds, key, names_of
from store.resolve import redirected
from store.rounds import TELLING, rounds_in
from store.values import EntityId

OF = re.compile(r"\s+(?:of|von)\s+", re.IGNORECASE)
"""What stands between a round and whose it is, in either language."""

MARKED = re.compile(r"(?P<words>.*\S)\s*\((?P<marks>[^()]+)\)", re.DOTALL)

BETWEEN_MARKS = ", "

MANY = 100
"""Things of one name that are looked at; who means another of them says whose it is."""


@dataclass(frozen=True, slots=True)
class Round:
    """Who raised a round, as far as claims tell, and in which years."""

    companies: tuple[Entity, ...] = ()
    years: frozenset[int] = frozenset()

    @property
    def company(self) -> Entity | None:
        """Whose it is, where claims agree on that."""
        return self.companies[0] if len(self.companies) == 1 else None


UNKNOWN = Round()


async def told_apart(entities: Sequence[Entity], desk: Desk) -> Mapping[EntityId, str]:
    """Return a name for each thing in the reader's language; each round has its company with it.

    Those that are called alike have their kind beside it, else their year, where that differs.
    Rounds of nobody who is a party to a followed deal come last.
    """
    rounds = await rounds_of(entities, desk)
    language = desk.language
    parties = frozenset(party for each in desk.deals for party in each.deal.parties)
    ordered = sorted(entities, key=lambda each: _is_far(rounds.get(each.id, UNKNOWN), parties))
    called = {each.id: _called(each, rounds.get(each.id, UNKNOWN), language) for each in ordered}
    alike: dict[str, list[Entity]] = {}
    for each in entities:
        alike.setdefault(key(called[each.id]), []).append(each)
    for group in alike.values():
        for each, marks in _marks(group, rounds, language) if len(group) > 1 else ():
            called[each.id] = f"{called[each.id]} ({BETWEEN_MARKS.join(marks)})"
    return called


async def meant_apart(
    text: str, desk: Desk, kinds: frozenset[Kind] = frozenset()
) -> tuple[Entity, ...]:
    """Return the things that such words mean; none where they are no such words."""
    marked = MARKED.fullmatch(text.strip())
    words = marked["words"] if marked else text
    marks = marked["marks"].split(",") if marked else []
    found = {each.id: each for each in await _raised(words, desk) if _fits(each, kinds)}
    if marked:
        found |= {each.id: each for each in await _named(words, desk, kinds)}
    if not marks:
        return tuple(found.values())
    rounds = await rounds_of(tuple(found.values()), desk)
    return tuple(
        each
        for each in found.values()
        if all(_is_marked(each, rounds.get(each.id, UNKNOWN), mark) for mark in marks)
    )


async def rounds_of(
    entities: Iterable[Entity], desk: Desk, but: frozenset[ClaimId] = frozenset()
) -> Mapping[EntityId, Round]:
    """Return whose the rounds among some things are, as far as claims tell but for some."""
    asked = frozenset(each.id for each in entities if each.kind is Kind.ROUND)
    if not asked:
        return {}
    evidence = await desk.workspace.read(Selection(asked, TELLING), upto=desk.upto)
    redirects = dict(evidence.redirects)
    told = (each.claim for each in evidence.records if each.id not in but)
    raised = rounds_in(redirected(each, redirects) for each in told)
    known = {each.id: each for each in evidence.entities}
    found: dict[EntityId, Round] = {}
    for each in asked:
        companies = [company for company, rounds in raised.items() if each in rounds]
        days = [day for company in companies for day in raised[company][each]]
        years = frozenset(day.earliest.year for day in days if day.earliest)
        found[each] = Round(tuple(known[company] for company in companies), years)
    return found


def _is_far(told: Round, parties: frozenset[EntityId]) -> bool:
    return told.company is not None and told.company.id not in parties


def _called(entity: Entity, told: Round, language: str) -> str:
    return of_company(entity, told.company, language) if told.company else entity.name(language)


def of_company(entity: Entity, company: Entity, language: str) -> str:
    """Return a round as it is called beside those of others: “Series B of Mistral AI”."""
    places = (("name", Named(entity)), ("company", Named(company)))
    return "".join(run.text for run in runs((Words("round-of-company", places),), language))


def _marks(
    group: Sequence[Entity], rounds: Mapping[EntityId, Round], language: str
) -> Iterator[tuple[Entity, tuple[str, ...]]]:
    """Yield what tells things apart that are called alike: their kinds, or the years of rounds."""
    kinds = {each.kind for each in group}
    years = {each.id: min(rounds.get(each.id, UNKNOWN).years, default=None) for each in group}
    for each in group:
        rivals = [other for other in group if other.kind is each.kind]
        marks = [said(f"kind-{each.kind}", language)] if len(kinds) > 1 else []
        if (year := years[each.id]) and len({years[other.id] for other in rivals}) > 1:
            marks.append(str(year))
        if marks:
            yield each, tuple(marks)


async def _raised(words: str, desk: Desk) -> tuple[Entity, ...]:
    """Return the rounds that words name with whose they are."""
    for between in OF.finditer(words):
        called, whose = key(words[: between.start()]), words[between.end() :]
        matches = await desk.workspace.find(whose, upto=desk.upto)
        exact = frozenset(each.entity.id for each in matches if each.score == 1)
        meant = exact or frozenset(each.entity.id for each in matches if holds(each.name, whose))
        # From the company to its rounds: there may be any number of them that are called so.
        rounds = await rounds_of_companies(meant, desk) if called and meant else ()
        if found := tuple(each for each in rounds if called in map(key, names_of(each))):
            return found
    return ()


async def rounds_of_companies(companies: frozenset[EntityId], desk: Desk) -> tuple[Entity, ...]:
    """Return the rounds that claims tell some companies raised."""
    evidence = await desk.workspace.read(Selection(companies, TELLING), upto=desk.upto)
    redirects = dict(evidence.redirects)
    raised = rounds_in(redirected(each.claim, redirects) for each in evidence.records)
    rounds = {each for company in companies for each in raised.get(company, ())}
    return tuple(each for each in evidence.entities if each.id in rounds)


async def _named(name: str, desk: Desk, kinds: frozenset[Kind]) -> tuple[Entity, ...]:
    matches = await desk.workspace.find(name, upto=desk.upto, kinds=kinds, limit=MANY)
    return tuple(each.entity for each in matches if each.score == 1)


def _fits(entity: Entity, kinds: frozenset[Kind]) -> bool:
    return not kinds or entity.kind in kinds


def _is_marked(entity: Entity, told: Round, mark: str) -> bool:
    """Say whether a mark is the kind of a thing, in any language, or the year of a round."""
    word = key(mark)
    return entity.kind is _kinds().get(word) or word in map(str, told.years)


@cache
def _kinds() -> dict[str, Kind]:
    return {key(said(f"kind-{kind}", language)): kind for kind in Kind for language in languages()}
