"""A value as an editor writes it, and the words of a quote that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from bot.desk import Desk
from bot.editing.quoted import standing
from bot.entities import EntityType
from bot.leaves import Leaf, Verbatim, Words
from bot.lines import label, listed
from bot.notation import print_count, print_date, print_money, print_share
from bot.problems import Problem, ProblemError
from bot.words import languages, said
from store.agreement.normal import normal
from store.claims import Entity
from store.counted import counts
from store.fields import FieldRow
from store.names import key, names_of
from store.possible import impossible
from store.reading import Ambiguous, Unreadable, Why, find_values
from store.speech import NOTATED, Speech, contains, is_bare, read_as
from store.values import (
    Count,
    EntityRef,
    Figure,
    Money,
    PartialDate,
    Quotation,
    Share,
    Term,
    Text,
    Value,
)

MARKS = '"“”„«»‚‘’ '
"""What may stand around the words of a quotation."""

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it was typed, with the names of the entity it is, if it is one.

    Of a figure it is told what `field` it is of.
    """

    value: Value
    names: tuple[str, ...] = ()
    field: str | None = None


async def read_value(text: str, row: FieldRow, speech: Speech, desk: Desk) -> Written:
    """Return what was typed as a value of a field, or raise ProblemError at `value`.

    What can be read in several ways is asked back.
    """
    try:
        return await _read(text, row, speech, desk)
    except ProblemError as error:
        raise ProblemError(replace(error.problem, at="value")) from None


async def _read(text: str, row: FieldRow, speech: Speech, desk: Desk) -> Written:
    if "entity" in row.types and (entity := await _entity(text, row, desk)):
        return Written(EntityRef(entity.id, text), names_of(entity))
    if (value := _notated(text, row.types, speech)) is not None:
        _check(value, text, row)
        return Written(value, field=row.name)
    if "text" in row.types:
        return Written(Text(text, speech.language))
    if "quotation" in row.types:
        return Written(Quotation(text.strip(MARKS) or text, speech.language, direct=True))
    if "term" in row.types:
        return Written(_term(text, row, desk.language))
    raise ProblemError(_unread(text, row.types, speech))


def _check(value: Value, text: str, row: FieldRow) -> None:
    """Raise ProblemError where a figure can be no value of a field."""
    if why := impossible(value, row):
        places = (("text", Verbatim(text)), ("field", label(row.name)))
        raise ProblemError(Problem(f"impossible-{why}", places))


def read_time(text: str, speech: Speech) -> PartialDate:
    """Return a date that was typed, or raise ProblemError as `read_value`, but at `when`."""
    try:
        value = _notated(text, ("date",), speech)
    except ProblemError as error:
        raise ProblemError(replace(error.problem, at="when")) from None
    if isinstance(value, PartialDate):
        return value
    raise ProblemError(replace(_unread(text, ("date",), speech), at="when"))


def in_quote(written: Written, quote: str, speech: Speech) -> Value | None:
    """Return a value in the words in which a quote says it, or None where it does not say it.

    What the quote says more closely, or less firmly, is what was said. A term or a thing may be put
    in other words, and then has the whole quote.
    """
    match written.value:
        case Money() | Share() | Count() | PartialDate() as value:
            return _found(value, written.field, quote, speech)
        case Text(words=words) | Quotation(words=words) as value:
            there = standing(words, quote)
            return replace(value, words=there, language=speech.language) if there else None
        case EntityRef() | Term() as value:
            names = (value.words, *written.names)
            there = max((standing(name, quote) or "" for name in names), key=len)
            return replace(value, words=there or quote)
        case _:
            return None


def says(written: Written, quote: str, speech: Speech) -> bool:
    """Say whether a quote says a value: a term or a thing in words that are known for it."""
    match written.value:
        case EntityRef() | Term() as value:
            return any(standing(name, quote) for name in (value.words, *written.names))
        case _:
            return in_quote(written, quote, speech) is not None


async def _entity(text: str, row: FieldRow, desk: Desk) -> Entity | None:
    """Return the thing that was typed; where it may be something else too, only by its name."""
    if row.types == ("entity",):
        return await EntityType(row.kinds).read(text, desk)
    matches = await desk.workspace.find(text, upto=desk.upto, kinds=row.kinds)
    exact = [match.entity for match in matches if match.score == 1]
    return exact[0] if len(exact) == 1 else None


def _notated(text: str, types: Sequence[str], speech: Speech) -> Value | None:
    for name in (each for each in NOTATED if each in types):
        read = read_as(name, text, speech)
        given: tuple[tuple[str, Leaf], ...] = (("text", Verbatim(text)),)
        if isinstance(read, Ambiguous):
            choices = tuple(_choices(name, read.choices, speech))
            raise ProblemError(Problem("ambiguous-value", given, spellings=choices))
        if isinstance(read, tuple) and len(read) > 1:
            sums = tuple(each.words for each in read)
            raise ProblemError(Problem("several-values", given, spellings=sums))
        value = read[0] if isinstance(read, tuple) else read
        if isinstance(value, Unreadable) or (is_bare(value) and "count" in types):
            continue
        return value
    return None


