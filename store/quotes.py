"""Where the words of a source stand in its text: letter for letter, whatever breaks and spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.claims import Source, Span

MARKS = ".,'’\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
"""What may stand inside a number, between two of its digits."""

SPACED = "\N{CYRILLIC SMALL LETTER EL WITH DESCENDER}"
"""The last letter of the scripts that part their words: Latin, Greek, Cyrillic come before."""


def found(words: str, text: str, *, near: int = 0) -> Span | None:
    """Return where words stand in a text, nearest to an offset, as the text has them; or None.

    They stand nowhere where a word or a number goes on beyond them: “€500” is not in “€500,000”.
    """
    if not words.strip():
        return None
    for pattern in (re.escape(words), _spaced(words)):
        places = (each for each in re.finditer(pattern, text) if _is_whole(text, *each.span()))
        if there := min(places, key=lambda each: abs(each.start() - near), default=None):
            return Span(there[0], *there.span())
    return None


def holds(quote: str, words: str) -> bool:
    """Say whether a quote has some words, also as the beginning of inflected ones."""
    if not words.strip():
        return False
    return words in quote or re.search(_spaced(words), quote) is not None


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


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _stands(span: Span, text: str) -> bool:
    start = span.start
    return (
        start is not None
        and text.startswith(span.quote, start)
        and _is_whole(text, start, start + len(span.quote))
    )


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (_is_cut(text, start) or _is_cut(text, end))


def _is_told(sign: str) -> bool:
    """Say whether a sign is part of a word or a number; a mark of a footnote, as in 5¹, is not."""
    return sign.isalpha() or sign.isdecimal()


def _is_cut(text: str, at: int) -> bool:
    """Say whether a word or a number goes on from before a place in a text to behind it."""
    left, right = text[max(at - 1, 0) : at], text[at : at + 1]
    if _is_told(left) and _is_told(right):
        return left <= SPACED and right <= SPACED
    if right.isdecimal():
        return bool(left) and left in MARKS and text[max(at - 2, 0) : at - 1].isdecimal()
    return left.isdecimal() and bool(right) and right in MARKS and text[at + 1 : at + 2].isdecimal()


def _placed(span: Span, text: str) -> Span:
    if there := found(span.quote, text, near=span.start or 0):
        return Span(there.quote, there.start, there.end, span.row)
    return Span(span.quote, row=span.row)
