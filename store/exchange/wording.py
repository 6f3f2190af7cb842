"""The words of a claim that a file brings, held against its source and against what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.claims import Claim, Source, Span
from store.flaws import Flaw, FlawKind
from store.quotes import found
from store.speech import Speech, Unsaid, unsaid


@dataclass(frozen=True, slots=True)
class Lack:
    """What is wrong with the words of a claim, and the place of the span it is wrong with."""

    flaw: Flaw
    span: int = 0


def lacks(claim: Claim, spans: tuple[Span, ...], source: Source) -> Iterator[Lack]:
    """Yield what is wrong with the words of a claim of this source.

    A quote that has a place stands in the text that is kept; one without was of an earlier text. In
    any case the quotes say the value.
    """
    for number, span in enumerate(spans):
        kept = source.text if span.start is not None else None
        if kept is not None and found(span.quote, kept) is None:
            yield Lack(Flaw.of(FlawKind.NOT_OF_SOURCE, text=span.quote), number)
    quotes, words = tuple(span.quote for span in spans), claim.value.words
    match unsaid(claim.value, quotes, Speech(source.language, source.published)):
        case Unsaid.NOWHERE:
            yield Lack(Flaw.of(FlawKind.UNSAID if quotes else FlawKind.NO_QUOTE, text=words))
        case Unsaid.OTHERWISE:
            yield Lack(Flaw.of(FlawKind.SAID_OTHERWISE, text=words))
        case None:
            return
