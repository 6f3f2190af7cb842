"""What happened, in words: each entry of the ledger with who, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.desk import Clocks, Desk
from bot.document import Fields, Row
from bot.dossier import Dossier
from bot.editing.reasons import reason_told
from bot.editing.recasting import deal_changed, last_before, names_changed
from bot.leaves import Channel, Joined, Leaf, Named, Person, Verbatim, Words
from bot.lines import COLON, SPACE, Line, join
from bot.params import day_leaf
from bot.statements import stated_with_time
from store.base import Evidence, Selection
from store.claims import ClaimId, Source
from store.encoding import claim_id
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimUnverified,
    ClaimVerified,
    DealClosed,
    DealOpened,
    DealWithdrawn,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    EntriesErased,
    Entry,
    EntryRestated,
    Event,
    ImportRecorded,
    ImportRestored,
    ImportWithdrawn,
    NoteClosed,
    NoteFiled,
    RoleGranted,
    RoleRevoked,
    SourceNumbered,
    SourceRecorded,
    SourceUnnumbered,
)
from store.values import EntityId

FOLLOWING = (DealOpened, DealClosed, DealWithdrawn)
"""What begins and ends that a deal is followed."""

Places = tuple[tuple[str, Leaf | int], ...]


async def chronicle(desk: Desk, entries: Iterable[Entry], *, naming: bool = True) -> Fields[Leaf]:
    """Return entries as rows, in their order; with `naming` each says which fact it is about."""
    return Fields(tuple([await _row(desk, each, naming=naming) for each in entries]))


async def _row(desk: Desk, entry: Entry, *, naming: bool) -> Row[Leaf]:
    what = await _what(desk, entry, naming=naming)
    who: Line = (Person(entry.by),) if entry.by else ()
    number: Line = (Words("entry-number", (("number", Verbatim(str(entry.seq))),)),)
    return Row(_when(desk, entry.at), (what, join((who, _where(entry.origin), number))))


def _when(desk: Desk, at: datetime) -> Line:
    here = at.astimezone(desk.zone)
    return (day_leaf(here.date()), SPACE, Verbatim(f"{here:%H:%M}"))


def _where(origin: str) -> Line:
    """Return where something was said, as far as it says anything to a person."""
    kind, _, name = origin.partition(":")
    if kind in FILES:
        return (Words(f"origin-{kind}", (("name", Verbatim(name)),)),)
    _, *place = origin.split("/")
    return (Channel(place[0]),) if place else ()


FILES = frozenset(("import", "pack"))
"""Origins that name a file, where others name a place by the ids of a platform."""


async def _what(desk: Desk, entry: Entry, *, naming: bool) -> Line:
    event = entry.event
    if event is None:
        return (Words("event-erased"),)
    word, places = await _said(desk, entry.seq, event)
    told: Line = (Words(f"event-{word}", places),)
    claim = claim_of(event)
    if claim is None or not naming:
        return told
    stated = await statement(desk, claim)
    # What was replaced is told before what replaced it.
    first, second = (stated, told) if isinstance(event, ClaimSuperseded) else (told, stated)
    return (*first, COLON, *second)


async def statement(desk: Desk, claim: ClaimId) -> Line:
    """Return what a claim says, whether it counts or not."""
    selection = Selection(claims=frozenset({claim}), hidden=True)
    dossier = await desk.unjudged(selection, Clocks())
    return tuple(leaf for fact in dossier.facts for leaf in stated_with_time(dossier, fact))


def claim_of(event: Event) -> ClaimId | None:
    """Return the claim that an event is about, if it is about one."""
    match event:
        case ClaimRecorded(claim=claim):
            return claim_id(claim)
        case (
            ClaimRetracted()
            | ClaimRestored()
            | ClaimSuperseded()
            | ClaimRanked()
            | ClaimVerified()
            | ClaimUnverified()
        ):
            return event.claim
        case _:
            return None


async def _said(desk: Desk, seq: int, event: Event) -> tuple[str, Places]:
    match event:
        case ClaimRetracted() | ClaimRestored() | ClaimSuperseded() | ClaimRanked():
            return await _judged(desk, event)
        case ClaimRecorded(spans=spans, instead=True):
            return "requoted", (("words", Verbatim(" … ".join(each.quote for each in spans))),)
        case ClaimRecorded() | ClaimVerified() | ClaimUnverified() | EntriesErased():
            return _plain(event), ()
        case NoteFiled(words=words) | NoteClosed(words=words):
            return _plain(event), (("words", Verbatim(words)),)
        case RoleGranted() | RoleRevoked():
            return _entitled(event)
        case SourceRecorded(source):
            before = await last_before(desk, seq, source.id, SourceRecorded)
            return await _recorded(desk, source, before.source if before else None)
        case EntityRecorded() | DealOpened():
            return await _made_known(desk, seq, event)
        case ImportRecorded() | ImportWithdrawn() | ImportRestored():
            return _imported(seq, event)
        case (
            SourceNumbered(number=number)
            | SourceUnnumbered(number=number)
            | EntryRestated(entry=number)
        ):
            return _plain(event), (("number", Verbatim(str(number))),)
        case _:
            return _plain(event), await _named(desk, seq, event)


async def _made_known(
    desk: Desk, seq: int, event: EntityRecorded | DealOpened
) -> tuple[str, Places]:
    match event:
        case EntityRecorded(entity) if entity.withdrawn:
            return "entity-withdrawn", await _named(desk, seq, event)
        case EntityRecorded(entity):
            before = await last_before(desk, seq, entity.id, EntityRecorded)
            known = before.entity if before and not before.entity.withdrawn else None
            return names_changed(known, entity)
        case DealOpened(deal):
            history = await desk.workspace.history(deal.entity, upto=seq - 1)
            told = [each.event for each in history if isinstance(each.event, FOLLOWING)]
            followed = told[-1] if told and not isinstance(told[-1], DealWithdrawn) else None
            opened = await last_before(desk, seq, deal.entity, DealOpened) if followed else None
            named = await _named(desk, seq, event)
            return deal_changed(opened.deal if opened else None, deal, named)


def _entitled(event: RoleGranted | RoleRevoked) -> tuple[str, Places]:
    person = ("person", Person(event.person))
    match event:
        case RoleGranted(role=role):
            return "role-granted", (person, ("role", Words(f"role-{role}")))
        case RoleRevoked():
            return "role-revoked", (person,)


async def _recorded(desk: Desk, source: Source, before: Source | None) -> tuple[str, Places]:
    """Return what became of a source, which is called by its number where nothing names it."""
    kind = "source-revised" if source.revision else "source-recorded"
    if source.withdrawn:
        kind = "source-withdrawn"
    elif before and not before.withdrawn and before.revision == source.revision:
        kind = "source-quoted"
    if text := source.title or source.publisher or source.link:
        return kind, (("source", Verbatim(text)),)
    numbering = await desk.numbering((source,))
    known = Dossier.of(Evidence((), (source,), ()), (), numbering)
    return kind, (("source", known.citations[source.id]),)


def _imported(
    seq: int, event: ImportRecorded | ImportWithdrawn | ImportRestored
) -> tuple[str, Places]:
    first, last = (Verbatim(str(each)) for each in (event.first, seq))
    stretch: Places = (("first", first), ("last", last))
    match event:
        case ImportRecorded(file):
            return "import-recorded", (("name", Verbatim(file)), *stretch)
        case ImportWithdrawn():
            return "import-withdrawn", stretch
        case ImportRestored():
            return "import-restored", stretch


async def _judged(
    desk: Desk, event: ClaimRetracted | ClaimRestored | ClaimSuperseded | ClaimRanked
) -> tuple[str, Places]:
    reason = ("reason", reason_told(event.reason))
    match event:
        case ClaimRetracted():
            return "retracted", (reason,)
        case ClaimRestored():
            return "restored", (reason,)
        case ClaimSuperseded(by=by):
            return "superseded", (("fact", Joined(await statement(desk, by))), reason)
        case ClaimRanked(rank=rank):
            return "ranked", (("rank", Words(f"rank-{rank}")), reason)


def _plain(event: Event) -> str:
    return PLAIN[type(event)]


PLAIN: dict[type, str] = {
    ClaimRecorded: "recorded",
    ClaimVerified: "verified",
    ClaimUnverified: "unverified",
    EntriesErased: "entries-erased",
    EntryRestated: "entry-restated",
    SourceNumbered: "source-numbered",
    SourceUnnumbered: "source-unnumbered",
    NoteFiled: "note-filed",
    NoteClosed: "note-closed",
    EntitiesMerged: "entities-merged",
    EntitiesSplit: "entities-split",
    DealClosed: "deal-closed",
    DealWithdrawn: "deal-withdrawn",
}
"""The words for events that say little beside themselves: `event-<word>`."""


async def _named(desk: Desk, seq: int, event: Event) -> tuple[tuple[str, Leaf], ...]:
    """Return the things an event names, as they were called when it happened."""
    # What is merged is found under the other's name from then on.
    upto = seq - 1 if isinstance(event, EntitiesMerged) else seq
    places = [(name, await desk.workspace.entity(id_, upto=upto)) for name, id_ in _things(event)]
    return tuple((name, Named(entity)) for name, entity in places if entity)


def _things(event: Event) -> Iterator[tuple[str, EntityId]]:
    match event:
        case EntityRecorded(entity):
            yield "name", entity.id
        case EntitiesMerged(kept, gone):
            yield "kept", kept
            yield "name", gone
        case EntitiesSplit(gone):
            yield "name", gone
        case DealOpened(deal):
            yield "name", deal.entity
        case DealClosed(deal_entity) | DealWithdrawn(deal_entity):
            yield "name", deal_entity
        case _:
            return
