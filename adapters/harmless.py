"""Text from anywhere, made unable to do anything to a terminal but stand in it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
ISOLATE, END_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"

# Line breaks of all kinds would break out of a column.
SPACES = re.compile(r"\r\n|[\t\n\v\f\r\x85\u2028\u2029]")
# A lone override turns the rest of the line round; embeddings and isolates are drawn by `isolated`.
DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def harmless(text: str) -> str:
    """Return text without control characters, escape sequences and changes of direction.

    What a control character was stays visible, as its symbol where it has one.
    """
    if text.isascii() and text.isprintable():
        return text
    text = DIRECTIONS.sub("", SPACES.sub(" ", text))
    return CONTROLS.sub(lambda match: _symbol(ord(match[0])), text)


def _symbol(control: int) -> str:
    if control < 0x20:  # noqa: PLR2004 - Unicode's control pictures begin with the ASCII controls
        return chr(0x2400 + control)
    return "\N{SYMBOL FOR DELETE}" if control == ord("\x7f") else REPLACEMENT


@lru_cache(4096)
def _rightwards(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("R", "AL")


def isolated(text: str) -> str:
    """Return text that is drawn in its own direction and leaves that of its neighbours alone."""
    if text.isascii() or not any(_rightwards(each) for each in text):
        return text
    return f"{ISOLATE}{text}{END_ISOLATE}"
