"""From what is so to what was asked for: the one way answers of a store are put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from store.base import Evidence, Followed, Numbered, Record, Selection
from store.claims import Deal, Entity, Source, SourceId
from store.fold import State, alike, resolve
from store.mentions import Role, mentions
from store.named import Cast
from store.quotes import placed
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class Named:
    """The sources and entities that some records name, with what merged entities are now."""

    sources: frozenset[SourceId]
    entities: frozenset[EntityId]
    redirects: tuple[tuple[EntityId, EntityId], ...]


def select(state: State, selection: Selection) -> tuple[Record, ...]:
    """Return the records that fit a selection, in order of recording."""
    wanted = alike(state.merged, selection.entities)
    return tuple(record for record in state.records.values() if _fits(record, selection, wanted))


def _fits(record: Record, selection: Selection, wanted: frozenset[EntityId]) -> bool:
    claim = record.claim
    return (
        (selection.hidden or record.standing.visible)
        and (not selection.claims or record.id in selection.claims)
        and (not selection.fields or claim.field in selection.fields)
        and (not selection.sources or claim.source in selection.sources)
        and (not wanted or _mentions_any(record, wanted, subject_only=selection.subject_only))
    )


def _mentions_any(record: Record, wanted: frozenset[EntityId], *, subject_only: bool) -> bool:
    return any(
        entity in wanted and (role is Role.SUBJECT or not subject_only)
        for entity, role in mentions(record.claim)
    )


def named(
    records: Iterable[Record], selection: Selection, merged: Mapping[EntityId, EntityId]
) -> Named:
    """Return what the records of a selection name, and what else is needed to name it."""
    claims = [record.claim for record in records]
    occurring = {entity for claim in claims for entity, _ in mentions(claim)}
    redirects = {
        gone: resolve(merged, gone) for gone in occurring | selection.entities if gone in merged
    }
    return Named(
        sources=frozenset(claim.source for claim in claims),
        entities=frozenset(occurring | set(redirects.values())),
        redirects=tuple(sorted(redirects.items())),
    )


def evidence(state: State, records: tuple[Record, ...], names: Named) -> Evidence:
    """Return the records with the sources and entities they name, sorted by id.

    Their spans are those in the texts that are kept now.
    """
    return Evidence(
        records=tuple(_placed(state, record) for record in records),
        sources=tuple(state.sources[source] for source in sorted(names.sources)),
        entities=tuple(state.entities[entity] for entity in sorted(names.entities)),
        redirects=names.redirects,
    )


def _placed(state: State, record: Record) -> Record:
    spans = placed(record.spans, state.sources[record.claim.source])
    return record if spans is record.spans else replace(record, spans=spans)


def followed(state: State) -> tuple[Followed, ...]:
    """Return the open deals in order of opening, their sources by number."""
    return tuple(_followed(state, deal) for deal in state.deals.values())


def closed(state: State) -> tuple[Followed, ...]:
    """Return the closed deals in order of closing, their sources by number."""
    return tuple(_followed(state, deal) for deal in state.closed.values())


def _followed(state: State, deal: Deal) -> Followed:
    numbers = state.numbers.get(deal.entity, {})
    return Followed(
        deal=_merged(state, deal),
        entity=_now(state, deal.entity),
        sources=tuple(
            Numbered(number, state.sources[source])
            for source, number in sorted(numbers.items(), key=lambda each: each[1])
            if (deal.entity, source) not in state.unnumbered
        ),
        last=state.last.get(deal.entity, 0),
    )


def known(state: State, ids: Iterable[SourceId]) -> tuple[Source, ...]:
    """Return those of some sources that a state knows and that are not withdrawn, sorted by id."""
    found = (state.sources[each] for each in sorted(set(ids)) if each in state.sources)
    return tuple(source for source in found if not source.withdrawn)


def cast(state: State, now: EntityId | None = None) -> Cast:
    """Return all entities of a state that are not withdrawn, or those that one stands for now."""
    wanted = state.entities if now is None else alike(state.merged, {now})
    return Cast(
        tuple(
            state.entities[entity]
            for entity in sorted(wanted)
            if entity in state.entities and not state.entities[entity].withdrawn
        ),
        tuple(
            sorted((gone, resolve(state.merged, gone)) for gone in state.merged if gone in wanted)
        ),
    )


def _merged(state: State, deal: Deal) -> Deal:
    """Return the deal with its parties as they are after merges, as claims are read."""
    entity, *parties = (resolve(state.merged, each) for each in (deal.entity, *deal.parties))
    return replace(deal, entity=entity, parties=tuple(dict.fromkeys(parties)))


def _now(state: State, entity: EntityId) -> Entity:
    return state.entities[resolve(state.merged, entity)]
