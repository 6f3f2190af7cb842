"""One workspace that the bot is in by a token from the settings."""

from __future__ import annotations

import asyncio
from datetime import datetime

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.installing.installed import Installed


class OneWorkspace:
    """The installation of a bot token, asked of Slack once and kept in memory alone.

    SlackApiError where Slack does not know the token, ClientError or TimeoutError where it cannot
    be reached; the next question asks again.
    """

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._known: Installed | None = None
        self._asking = asyncio.Lock()

    async def of(self, team: str | None, enterprise: str | None) -> Installed | None:
        """Return the installation, if it serves that workspace."""
        installed = await self._installed()
        if installed.team is None:
            return installed if enterprise == installed.enterprise else None
        return installed if team == installed.team else None

    async def forget(
        self, team: str | None, enterprise: str | None, *, at: datetime | None = None
    ) -> None:
        """Ask Slack again at the next question; a token from the settings stays what it is."""
        del team, enterprise, at
        self._known = None

    async def all(self) -> tuple[Installed, ...]:
        """Return the installation."""
        return (await self._installed(),)

    async def close(self) -> None:
        """Leave at once: nothing is under way that would be lost."""

    async def _installed(self) -> Installed:
        async with self._asking:
            if self._known is None:
                self._known = await _asked(self._client)
            return self._known


async def _asked(client: AsyncWebClient) -> Installed:
    answer = await client.auth_test()
    scopes: str = answer.headers.get("x-oauth-scopes") or ""
    return Installed(
        team=None if answer.get("is_enterprise_install") else answer.get("team_id"),
        team_name=answer.get("team") or "",
        enterprise=answer.get("enterprise_id"),
        bot=answer.get("bot_id") or "",
        user=answer.get("user_id") or "",
        token=client.token or "",
        scopes=tuple(each.strip() for each in scopes.split(",") if each.strip()),
        by="",
    )
