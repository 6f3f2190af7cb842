"""What a quote says otherwise than it was typed: told before it is saved, or refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.document import Note, Tone
from bot.leaves import Leaf, Verbatim, Words
from bot.problems import Problem, ProblemError
from store.agreement.normal import normal
from store.reading import find_values
from store.speech import Speech, is_bare
from store.values import Count, Figure, Money, PartialDate, Share, Value


def otherwise(typed: Value, said: Value) -> tuple[Note[Leaf], ...]:
    """Return what a quote says, where it says more, or less, or less firmly than was typed."""
    if _meant(typed) == _meant(said):
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
            if isinstance(each.value, Money) and _meant(each.value) == _meant(typed):
                yield each.value.words


def _meant(value: Value) -> tuple[object, ...]:
    """Return the numbers or the days of a value; a word for a thing may be any that is known."""
    match value:
        case Money(figure=Figure() as figure) | Share(figure=figure) | Count(figure=figure):
            return (figure.amount, figure.upper, figure.hedge)
        case PartialDate():
            return normal(value)
        case _:
            return ()
