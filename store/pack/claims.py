"""Turn a written claim into a claim with its spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.claims import Claim, Qualifier, Source, SourceId, Span
from store.complaint import Complaint
from store.fields import FIELDS, FieldRow, qualifiers_of
from store.flaws import Flaw, FlawKind
from store.names import names_of
from store.pack.quoted import Quoted
from store.pack.read import Complaints, Place, Wrong
from store.pack.values import Allowed, Context, read_date_value, read_value, slug_of
from store.pack.written import Writing, WrittenClaim
from store.possible import Impossible, impossible, takes
from store.qualifiers import ASPECTS, QUALIFIERS
from store.speech import NOTATED, Notated, Unsaid, unsaid
from store.values import EntityRef, PartialDate, Text, Value

LONGEST_QUOTE = 200
"""Code points; more is a passage, and nobody sees what of it carries the claim."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim, its spans (none where offsets are still missing), and all the words it quotes."""

    claim: Claim
    spans: tuple[Span, ...]
    quoted: tuple[Quoted, ...]


def read_claim(
    written: WrittenClaim, source: Source, context: Context, complaints: Complaints
) -> Reading | None:
    """Return what a written claim says, or None, noting everything that is wrong with it."""
    if wrong := _offsets_wrong(written):
        complaints.append(wrong.complaint)
    claim = _claim(written, source.id, context, complaints)
    if claim is None:
        return None
    complaints.extend(_doubts(written, claim))
    quotes = _quotes(written, source.text_hash)
    elsewhere = _elsewhere(written, claim, source.text_hash, context)
    return Reading(claim, _spans(written), (*quotes, *elsewhere))


def _claim(
    written: WrittenClaim, source: SourceId, context: Context, complaints: Complaints
) -> Claim | None:
    place = written.place
    row = complaints.attempt(_field, written)
    if row is None:
        return None
    before = len(complaints)
    subject = complaints.attempt(context.entity, place.at("about"), written.about)
    value = complaints.attempt(_value, written, row, context)
    qualifiers = tuple(
        complaints.attempt(_qualifier, name, writing, row, context)
        for name, writing in written.qualifiers
    )
    valid = complaints.attempt(_valid, written.valid, context)
    speaker, via = (
        complaints.attempt(context.entity, place.at(key), slug) if slug else None
        for key, slug in (("speaker", written.speaker), ("via", written.via))
    )
    if len(complaints) > before or subject is None or value is None:
        return None
    return Claim(
        subject.id,
        row.name,
        value,
        source,
        tuple(qualifier for qualifier in qualifiers if qualifier),
        written.polarity,
        written.modality,
        speaker.id if speaker else None,
        via.id if via else None,
        valid,
    )


def _field(written: WrittenClaim) -> FieldRow:
    if row := FIELDS.get(written.field):
        return row
    flaw = Flaw.of(FlawKind.NO_FIELD, field=written.field)
    raise Wrong(written.place.at("field"), flaw.among(written.field, FIELDS))


def _value(written: WrittenClaim, row: FieldRow, context: Context) -> Value:
    place, writing = written.place.at("value"), written.value
    terms = ASPECTS if "comparison" in row.types else row.terms
    value = read_value(place, writing, Allowed(row.types, terms), context)
    _check(place, value, row, context)
    if not value.words:
        raise Wrong(place, Flaw.of(FlawKind.NO_NAME_IN_QUOTE))
    named = "entity" in row.types
    nowhere = FlawKind.NO_SLUG_IN_QUOTE if named else FlawKind.NOT_IN_QUOTE
    _said(place, writing, value, context, nowhere)
    return value


def _check(place: Place, value: Value, row: FieldRow, context: Context) -> None:
    """Refuse a thing of a kind that a field never takes, and a figure that it cannot be."""
    if isinstance(value, EntityRef):
        kind = context.entities[slug_of(value.entity)].kind
        if not takes(row, kind):
            taken = ", ".join(sorted(row.kinds))
            raise Wrong(place, Flaw.of(FlawKind.OTHER_KIND, field=row.name, name=kind, kinds=taken))
    match impossible(value, row):
        case Impossible.PART:
            raise Wrong(place, Flaw.of(FlawKind.NO_PART, text=value.words))
        case Impossible.FRACTION:
            raise Wrong(place, Flaw.of(FlawKind.FRACTION, text=value.words, field=row.name))
        case Impossible.THINGS:
            raise Wrong(place, Flaw.of(FlawKind.OTHER_THINGS, text=value.words, field=row.name))
        case None:
            return