def _choices(name: str, choices: Sequence[object], speech: Speech) -> Iterator[str]:
    """Yield the readings of what is ambiguous, each as one writes it to be read so alone."""
    for each in choices:
        value = each[0] if isinstance(each, tuple) else each
        for spelt in _spellings(value, speech.language):
            text = " ".join(spelt.split())
            again = read_as(name, text, speech)
            once = again[0] if isinstance(again, tuple) and len(again) == 1 else again
            if _same(once, value):
                yield text
                break


def _spellings(value: object, language: str) -> Iterator[str]:
    match value:
        case Money(figure=Figure() as figure, currency=currency):
            if currency:
                yield print_money(value, language)
            yield f"{_plain(figure, language)} {currency or ''}".rstrip()
        case Share():
            yield print_share(value, language)
        case Count(figure=figure):
            yield print_count(value, language)
            yield _plain(figure, language)
        case PartialDate(earliest=earliest):
            if earliest:
                yield earliest.isoformat()
            yield print_date(value, language)


def _plain(figure: Figure, language: str) -> str:
    """Return a number without anything between its thousands."""
    digits = f"{figure.amount.normalize():f}"
    return digits.replace(".", ",") if language == "de" else digits


def _same(one: object, other: object) -> bool:
    match one, other:
        case (Money(figure=a), Money(figure=b)):
            return bool(a and b and a.amount == b.amount and a.hedge is b.hedge)
        case (Share(figure=a), Share(figure=b)) | (Count(figure=a), Count(figure=b)):
            return a.amount == b.amount and a.hedge is b.hedge
        case (PartialDate(), PartialDate()):
            return normal(one) == normal(other)
        case _:
            return False


def _term(text: str, row: FieldRow, language: str) -> Term:
    if term := _terms(row).get(key(text)):
        return Term(term, text)
    terms = tuple(_said(term, language) for term in sorted(row.terms))
    raise ProblemError(Problem("unknown-choice", (("text", Verbatim(text)),), spellings=terms))


@cache
def _terms(row: FieldRow) -> dict[str, str]:
    """Return the terms of a field by their names in every language."""
    named = {key(_said(term, tag)): term for term in row.terms for tag in languages()}
    return {key(term): term for term in row.terms} | named


def _said(term: str, language: str) -> str:
    return said(f"term-{term.replace('_', '-')}", language)


def _unread(text: str, types: Sequence[str], speech: Speech) -> Problem:
    readings = (read_as(name, text, speech) for name in NOTATED if name in types)
    unread = [each for each in readings if isinstance(each, Unreadable)]
    if any(each.why is Why.NEGATIVE for each in unread):
        return Problem("below-nothing", (("text", Verbatim(text)),))
    near = [each.nearest for each in unread if each.nearest]
    taken = listed([Words(f"takes-{name}") for name in types])
    places: tuple[tuple[str, Leaf], ...] = (("text", Verbatim(text)), ("taken", taken))
    if near:
        return Problem("unreadable-value-near", places, spellings=tuple(dict.fromkeys(near)))
    return Problem("unreadable-value", places)


def _found(
    value: Money | Share | Count | PartialDate, field: str | None, quote: str, speech: Speech
) -> Value | None:
    found = [
        each.value
        for each in find_values(quote, speech.language, speech.published)
        if (contains(each.value, value) or contains(value, each.value))
        and _has_its_digits(each.value, value)
        and _is_of(each.value, field)
    ]
    same = (each for each in found if normal(each) == normal(value))
    there = next(same, found[0] if found else None)
    if there is None or type(there) is type(value):
        return there
    return replace(value, words=there.words)


def _is_of(said: Value, field: str | None) -> bool:
    """Say whether a quote counts what the numbers of a field are of, where it counts at all."""
    return not isinstance(said, Count) or field is None or counts(field, said.unit)


def _has_its_digits(said: Value, typed: Value) -> bool:
    """Say whether a typed figure is that of the quote to the last digit typed: 20.1 is not “20”."""
    match said, typed:
        case (
            Money(figure=Figure() as ours) | Share(figure=ours) | Count(figure=ours),
            Money(figure=Figure() as theirs) | Share(figure=theirs) | Count(figure=theirs),
        ):
            ends = ((ours.amount, theirs.amount), (ours.upper or ZERO, theirs.upper or ZERO))
            return all(abs(one - other) <= theirs.place / 2 for one, other in ends)
        case _:
            return True
