"""Recording what an editor says: one claim with its words and its source, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.desk import Desk
from bot.editing.sources import Cited, Reference, cite, is_message, recorded
from bot.editing.which import records_of
from bot.recording import newest, worked_out
from bot.recording import record as record_events
from store.agreement.normal import normal
from store.base import Record, Selection, Standing
from store.claims import Claim, ClaimId, Qualifier, Source
from store.encoding import claim_id
from store.errors import KeyReusedError
from store.events import ClaimRecorded, ClaimRestored, Event
from store.resolve import identity
from store.values import EntityId, PartialDate, Value


@dataclass(frozen=True, slots=True)
class Told:
    """What an editor says: of whom, what, in which words, and where they have it from.

    `matter` names subject and field in words; `again` is why it counts again, where it was taken
    back before.
    """

    subject: EntityId
    field: str
    value: Value
    qualifiers: tuple[Qualifier, ...]
    valid: PartialDate | None
    quotes: tuple[str, ...]
    reference: Reference
    matter: str
    again: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What is so after saving: the desk from then on, the claim, and the number of its entry.

    `fresh` says that it did not count before; `source` is what it stands on.
    """

    desk: Desk
    claim: ClaimId
    number: int
    fresh: bool
    source: Source


@dataclass(frozen=True, slots=True)
class _Known:
    """What says the same already, and its source."""

    record: Record
    source: Source


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be recorded of a claim; `known` is the claim where the same was said before."""

    events: tuple[Event, ...]
    claim: ClaimId
    source: Source
    known: Record | None = None

    @property
    def withdrawn(self) -> bool:
        """Say whether it was taken back before, and is to count again."""
        standing = self.known.standing if self.known else Standing(0)
        return standing.retracted or standing.superseded_by is not None

    @property
    def fresh(self) -> bool:
        """Say whether it does not count yet."""
        return self.known is None or self.withdrawn


async def save(desk: Desk, told: Told) -> Saved:
    """Record what an editor says in one transaction, under the key of the call.

    What the same source says already is not recorded again; what was taken back counts again.
    """
    return await worked_out(desk, lambda now: _save(now, told))


async def planned(desk: Desk, told: Told) -> Planned:
    """Return what an editor says as it would be recorded: once, however often it is said."""
    cited = await cite(desk, told.reference, told.matter, told.quotes)
    claim = Claim(
        told.subject, told.field, told.value, cited.source.id, told.qualifiers, valid=told.valid
    )
    known = await _known(desk, claim, cited.source)
    if known:
        claim, cited = known.record.claim, Cited(known.source, known.record.spans)
    record = known.record if known else None
    identifier = record.id if record else claim_id(claim)
    events = (*recorded(cited, desk.deal), ClaimRecorded(claim, cited.spans))
    plan = Planned(events, identifier, cited.source, record)
    again = ClaimRestored(identifier, told.again)
    return replace(plan, events=(*events, again)) if plan.withdrawn else plan


async def _save(desk: Desk, told: Told) -> Saved:
    plan = await planned(desk, told)
    done = await _entries(desk, plan.events)
    after = await newest(desk)
    (record,) = await records_of(after, plan.claim)
    fresh = record.standing.recorded in done or (plan.withdrawn and bool(done))
    number = done[-1] if plan.withdrawn and done else record.standing.recorded
    return Saved(after, plan.claim, number, fresh, plan.source)


async def _entries(desk: Desk, events: tuple[Event, ...]) -> range:
    """Record events and return the numbers of the entries; there are none of what is known."""
    try:
        receipt = await record_events(desk, *events)
    except KeyReusedError:
        # The same call came before, and what it did has changed what it would do now.
        return range(0)
    return range(receipt.first, receipt.last + 1)


async def _known(desk: Desk, claim: Claim, source: Source) -> _Known | None:
    """Return what the same source, or the same editor, has said already of the same thing."""
    selection = Selection(frozenset({claim.subject}), frozenset({claim.field}), hidden=True)
    evidence = await desk.workspace.read(selection, upto=desk.upto)
    sources = {each.id: each for each in evidence.sources}
    redirects = dict(evidence.redirects)
    for record in evidence.records:
        subject = redirects.get(record.claim.subject, record.claim.subject)
        said = replace(record.claim, subject=subject)
        there = sources[record.claim.source]
        if _is_same_source(there, source) and _meaning(said) == _meaning(claim):
            return _Known(record, there)
    return None


def _is_same_source(one: Source, other: Source) -> bool:
    if is_message(one) and is_message(other):
        return one.author == other.author
    return one.id == other.id or (one.link is not None and one.link == other.link)


def _meaning(claim: Claim) -> tuple[object, ...]:
    """Return what a claim says, whatever its words and its source."""
    circumstances = tuple((each.name, normal(each.value)) for each in claim.qualifiers)
    when = claim.valid and normal(claim.valid)
    value = normal(claim.value)
    return (identity(claim), value, circumstances, when, claim.polarity, claim.modality)
