"""What Slack gives for a code or a refresh token: `oauth.v2.access`, never called twice for one."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.installing.installed import Installed
from adapters.slack.sending.client import Clients

log = structlog.get_logger()

SPENT = frozenset({"invalid_refresh_token", "invalid_grant"})
"""What Slack says of a refresh token that was used before or withdrawn.

tooling.tokens.rotate and RFC 6749, 5.2; seen with oauth.v2.access, python-slack-sdk #1242, 2026-11.
"""

UNREADABLE = "the answer has not the documented form"

CODE = re.compile(r"[a-z][a-z0-9_.:-]{0,99}")


class RefusedError(Exception):
    """Slack answered, but with a refusal; `code` is its name for it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class UnansweredError(Exception):
    """Slack gave no answer that can be read: nobody knows whether what was given is used up."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who this app is to Slack, and by what it reaches it."""

    client_id: str
    secret: str = field(repr=False)
    clients: Clients


async def for_code(app: Credentials, code: str, redirect_uri: str, now: datetime) -> Installed:
    """Exchange the code of a redirect for an installation; raise RefusedError, UnansweredError."""
    given = await _access(app, code=code, redirect_uri=redirect_uri)
    enterprise = given.get("enterprise") or {}
    team = given.get("team") or {}
    try:
        token = given["access_token"]
        installed = Installed(
            team=team.get("id"),
            team_name=team.get("name") or enterprise.get("name") or "",
            enterprise=enterprise.get("id"),
            bot=await _bot(app, token),
            user=given["bot_user_id"],
            token=token,
            scopes=tuple(each for each in given.get("scope", "").split(",") if each),
            by=(given.get("authed_user") or {}).get("id") or "",
            refresh=given.get("refresh_token"),
            expires=_end(given, now),
        )
    except (KeyError, TypeError, AttributeError, ValueError):
        raise UnansweredError(UNREADABLE) from None
    if installed.team is None and installed.enterprise is None:
        raise UnansweredError("Slack's answer names no workspace")
    return installed


async def for_refresh(app: Credentials, installed: Installed, now: datetime) -> Installed:
    """Exchange a refresh token, which dies of it; raise RefusedError, UnansweredError."""
    given = await _access(app, grant_type="refresh_token", refresh_token=installed.refresh)
    try:
        return replace(
            installed,
            token=given["access_token"],
            refresh=given["refresh_token"],
            expires=_end(given, now),
        )
    except (KeyError, TypeError, ValueError):
        raise UnansweredError(UNREADABLE) from None


def _end(given: Mapping[str, Any], now: datetime) -> datetime | None:
    seconds = given.get("expires_in")
    return None if seconds is None else now + timedelta(seconds=int(seconds))


async def _access(app: Credentials, **given: str | None) -> Mapping[str, Any]:
    # Whoever renews has little time before another process may: a refusal is told, not waited out.
    # The SDK's own method makes these by a class that aiohttp 4 has no longer.
    basic = b64encode(f"{app.client_id}:{app.secret}".encode()).decode()
    headers = {"Authorization": f"Basic {basic}"}
    return await _answer(
        app.clients.hasty(None).api_call("oauth.v2.access", data=given, headers=headers)
    )


async def _bot(app: Credentials, token: str) -> str:
    """Return the bot's id; a code that was exchanged is not lost for want of it."""
    try:
        answer = await _answer(app.clients.hasty(token).auth_test())
    except (RefusedError, UnansweredError) as error:
        log.warning("slack did not tell the id of a new bot", why=str(error))
        return ""
    return str(answer.get("bot_id") or "")


async def _answer(call: Awaitable[AsyncSlackResponse]) -> Mapping[str, Any]:
    try:
        data = (await call).data
    except SlackApiError as error:
        raise _refusal(error) from None
    except (aiohttp.ClientError, TimeoutError) as error:
        raise UnansweredError(type(error).__name__) from None
    except (AttributeError, TypeError, ValueError):
        # The SDK takes every answer for a JSON object before it looks.
        raise UnansweredError(UNREADABLE) from None
    return data if isinstance(data, dict) else {}


def _refusal(error: SlackApiError) -> RefusedError | UnansweredError:
    data = error.response.data if isinstance(error.response, AsyncSlackResponse) else None
    code = data.get("error") if isinstance(data, dict) else None
    if isinstance(code, str) and CODE.fullmatch(code):
        return RefusedError(code)
    return UnansweredError(UNREADABLE)
