"""Whether an answer is for all who read a channel, as its admins set it."""

from __future__ import annotations

from adapters.chat.manners import Turn, turn
from adapters.discord.answering.front import Front, soon
from adapters.discord.receiving.arrivals import Where
from bot.manners import Manners


async def turn_of(front: Front, where: Where, *, public: bool) -> Turn:
    """Take somebody's turn to be answered for all, where the channel lets it come.

    In a direct message there is nobody else. What takes too long to look up is as it is unset.
    """
    if where.direct:
        return Turn(public=False)
    call = front.call(where, "", "")
    manners = await soon(front, front.bot.manners(call), Manners())
    return turn(manners, front.cooldowns, call, public=public)
