"""Cut a text into numerals, words and marks, so that each notation is read in one pass."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

_TOKEN = re.compile(
    r"""
    (?P<numeral>[0-9]+(?:[.,'’][0-9]+|[\u00a0\u2009\u202f][0-9]{3}(?![0-9]))*)
    | (?P<word>(?:[^\W\d_][\u0300-\u036f]*)+)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SPACED_GROUP = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")


class Shape(Enum):
    """What a token is made of."""

    NUMERAL = "numeral"
    WORD = "word"
    MARK = "mark"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A numeral with its separators, a run of letters, or one other character.

    `start` and `end` count code points; `glued` says that no space stands before it. `folded` is
    the text to compare: without case, umlauts written out, so that März and Maerz are one.
    """

    shape: Shape
    text: str
    folded: str
    start: int
    end: int
    glued: bool


def fold(text: str) -> str:
    """Return a text without the differences that do not change a word."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text in order."""
    found: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        part = match[0]
        shape = Shape(match.lastgroup)
        found.append(
            Token(shape, part, fold(part), match.start(), match.end(), match.start() == end)
        )
        end = match.end()
    return tuple(found)


def join_groups(text: str) -> str:
    """Return a text in which "1 500" is one numeral; as long as before.

    Only for texts that are one notation: in a sentence "GPT 4 100 million times" is two.
    """
    return _SPACED_GROUP.sub("\u00a0", text)
