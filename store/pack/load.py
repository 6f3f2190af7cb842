"""Turn a pack into the events that record it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from store.claims import ClaimId, Deal, Entity, Kind, Source
from store.complaint import Complaint, Refused
from store.encoding import claim_id
from store.events import (
    ClaimRecorded,
    DealOpened,
    EntityRecorded,
    Event,
    SourceNumbered,
    SourceRecorded,
)
from store.flaws import Flaw, FlawKind
from store.pack.claims import Reading, read_claim
from store.pack.folder import Pack, WrittenDeal, read_pack, shipped_pack
from store.pack.quoted import Quoted
from store.pack.read import Complaints, Place
from store.pack.sources import quoted_in, read_source
from store.pack.used import unused
from store.pack.values import Context
from store.pack.written import WrittenEntity, WrittenSource
from store.speech import Speech
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a pack says: its events, the words it takes from its sources, and what is wrong.

    `hashes` tells where each source's text is named.
    """

    events: tuple[Event, ...]
    quoted: tuple[Quoted, ...]
    hashes: Mapping[str, Place]
    complaints: tuple[Complaint, ...]


def load(folder: Path) -> tuple[Event, ...]:
    """Return the events that record the pack in a folder, or raise Refused with all its faults."""
    return _sound(interpret(read_pack(folder)))


def load_shipped(name: str) -> tuple[Event, ...]:
    """Return the events of a pack that comes with the program.

    The shape of its files is checked by tests, and not by every first start.
    """
    return _sound(interpret(read_pack(shipped_pack(name), shaped=True)))


def _sound(loaded: Loaded) -> tuple[Event, ...]:
    faults = [complaint for complaint in loaded.complaints if not complaint.warning]
    if faults:
        raise Refused(faults)
    return loaded.events


def interpret(pack: Pack) -> Loaded:
    """Return what a pack says, and everything that is wrong with it."""
    complaints = Complaints(pack.complaints)
    entities = {written.slug: _entity(written) for written in pack.entities}
    numbered = _numbered(pack.sources, complaints)
    sources = {
        number: read_source(written, numbered, entities, complaints)
        for number, written in numbered.items()
    }
    deal = _deal(pack.deal, entities, complaints)
    quoted = [words for written in numbered.values() for words in quoted_in(written, numbered)]
    claims: list[ClaimRecorded] = []
    for number, written in numbered.items():
        for each in _readings(written, sources[number], entities, complaints):
            claims.append(ClaimRecorded(each.claim, each.spans))
            quoted.extend(each.quoted)
    complaints.extend(filter(None, map(_unlocated, numbered.values())))
    if not complaints:
        complaints.extend(unused(pack, entities, claims))
    events = _events(deal, entities.values(), sources, claims) if deal else ()
    return Loaded(
        tuple(events),
        tuple(quoted),
        {each.text_hash: each.place.at("text_sha256") for each in numbered.values()},
        tuple(complaints),
    )


def _readings(
    written: WrittenSource,
    source: Source,
    entities: Mapping[str, Entity],
    complaints: Complaints,
) -> Iterator[Reading]:
    """Read the claims of a source, but for those that are wrong, and refuse one told twice."""
    speech = Speech(source.language, source.published)
    places: dict[ClaimId, Place] = {}
    for each in written.claims:
        context = Context(each.quotes, speech, entities)
        reading = read_claim(each, source, context, complaints)
        if reading is None:
            continue
        first = places.setdefault(claim_id(reading.claim), each.place)
        if first is not each.place:
            flaw = Flaw.of(FlawKind.SAME_CLAIM, line=first.line)
            complaints.append(each.place.complaint(flaw))
        yield reading


def _unlocated(written: WrittenSource) -> Complaint | None:
    """Complain once of all claims of a source that do not say where their quotes begin."""
    unlocated = [claim for claim in written.claims if claim.at is None]
    if not unlocated:
        return None
    return unlocated[0].place.complaint(Flaw.of(FlawKind.NO_OFFSET, count=len(unlocated)))


def _entity(written: WrittenEntity) -> Entity:
    id_ = EntityId(f"{written.kind}:{written.slug}")
    return Entity(id_, written.kind, written.names, written.aliases)


def _numbered(sources: Iterable[WrittenSource], complaints: Complaints) -> dict[int, WrittenSource]:
    """Return the sources by number in order; a number or a text taken twice keeps its first."""
    numbered: dict[int, WrittenSource] = {}
    texts: dict[str, str] = {}
    for source in sources:
        file = texts.setdefault(source.text_hash, source.place.document.file)
        if file != source.place.document.file:
            flaw = Flaw.of(FlawKind.SAME_TEXT, file=file)
            complaints.append(source.place.at("text_sha256").complaint(flaw))
            continue
        first = numbered.setdefault(source.number, source)
        if first is not source:
            taken = first.place.document.file
            flaw = Flaw.of(FlawKind.NUMBER_TAKEN, number=source.number, file=taken)
            complaints.append(source.place.at("number").complaint(flaw))
    return dict(sorted(numbered.items()))


def _deal(
    written: WrittenDeal, entities: Mapping[str, Entity], complaints: Complaints
) -> Deal | None:
    context = Context((), Speech("en", None), entities)
    entity = complaints.attempt(context.entity, written.place.at("deal"), written.slug)
    parties = [
        complaints.attempt(context.entity, written.place.at("parties", index), slug)
        for index, slug in enumerate(written.parties)
    ]
    if entity is None:
        return None
    if entity.kind is not Kind.DEAL:
        flaw = Flaw.of(FlawKind.NO_DEAL, slug=written.slug, found=str(entity.kind))
        complaints.append(written.place.at("deal").complaint(flaw))
    ids = tuple(party.id for party in parties if party)
    return Deal(entity.id, written.kind, ids, written.demo)


def _events(
    deal: Deal,
    entities: Iterable[Entity],
    sources: Mapping[int, Source],
    claims: Iterable[ClaimRecorded],
) -> Iterator[Event]:
    """Order the events so that each names only what was recorded before it."""
    yield from map(EntityRecorded, entities)
    yield DealOpened(deal)
    yield from map(SourceRecorded, sources.values())
    for number, source in sources.items():
        yield SourceNumbered(deal.entity, source.id, number)
    yield from claims
