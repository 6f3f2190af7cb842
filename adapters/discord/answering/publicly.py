"""Whether a command is answered for all who read a channel, as its admins set it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from adapters.chat.manners import Turn, concerns_one, turn
from adapters.discord.answering.front import Front, soon
from adapters.discord.receiving.arrivals import Where
from bot.manners import Manners


@dataclass(frozen=True, slots=True)
class Openness:
    """Whether a command is answered for all; where only the wait is against that, whose it is."""

    public: bool
    turn: Turn | None = None

    @property
    def wait(self) -> float:
        """Say how many seconds somebody has to wait to be answered for all."""
        return self.turn.wait if self.turn else 0.0

    def used(self) -> None:
        """Note that all were answered."""
        if self.turn:
            self.turn.used = True


@asynccontextmanager
async def openness(front: Front, where: Where, text: str) -> AsyncIterator[Openness]:
    """Yield whether a command is answered for all.

    In a direct message there is nobody else, and what concerns one person is for that one. What
    takes too long to look up is as it is unset.
    """
    call = front.call(where, text, "")
    manners = Manners()
    if not (where.direct or concerns_one(text)):
        manners = await soon(front, front.bot.manners(call), manners)
    if not manners.public:
        yield Openness(public=False)
        return
    with turn(front.cooldowns, call, manners.cooldown) as mine:
        yield Openness(public=not mine.wait, turn=mine)
