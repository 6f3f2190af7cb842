"""What people in Discord are told that nobody asked for: in reply to a message, or alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adapters.chat.announcing import SKEW, beneath, whole
from adapters.chat.payloads import text_of
from adapters.discord.answering.front import Front, keep
from adapters.discord.receiving.arrivals import PLATFORM, Where, guild_of, id_at
from adapters.discord.render import message, pages
from adapters.discord.sending.posting import Place
from adapters.discord.sending.wire import NotTakenError, passes
from bot.announcing.announcement import Announcement, Beneath, RefusedError, To
from bot.call import Call
from store.base import WorkspaceId
from store.events import PersonId


@dataclass(frozen=True, slots=True)
class DiscordMessenger:
    """Tells people in Discord; a message is looked for by its words before it is sent again."""

    front: Front
    platform: str = PLATFORM

    async def reader(self, workspace: WorkspaceId, person: PersonId) -> Call:
        """Return a call as somebody makes it in a direct message, in their client's language.

        RefusedError where they are not in the server any more, as Discord says now.
        """
        where = Where(guild_of(workspace), "", person, direct=True)
        if not await self.front.servers.has(where.guild, person):
            raise RefusedError("no_member")
        return self.front.call(where, "", "", locale=await self.front.locales.of(person))

    async def deliver(self, announcement: Announcement, *, begun: datetime | None) -> None:
        """Post it, unless it stands there; RefusedError where Discord will never take it."""
        spoken, now = announcement.spoken, self.front.clock.now()
        under = beneath(spoken, now)
        reader = self.front.call(Where(guild_of(announcement.workspace), "", ""), "", "")
        try:
            to = await self._place(announcement.to, since=(begun or now) - SKEW)
            for page in whole(pages(spoken.runs, spoken.language, under)):
                key, shown = (
                    f"{announcement.key} {page.number}",
                    message(page, spoken.language, under),
                )
                await self.front.posts.post(to, shown, key, again=begun is not None)
                await keep(self.front, reader, spoken, under, shown)
        except NotTakenError as error:
            if passes(error):
                raise
            raise RefusedError(str(error.code or error.status)) from error

    async def _place(self, to: To, *, since: datetime) -> Place:
        after = id_at(since)
        if isinstance(to, Beneath):
            return Place(to.channel, since=after, follows=to.message)
        opened = await self.front.posts.open_direct(to.person)
        return Place(text_of(opened, "id"), since=after)
