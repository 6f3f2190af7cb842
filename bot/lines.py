"""How a fact becomes a line: its value, who says so, since when, and whether sources differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.dossier import Dossier
from bot.leaves import Claimed, Flag, Joined, Leaf, Quote, Shown, Verbatim, Words
from store.base import Record
from store.claims import Modality, Polarity
from store.events import Rank
from store.resolve import Fact, Side
from store.values import PartialDate

Line = tuple[Leaf, ...]

SPACE = Verbatim(" ")
COMMA = Verbatim(", ")
DOT = Verbatim(" · ")
COLON = Verbatim(": ")
SEMICOLON = Verbatim("; ")

PLAIN_MODALITIES = frozenset({Modality.ASSERTED, Modality.REPORTED, Modality.ANNOUNCED})


def join(parts: Iterable[Line], between: Leaf = DOT) -> Line:
    """Put lines behind one another, with `between` between them; empty ones leave no gap."""
    joined: list[Leaf] = []
    for part in parts:
        if part and joined:
            joined.append(between)
        joined.extend(part)
    return tuple(joined)


def listed(leaves: Sequence[Leaf]) -> Leaf:
    """Return several leaves as one, with commas between them."""
    return leaves[0] if len(leaves) == 1 else Joined(join(((leaf,) for leaf in leaves), COMMA))


def cited(dossier: Dossier, line: Line, records: Iterable[Record]) -> Line:
    """Return the line with the numbers of the records' sources behind it."""
    return (*line, SPACE, *dossier.cite(records))


def said(dossier: Dossier, side: Side, *, dated: bool = False) -> Line:
    """Return one side of a fact: its value, how it was said, and by which sources."""
    leaf = dossier.show(side)
    value: Line = (
        (Words("denied", (("value", leaf),)),) if side.polarity is Polarity.NO else (leaf,)
    )
    parts = [value, *((remark,) for remark in remarks(side.records))]
    when = moment(side.records) if dated else None
    if when:
        parts.insert(1, (when[1],))
    return cited(dossier, join(parts, COMMA), side.records)


def quoted(dossier: Dossier, record: Record) -> Line:
    """Return the exact words behind a record, in the language of its source."""
    language = dossier.sources[record.claim.source].language
    return join(((Quote(span.quote, language),) for span in record.spans), SPACE)


def via(dossier: Dossier, record: Record) -> Line:
    """Return whom the source has it from, where it says so."""
    heard = record.claim.via or record.claim.speaker
    if heard is None:
        return ()
    return (COMMA, Words("via", (("name", dossier.name(heard)),)))


def remarks(records: Sequence[Record]) -> tuple[Leaf, ...]:
    """Return what keeps these records from being plain statements: supposed, disputed."""
    modalities = {record.claim.modality for record in records}
    found: list[Leaf] = []
    if not modalities & PLAIN_MODALITIES:
        found.append(Words(f"modality-{records[0].claim.modality}"))
    if all(record.standing.rank is Rank.DISPUTED for record in records):
        found.append(Words("rank-disputed"))
    return tuple(found)


def sides(dossier: Dossier, fact: Fact, *, dated: bool = False, between: Leaf = DOT) -> Line:
    """Return every side of a fact, and a mark where they cannot all be right as they stand."""
    line = join((said(dossier, side, dated=dated) for side in fact.sides), between)
    return (*line, SPACE, Flag()) if fact.differs else line


def moment(records: Iterable[Record]) -> tuple[PartialDate, Leaf] | None:
    """Return the most precise date the records give for what they tell, and the leaf of it."""
    dated = [(record.claim.valid, record.id) for record in records if record.claim.valid]
    if not dated:
        return None
    when, claim = min(dated, key=lambda each: (_width(each[0]), each[1]))
    return when, Shown(when, Claimed((claim,)))


def _width(when: PartialDate) -> timedelta:
    return (when.latest or date.max) - (when.earliest or date.min)


def order(when: PartialDate | None) -> tuple[bool, date, date]:
    """Return the place of a date in a timeline: by its first possible day, undated last."""
    if when is None:
        return (True, date.max, date.max)
    return (False, when.earliest or date.min, when.latest or date.max)
