"""What a payload of Slack's says of when and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from adapters.chat.payloads import Body, inner, some, text_of


def instant(seconds: object) -> datetime | None:
    """Return an instant of seconds since 1970, None for anything that is none."""
    try:
        return datetime.fromtimestamp(float(str(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def team_of(body: Body) -> str:
    """Return the workspace the app is installed in; a user may be of another."""
    named = (
        text_of(_authorization(body), "team_id"),
        text_of(inner(body, "view"), "app_installed_team_id"),
        text_of(inner(body, "team"), "id"),
        text_of(body, "team_id"),
        text_of(inner(body, "user"), "team_id"),
    )
    return next((each for each in named if each and not is_organisation(each)), "")


def is_organisation(team: str) -> bool:
    """Say whether an organisation stands where a workspace is named."""
    return team.startswith("E")


def enterprise_of(body: Body) -> str | None:
    """Return the organisation of the workspace; an event from outside may name another beside."""
    if authorization := _authorization(body):
        return some(authorization, "enterprise_id")
    return some(body, "enterprise_id") or some(inner(body, "enterprise"), "id")


def _authorization(body: Body) -> Body:
    """Return for which installation an event is sent, as far as it says so."""
    found = body.get("authorizations")
    first = found[0] if isinstance(found, list) and found else None
    return first if isinstance(first, Mapping) else {}
