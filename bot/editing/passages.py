"""Quotes held against the text of a source that is kept whole."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from bot.editing.values import Written, says
from bot.saving import sentences
from store.quotes import found
from store.speech import Speech

ALIKE = 60
"""The likeness in percent from which a passage is offered for a quote that stands nowhere."""

OFFERED = 3
"""Sentences that are offered to be quoted; who means another one quotes it."""


def nearest(quote: str, text: str, language: str) -> str | None:
    """Return the sentence of a text that is most like a quote, or else as many words that are."""
    every = [each.text for each in sentences(text, language)]
    if near := process.extractOne(quote, every, scorer=fuzz.ratio, score_cutoff=ALIKE):
        return near[0]
    like = fuzz.partial_ratio_alignment(quote, text, score_cutoff=ALIKE)
    if like is None or len(quote) > len(text):
        return None
    start, end = like.dest_start, like.dest_end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip()


def saying(written: Written, words: str, text: str, speech: Speech) -> tuple[str, ...]:
    """Return the sentences of a text that say a value: in these `words`, or else in others."""
    every = [each.text for each in sentences(text, speech.language)]
    same = [each for each in every if found(words, each)]
    every = same or [each for each in every if says(written, each, speech)]
    return tuple(dict.fromkeys(every))[:OFFERED]
