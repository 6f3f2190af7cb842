"""Whether an answer may be for all now, and what somebody is told who has to wait for that."""

from __future__ import annotations

from math import ceil

from bot.call import Call
from bot.cooldown import Cooldowns
from bot.document import Note, Reply, Tone
from bot.durations import lasting
from bot.layout import plain_text
from bot.leaves import Leaf, Words
from bot.service import Bot
from bot.words import phrase

ASIDE, ASK_LATER, SHARE_LATER = "answered-aside", "ask-later", "share-later"
"""The words for an answer that is private for once, for a question, and for a share."""


async def wait_of(bot: Bot, cooldowns: Cooldowns, call: Call) -> float:
    """Return how many seconds whoever asks has still to wait for an answer that all see."""
    cooldown = (await bot.manners(call)).cooldown
    return cooldowns.left(call.workspace, call.place, call.person, cooldown)


def begin(cooldowns: Cooldowns, call: Call) -> None:
    """Note that whoever asks has been answered for all."""
    cooldowns.begin(call.workspace, call.place, call.person)


def waiting(word: str, wait: float, language: str) -> str:
    """Return the words for somebody who has to wait so many seconds."""
    places: tuple[tuple[str, Leaf], ...] = (("wait", lasting(ceil(wait))),)
    note: Note[Leaf] = Note(Tone.HINT, (Words(word, places),))
    return plain_text(phrase(Reply((), (note,)), language))
