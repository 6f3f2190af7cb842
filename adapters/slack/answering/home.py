"""The app's home: what is followed here, what to ask, and how answers are given to its reader."""

from __future__ import annotations

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.taking import Taken
from adapters.logs import described
from adapters.slack.answering.front import Front, NotInstalledError, StrangerError, under
from adapters.slack.receiving.arrivals import Opened, Where
from adapters.slack.render import ViewSurface, view
from adapters.slack.sending.refusals import LOST
from bot.layout import lay_out
from bot.roles import Role

log = structlog.get_logger()


async def take_opened(front: Front, arrival: Opened, taken: Taken) -> None:
    """Show the home of whoever opened it; where that fails, the next opening does it again."""
    where = arrival.where
    try:
        await show_home(front, where, await front.client(where))
    except (SlackApiError, NotInstalledError, StrangerError, *LOST) as error:
        log.warning("home-not-shown", error=described(error))
    await front.inbox.done(taken.key)


async def show_home(front: Front, where: Where, client: AsyncWebClient) -> None:
    """Publish somebody's home as it is now, or raise SlackApiError."""
    call = front.call(where, "", await front.person(client, where), "")
    async with front.work.turn:
        spoken = await front.bot.home(await front.told(where, call, Role.ADMIN))
        beneath = under(call, spoken, shareable=False)
        surface = ViewSurface(spoken.language, beneath)
        first = lay_out(spoken.runs, surface, spoken.language)[0]
        blocks = list(view(first, spoken.language, beneath))
    await client.views_publish(user_id=where.user, view={"type": "home", "blocks": blocks})
