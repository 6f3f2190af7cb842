"""From tables to a plan: what an import would add to a workspace, worked out and not recorded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from store.agreement.around import beside
from store.base import Evidence, Followed, Record, Selection, Workspace
from store.claims import Entity, Kind, Source, SourceId
from store.events import SourceNumbered
from store.importing.casting import PARTIES, Casting, Known
from store.importing.columns import missing
from store.importing.gathering import gather, meant
from store.importing.judging import Supposed, Surroundings, judged
from store.importing.likenesses import alike
from store.importing.plan import (
    Alike,
    Conflict,
    NoCompanyError,
    NoHeadingError,
    Place,
    Plan,
)
from store.importing.rows import Lines, Reading
from store.importing.sheet import Count, Progress, read_lines
from store.importing.sources import Library, tables_in
from store.mentions import mentions
from store.rates import Rates
from store.resolve import redirected
from store.rounds import rounds_in
from store.tables.table import Table
from store.values import EntityId

SAID = (
    "raised",
    "led_round",
    "participated_in",
    "shareholder_of",
    "valued_at",
    "stake",
    "price",
    "acquired",
    "deal_status",
    "announced_on",
    "closing",
)
"""The fields that rows say something in."""

FIELDS = frozenset().union(*map(beside, SAID))
"""Those, and the fields that decide how claims in them stand."""

AT_ONCE = 500
"""Things whose claims are read together; others may read in between."""


def unheard(_done: int, _all: int) -> None:
    """Tell nobody how far it is."""


async def plan(
    workspace: Workspace,
    tables: Sequence[Table],
    reading: Reading,
    *,
    upto: int,
    rates: Rates | None = None,
    deal: EntityId | None = None,
    progress: Progress = unheard,
) -> Plan:
    """Return what recording the rows of `tables` would do; nothing is recorded.

    `upto` is the ledger's newest entry, and its plan is recorded only while it is. `deal` is the
    followed one in which their sources are numbered. `progress` is called from another thread.
    Raises NoHeadingError where `reading` tells of columns that there are not, and NoCompanyError
    where no column says of whom the rows are.
    """
    read = await asyncio.to_thread(_read, tables, reading, progress)
    deals = await workspace.deals(upto=upto)
    known = Known(await workspace.cast(upto=upto), deals)
    casting = Casting(known)
    evidence = await _evidence(workspace, _about(read, casting), upto)
    if further := _further(read, casting, evidence):
        evidence = _together(evidence, await _evidence(workspace, further, upto))
    numbered = next((each for each in deals if each.entity.id == deal), None)
    before = _Before(upto, known, evidence, numbered, rates)
    return await asyncio.to_thread(_planned, read, before)


@dataclass(frozen=True, slots=True)
class _Before:
    """What is so before an import: what is known, and the deal its sources go to."""

    upto: int
    known: Known
    evidence: Evidence
    numbered: Followed | None
    rates: Rates | None


def _read(tables: Sequence[Table], reading: Reading, progress: Progress) -> tuple[Lines, ...]:
    """Read the tables that say of whom they are; other sheets of a workbook are none of these."""
    every = sum(len(table.lines) for table in tables)
    read: list[Lines] = []
    for table in tables:
        before = sum(len(lines.table.lines) for lines in read)
        read.append(read_lines(table, reading, _counting(progress, before, every)))
    columns = [column for lines in read for column in lines.columns]
    titles = tuple(dict.fromkeys(each.title for each in columns if each.title))
    if wrong := missing(reading.columns, columns):
        raise NoHeadingError(wrong, titles)
    told = tuple(each for each in read if each.names_companies)
    if not told:
        raise NoCompanyError(titles)
    return told


def _counting(progress: Progress, before: int, every: int) -> Count:
    return lambda rows: progress(before + rows, every)


def _about(read: Iterable[Lines], casting: Casting) -> tuple[EntityId, ...]:
    """Return the known things that rows are about, each once."""
    names = {name for lines in read for row in lines.rows for name in (row.company, row.target)}
    found = {entity.id for name in names if name for entity in casting.known(name)}
    return tuple(sorted(found))


def _further(read: Iterable[Lines], casting: Casting, evidence: Evidence) -> tuple[EntityId, ...]:
    """Return the known deals and rounds that rows say something of itself, each once."""
    rounds = rounds_in(each.claim for each in evidence.records)
    found: set[EntityId] = set()
    for row in (row for lines in read for row in lines.rows):
        if row.acquirer and row.target:
            for target in casting.known(row.target):
                deals = (
                    casting.known_deal(each.id, target.id) for each in casting.known(row.acquirer)
                )
                found.update(each for each in deals if each)
        elif row.status or row.closed:
            for company in casting.known(row.company):
                found.update(rounds.get(company.id, ()))
    return tuple(sorted(found))


def _together(one: Evidence, other: Evidence) -> Evidence:
    records = {each.id: each for each in (*one.records, *other.records)}
    sources = {each.id: each for each in (*one.sources, *other.sources)}
    entities = {each.id: each for each in (*one.entities, *other.entities)}
    ordered = sorted(records.values(), key=lambda each: each.standing.recorded)
    return Evidence(tuple(ordered), tuple(sources.values()), tuple(entities.values()))


async def _evidence(workspace: Workspace, about: Sequence[EntityId], upto: int) -> Evidence:
    """Return what is known of some things in the fields that bear on rows, withdrawn or not."""
    records: dict[str, Record] = {}
    sources: dict[str, Source] = {}
    entities: dict[str, Entity] = {}
    for start in range(0, len(about), AT_ONCE):
        chosen = frozenset(about[start : start + AT_ONCE])
        read = await workspace.read(Selection(chosen, FIELDS, hidden=True), upto=upto)
        redirects = dict(read.redirects)
        for each in read.records:
            records[each.id] = replace(each, claim=redirected(each.claim, redirects))
        sources |= {each.id: each for each in read.sources}
        entities |= {each.id: each for each in read.entities}
    ordered = sorted(records.values(), key=lambda each: each.standing.recorded)
    return Evidence(tuple(ordered), tuple(sources.values()), tuple(entities.values()))


def _planned(read: tuple[Lines, ...], before: _Before) -> Plan:
    evidence = before.evidence
    records = evidence.records
    rounds = rounds_in(each.claim for each in records)
    casting = Casting(replace(before.known, rounds=rounds))
    rows_in = tables_in(records)
    library = Library(
        _named_again(evidence.sources, before.known.deals),
        (each for each in evidence.sources if each.id in rows_in),
    )
    gathered = gather(read, casting, library, {meant(each.claim) for each in records})
    claims = tuple(claim for row in gathered.new for claim in row.claims)
    named = {entity for each in claims for entity, _ in mentions(each.claim)}
    new = tuple(each for each in casting.new.values() if each.id in named)
    used = {each.claim.source for each in claims}
    sources, assumed = tuple(each for each in library.changed if each.id in used), library.assumed
    entities = {each.id: each for each in (*evidence.entities, *map(casting.entity, named))}
    every = {each.id: each for each in (*evidence.sources, *sources)}
    around = Surroundings(records, every, entities, before.known.deals, before.rates)
    found = judged(gathered.new, around)
    return Plan(
        before.upto,
        tuple(replace(lines, rows=()) for lines in read),
        tuple(row.place for row in gathered.new),
        tuple(gathered.known),
        tuple(gathered.twice),
        tuple(gathered.refused),
        tuple(Place(lines.table.name, line) for lines in read for line in lines.passed),
        tuple(sorted(found.conflicts, key=_by_row(read))),
        tuple(entities[each] for each in found.crowded),
        tuple(_alike(new, before.known.cast.entities, gathered.new)),
        new,
        sources,
        tuple(each.language for each in sources if each.id in assumed),
        tuple(_numbers(used, before.numbered)),
        claims,
        tuple(entities.values()),
    )


def _by_row(read: Sequence[Lines]) -> Callable[[Conflict], tuple[int, int]]:
    order = {lines.table.name: number for number, lines in enumerate(read)}
    return lambda each: (order[each.place.table], each.place.line.number)


def _alike(
    new: Iterable[Entity], known: Iterable[Entity], rows: Iterable[Supposed]
) -> Iterator[Alike]:
    """Yield the new companies that are called nearly as others are, each with its first row."""
    first: dict[EntityId, Place] = {}
    for row in rows:
        for each in row.claims:
            for identifier, _ in mentions(each.claim):
                first.setdefault(identifier, row.place)
    companies = (each for each in new if each.kind is Kind.COMPANY)
    for entity, others in alike(companies, (each for each in known if each.kind in PARTIES)):
        yield Alike(entity, first[entity.id], others)


def _named_again(sources: Iterable[Source], deals: Iterable[Followed]) -> Iterator[Source]:
    """Yield the sources that a row may name again."""
    yield from (numbered.source for deal in deals for numbered in deal.sources)
    yield from sources


def _numbers(used: Iterable[SourceId], deal: Followed | None) -> Iterator[SourceNumbered]:
    """Yield a number for each source that the deal does not number yet."""
    if deal is None:
        return
    given = {each.source.id for each in deal.sources}
    for number, source in enumerate(sorted(set(used) - given), start=deal.free):
        yield SourceNumbered(deal.entity.id, source, number)
