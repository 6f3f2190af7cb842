"""Where the words of a source stand in its text: letter for letter, whatever breaks and spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.claims import Source, Span


def found(words: str, text: str, *, near: int = 0) -> Span | None:
    """Return where words stand in a text, nearest to an offset, as the text has them; or None."""
    if not words.strip():
        return None
    exact = (text.rfind(words, 0, near + len(words)), text.find(words, near))
    starts = [start for start in exact if start >= 0]
    if starts:
        start = min(starts, key=lambda each: abs(each - near))
        return Span(words, start, start + len(words))
    spaced = re.finditer(r"\s+".join(map(re.escape, words.split())), text)
    there = min(spaced, key=lambda each: abs(each.start() - near), default=None)
    return Span(there[0], *there.span()) if there else None


def placed(spans: tuple[Span, ...], source: Source) -> tuple[Span, ...]:
    """Return spans as they stand in the text that is kept of their source now, each once.

    Words that the text does not have stay what they were, without a place. Where no text is kept,
    the spans count in the one they were recorded with.
    """
    text = source.text
    if text is None or all(_stands(span, text) for span in spans):
        return spans
    return tuple(dict.fromkeys(_placed(span, text) for span in spans))


def fresh(
    spans: tuple[Span, ...], held: tuple[Span, ...], source: Source | None
) -> tuple[Span, ...]:
    """Return the spans of a claim that are not among those held, wherever its text moved them."""
    if not held:
        return tuple(dict.fromkeys(spans))
    now = frozenset(placed(held, source) if source else held)
    return tuple(
        dict.fromkeys(
            span
            for span in spans
            if span not in held and not (source and now.issuperset(placed((span,), source)))
        )
    )


def unplaced(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Return the spans whose words a text does not have."""
    return tuple(span for span in spans if found(span.quote, text) is None)


def _stands(span: Span, text: str) -> bool:
    return span.start is not None and text.startswith(span.quote, span.start)


def _placed(span: Span, text: str) -> Span:
    if there := found(span.quote, text, near=span.start or 0):
        return Span(there.quote, there.start, there.end, span.row)
    return Span(span.quote, row=span.row)
