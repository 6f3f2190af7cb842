"""What somebody says who asks for nothing: a word of thanks, a bare why."""

from __future__ import annotations

from collections.abc import Sequence

from bot.wordings import is_filler

THANKS = frozenset(
    (
        "thanks thank thx cheers great nice perfect ok okay cool "
        "danke dank dankeschön dankesehr merci super prima perfekt toll klasse alles klar"
    ).split()
)
BESIDE_THANKS = frozenset(
    (
        "lot very much kindly help helping answer "
        "sehr schön dir ihnen vielen lieben herzlichen besten tausend hilfe antwort"
    ).split()
)
"""What stands beside a word of thanks and asks for nothing there."""

WHY = frozenset(("why", "warum", "wieso", "weshalb"))
BESIDE_WHY = frozenset(
    ("so", "is", "that", "this", "it", "the", "ist", "das", "dies", "denn", "es", "bitte", "please")
)
"""What stands beside a why that names nothing; “why did they?” is about the deal."""

MARK = "⚠"
"""The sign beside a figure in doubt, as answers draw it."""


def is_thanks(words: Sequence[str]) -> bool:
    """Say whether folded words thank or approve, and ask for nothing."""
    thanking = any(each in THANKS for each in words)
    return thanking and all(is_filler(each) or each in THANKS | BESIDE_THANKS for each in words)


def asks_why(text: str, words: Sequence[str]) -> bool:
    """Say whether a text asks why, and of nothing but the sign that stands beside a figure."""
    if any(each in WHY for each in words):
        return all(each in WHY | BESIDE_WHY for each in words)
    return MARK in text and not words
