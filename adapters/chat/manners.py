"""Whether an answer may be for all now, and what somebody is told who has to wait for that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil

from bot.arguments import named, understand
from bot.call import Call
from bot.command import Section, commands
from bot.cooldown import Cooldowns, Who
from bot.document import Note, Reply, Tone
from bot.durations import lasting
from bot.layout import plain_text
from bot.leaves import Leaf, Words
from bot.problems import ProblemError
from bot.words import phrase

ASIDE, ASK_LATER, SHARE_LATER = "answered-aside", "ask-later", "share-later"
"""The words for an answer that is private for once, for a question, and for a share."""


PERSONAL = (Section.READER, Section.TEAM)


@dataclass(slots=True)
class Turn:
    """Somebody's turn to be answered for all, or how many seconds they have to `wait` for it.

    Set `used` once that was an answer; otherwise it is the next one's.
    """

    wait: float
    used: bool = False


@contextmanager
def turn(cooldowns: Cooldowns, call: Call, seconds: float) -> Iterator[Turn]:
    """Take the turn of whoever asks, where one waits so many seconds between two of them."""
    mine = Turn(cooldowns.take(asker(call), seconds))
    try:
        yield mine
    finally:
        if not (mine.wait or mine.used):
            cooldowns.give_back(asker(call))


def concerns_one(text: str) -> bool:
    """Say whether a command is nobody's business but the asker's, whatever a place has it so.

    It changes something, hands everything over, or is about settings, people and their roles.
    """
    try:
        asked = understand(text)
    except ProblemError:
        return False
    above = named(asked.name.partition(" ")[0], commands())
    own = asked.command.writes or asked.command.private
    return own or (above is not None and above.section in PERSONAL)


def asker(call: Call) -> Who:
    """Return who asks, and where."""
    return call.workspace, call.place, call.person


def waiting(word: str, wait: float, language: str) -> str:
    """Return the words for somebody who has to wait so many seconds."""
    places: tuple[tuple[str, Leaf], ...] = (("wait", lasting(ceil(wait))),)
    note: Note[Leaf] = Note(Tone.HINT, (Words(word, places),))
    return plain_text(phrase(Reply((), (note,)), language))
