"""What was added by mistake, taken back where nothing refers to it, and brought back again."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from bot.desk import Desk
from bot.editing.chronicle import claim_of
from bot.editing.referring import References, to_deal, to_source, to_thing
from bot.editing.withdrawing import earlier, following, later, leading_to, refused
from bot.leaves import Leaf, Named, Verbatim
from bot.problems import Problem, ProblemError
from store.base import Selection
from store.catalogue import shelfmark
from store.claims import ClaimId, Deal, Entity, Source
from store.encoding import claim_id
from store.events import (
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    DealOpened,
    DealWithdrawn,
    EntitiesMerged,
    EntityRecorded,
    Entry,
    Event,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.values import EntityId


async def thing_withdrawn(entry: Entry, thing: Entity, desk: Desk) -> tuple[Event, ...]:
    """Return what takes back a thing that an entry made known first.

    Raises ProblemError, which names what refers to it.
    """
    history = await desk.workspace.history(thing.id, upto=desk.upto)
    if merged := later(history, entry, (EntitiesMerged,)):
        now = await desk.workspace.entity(thing.id, upto=desk.upto)
        if now is not None and now.id != thing.id:
            raise refused("changed-since", entry.seq, tries=(f"fact undo {merged[-1].seq}",))
    if references := await to_thing(thing.id, desk):
        raise _referred(entry, Named(thing), references)
    return (EntityRecorded(replace(thing, withdrawn=True)),)


async def source_withdrawn(entry: Entry, source: Source, desk: Desk) -> tuple[Event, ...]:
    """Return what takes back a source that an entry made known first, with its number.

    Raises ProblemError, which names what cites it.
    """
    for each in (await following(entry, desk))[:1]:
        if isinstance(each.event, SourceNumbered) and each.event.source == source.id:
            return await number_withdrawn(each, each.event, desk)
    if references := await to_source(source.id, desk):
        raise _referred(entry, source_called(source), references)
    return (SourceRecorded(replace(source, withdrawn=True)),)


async def with_its_source(
    entry: Entry, recorded: ClaimRecorded, events: tuple[Event, ...], desk: Desk
) -> tuple[Event, ...]:
    """Return events that take back a claim, before them its source where it came with it alone."""
    claim = claim_id(recorded.claim)
    if not any(isinstance(each, ClaimRetracted) and each.claim == claim for each in events):
        return events
    for each in (await leading_to(entry, desk))[:1]:
        match each.event:
            case SourceNumbered(source=source) as numbered if source == recorded.claim.source:
                # Whatever else stands on it, keeps it.
                with suppress(ProblemError):
                    return (*await number_withdrawn(each, numbered, desk, but=claim), *events)
            case _:
                pass
    return events


async def number_withdrawn(
    entry: Entry, event: SourceNumbered, desk: Desk, but: ClaimId | None = None
) -> tuple[Event, ...]:
    """Return what takes a source from a deal, and the source itself where it came with its number.

    Raises ProblemError, which names the claims, but for one, that were recorded since and cite it.
    """
    history = await desk.workspace.history(event.source, upto=desk.upto)
    told = [each for each in history if isinstance(each.event, SourceRecorded)]
    if references := await to_source(event.source, desk, after=entry.seq, but=but):
        raise _referred(entry, source_called(_source(told[-1])), references)
    unnumbered = SourceUnnumbered(event.deal, event.source, event.number)
    came = [each for each in (await leading_to(entry, desk))[:1] if each in told]
    if not (came and _is_new(came[0], told)) or await _is_of_another_deal(event, desk):
        return (unnumbered,)
    # Words that a claim added stay where the claim was taken back, and change nothing else.
    since = [each for each in told if _source(each).revision > _source(came[0]).revision]
    known = [_source(each) for each in told if each not in since][-1]
    if since and replace(_source(since[-1]), revision=known.revision) != known:
        raise refused("changed-since", entry.seq, tries=(f"fact undo {since[-1].seq}",))
    return (SourceRecorded(replace(_source(told[-1]), withdrawn=True)), unnumbered)


async def _is_of_another_deal(event: SourceNumbered, desk: Desk) -> bool:
    """Say whether another deal, open or closed, numbers a source."""
    closed = await desk.workspace.closed(upto=desk.upto)
    others = (each for each in (*desk.deals, *closed) if each.entity.id != event.deal)
    return any(event.source == each.source.id for other in others for each in other.sources)


async def number_restored(event: SourceUnnumbered, desk: Desk) -> tuple[Event, ...]:
    """Return what brings a source back under its number."""
    history = await desk.workspace.history(event.source, upto=desk.upto)
    told = [each for each in history if isinstance(each.event, SourceRecorded)]
    source = _source(told[-1])
    numbered = SourceNumbered(event.deal, event.source, event.number)
    known = (SourceRecorded(replace(source, withdrawn=False)),) if source.withdrawn else ()
    return (*known, numbered)


async def deal_withdrawn(entry: Entry, deal: Deal, desk: Desk) -> tuple[Event, ...]:
    """Return what takes back a deal that was opened, with what was made known together with it.

    A party to which something else refers stays. Raises ProblemError, which names what refers to
    the deal.
    """
    if references := await to_deal(deal.entity, desk):
        (entity,) = await _things((deal.entity,), desk)
        raise _referred(entry, Named(entity), references)
    made = await _made(entry, deal, desk)
    free = [
        each
        for each in await _things(made, desk)
        if not await to_thing(each.id, desk, but=deal.entity)
    ]
    gone = (EntityRecorded(replace(each, withdrawn=True)) for each in free)
    return (*gone, DealWithdrawn(deal.entity))


async def deal_restored(entry: Entry, opened: DealOpened, desk: Desk) -> tuple[Event, ...]:
    """Return what brings back a deal as it was opened, with those of its things that are gone.

    Raises ProblemError where one of them was made known again since.
    """
    things = await _things((opened.deal.entity, *opened.deal.parties), desk)
    gone = tuple(each for each in things if each.withdrawn)
    await check_made_again(entry, gone, desk)
    return (*(EntityRecorded(replace(each, withdrawn=False)) for each in gone), opened)


async def check_made_again(entry: Entry, things: Iterable[Entity], desk: Desk) -> None:
    """Raise ProblemError where a thing has a namesake that was made known since an entry.

    Two that bear one name from then on nobody could tell apart.
    """
    for thing in things:
        name = thing.names[0].text
        found = await desk.workspace.find(name, upto=desk.upto, kinds=frozenset({thing.kind}))
        for match in found:
            if match.score < 1 or match.entity.id == thing.id:
                continue
            (first, *_) = await desk.workspace.history(match.entity.id, upto=desk.upto)
            if first.seq > entry.seq:
                places: tuple[tuple[str, Leaf], ...] = (
                    ("number", Verbatim(str(entry.seq))),
                    ("name", Named(thing)),
                    ("again", Verbatim(str(first.seq))),
                )
                tries = (f"fact history {first.seq}",)
                raise ProblemError(Problem("made-again", places, tries, at="number"))


async def with_what_they_name(events: tuple[Event, ...], desk: Desk) -> tuple[Event, ...]:
    """Return events, before them what makes known again what claims that they restore name."""
    claims = (claim_of(each) for each in events if isinstance(each, ClaimRestored))
    restored = frozenset(each for each in claims if each)
    if not restored:
        return events
    evidence = await desk.workspace.read(Selection(claims=restored, hidden=True), upto=desk.upto)
    things = (each for each in evidence.entities if each.withdrawn)
    sources = [each for each in evidence.sources if each.withdrawn]
    again = [event for each in sources for event in await _source_restored(each, desk)]
    return (
        *(EntityRecorded(replace(each, withdrawn=False)) for each in things),
        *again,
        *events,
    )


async def _source_restored(source: Source, desk: Desk) -> tuple[Event, ...]:
    """Return what brings back a source, under the number that was taken back with it.

    Raises ProblemError where another one of the same link was brought since.
    """
    mark = shelfmark(source.link) if source.link else None
    for other in await desk.workspace.called(frozenset({mark} if mark else ()), upto=desk.upto):
        places: tuple[tuple[str, Leaf], ...] = (("name", source_called(other)),)
        raise ProblemError(Problem("brought-again", places, (f"sources {other.link}",)))
    history = await desk.workspace.history(source.id, upto=desk.upto)
    gone = next(each for each in reversed(history) if isinstance(each.event, SourceRecorded))
    for each in (await following(gone, desk))[:1]:
        if isinstance(each.event, SourceUnnumbered) and each.event.source == source.id:
            return await number_restored(each.event, desk)
    return (SourceRecorded(replace(source, withdrawn=False)),)


async def _made(entry: Entry, deal: Deal, desk: Desk) -> tuple[EntityId, ...]:
    """Return the things of a deal that were made known together with it, the last first."""
    of_it = (deal.entity, *deal.parties)
    made: list[EntityId] = []
    for each in await leading_to(entry, desk, len(of_it)):
        event = each.event
        # The deal's own name is recorded first of all.
        if not isinstance(event, EntityRecorded) or deal.entity in made:
            break
        thing = event.entity.id
        history = await desk.workspace.history(thing, upto=desk.upto)
        recorded = [one for one in history if isinstance(one.event, EntityRecorded)]
        if thing not in of_it or not _is_new(each, recorded):
            break
        # A party that was renamed since has become somebody else's concern.
        if thing == deal.entity or recorded[-1].event == event:
            made.append(thing)
    return tuple(made)


def _is_new(entry: Entry, recorded: list[Entry]) -> bool:
    """Say whether a thing or a source was not known before an entry that recorded it."""
    before = earlier(recorded, entry, (EntityRecorded, SourceRecorded))
    match before:
        case EntityRecorded(entity):
            return entity.withdrawn
        case SourceRecorded(source):
            return source.withdrawn
        case _:
            return True


async def _things(things: Iterable[EntityId], desk: Desk) -> tuple[Entity, ...]:
    found = [await desk.workspace.entity(each, upto=desk.upto) for each in things]
    return tuple(each for each in found if each)


def _source(entry: Entry) -> Source:
    match entry.event:
        case SourceRecorded(source):
            return source
        case _:
            raise ValueError(f"entry {entry.seq} records no source")


def source_called(source: Source) -> Leaf:
    """Return what a source that is taken back is called."""
    return Verbatim(source.title or source.publisher or source.link or "–")


def _referred(entry: Entry, what: Leaf, references: References) -> ProblemError:
    """Return that something stays, and what refers to it."""
    places = (
        ("number", Verbatim(str(entry.seq))),
        ("name", what),
        ("what", references.told),
    )
    numbers = [each.standing.recorded for each in references.records]
    # Of several facts nobody means to take back all: they tell that it was no mistake.
    tries = (f"fact undo {numbers[0]}",) if len(numbers) == 1 else ()
    history = (f"fact history {entry.seq}",)
    return ProblemError(Problem("referred-to", places, (*tries, *history), at="number"))
