"""Turn a written claim into a claim with its spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from store.claims import Claim, Qualifier, Source, SourceId, Span
from store.complaint import Complaint
from store.fields import FIELDS, FieldRow, qualifiers_of
from store.names import names_of
from store.pack.quoted import Quoted
from store.pack.read import Complaints, Place, Wrong
from store.pack.values import Allowed, Context, read_date_value, read_value, slug_of
from store.pack.written import Writing, WrittenClaim
from store.qualifiers import ASPECTS, QUALIFIERS
from store.speech import NOTATED, found_again
from store.values import TYPES, EntityRef, PartialDate, Text, Value

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
    near = _near(written.field, FIELDS)
    raise Wrong(written.place.at("field"), f"the vocabulary has no field `{written.field}`{near}")


def _value(written: WrittenClaim, row: FieldRow, context: Context) -> Value:
    place, writing = written.place.at("value"), written.value
    terms = ASPECTS if "comparison" in row.types else row.terms
    value = read_value(place, writing, Allowed(row.types, terms), context)
    if not value.words:
        text = "no name of the entity stands in the quote; give its words {entity: …, words: …}"
        raise Wrong(place, text)
    if not any(value.words in quote for quote in context.quotes):
        slug = "is no slug of entities.yaml and " if "entity" in row.types else ""
        raise Wrong(place, f"“{value.words}” {slug}does not stand in the quote, letter for letter")
    _refind(place, writing, value, context)
    return value


def _qualifier(name: str, writing: Writing, row: FieldRow, context: Context) -> Qualifier:
    known = qualifiers_of(row.name)
    if name not in known:
        raise Wrong(writing.place, f"`{row.name}` takes no `{name}`{_near(name, known)}")
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
    """Refuse a figure or date that the claim's own quotes do not give, read by themselves.

    `as` stands for words that say nothing alone; they too stand in a quote.
    """
    if not isinstance(value, _NOTATED_TYPES):
        return
    quotes = tuple(quote for quote in context.quotes if value.words in quote)
    if not quotes:
        raise Wrong(place, f"“{value.words}” stands in no quote of the claim; quote it as well")
    if writing and writing.notation is not None:
        return
    if not found_again(value, quotes, context.speech):
        text = f"reading the quote does not give “{value.words}”; quote more of it, or use `as`"
        raise Wrong(place, text)


_NOTATED_TYPES = tuple(TYPES[name] for name in NOTATED)


def _doubts(written: WrittenClaim, claim: Claim) -> Iterator[Complaint]:
    """Point at what may be a slip and stops nothing."""
    words = claim.value.words
    kept_as_text = isinstance(claim.value, Text) and set(NOTATED) & set(FIELDS[claim.field].types)
    if kept_as_text and any(character.isdigit() for character in words):
        text = f"“{words}” could not be read as a figure and is kept as text"
        yield written.place.at("value").complaint(text, warning=True)
    for index, quote in enumerate(written.quotes):
        if len(quote) > LONGEST_QUOTE:
            text = f"the quote has {len(quote)} characters; quote only what carries the claim"
            yield _quote_place(written, index).complaint(text, warning=True)


def _offsets_wrong(written: WrittenClaim) -> Wrong | None:
    if written.at is None or len(written.at) == len(written.quotes):
        return None
    text = f"{len(written.quotes)} quotes need as many offsets in `at`; --locate writes them"
    return Wrong(written.place.at("at"), text)


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


def _near(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, known, n=1)
    return f"; did you mean `{near[0]}`?" if near else f"; it has {', '.join(sorted(known))}"
