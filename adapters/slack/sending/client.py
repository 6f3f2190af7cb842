"""Slack's Web API by its own library, set to send nothing twice and to log no secret."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from aiohttp import ClientSession, ClientTimeout, TCPConnector
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.clock import REAL, Clock
from adapters.proxy import proxy_for
from adapters.slack.sending.waiting import Gates, Refused
from bot.announcing.announcement import Still, ours

AT_ONCE = 32
"""Connections at a time; Slack takes several hundred messages a minute, and each is one call.

Slack docs, Rate limits, 2026-11.
"""

TIMEOUT = ClientTimeout(total=30)
"""Seconds for a call, as Slack's own library has it (slack_sdk 3.48)."""

QUIET = logging.getLogger("slack_sdk")
"""The libraries' own logger, which `quiet` keeps payloads, tokens and addresses out of."""


@dataclass(frozen=True, slots=True)
class Clients:
    """Makes clients of one API that share their connections."""

    api_url: str
    session: ClientSession
    gates: Gates

    @classmethod
    def open(cls, api_url: str, clock: Clock = REAL) -> Clients:
        """Return clients of the API at `api_url`; to be closed when they are needed no more."""
        session = ClientSession(timeout=TIMEOUT, connector=TCPConnector(limit=AT_ONCE))
        return cls.over(session, api_url, clock)

    @classmethod
    def over(cls, session: ClientSession, api_url: str, clock: Clock) -> Clients:
        """Return clients that use a session of somebody else's, who closes it."""
        return cls(api_url, session, Gates(clock.monotonic, clock.sleep))

    async def close(self) -> None:
        """Close all connections."""
        await self.session.close()

    def web(self, token: str | None, still: Still = ours) -> AsyncWebClient:
        """Return the Web API with a token; `still` is asked before a call is made again."""
        client = AsyncWebClient(
            token,
            base_url=self.api_url,
            session=self.session,
            retry_handlers=[Refused(self.gates, token, still)],
            logger=QUIET,
        )
        # The library takes what the environment has, also for addresses that are excepted there.
        client.proxy = proxy_for(self.api_url)
        return client

    def hasty(self, token: str | None) -> AsyncWebClient:
        """Return the same for what is too late after a wait: a refusal is told at once."""
        client = self.web(token)
        client.retry_handlers = []
        return client

    def webhook(self, url: str) -> AsyncWebhookClient:
        """Return the address of one answer."""
        client = AsyncWebhookClient(
            url, session=self.session, retry_handlers=[Refused(self.gates, url)], logger=QUIET
        )
        client.proxy = proxy_for(url)
        return client
