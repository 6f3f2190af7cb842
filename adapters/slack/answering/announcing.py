"""What people in Slack are told that nobody asked for: in a channel, beneath a message, alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.announcing import SKEW, key_of, told_pages, under
from adapters.slack.answering.front import UNKNOWN, Front, NotInstalledError
from adapters.slack.receiving.arrivals import PLATFORM, Where, team_in
from adapters.slack.render import message, pages
from adapters.slack.sending.posting import Thread
from adapters.slack.sending.refusals import ABSENT, NotPostedError, UnsureError, passes
from bot.announcing.announcement import (
    Announcement,
    Beneath,
    Into,
    Privately,
    RefusedError,
    Stands,
    Still,
    To,
    ours,
)
from bot.call import Call
from store.base import WorkspaceId
from store.events import PersonId

NOT_NOW = frozenset(("ratelimited", "rate_limited", "http_429", "service_unavailable"))
"""Refusals that say nothing of the message (chat.postMessage, errors, docs.slack.dev, 2026-11)."""

NOBODY = frozenset(("user_not_found", "users_not_found", "user_disabled", "cannot_dm_bot"))
"""Refusals of somebody who is not there any more, or was nobody to write to.

conversations.open and chat.postMessage, errors, docs.slack.dev, 2026-11.
"""


@dataclass(frozen=True, slots=True)
class SlackMessenger:
    """Tells people in Slack; a message is looked for by its key before it is sent again."""

    front: Front
    platform: str = PLATFORM

    async def reader(self, workspace: WorkspaceId, person: PersonId) -> Call:
        """Return a call as somebody makes it at home, by their profile."""
        where = await self._where(workspace, person)
        profile = await self.front.people.of(await self._client(where), where.team, person)
        return self.front.call(where, "", profile or UNKNOWN, "")

    async def deliver(
        self, announcement: Announcement, *, begun: datetime | None, still: Still
    ) -> Stands | None:
        """Post it, unless it stands there; RefusedError where Slack will never take it."""
        try:
            return await self._post(announcement, begun=begun, still=still)
        except NotPostedError as error:
            unsure = isinstance(error, UnsureError) and error.code not in ABSENT
            if unsure or passes(error) or error.code in NOT_NOW:
                raise
            raise RefusedError(error.code, gone=error.code in ABSENT | NOBODY) from error

    async def _post(
        self, announcement: Announcement, *, begun: datetime | None, still: Still
    ) -> Stands | None:
        where = await self._where(announcement.workspace)
        client = await self._client(where, still)
        now, spoken, stands = self.front.clock.now(), announcement.spoken, None
        to = _thread(announcement.to, since=min(begun or now, now) - SKEW)
        laid = pages(spoken.runs, spoken.language, under(announcement, now))
        for page in told_pages(announcement, laid):
            key, again = key_of(announcement, page.number), begun is not None
            shown = message(page, spoken.language, under(announcement, now, page.number))
            posted = await self.front.posts.post(client, to, shown, key, again=again, still=still)
            stands = stands or Stands(posted.channel, posted.ts, posted.thread)
        return stands

    async def _where(self, workspace: WorkspaceId, person: str = "") -> Where:
        team = team_in(workspace)
        return Where(team, await self.front.organisations.of(team), person)

    async def _client(self, where: Where, still: Still = ours) -> AsyncWebClient:
        try:
            return await self.front.client(where, still)
        except NotInstalledError as error:
            raise RefusedError("not_installed") from error


def _thread(to: To, *, since: datetime) -> Thread:
    oldest = f"{max(since.timestamp(), 0):.6f}"
    match to:
        case Beneath():
            return Thread(to.channel, to.thread or to.message, oldest)
        case Into(channel=channel) | Privately(person=channel):
            return Thread(channel, since=oldest)
