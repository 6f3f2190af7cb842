"""What an editor says as it is recorded: one claim with its words and its source, once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.desk import Desk
from bot.document import Note
from bot.editing.sources import Cited, Reference, cite, is_message, recorded
from bot.leaves import Leaf
from store.agreement.normal import normal
from store.base import Record, Selection, Standing
from store.claims import Claim, ClaimId, Entity, Qualifier, Source
from store.encoding import claim_id
from store.events import ClaimRecorded, ClaimRestored, EntityRecorded, Event
from store.resolve import identity
from store.values import EntityId, PartialDate, Value


@dataclass(frozen=True, slots=True)
class Told:
    """What an editor says: of whom, what, in which words, and where they have it from.

    `matter` names subject and field in words; `again` is why it counts again, where it was taken
    back before. `doubts` are to be looked at before it is saved; what it is said of and nobody
    knew yet is `made` known with it.
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
    doubts: tuple[Note[Leaf], ...] = ()
    made: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What is said already, and its source."""

    record: Record
    source: Source


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be recorded of a claim; `known` is the claim where the same was said before.

    `beside` is all that is said of the same field of the same thing, whether it counts or not.
    """

    events: tuple[Event, ...]
    claim: ClaimId
    source: Source
    known: Record | None = None
    beside: tuple[Record, ...] = ()

    @property
    def withdrawn(self) -> bool:
        """Say whether it was taken back before, and is to count again."""
        standing = self.known.standing if self.known else Standing(0)
        return standing.retracted or standing.superseded_by is not None

    @property
    def fresh(self) -> bool:
        """Say whether it does not count yet."""
        return self.known is None or self.withdrawn


async def planned(desk: Desk, told: Told) -> Planned:
    """Return what an editor says as it would be recorded: once, however often it is said.

    What the same source says already is not recorded again; what was taken back counts again, in
    the words in which it is said now.
    """
    cited = await cite(desk, told.reference, told.matter, told.quotes)
    claim = Claim(
        told.subject, told.field, told.value, cited.source.id, told.qualifiers, valid=told.valid
    )
    field = await _field(desk, claim)
    known = _known(field, claim, cited.source)
    requoted = known is not None and _is_requoted(known.record, cited)
    if requoted and known and claim_id(claim) != known.record.id:
        known = None
    if known and not requoted:
        claim, cited = known.record.claim, Cited(known.source, known.record.spans)
    record = known.record if known else None
    identifier = record.id if record else claim_id(claim)
    made = (EntityRecorded(each) for each in told.made)
    said = ClaimRecorded(claim, cited.spans, instead=requoted and known is not None)
    events = (*recorded(cited, desk.deal), *made, said)
    beside = tuple(each.record for each in field)
    plan = Planned(events, identifier, cited.source, record, beside)
    again = ClaimRestored(identifier, told.again)
    return replace(plan, events=(*events, again)) if plan.withdrawn else plan


async def _field(desk: Desk, claim: Claim) -> tuple[_Known, ...]:
    """Return all that is said of the same field of the same thing."""
    selection = Selection(frozenset({claim.subject}), frozenset({claim.field}), hidden=True)
    evidence = await desk.workspace.read(selection, upto=desk.upto)
    sources = {each.id: each for each in evidence.sources}
    redirects = dict(evidence.redirects)
    return tuple(
        _Known(each, sources[each.claim.source])
        for each in evidence.records
        if redirects.get(each.claim.subject, each.claim.subject) == claim.subject
    )


def _known(field: tuple[_Known, ...], claim: Claim, source: Source) -> _Known | None:
    """Return what the same source, or the same editor, has said already of the same thing."""
    for each in field:
        said = replace(each.record.claim, subject=claim.subject)
        if _is_same_source(each.source, source) and _meaning(said) == _meaning(claim):
            return each
    return None


def _is_requoted(record: Record, cited: Cited) -> bool:
    """Say whether what was taken back is said in other words, as those before were wrong."""
    withdrawn = record.standing.retracted or record.standing.superseded_by is not None
    same = {each.quote for each in cited.spans} == {each.quote for each in record.spans}
    return withdrawn and not same


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
