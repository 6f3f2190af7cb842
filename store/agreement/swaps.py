"""A value that stands elsewhere: taken for another figure, another step, another company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from store.agreement.background import Background
from store.agreement.known import Known, asserted, entity_of
from store.agreement.normal import normal
from store.agreement.times import apart, told_at
from store.agreement.values import ROUNDED, compare
from store.agreement.verdicts import AGREEING, Hypothesis, Suspicion
from store.base import Record
from store.claims import Claim, Polarity, Qualifier
from store.facts import Fact, Side
from store.resolve import key_of
from store.values import EntityId, Money, Term, Value

TAKEN_FOR = {
    "valued_at": ("raised", "price"),
    "raised": ("valued_at",),
    "price": ("valued_at",),
}
"""Which figures of a thing are taken for which: the size of a round for the worth, and back."""


def swaps(records: Sequence[Record], known: Known, background: Background) -> Iterator[Hypothesis]:
    """Yield where the value of some claims stands in another place, in which it may belong.

    Where fewer sources give it there, against others, it is in no better place than here. Claims
    that are in several findings are looked for once.
    """
    ids = tuple(each.id for each in records)
    if ids not in known.swapped:
        known.swapped[ids] = tuple(_swaps(records, known, background))
    yield from known.swapped[ids]


def _swaps(records: Sequence[Record], known: Known, background: Background) -> Iterator[Hypothesis]:
    claim = records[0].claim
    own = {each.id for each in records}
    key = _keyed(key_of(claim))
    for fact in known.of(claim.field, *TAKEN_FOR.get(claim.field, ())):
        if not _is_near(claim, fact, known, background):
            continue
        if (fact.subject, fact.field, _keyed(fact.key)) == (claim.subject, claim.field, key):
            continue
        for side in fact.sides:
            found = _swap(records, fact, side)
            if (
                found
                and not own & {each.id for each in side.records}
                and _agrees(records[0], side, background)
            ):
                yield found


def _is_near(claim: Claim, fact: Fact, known: Known, background: Background) -> bool:
    """Say whether a claim may be taken for one of a fact, whatever both say."""
    if fact.field != claim.field:
        return _kin(claim.subject, fact.subject, background)
    return fact.subject == claim.subject or _mistaken(claim.subject, fact.subject, known)


def _swap(records: Sequence[Record], fact: Fact, side: Side) -> Hypothesis | None:
    """Return what may have been taken for what, if both say the same."""
    record = records[0]
    if side.polarity is Polarity.NO:
        return None
    claim, own, evidence = record.claim, tuple(records), side.records
    if fact.field != claim.field:
        near = _same_round(record, side)
        return Hypothesis(Suspicion.FIELD_SWAP, own, evidence, field=fact.field) if near else None
    if fact.subject != claim.subject:
        return Hypothesis(Suspicion.ENTITY_SWAP, own, evidence, entity=fact.subject)
    if (company := _other_company(record, side)) is not None:
        return Hypothesis(Suspicion.ENTITY_SWAP, own, evidence, entity=company)
    if len(fact.sides) > 1 and _backing(evidence) < _backing(records):
        return None
    return Hypothesis(Suspicion.KEY_SWAP, own, evidence)


def _mistaken(one: EntityId, other: EntityId, known: Known) -> bool:
    """Say whether a source warns that one thing is taken for the other."""
    pairs = ((one, other), (other, one))
    return any(
        entity_of(record.claim.value) == taken
        for subject, taken in pairs
        for record in asserted(known.about(subject, "mistaken_for"))
    )


def _backing(records: Iterable[Record]) -> int:
    return len({record.claim.source for record in records})


def _agrees(record: Record, side: Side, background: Background) -> bool:
    value = record.claim.value
    if not isinstance(value, Money | Term):
        return False
    if isinstance(value, Money) and value.figure is None:
        return False
    sources = {each.claim.source for each in side.records}
    if not (_is_closed(value) and _is_closed(side.value)) and record.claim.source not in sources:
        return False
    exchange = background.exchanging(record, side.records[0], value, side.value)
    return compare(value, side.value, exchange).verdict in AGREEING


def _is_closed(value: Value) -> bool:
    """Say whether a value is one figure, more or less; "billions" would fit any large sum."""
    return not isinstance(value, Money) or (
        value.figure is not None and value.figure.hedge in ROUNDED
    )


def _kin(one: EntityId, other: EntityId, background: Background) -> bool:
    """Say whether two subjects are one, or a deal and one of its parties."""
    parties = background.parties
    return one == other or other in parties.get(one, ()) or one in parties.get(other, ())


def _same_round(record: Record, side: Side) -> bool:
    """Say whether a claim may be of the same round and time as some record of a side."""
    mine, when = entity_of(record.claim.qualifier("round")), told_at(record.claim)
    for each in side.records:
        theirs = entity_of(each.claim.qualifier("round")) if mine else None
        same = mine is None or theirs is None or mine == theirs
        if same and not (when and apart(when, told_at(each.claim))):
            return True
    return False


def _other_company(record: Record, side: Side) -> EntityId | None:
    """Return the company a side's money went into, where a claim names another one."""
    mine = entity_of(record.claim.qualifier("company"))
    theirs = entity_of(side.records[0].claim.qualifier("company"))
    return theirs if theirs != mine else None


def _keyed(key: Iterable[Qualifier]) -> frozenset[object]:
    return frozenset((each.name, normal(each.value)) for each in key)
