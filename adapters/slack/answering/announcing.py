"""What people in Slack are told that nobody asked for: in a thread, or in their conversation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat.announcing import SKEW, beneath, whole
from adapters.slack.answering.front import UNKNOWN, Front, NotInstalledError
from adapters.slack.receiving.arrivals import PLATFORM, Where, team_in
from adapters.slack.render import Message, message, pages
from adapters.slack.sending.posting import (
    ABSENT,
    NotPostedError,
    Thread,
    UnsureError,
    passes,
)
from bot.announcing.announcement import Announcement, Beneath, RefusedError, To
from bot.call import Call
from store.base import WorkspaceId
from store.events import PersonId

NOT_NOW = frozenset(("ratelimited", "rate_limited", "http_429", "service_unavailable"))
"""Refusals that say nothing of the message (chat.postMessage, errors, docs.slack.dev, 2026-11)."""


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

    async def deliver(self, announcement: Announcement, *, begun: datetime | None) -> None:
        """Post it, unless it stands there; RefusedError where Slack will never take it."""
        now = self.front.clock.now()
        to = _thread(announcement.to, since=(begun or now) - SKEW)
        try:
            client = await self._client(await self._where(announcement.workspace))
            for key, each in _messages(announcement, now):
                await self.front.posts.post(client, to, each, key, again=begun is not None)
        except NotPostedError as error:
            unsure = isinstance(error, UnsureError) and error.code not in ABSENT
            if unsure or passes(error) or error.code in NOT_NOW:
                raise
            raise RefusedError(error.code) from error

    async def _where(self, workspace: WorkspaceId, person: str = "") -> Where:
        team = team_in(workspace)
        return Where(team, await self.front.organisations.of(team), person)

    async def _client(self, where: Where) -> AsyncWebClient:
        try:
            return await self.front.client(where)
        except NotInstalledError as error:
            raise RefusedError("not_installed") from error


def _thread(to: To, *, since: datetime) -> Thread:
    oldest = f"{since.timestamp():.6f}"
    if isinstance(to, Beneath):
        return Thread(to.channel, to.thread or to.message, oldest)
    return Thread(to.person, since=oldest)


def _messages(announcement: Announcement, now: datetime) -> Iterator[tuple[str, Message]]:
    """Yield an announcement as messages, mostly one, each under its key."""
    spoken = announcement.spoken
    under = beneath(spoken, now)
    for page in whole(pages(spoken.runs, spoken.language, under)):
        yield f"{announcement.key} {page.number}", message(page, spoken.language, under)
