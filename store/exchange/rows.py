"""Contents as rows of a table: one for each span of a claim, and one for each other thing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from store.claims import Claim, ClaimId, Deal, Entity, Source, Span
from store.complaint import Complaint
from store.decoding import decode, from_json
from store.encoding import Json, encode
from store.events import EntitiesMerged, SourceNumbered
from store.exchange.cells import meant, neutralised
from store.exchange.contents import Contents, Held, Judged
from store.exchange.gather import Read, Thing, gather, key_of
from store.flaws import Flaw, FlawedError, FlawKind, broken

PLAIN = ("subject", "field", "polarity", "modality", "speaker", "via", "source")
"""Columns that hold a claim's words as they are."""

TYPED = ("value", "qualifiers", "valid")
"""Columns that hold the JSON of a part of a claim."""

COLUMNS = ("record", "id", *PLAIN, *TYPED, "quote", "start", "end", "row", "standing", "data")

LATER = frozenset({"row"})
"""Columns that exports of older releases do not have."""

WHOLE: Mapping[str, type[Thing]] = MappingProxyType(
    {
        "entity": Entity,
        "merge": EntitiesMerged,
        "source": Source,
        "deal": Deal,
        "number": SourceNumbered,
    }
)
"""The records whose `data` column holds their JSON, by the name in the `record` column."""

CLAIM = "claim"

Row = dict[str, str]
"""The cells of a row by their columns, as they stand in the file: neutralised."""


def is_export(header: Sequence[str]) -> bool:
    """Say whether a table under these headings is an export, of this release or an older one."""
    return sorted((*header, *(LATER - set(header)))) == sorted(COLUMNS)


def rows_of(contents: Contents) -> Iterator[Row]:
    """Yield the rows of contents, in which what is empty is left out."""
    for row in _rows(contents):
        yield {column: neutralised(cell) for column, cell in row.items()}


def contents_of(file: str, rows: Iterable[tuple[int, Row]]) -> Contents:
    """Return the contents of rows, each with its line; Refused with all that is wrong in `file`."""
    read: list[Read] = []
    complaints: list[Complaint] = []
    for line, cells in rows:
        row = dict.fromkeys(LATER, "") | {column: meant(cell) for column, cell in cells.items()}
        try:
            _take(Read(line, _thing(row)), read)
        except (ValueError, RecursionError) as error:
            complaints.append(Complaint.of(file, line, broken(row["record"], error)))
    return gather(file, read, complaints)


def _rows(contents: Contents) -> Iterator[Row]:
    names = {kind: name for name, kind in WHOLE.items()}
    whole: tuple[Thing, ...] = (
        *contents.entities,
        *contents.merges,
        *contents.sources,
        *contents.deals,
        *contents.numbers,
    )
    for thing in whole:
        yield {"record": names[type(thing)], "id": key_of(thing), "data": encode(thing)}
    for held in contents.claims:
        claim = _cells(held)
        for span in held.spans:
            yield {
                **claim,
                "quote": span.quote,
                "start": _cell(span.start),
                "end": _cell(span.end),
                "row": _cell(span.row),
            }
        if not held.spans:
            yield claim


def _cells(held: Held) -> Row:
    claim, judged = held.claim, held.judged
    return {
        "record": CLAIM,
        "id": held.id,
        **{column: str(getattr(claim, column) or "") for column in PLAIN},
        **{column: encode(part) for column in TYPED if (part := getattr(claim, column))},
        "standing": "" if judged == Judged() else encode(judged),
    }


def _thing(row: Row) -> Thing:
    if row["record"] == CLAIM:
        return _held(row)
    if (kind := WHOLE.get(row["record"])) is None:
        flaw = Flaw(FlawKind.NO_RECORD, (("name", row["record"]),), known=(CLAIM, *WHOLE))
        raise FlawedError(flaw)
    thing = decode(kind, row["data"])
    if key_of(thing) != row["id"]:
        raise FlawedError(Flaw.of(FlawKind.OTHER_ID, id=row["id"], other=key_of(thing)))
    return thing


def _held(row: Row) -> Held:
    parts: dict[str, Json] = {column: row[column] for column in PLAIN if row[column]}
    parts.update((column, json.loads(row[column])) for column in TYPED if row[column])
    quoted = row["quote"] or row["start"] or row["end"]
    start, end, place = (_offset(row[each]) for each in ("start", "end", "row"))
    spans = (Span(row["quote"], start, end, place),) if quoted else ()
    judged = decode(Judged, row["standing"]) if row["standing"] else Judged()
    return Held(ClaimId(row["id"]), from_json(Claim, parts), spans, judged)


def _cell(number: int | None) -> str:
    return "" if number is None else str(number)


def _offset(cell: str) -> int | None:
    if not cell:
        return None
    if not (cell.isascii() and cell.isdecimal()):
        raise FlawedError(Flaw.of(FlawKind.NO_PLACE, text=cell))
    return int(cell)


def _take(new: Read, read: list[Read]) -> None:
    """Add what a row holds; the further rows of a claim add their spans to its first."""
    last = read[-1].thing if read else None
    thing = new.thing
    if isinstance(last, Held) and isinstance(thing, Held) and last.id == thing.id:
        if replace(thing, spans=last.spans) != last:
            raise FlawedError(Flaw.of(FlawKind.OTHER_ABOVE))
        further = (*read[-1].further, new.line)
        read[-1] = Read(read[-1].line, replace(last, spans=last.spans + thing.spans), further)
    else:
        read.append(new)
