"""How a fact becomes a line: its value, who says so, since when, and whether sources differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.dossier import Dossier
from bot.leaves import Claimed, Joined, Leaf, Quote, Shown, Verbatim, Words
from store.agreement.normal import normal
from store.base import Record
from store.claims import Modality, Polarity
from store.events import Rank
from store.facts import Fact, Side
from store.values import PartialDate, Quotation, Term, Text

Line = tuple[Leaf, ...]

SPACE = Verbatim(" ")
COMMA = Verbatim(", ")
DOT = Verbatim(" · ")
COLON = Verbatim(": ")
SEMICOLON = Verbatim("; ")

PLAIN_MODALITIES = frozenset({Modality.ASSERTED, Modality.REPORTED})


def join(parts: Iterable[Line], between: Leaf = DOT) -> Line:
    """Put lines behind one another, with `between` between them; empty ones leave no gap."""
    joined: list[Leaf] = []
    for part in parts:
        if part and joined:
            joined.append(between)
        joined.extend(part)
    return tuple(joined)


def label(field: str) -> Words:
    """Return the name of a field of the vocabulary."""
    return Words(f"field-{field.replace('_', '-')}")


def listed(leaves: Sequence[Leaf]) -> Leaf:
    """Return several leaves as one, with commas between them."""
    return leaves[0] if len(leaves) == 1 else Joined(join(((leaf,) for leaf in leaves), COMMA))


def cited(dossier: Dossier, line: Line, records: Iterable[Record]) -> Line:
    """Return the line with its sources behind it, those who only suppose it marked as such.

    `€15M [1][3], supposed [2]`: a plain statement lends its plainness to no supposition.
    """
    groups: dict[tuple[Leaf, ...], list[Record]] = {}
    for record in records:
        groups.setdefault(remarks(record), []).append(record)
    backed = line
    for why, by in sorted(groups.items(), key=lambda each: len(each[0])):
        remarked = join((backed, *((remark,) for remark in why)), COMMA)
        backed = (*remarked, SPACE, *dossier.cite(by))
    return backed


def denied(side: Side) -> bool:
    """Say whether a side is a denial."""
    return side.polarity is Polarity.NO


def asserting(fact: Fact) -> tuple[Record, ...]:
    """Return the records of a fact that do not deny it."""
    return tuple(record for side in fact.sides if not denied(side) for record in side.records)


def quoted(dossier: Dossier, record: Record) -> Line:
    """Return the exact words behind a record, in the language of its source."""
    language = dossier.sources[record.claim.source].language
    return join(((Quote(span.quote, language),) for span in record.spans), SPACE)


def is_its_quote(record: Record) -> bool:
    """Say whether what is shown is the source's words already, so that quoting adds nothing."""
    value = record.claim.value
    whole = [span.quote for span in record.spans] == [value.words]
    return whole and isinstance(value, Text | Quotation)


def remarks(record: Record) -> tuple[Leaf, ...]:
    """Return what keeps a record from being a plain statement: announced, supposed, disputed."""
    found: list[Leaf] = []
    modality, stage = record.claim.modality, record.claim.qualifier("stage")
    staged = isinstance(stage, Term) and stage.term == modality
    if modality not in PLAIN_MODALITIES and not staged:
        found.append(Words(f"modality-{record.claim.modality}"))
    if record.standing.rank is Rank.DISPUTED:
        found.append(Words("rank-disputed"))
    return tuple(found)


def moment(records: Iterable[Record]) -> tuple[PartialDate, Leaf] | None:
    """Return the most precise date the records give for what they tell, and the leaf of it."""
    dated = [(record.claim.valid, record.id) for record in records if record.claim.valid]
    if not dated:
        return None
    when, claim = min(dated, key=lambda each: (_width(each[0]), each[1]))
    return when, Shown(when, Claimed((claim,)))


def by_time(fact: Fact) -> tuple[tuple[PartialDate | None, Fact], ...]:
    """Take a fact apart by the times its records tell of, the undated ones last.

    A date stands beside no source that did not give this very date; what a source says again
    without the date goes with it. A part has the findings that concern it.
    """
    if not any(record.claim.valid for record in fact.records):
        return ((None, fact),)
    times: dict[object, tuple[PartialDate | None, list[Side]]] = {}
    for side in fact.sides:
        given = {each.claim.source: each.claim.valid for each in side.records if each.claim.valid}
        parts: dict[object, tuple[PartialDate | None, list[Record]]] = {}
        for record in side.records:
            when = record.claim.valid or given.get(record.claim.source)
            parts.setdefault(when and normal(when), (when, []))[1].append(record)
        for at, (when, records) in parts.items():
            times.setdefault(at, (when, []))[1].append(replace(side, records=tuple(records)))
    ordered = sorted(times.values(), key=lambda each: order(each[0]))
    return tuple((when, fact.part(sides)) for when, sides in ordered)


def _width(when: PartialDate) -> timedelta:
    return (when.latest or date.max) - (when.earliest or date.min)


def order(when: PartialDate | None) -> tuple[bool, date, date]:
    """Return the place of a date in a timeline: by its first possible day, undated last.

    What has no first day ("by 25 February") stands at its last: nobody says how long before.
    """
    if when is None:
        return (True, date.max, date.max)
    return (False, when.earliest or when.latest or date.min, when.latest or date.max)
