"""From tables to a plan: what an import would add to a workspace, worked out and not recorded."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from store.agreement.around import beside
from store.base import Evidence, Followed, Record, Selection, Workspace
from store.catalogue import Shelfmark, shelfmark
from store.claims import Entity, Kind, Source, SourceId
from store.events import SourceNumbered
from store.importing.casting import PARTIES, Casting, Known
from store.importing.columns import missing
from store.importing.faults import FaultyError
from store.importing.gathering import Progress, gather, meant
from store.importing.judging import Surroundings, judged
from store.importing.likenesses import alike
from store.importing.plan import (
    Alike,
    Conflict,
    NoCompanyError,
    NoHeadingError,
    Place,
    Plan,
)
from store.importing.rows import Reading, Whose
from store.importing.sheet import Sheet
from store.importing.sources import Library, tables_in
from store.importing.telling import Teller
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
"""Things whose claims are read together, or links; others may read in between."""


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
    sheets = await asyncio.to_thread(_sheets, tables, reading)
    whose = await asyncio.to_thread(_whose, sheets)
    deals = await workspace.deals(upto=upto)
    known = Known(await workspace.cast(upto=upto), deals)
    casting = Casting(known)
    evidence = await _evidence(workspace, _about(whose, casting), upto)
    if further := _further(whose, casting, evidence):
        evidence = _together(evidence, await _evidence(workspace, further, upto))
    links = await asyncio.to_thread(_links, sheets, evidence.sources)
    linked = [each async for each in _linked(workspace, links, upto)]
    evidence = replace(evidence, sources=(*evidence.sources, *linked))
    numbered = next((each for each in deals if each.entity.id == deal), None)
    before = _Before(upto, known, evidence, numbered, rates)
    return await asyncio.to_thread(_planned, sheets, before, progress)


@dataclass(frozen=True, slots=True)
class _Before:
    """What is so before an import: what is known, and the deal its sources go to."""

    upto: int
    known: Known
    evidence: Evidence
    numbered: Followed | None
    rates: Rates | None


def _sheets(tables: Sequence[Table], reading: Reading) -> tuple[Sheet, ...]:
    """Return the tables that say of whom they are; other sheets of a workbook are none of these."""
    sheets = [Sheet.of(table, reading) for table in tables]
    columns = [column for sheet in sheets for column in sheet.lines.columns]
    titles = tuple(dict.fromkeys(each.title for each in columns if each.title))
    if wrong := missing(reading.columns, columns):
        raise NoHeadingError(wrong, titles)
    told = tuple(each for each in sheets if each.lines.names_companies)
    if not told:
        raise NoCompanyError(titles)
    return told


def _whose(sheets: Iterable[Sheet]) -> frozenset[Whose]:
    """Return of whom the rows speak, those too that are refused for something else."""
    found: set[Whose] = set()
    for sheet in sheets:
        for line in sheet.lines.table.lines:
            with suppress(FaultyError):
                found.add(sheet.whose(line))
    return frozenset(found)


def _about(whose: Iterable[Whose], casting: Casting) -> tuple[EntityId, ...]:
    """Return the known things that rows are about, each once."""
    names = {name for each in whose for name in (each.company, each.target)}
    found = {entity.id for name in names if name for entity in casting.known(name)}
    return tuple(sorted(found))


def _further(whose: Iterable[Whose], casting: Casting, evidence: Evidence) -> tuple[EntityId, ...]:
    """Return the known deals and rounds that rows say something of itself, each once."""
    rounds = rounds_in(each.claim for each in evidence.records)
    found: set[EntityId] = set()
    for row in whose:
        if row.acquirer and row.target:
            for target in casting.known(row.target):
                deals = (
                    casting.known_deal(each.id, target.id) for each in casting.known(row.acquirer)
                )
                found.update(each for each in deals if each)
        elif row.staged:
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
        # What was taken back with all that it says may be brought again.
        sources |= {each.id: each for each in read.sources if not each.withdrawn}
        for each in read.records:
            if each.claim.source in sources:
                records[each.id] = replace(each, claim=redirected(each.claim, redirects))
        entities |= {each.id: each for each in read.entities}
    ordered = sorted(records.values(), key=lambda each: each.standing.recorded)
    return Evidence(tuple(ordered), tuple(sources.values()), tuple(entities.values()))


def _links(sheets: Iterable[Sheet], known: Iterable[Source]) -> tuple[Shelfmark, ...]:
    """Return the links that rows give, each once, but for those of known sources."""
    given = (sheet.link(line) for sheet in sheets for line in sheet.lines.table.lines)
    marks = dict.fromkeys(filter(None, map(shelfmark, given)))
    held = {each.link for each in known}
    return tuple(each for each in marks if each not in held)


async def _linked(
    workspace: Workspace, links: Sequence[Shelfmark], upto: int
) -> AsyncIterator[Source]:
    """Yield the sources of the workspace that have these links."""
    for start in range(0, len(links), AT_ONCE):
        for source in await workspace.called(frozenset(links[start : start + AT_ONCE]), upto=upto):
            yield source


def _planned(sheets: Sequence[Sheet], before: _Before, progress: Progress) -> Plan:
    evidence = before.evidence
    records = evidence.records
    rounds = rounds_in(each.claim for each in records)
    casting = Casting(replace(before.known, rounds=rounds))
    rows_in = tables_in(records)
    library = Library(
        _named_again(evidence.sources, before.known.deals),
        (each for each in evidence.sources if each.id in rows_in),
    )
    tellers = [Teller.of(sheet, casting, library) for sheet in sheets]
    gathered = gather(tellers, {meant(each.claim) for each in records}, progress)
    new = tuple(each for each in casting.new.values() if each.id in gathered.named)
    sources = tuple(each for each in library.changed if each.id in gathered.sources)
    assumed = library.assumed
    named = map(casting.entity, gathered.named)
    entities = {each.id: each for each in (*evidence.entities, *named)}
    every = {each.id: each for each in (*evidence.sources, *sources)}
    around = Surroundings(records, every, entities, before.known.deals, before.rates)
    found = judged(gathered.new, gathered.tell, around)
    return Plan(
        before.upto,
        tuple(sheet.lines for sheet in sheets),
        tuple(row.place for row in gathered.new),
        tuple(gathered.known),
        tuple(gathered.twice),
        tuple(gathered.refused),
        tuple(gathered.passed),
        tuple(sorted(found.conflicts, key=_by_row(sheets))),
        tuple(entities[each] for each in found.crowded),
        tuple(_alike(new, before.known.cast.entities, gathered.named)),
        new,
        sources,
        tuple(each.language for each in sources if each.id in assumed),
        tuple(_numbers(gathered.sources, before.numbered)),
        gathered.claims,
        tuple(entities.values()),
    )


def _by_row(sheets: Sequence[Sheet]) -> Callable[[Conflict], tuple[int, int]]:
    order = {sheet.lines.table.name: number for number, sheet in enumerate(sheets)}
    return lambda each: (order[each.place.table], each.place.line.number)


def _alike(
    new: Iterable[Entity], known: Iterable[Entity], first: Mapping[EntityId, Place]
) -> Iterator[Alike]:
    """Yield the new companies that are called nearly as others are, each with its first row."""
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
