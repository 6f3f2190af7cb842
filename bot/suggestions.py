"""How an argument is entered in a form, and what may be proposed for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.desk import Desk
from bot.leaves import Leaf


class Entry(StrEnum):
    """How a form lets somebody give an argument."""

    LINE = "line"
    """Typed in one line."""
    TEXT = "text"
    """Typed in several lines."""
    CHOICE = "choice"
    """One of a few words, all of which are shown."""
    SUGGESTED = "suggested"
    """Typed a little, then chosen among what is proposed."""
    PERSON = "person"
    """One of the people of the platform, by their id."""
    FILE = "file"
    """A file they have, by its name or the platform's."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may be meant, as a leaf that knows no language, and the words that say so in a call."""

    label: Leaf
    value: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant, in the reader's language, and the words that say so in a call."""

    label: str
    value: str


class Typed:
    """A type of argument that is typed in one line, with nothing proposed for it."""

    __slots__ = ()

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.LINE

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return what may be meant by what was typed so far: nothing.

        It depends on nothing but what `bot.answers.Sought` names, so that it can be remembered.
        """
        del typed, desk
        return ()