def _qualifier(name: str, writing: Writing, row: FieldRow, context: Context) -> Qualifier:
    known = qualifiers_of(row.name)
    if name not in known:
        flaw = Flaw.of(FlawKind.NO_QUALIFIER, field=row.name, name=name)
        raise Wrong(writing.place, flaw.among(name, known))
    allowed = Allowed(QUALIFIERS[name].types, QUALIFIERS[name].terms)
    value = read_value(writing.place, writing, allowed, context)
    _refind(writing.place, writing, value, context)
    return Qualifier(name, value)


def _valid(writing: Writing | None, context: Context) -> PartialDate | None:
    if writing is None:
        return None
    value = read_date_value(writing, context)
    _refind(writing.place, writing, value, context)
    return value


def _refind(place: Place, writing: Writing | None, value: Value, context: Context) -> None:
    """Refuse a figure or date that the claim's own quotes do not give, read by themselves."""
    if isinstance(value, Notated):
        _said(place, writing, value, context, FlawKind.NOT_QUOTED)


def _said(
    place: Place, writing: Writing | None, value: Value, context: Context, nowhere: FlawKind
) -> None:
    """Refuse what the claim's quotes do not say; `as` stands for words that say nothing alone."""
    alone = not (writing and writing.notation is not None)
    match unsaid(value, context.quotes, context.speech, alone=alone):
        case Unsaid.NOWHERE:
            raise Wrong(place, Flaw.of(nowhere, text=value.words))
        case Unsaid.OTHERWISE:
            raise Wrong(place, Flaw.of(FlawKind.READ_OTHERWISE, text=value.words))
        case None:
            return


def _doubts(written: WrittenClaim, claim: Claim) -> Iterator[Complaint]:
    """Point at what may be a slip and stops nothing."""
    words = claim.value.words
    kept_as_text = isinstance(claim.value, Text) and set(NOTATED) & set(FIELDS[claim.field].types)
    if kept_as_text and any(character.isdigit() for character in words):
        flaw = Flaw.of(FlawKind.KEPT_AS_TEXT, text=words)
        yield written.place.at("value").complaint(flaw, warning=True)
    for index, quote in enumerate(written.quotes):
        if len(quote) > LONGEST_QUOTE:
            flaw = Flaw.of(FlawKind.LONG_QUOTE, count=len(quote))
            yield _quote_place(written, index).complaint(flaw, warning=True)


def _offsets_wrong(written: WrittenClaim) -> Wrong | None:
    if written.at is None or len(written.at) == len(written.quotes):
        return None
    return Wrong(written.place.at("at"), Flaw.of(FlawKind.OFFSETS, count=len(written.quotes)))


def _quotes(written: WrittenClaim, text_hash: str) -> Iterator[Quoted]:
    starts = written.at or (None,) * len(written.quotes)
    for index, (quote, start) in enumerate(zip(written.quotes, starts, strict=False)):
        yield Quoted(_quote_place(written, index), text_hash, (quote,), start)


def _elsewhere(
    written: WrittenClaim, claim: Claim, text_hash: str, context: Context
) -> Iterator[Quoted]:
    """Name the words of qualifiers that no quote holds: the source must."""
    for (_, writing), qualifier in zip(written.qualifiers, claim.qualifiers, strict=True):
        place, value = writing.place, qualifier.value
        if isinstance(value, EntityRef) and not value.words:
            yield Quoted(place, text_hash, names_of(context.entities[slug_of(value.entity)]))
        elif not any(value.words in quote for quote in context.quotes):
            yield Quoted(place, text_hash, (value.words,))


def _spans(written: WrittenClaim) -> tuple[Span, ...]:
    if written.at is None or len(written.at) != len(written.quotes):
        return ()
    return tuple(
        Span(quote, start, start + len(quote))
        for quote, start in zip(written.quotes, written.at, strict=True)
    )


def _quote_place(written: WrittenClaim, index: int) -> Place:
    return (
        written.place.at("quotes", index) if len(written.quotes) > 1 else written.place.at("quote")
    )
