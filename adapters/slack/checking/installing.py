"""Whether workspaces can install the bot by OAuth, and whether those that did still have it."""

from __future__ import annotations

from collections.abc import AsyncIterator

from adapters.clock import Clock
from adapters.database import facts
from adapters.findings import Finding, ok, warning, wrong
from adapters.slack.checking.set_up import WHERE, nothing_yet
from adapters.slack.checking.tokens import channels, scopes, workspace
from adapters.slack.installing.exchange import Credentials, RefusedError, UnansweredError, for_code
from adapters.slack.installing.installed import Grant, decode
from adapters.slack.installing.installs import SHELF
from adapters.slack.installing.oauth import INSTALL, REDIRECT
from adapters.slack.receiving.arrivals import workspace_of
from adapters.slack.sending.client import Clients
from adapters.slack.settings import SlackSettings
from adapters.unanswered import NoAnswerError
from store.base import Store
from store.errors import StoreError

NO_CODE = "dealbrief-doctor"
"""A code that Slack never gave: what it says of it, it says after looking at who asks."""

CODES = frozenset(("invalid_code", "bad_redirect_uri", "invalid_grant"))
"""What Slack says to whom it knows. oauth.v2.access, errors, docs.slack.dev, 2026-11."""

CLIENT_FIXES = {
    "invalid_client_id": "SLACK_CLIENT_ID",
    "bad_client_secret": "SLACK_CLIENT_SECRET",
}


async def credentials(settings: SlackSettings, clients: Clients, clock: Clock) -> Finding:
    """Tell whether Slack knows this app by its client ID and secret."""
    about, redirect = "OAuth", f"{settings.public_url}{REDIRECT}"
    app = Credentials(settings.client_id, settings.client_secret.get_secret_value(), clients)
    try:
        await for_code(app, NO_CODE, redirect, clock.now())
    except RefusedError as refused:
        if name := CLIENT_FIXES.get(refused.code):
            fix = f"Copy it again from {WHERE[name]}"
            return wrong(name, f"Slack says {refused.code}", fix)
        if refused.code not in CODES:
            fix = "docs.slack.dev/reference/methods/oauth.v2.access tells what it means"
            return warning(about, f"Slack says {refused.code}", fix)
    except UnansweredError:
        return wrong(about, "Slack gives no answer", "Look at the network", passes=True)
    fix = f"its Redirect URL, under OAuth & Permissions, has to be {redirect}"
    return ok(about, f"Slack knows client ID and secret; {fix}")


async def installations(
    settings: SlackSettings, store: Store, clients: Clients, clock: Clock
) -> AsyncIterator[Finding]:
    """Yield of each workspace that installed the bot whether its token holds; none is renewed."""
    try:
        kept = await store.shelf(SHELF).all(now=clock.now())
        grants = [decode(each.value) for each in kept]
    except StoreError as error:
        yield wrong("installations", str(error), "")
        return
    if not grants:
        fix = f"Open {settings.public_url}{INSTALL} in a browser"
        yield warning("installations", "no workspace has installed the bot", fix)
    for grant in grants:
        async for each in _one(settings, grant, store, clients, clock):
            yield each


async def _one(
    settings: SlackSettings, grant: Grant, store: Store, clients: Clients, clock: Clock
) -> AsyncIterator[Finding]:
    installed = grant.installed
    again = f"Install it again at {settings.public_url}{INSTALL}"
    about = installed.team_name or installed.team or installed.enterprise or "a workspace"
    if grant.lost:
        yield wrong(about, "its refresh token is spent", again)
        return
    if not installed.works(clock.now()):
        fix = "The running bot renews it; if that does not help, i" + again[1:]
        yield warning(about, "its token has ended", fix)
        return
    client = clients.hasty(installed.token)
    try:
        answer = await workspace(client)
    except NoAnswerError as error:
        yield wrong(about, error.found, error.fix if error.passes else again, passes=error.passes)
        return
    yield ok(about, f"the bot is @{answer.text('user')} there")
    for each in scopes(answer, f"{about}, scopes"):
        yield each
    yield await channels(client, answer.text("user"), f"{about}, channels")
    if installed.team:
        fix = nothing_yet(settings.prefix)
        yield await facts(store, workspace_of(installed.team), fix, f"{about}, facts")
