"""The arguments of what editors save: a link, words, names, a language, the number of an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlsplit

from bot.desk import Desk
from bot.leaves import Verbatim
from bot.numbered import LONGEST_NUMBER
from bot.params import LANGUAGE, ChoiceType
from bot.problems import Problem, ProblemError
from bot.soundness import sound
from bot.suggestions import Entry, Proposal, Typed

__all__ = ["LINE", "LINK", "LIST", "NUMBER", "SAID_IN", "TEXT", "YES_NO"]

YES = "yes"

LONGEST_ENTRY = 2 * LONGEST_NUMBER
"""Digits of an entry's number; no ledger has a million times a million entries."""


@dataclass(frozen=True, slots=True)
class LineType(Typed):
    """Words in one line, taken as they are but for the spaces between them."""

    async def read(self, text: str, desk: Desk) -> str:
        """Return `text`, or raise ProblemError where it is none."""
        del desk
        return " ".join(sound(text).split())


@dataclass(frozen=True, slots=True)
class TextType(Typed):
    """Exact words, in as many lines as they have."""

    entry: ClassVar[Entry] = Entry.TEXT

    async def read(self, text: str, desk: Desk) -> str:
        """Return `text`, or raise ProblemError where it is none."""
        del desk
        return sound(text).strip()


@dataclass(frozen=True, slots=True)
class LinkType(Typed):
    """The address of a page."""

    async def read(self, text: str, desk: Desk) -> str:
        """Return the address, or raise ProblemError."""
        del desk
        link = sound(text).strip().removeprefix("<").removesuffix(">")
        if _is_address(link):
            return link
        raise ProblemError(Problem("unreadable-link", (("text", Verbatim(text)),)))


def _is_address(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    plain = all(each.isprintable() and not each.isspace() for each in link)
    return plain and parts.scheme in ("http", "https") and bool(parts.hostname)


@dataclass(frozen=True, slots=True)
class ListType(Typed):
    """Names between commas; semicolons keep the commas of names."""

    async def read(self, text: str, desk: Desk) -> tuple[str, ...]:
        """Return each name, or raise ProblemError where a text is none."""
        line = await LINE.read(text, desk)
        names = line.split(";" if ";" in line else ",")
        return tuple(each.strip() for each in names if each.strip())


@dataclass(frozen=True, slots=True)
class NamedChoiceType:
    """A choice that is given by its name alone: it is never read out of the words before it."""

    of: ChoiceType
    entry: ClassVar[Entry] = Entry.CHOICE

    @property
    def choices(self) -> tuple[str, ...]:
        """The words it takes."""
        return self.of.choices

    async def read(self, text: str, desk: Desk) -> str:
        """Return the choice `text` names, or raise ProblemError."""
        return await self.of.read(text, desk)

    def named(self, text: str) -> str | None:
        """Return the choice `text` names, if it names one."""
        return self.of.named(text)

    def phrase_of(self, text: str) -> str | None:
        """Return the id of the word by which readers type a choice, if `text` names one."""
        return self.of.phrase_of(text)

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the choices that a word beginning so names."""
        return await self.of.suggest(typed, desk)


@dataclass(frozen=True, slots=True)
class NumberType(Typed):
    """The number of an entry of the ledger."""

    async def read(self, text: str, desk: Desk) -> int:
        """Return the number, or raise ProblemError."""
        del desk
        bare = text.strip("[]#. ")
        if bare.isascii() and bare.isdecimal() and len(bare) <= LONGEST_ENTRY:
            return int(bare)
        raise ProblemError(Problem("unreadable-number", (("text", Verbatim(text)),)))


LINE = LineType()
TEXT = TextType()
LINK = LinkType()
LIST = ListType()
SAID_IN = NamedChoiceType(LANGUAGE)
YES_NO = NamedChoiceType(
    ChoiceType((YES, "no"), aliases=(("ja", YES), ("nein", "no"), ("y", YES), ("n", "no")))
)
NUMBER = NumberType()
