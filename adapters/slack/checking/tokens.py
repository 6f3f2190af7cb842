"""What Slack says to the tokens it is shown: whose they are, and what they are good for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from slack_sdk.web.async_client import AsyncWebClient

from adapters.clock import Clock
from adapters.findings import Finding, ok, warning, wrong
from adapters.slack.checking.asked import Answer, asked
from adapters.slack.checking.pasted import app_of
from adapters.slack.checking.set_up import WHERE
from adapters.slack.manifest import SCOPES
from adapters.unanswered import NoAnswerError

NEEDED = frozenset(("chat:write", "commands"))
"""Scopes without which there is no bot; without others it does less."""

SIGNED_WITHIN, NOTICED = timedelta(minutes=5), timedelta(minutes=1)
"""How far the time of a signature may be off, and what is told already.

Verifying requests from Slack, docs.slack.dev, 2026-11; the minute is chosen.
"""

CHANNELS_A_PAGE, CHANNELS_SHOWN = 200, 5

REINSTALL = "Under Install App choose Reinstall to Workspace"
ADMIN = "Ask an admin of the workspace to allow the app"

BOT_FIXES = {
    "account_inactive": f"{REINSTALL}, and copy the token anew",
    "token_revoked": f"{REINSTALL}, and copy the token anew",
    "token_expired": "Token rotation needs OAuth: set SLACK_CLIENT_ID instead",
    "access_denied": ADMIN,
    "org_login_required": ADMIN,
    "team_access_not_granted": ADMIN,
}
"""auth.test, errors, docs.slack.dev, 2026-11."""

APP_FIXES = {
    "missing_scope": "Generate one with the scope connections:write under App-Level Tokens",
    "access_denied": "Under Socket Mode choose Enable Socket Mode; where it is on, ask an admin",
    "forbidden_team": ADMIN,
}
"""apps.connections.open, errors, docs.slack.dev, 2026-11."""


async def workspace(client: AsyncWebClient) -> Answer:
    """Return what auth.test says of a bot's token, or raise NoAnswerError with its fix."""
    try:
        answer = await asked(client.auth_test())
    except NoAnswerError as error:
        fix = error.fix or f"Copy it again from {WHERE['SLACK_BOT_TOKEN']}"
        fix = BOT_FIXES.get(error.code, fix)
        raise NoAnswerError(error.found, fix, code=error.code, passes=error.passes) from None
    if not answer.text("bot_id"):
        fix = f"Copy it from {WHERE['SLACK_BOT_TOKEN']}"
        raise NoAnswerError("it is somebody's own token and no bot's", fix)
    return answer


def scopes(answer: Answer, about: str = "scopes") -> Iterator[Finding]:
    """Yield which scopes are missing, and what for."""
    told = answer.headers.get("x-oauth-scopes")
    if told is None:
        yield warning(about, "the server does not tell them", "Compare with docs/slack.md")
        return
    there = {each.strip() for each in told.split(",")}
    fix = (
        "Paste what `dealbrief slack manifest` prints under App Manifest, then install it again: "
        f"{REINSTALL}"
    )
    for scope, why in SCOPES.items():
        if scope not in there:
            yield (wrong if scope in NEEDED else warning)(about, f"{scope} is missing: {why}", fix)
    if there >= set(SCOPES):
        yield ok(about, "all are there")


async def channels(client: AsyncWebClient, user: str, about: str = "channels") -> Finding:
    """Tell which channels the bot, whose name is `user`, is a member of."""
    try:
        answer = await asked(
            client.users_conversations(
                types="public_channel,private_channel", exclude_archived=True, limit=CHANNELS_A_PAGE
            )
        )
    except NoAnswerError as error:
        return warning(about, error.found, error.fix or "It needs the scopes of above")
    found = answer.data.get("channels")
    names = [f"#{each.get('name')}" for each in found or () if isinstance(each, dict)]
    if not names:
        fix = f"Type /invite @{user} where it shall answer mentions and share"
        return warning(about, "the bot is a member of none", fix)
    more = f" and {len(names) - CHANNELS_SHOWN} more" if len(names) > CHANNELS_SHOWN else ""
    return ok(about, f"a member of {', '.join(names[:CHANNELS_SHOWN])}{more}")


def apart(answer: Answer, clock: Clock, *, signed: bool) -> Iterator[Finding]:
    """Yield how far the clock of this machine is from Slack's; it matters where Slack signs."""
    there = _instant(answer.headers.get("date", ""))
    if there is None:
        return
    difference = abs(clock.now() - there)
    said = f"it differs from Slack's by {int(difference.total_seconds())} s"
    fix = "Let this machine set its clock by the network (NTP)"
    if difference < NOTICED:
        yield ok("clock", said)
    elif difference > SIGNED_WITHIN and signed:
        yield wrong("clock", f"{said}, and signatures hold for five minutes", fix)
    else:
        yield warning("clock", said, fix)


async def socket(client: AsyncWebClient, app_token: str) -> Finding:
    """Tell whether an app-level token opens a socket; none is opened."""
    try:
        await asked(client.apps_connections_open(app_token=app_token))
    except NoAnswerError as error:
        fix = error.fix or f"Copy it again from {WHERE['SLACK_APP_TOKEN']}"
        fix = APP_FIXES.get(error.code, fix)
        return wrong("app-level token", error.found, fix, passes=error.passes)
    return ok("app-level token", "it opens a socket")


async def of_another_app(
    client: AsyncWebClient, bot: str, app_token: str
) -> AsyncIterator[Finding]:
    """Yield that the app-level token is of another app than the bot, where that can be known."""
    app = app_of(app_token)
    try:
        told = (await asked(client.bots_info(bot=bot))).data.get("bot")
    except NoAnswerError:
        return
    other = told.get("app_id") if isinstance(told, dict) else None
    if app and other and app != other:
        fix = f"Copy it from the app {other}: {WHERE['SLACK_APP_TOKEN']}"
        yield wrong("app-level token", f"it is of the app {app}, and the bot of {other}", fix)


def _instant(date: str) -> datetime | None:
    try:
        there = parsedate_to_datetime(date)
    except (TypeError, ValueError, IndexError):
        return None
    return there if there.tzinfo else None
