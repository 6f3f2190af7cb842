"""Whether a command is answered for all who read a channel, as its admins set it."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.discord.answering.front import Front, soon
from adapters.discord.receiving.arrivals import Where
from bot.manners import Manners


@dataclass(frozen=True, slots=True)
class Turn:
    """Whether an answer is for all; where it would be but for the cooldown, seconds to wait."""

    public: bool
    wait: float = 0.0


async def turn_of(front: Front, where: Where) -> Turn:
    """Return whether somebody is answered for all now.

    In a direct message there is nobody else. What takes too long to look up is as it is unset.
    """
    if where.direct:
        return Turn(public=False)
    call = front.call(where, "", "")
    manners = await soon(front, front.bot.manners(call), Manners())
    if not manners.public:
        return Turn(public=False)
    wait = front.cooldowns.left(call.workspace, call.place, call.person, manners.cooldown)
    return Turn(public=not wait, wait=wait)
