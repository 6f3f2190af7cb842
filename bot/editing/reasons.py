"""Why something was changed, in words: those of whoever did it, or of the reader's language."""

from __future__ import annotations

from functools import cache

from bot.leaves import Leaf, Verbatim, Words
from bot.words import languages, said

STOCK = ("fact-amended", "fact-revised", "fact-restore-reason", "fact-undo-reason", "fact-again")
"""Reasons that are given where nobody gives one."""


def reason_told(reason: str) -> Leaf:
    """Return a reason: one that nobody gave is said to each reader in their language."""
    word = _stock().get(reason)
    return Words(word) if word else Verbatim(reason)


@cache
def _stock() -> dict[str, str]:
    return {said(word, language): word for word in STOCK for language in languages()}
