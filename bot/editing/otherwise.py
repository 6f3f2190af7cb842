"""What a quote says otherwise than it was typed: told before it is saved, or refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.document import Note, Tone
from bot.leaves import Leaf, Verbatim, Words
from bot.problems import Problem, ProblemError
from store.agreement.normal import normal
from store.reading import find_values
from store.speech import Speech, is_bare
from store.values import Count, Figure, Hedge, Money, PartialDate, Share, Value


def otherwise(typed: Value, said: Value) -> tuple[Note[Leaf], ...]:
    """Return what a quote says, where that is another number or another day than was typed.

    How firmly it says a number is for the quote to say, unless something was typed of that too.
    """
    if _meant(typed) == _meant(said) or (_is_exact(typed) and _number(typed) == _number(said)):
        return ()
    places = (("said", Verbatim(said.words)), ("typed", Verbatim(typed.words)))
    return (Note(Tone.WARNING, (Words("fact-otherwise", places),)),)


def unquoted(at: str, typed: Value, quotes: Sequence[str], speech: Speech) -> ProblemError:
    """Return that quotes do not say what was typed for an argument, or say it in a currency."""
    given = (("text", Verbatim(typed.words)),)
    if sums := tuple(_in_currency(typed, quotes, speech)):
        return ProblemError(Problem("lacks-currency", given, at=at, spellings=sums))
    return ProblemError(Problem("not-in-quote", given, at=at))


def _in_currency(typed: Value, quotes: Sequence[str], speech: Speech) -> Iterator[str]:
    """Yield the words of quotes that say a bare number as a sum of money."""
    for quote in quotes if is_bare(typed) else ():
        for each in find_values(quote, speech.language, speech.published):
            if isinstance(each.value, Money) and _meant(each.value)[:2] == _meant(typed)[:2]:
                yield each.value.words


def _meant(value: Value) -> tuple[object, ...]:
    """Return the numbers or the days of a value; a word for a thing may be any that is known."""
    if isinstance(value, PartialDate):
        return normal(value)
    figure = _figure(value)
    return (figure.amount, figure.upper, figure.hedge) if figure else ()


def _number(value: Value) -> Decimal | None:
    figure = _figure(value)
    return figure.amount if figure and figure.upper is None else None


def _is_exact(value: Value) -> bool:
    figure = _figure(value)
    return figure is not None and figure.hedge is Hedge.EXACT


def _figure(value: Value) -> Figure | None:
    return value.figure if isinstance(value, Money | Share | Count) else None
