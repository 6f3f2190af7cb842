"""What is proposed while somebody types into an option of a command."""

from __future__ import annotations

import structlog

from adapters.deadline import within
from adapters.discord.answering.front import Front
from adapters.discord.answering.servers import NoServerError, WhichServerError
from adapters.discord.drawing.forms import choices
from adapters.discord.limits import CHOICES
from adapters.discord.receiving.arrivals import Typing
from adapters.discord.sending.answers import LostError
from adapters.discord.sending.wire import BROKEN, NotTakenError
from adapters.logs import described
from bot.forms import Suggestion
from store.errors import StoreError

log = structlog.get_logger()

SOON = 2.0
"""Seconds for what is proposed: Discord waits three, and the rest is for the way there and back.

Receiving and responding to interactions, docs.discord.com, looked up 2026-11.
"""


async def complete(front: Front, arrival: Typing) -> None:
    """Propose what may be meant; nothing where that takes too long, or no server is meant yet."""
    try:
        found = await within(SOON, front.clock.sleep, _proposed(front, arrival))
    except (NoServerError, WhichServerError, NotTakenError, StoreError, *BROKEN) as error:
        log.info("nothing-proposed", error=described(error))
        found = ()
    try:
        await front.answers.choices(arrival.address, choices(found))
    except (LostError, NotTakenError, *BROKEN) as error:
        # Whoever types on has forgotten it.
        log.info("not-proposed", error=described(error))


async def _proposed(front: Front, arrival: Typing) -> tuple[Suggestion, ...]:
    where = await front.servers.settled(arrival.where)
    call = front.call(where, arrival.command, "", locale=arrival.locale)
    asked = (arrival.command, arrival.parameter, arrival.typed)
    return await front.bot.suggest(call, *asked, most=CHOICES)
