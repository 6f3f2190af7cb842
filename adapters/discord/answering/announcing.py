"""What people in Discord are told that nobody asked for: in a channel, in reply to one, alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adapters.chat.announcing import SKEW, key_of, told_pages, under
from adapters.chat.payloads import text_of
from adapters.discord.answering.front import Front, keep
from adapters.discord.receiving.arrivals import PLATFORM, Where, guild_of, id_at
from adapters.discord.render import message, pages
from adapters.discord.sending.posting import ABSENT, Place
from adapters.discord.sending.wire import NotTakenError, passes
from bot.announcing.announcement import (
    Announcement,
    Beneath,
    Into,
    Privately,
    RefusedError,
    Stands,
    Still,
    To,
)
from bot.call import Call
from store.base import WorkspaceId
from store.events import PersonId

NOBODY = frozenset((10013, 50007))
"""No such user, none who takes messages from the bot.

JSON error codes, docs.discord.com, 2026-11.
"""


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
            raise RefusedError("no_member", gone=True)
        return self.front.call(where, "", "", locale=await self.front.locales.of(person))

    async def deliver(
        self, announcement: Announcement, *, begun: datetime | None, still: Still
    ) -> Stands | None:
        """Post it, unless it stands there; RefusedError where Discord will never take it."""
        try:
            return await self._post(announcement, begun=begun, still=still)
        except NotTakenError as error:
            if passes(error):
                raise
            gone = error.code in ABSENT | NOBODY
            raise RefusedError(str(error.code or error.status), gone=gone) from error

    async def _post(
        self, announcement: Announcement, *, begun: datetime | None, still: Still
    ) -> Stands | None:
        now, spoken, stands = self.front.clock.now(), announcement.spoken, None
        to = await self._place(announcement.to, since=min(begun or now, now) - SKEW)
        call = self.front.call(Where(guild_of(announcement.workspace), to.channel, ""), "", "")
        laid = pages(spoken.runs, spoken.language, under(announcement, now))
        for page in told_pages(announcement, laid):
            key, again = key_of(announcement, page.number), begun is not None
            beneath = under(announcement, now, page.number)
            shown = message(page, spoken.language, beneath)
            posted = await self.front.posts.post(to, shown, key, again=again, still=still)
            await keep(self.front, call, spoken, beneath, shown)
            stands = stands or posted
        return stands

    async def _place(self, to: To, *, since: datetime) -> Place:
        after = id_at(since)
        match to:
            case Beneath():
                return Place(to.channel, since=after, follows=to.message)
            case Into():
                return Place(to.channel, since=after)
            case Privately():
                opened = await self.front.posts.open_direct(to.person)
                return Place(text_of(opened, "id"), since=after)
