"""A ticket for a socket: the address that Slack gives an app for one connection."""

from __future__ import annotations

from datetime import UTC, datetime

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.logs import described
from adapters.slack.receiving.connection import SocketEndedError, UnavailableError
from adapters.slack.sending.waiting import TOO_MANY, seconds

FINAL = frozenset(
    (
        "access_denied",
        "account_inactive",
        "invalid_auth",
        "missing_scope",
        "not_allowed_token_type",
        "not_authed",
        "team_disabled",
        "token_revoked",
        "user_removed_from_team",
    )
)
"""Refusals that asking again does not change.

UnrecoverableSocketModeStartError of @slack/socket-mode, and what a wrong token or one without
connections:write gets [apps.connections.open]. Read 2026-11.
"""


async def ticket(client: AsyncWebClient, app_token: str) -> str:
    """Return the address of a new socket; UnavailableError says to ask again.

    SocketEndedError says that asking again is of no use.
    """
    try:
        answer = await client.apps_connections_open(app_token=app_token)
        url = answer.get("url")
    except SlackApiError as error:
        raise _refusal(error.response) from None
    except Exception as error:  # noqa: BLE001 - whatever the SDK stumbles over, the next try may do
        raise UnavailableError(described(error)) from None
    if not (isinstance(url, str) and url.startswith(("wss://", "ws://"))):
        raise UnavailableError("an answer without an address")
    return url


def _refusal(response: object) -> Exception:
    data = getattr(response, "data", None)
    status = getattr(response, "status_code", None) or getattr(response, "status", None)
    error = data.get("error") if isinstance(data, dict) else None
    if error in FINAL:
        return SocketEndedError(str(error))
    if status == TOO_MANY or error == "ratelimited":
        headers = getattr(response, "headers", {})
        after = headers.get("Retry-After") or headers.get("retry-after")
        return UnavailableError("rate limited", seconds(after, datetime.now(UTC)))
    return UnavailableError(f"status {status}")
