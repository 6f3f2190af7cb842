"""Text from anywhere as it may stand where nothing is parsed, and how much room it takes."""

from __future__ import annotations

from functools import lru_cache

from adapters.harmless import harmless, isolated

JOINER = "\N{WORD JOINER}"
"""Parts what would be read as one, and is drawn nowhere."""

GRAVE = "\N{MODIFIER LETTER GRAVE ACCENT}"
"""What a backtick becomes in code, which takes everything up to the next one."""

REMEMBERED = 4096
SHORT = 1_000
"""Texts, and the longest of them, kept as drawn: a page is tried at many lengths till it fits."""


def plain(text: str) -> str:
    """Return text that does nothing where it is not parsed: in labels, cells and rich text."""
    return _plain(text) if len(text) <= SHORT else _plain.__wrapped__(text)


def length(text: str) -> int:
    """Return how many UTF-16 units a text has, the dearest way in which a platform counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@lru_cache(REMEMBERED)
def _plain(text: str) -> str:
    return isolated(harmless(text))
