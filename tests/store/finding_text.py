"""Findings as text for people: what stands against what, without what all of it shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from store.agreement.normal import normal
from store.agreement.verdicts import Finding, Hypothesis, Suspicion
from store.base import Record
from store.claims import Modality, Polarity, SourceId
from store.values import Comparison, EntityRef, Hedge, Money, PartialDate, Term, Value

Circumstance = tuple[str, object]

PROVENANCE = frozenset(
    {Suspicion.HEARSAY, Suspicion.OTHER_TIME, Suspicion.SELF_CONFLICT, Suspicion.ONE_ORIGIN}
)
"""Suspicions of sources, of which their numbers say enough."""

MILLION = Decimal(1_000_000)


def written(finding: Finding, numbers: Mapping[SourceId, int]) -> str:
    """Return a finding as lines: its verdict, each side, a sum, what may explain it."""
    first = finding.one[0]
    head = f"{finding.verdict} · {finding.reason} · {_place(first)}"
    shared = _shared(finding.records)
    sides = (_side(side, _place(first), shared, numbers) for side in (finding.one, finding.other))
    summed = (f"= {_figure(finding.worked)}",) if finding.worked else ()
    supposed = (_hypothesis(each, _place(first), numbers) for each in finding.hypotheses)
    return "\n  ".join((head, *sides, *summed, *supposed))


def _hypothesis(found: Hypothesis, head: str, numbers: Mapping[SourceId, int]) -> str:
    meant = (
        _slug(found.entity) if found.entity else None,
        found.field,
        _figure(found.value) if found.value else None,
    )
    word = " ".join(("?", found.suspicion, *(each for each in meant if each)))
    if found.suspicion in PROVENANCE:
        return f"{word}: {_cited(found.suspects, numbers)}"
    told = dict.fromkeys((found.suspects, found.evidence))
    shared = _shared(record for side in told for record in side)
    return f"{word}: " + " ← ".join(_side(side, head, shared, numbers) for side in told)


def _side(
    records: Sequence[Record],
    head: str,
    shared: frozenset[Circumstance],
    numbers: Mapping[SourceId, int],
) -> str:
    """Return claims by what they say, those about what the heading names first."""
    said: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        said.setdefault((_place(record), _said(record, shared)), []).append(record)
    cited = ((where, _cited(who, numbers), what) for (where, what), who in said.items())
    ordered = sorted(cited, key=lambda each: (each[0] != head, *each))
    return "; ".join(_placed(ordered, head))


def _placed(claims: Iterable[tuple[str, str, str]], head: str) -> Iterator[str]:
    for where, who, what in claims:
        yield f"{what} {who}" if where == head else f"{where}: {what} {who}"
        head = where


def _said(record: Record, shared: frozenset[Circumstance]) -> str:
    circumstances = _circumstances(record)
    own = ", ".join(text for each, text in circumstances.items() if each not in shared)
    value = _value(record.claim.value)
    return f"{value} ({own})" if own else value


def _shared(records: Iterable[Record]) -> frozenset[Circumstance]:
    first, *others = (frozenset(_circumstances(record)) for record in records)
    return first.intersection(*others)


def _circumstances(record: Record) -> dict[Circumstance, str]:
    """Return what stands around the value of a claim, and how it reads."""
    claim = record.claim
    found: dict[Circumstance, str] = {
        (each.name, normal(each.value)): f"{each.name} {_circumstance(each.value)}"
        for each in claim.qualifiers
    }
    if claim.polarity is Polarity.NO:
        found["polarity", claim.polarity] = "denied"
    if claim.modality is not Modality.ASSERTED:
        found["modality", claim.modality] = claim.modality
    if claim.speaker:
        found["speaker", claim.speaker] = f"says {_slug(claim.speaker)}"
    if claim.via:
        found["via", claim.via] = f"via {_slug(claim.via)}"
    if claim.valid:
        found["valid", normal(claim.valid)] = claim.valid.words
    return found


def _circumstance(value: Value) -> str:
    match value:
        case EntityRef(entity=entity):
            return _slug(entity)
        case Term(term=term):
            return term
        case _:
            return value.words


def _value(value: Value) -> str:
    """Return a value in the words of its source, and what these stand for."""
    match value:
        case EntityRef(entity=entity):
            meant = _slug(entity)
        case Term(term=term):
            meant = term
        case Comparison():
            meant = f"{value.relation} {_slug(value.than)} in {value.aspect}"
        case _:
            return value.words
    plain = value.words.casefold().replace(" ", "-").replace("_", "-")
    return value.words if plain == meant.replace("_", "-") else f"{value.words} = {meant}"


def _figure(value: Money | PartialDate) -> str:
    if not isinstance(value, Money) or value.figure is None:
        return value.words
    figure = value.figure
    ends = (figure.amount, figure.upper) if figure.hedge is Hedge.BETWEEN else (figure.amount,)
    millions = " to ".join(f"{end / MILLION:.0f}" for end in ends if end is not None)
    return f"{millions} million {value.currency}"


def _cited(records: Iterable[Record], numbers: Mapping[SourceId, int]) -> str:
    told = sorted({numbers[record.claim.source] for record in records})
    return "".join(f"[{number}]" for number in told)


def _place(record: Record) -> str:
    return f"{_slug(record.claim.subject)} {record.claim.field}"


def _slug(entity: str) -> str:
    return entity.partition(":")[2]
