"""A text being read, and what was read in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from store.reading.tokens import Shape, Token, join_groups, tokens

T_co = TypeVar("T_co", covariant=True)

LANGUAGES = ("de", "en")
"""The languages that can be read."""

_END = Token(Shape.END, "", "", 0, 0, glued=False)
_DASHES = frozenset("-‑–−")
_BONDS = _DASHES | frozenset("/.,:_#@'’")


@dataclass(frozen=True, slots=True)
class Read(Generic[T_co]):
    """What was read, and the index of the token behind it."""

    value: T_co
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in one language, cut into tokens.

    `running` says that it is prose in which values are to be found: a number needs more around it
    to be one than where the whole text was written to be a value.
    """

    text: str
    tokens: tuple[Token, ...]
    language: str
    running: bool

    def at(self, index: int) -> Token:
        """Return a token, or one of no text where there is none."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else _END

    def words(self, start: int, end: int) -> str:
        """Return the text from one token up to another."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def joined(self, index: int) -> int:
        """Return the index behind a hyphen that joins two words: "6-Milliarden-Dollar"."""
        joins = self.at(index).text in ("-", "‑") and self.at(index).glued
        return index + 1 if joins and self.at(index + 1).glued else index

    def opens(self, index: int) -> bool:
        """Say whether a value can begin here, not amid a name, a ratio or a file number."""
        token, before = self.at(index), self.at(index - 1)
        if not token.glued:
            return True
        if before.shape is not Shape.MARK:
            return False
        if before.text in _DASHES and token.shape is Shape.NUMERAL:
            return False
        return not (before.glued and before.text in _BONDS and self._alphanumeric(index - 2))

    def closes(self, index: int) -> bool:
        """Say whether a value can end before this token."""
        after = self.at(index)
        if not after.glued or not self._alphanumeric(index - 1):
            return True
        if after.shape is not Shape.MARK:
            return False
        further = self.at(index + 1)
        return not (after.text in _BONDS and further.glued and further.shape is Shape.NUMERAL)

    def _alphanumeric(self, index: int) -> bool:
        return self.at(index).shape in (Shape.NUMERAL, Shape.WORD)


def whole(text: str, language: str) -> Passage:
    """Return a text that was written to be one value."""
    return Passage(text, tokens(join_groups(text)), language, running=False)


def prose(text: str, languages: tuple[str, ...]) -> tuple[Passage, ...]:
    """Return a text in which values stand, to be read in each of some languages."""
    cut = tokens(text)
    return tuple(Passage(text, cut, language, running=True) for language in languages)


def tongue(language: str | None) -> tuple[str, ...]:
    """Return the languages to read in: the one given, or all where it is not one we read."""
    primary = (language or "").replace("_", "-").partition("-")[0].casefold()
    return (primary,) if primary in LANGUAGES else LANGUAGES
