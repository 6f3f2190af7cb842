"""A fact taken apart by a circumstance that the reader is shown in its own place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from bot.document import Block, Fields, Paragraph, Row
from bot.dossier import Dossier
from bot.leaves import Leaf, Strong
from bot.lines import COLON, Line, moment
from store.agreement.known import entity_of
from store.agreement.normal import normal
from store.base import Record
from store.claims import Claim, Modality, Qualifier
from store.facts import Fact, Side
from store.values import EntityId

K = TypeVar("K")

Rows = tuple[Row[Leaf], ...]


TOLD_BY_STAGE = {"possible": Modality.SUPPOSED, "announced": Modality.ANNOUNCED}


def parted(side: Side, key: Callable[[Record], K]) -> Iterator[tuple[K, Side]]:
    """Yield the parts of a side whose records share a key and the time they tell of."""
    parts: dict[tuple[K, object], list[Record]] = {}
    for record in side.records:
        when = record.claim.valid
        parts.setdefault((key(record), when and normal(when)), []).append(record)
    for (each, _), records in parts.items():
        yield each, replace(side, records=tuple(records))


def without(side: Side, *names: str) -> Side:
    """Return a side whose records lack the qualifiers `names`: the reader sees these already."""

    def lacking(claim: Claim) -> Claim:
        kept = tuple(each for each in claim.qualifiers if each.name not in names)
        return replace(claim, qualifiers=kept) if kept != claim.qualifiers else claim

    return changed(side, lacking)


def also(claim: Claim, *told: Qualifier) -> Claim:
    """Return a claim with further circumstances, for the reader to be told of."""
    qualifiers = sorted((*claim.qualifiers, *told), key=lambda each: each.name)
    return replace(claim, qualifiers=tuple(qualifiers))


def lacking(fact: Fact, *names: str) -> Fact:
    """Return a fact without circumstances that the reader sees already."""
    sides = tuple(without(side, *names) for side in fact.sides)
    return replace(fact, sides=sides) if sides != fact.sides else fact


def unmarked(side: Side, modality: Modality) -> Side:
    """Return a side told plainly, where its place already says that it is of this modality."""

    def plain(claim: Claim) -> Claim:
        said = claim.modality is modality
        return replace(claim, modality=Modality.ASSERTED) if said else claim

    return changed(side, plain)


def at_stage(side: Side, stage: str) -> Side:
    """Return a side told at a stage: the possible need not be called supposed, and so on."""
    modality = TOLD_BY_STAGE.get(stage)
    return unmarked(side, modality) if modality else side


def meant(side: Side) -> EntityId | None:
    """Return the entity that a side names as its value, if it names one."""
    return entity_of(side.value)


def changed(side: Side, change: Callable[[Claim], Claim]) -> Side:
    """Return a side with each of its claims changed; the records keep their ids."""
    claims = [(record, change(record.claim)) for record in side.records]
    if all(claim is record.claim for record, claim in claims):
        return side
    return replace(side, records=tuple(replace(each, claim=claim) for each, claim in claims))


def dated(line: Line, told: Side | Fact) -> Line:
    """Return a line behind the time that what it tells is told of, if any."""
    when = moment(told.records)
    return (when[1], COLON, *line) if when else line


def by_subject(dossier: Dossier, told: Iterable[tuple[EntityId, Line]]) -> Rows:
    """Return a row for each subject, in the order of first lines, with all its lines."""
    rows: dict[EntityId, list[Line]] = {}
    for subject, line in told:
        rows.setdefault(subject, []).append(line)
    return tuple(Row((dossier.name(each),), tuple(lines)) for each, lines in rows.items())


def section(heading: Leaf | None, rows: Rows) -> tuple[Block[Leaf], ...]:
    """Return rows under a heading, if they need one, and nothing where there are no rows."""
    if not rows:
        return ()
    fields: Fields[Leaf] = Fields(rows)
    return (Paragraph((Strong((heading,)),)), fields) if heading else (fields,)
