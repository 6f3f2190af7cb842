"""The words of a claim that a file brings, held against its source and against what it says."""

from __future__ import annotations

from collections.abc import Collection, Iterator
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
    """Yield what is wrong with the words of a claim of this source, held against it alone.

    Its quotes stand in the text that is kept, and say the value. One without a place may be of
    an earlier text where the source was revised.
    """
    yield from misquoted(spans, source, None if source.revision else ())
    yield from missaid(claim, spans, source)


def misquoted(
    spans: tuple[Span, ...], source: Source, earlier: Collection[str] | None
) -> Iterator[Lack]:
    """Yield the quotes that do not stand in the text that is kept of a source.

    One without a place may stand in one of its `earlier` texts; None where nobody knows these.
    """
    if source.text is None:
        return
    for number, span in enumerate(spans):
        moved = span.start is None
        if found(span.quote, source.text) is not None or (moved and earlier is None):
            continue
        if not (moved and any(found(span.quote, each) for each in earlier or ())):
            yield Lack(Flaw.of(FlawKind.NOT_OF_SOURCE, text=span.quote), number)


def missaid(claim: Claim, spans: tuple[Span, ...], source: Source) -> Iterator[Lack]:
    """Yield where the quotes of a claim of this source do not say its value."""
    quotes, words = tuple(span.quote for span in spans), claim.value.words
    match unsaid(claim.value, quotes, Speech(source.language, source.published)):
        case Unsaid.NOWHERE:
            yield Lack(Flaw.of(FlawKind.UNSAID if quotes else FlawKind.NO_QUOTE, text=words))
        case Unsaid.OTHERWISE:
            yield Lack(Flaw.of(FlawKind.SAID_OTHERWISE, text=words))
        case None:
            return
