"""Whether the settings for Slack are all there, each the right thing, and fit together."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from rapidfuzz import process

from adapters.findings import Finding, ok, warning, wrong
from adapters.slack.checking.pasted import (
    APP,
    BOT,
    CLIENT_ID,
    ROTATING,
    SECRET,
    kind_of,
    place_of,
    tidy,
)
from adapters.slack.inbound import EVERYTHING
from adapters.slack.settings import SlackSettings
from bot.arguments import named
from bot.command import commands

WHERE = {
    "SLACK_BOT_TOKEN": "your app at api.slack.com/apps, OAuth & Permissions, "
    "Bot User OAuth Token: xoxb-…",
    "SLACK_APP_TOKEN": "your app at api.slack.com/apps, Basic Information, App-Level Tokens, "
    "Generate Token and Scopes, with connections:write: xapp-…",
    "SLACK_SIGNING_SECRET": "your app at api.slack.com/apps, Basic Information, App Credentials, "
    "Signing Secret",
    "SLACK_CLIENT_ID": "your app at api.slack.com/apps, Basic Information, App Credentials, "
    "Client ID",
    "SLACK_CLIENT_SECRET": "your app at api.slack.com/apps, Basic Information, App Credentials, "
    "Client Secret",
}
"""Where an operator finds each, in the words of Slack's own pages, 2026-11."""

MOST_COMMANDS, LONGEST_COMMAND = 50, 32
"""Slash commands of an app, and the characters of one with its slash: manifest schema, 2026-11."""

BUILT_IN = frozenset(
    "active apps archive away call collapse dm dnd expand feed invite join kick leave me msg mute "
    "open prefs remind remove rename search shortcuts shrug star status topic unarchive who".split()
)
"""Commands of Slack's own: a manifest that has one is refused as a whole.

Slack help, Slash commands; slash commands of others' apps, 2026-11. The list may have grown.
"""

OWN_API = "slack.com"
LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))


def set_up(settings: SlackSettings) -> Iterator[Finding]:
    """Yield what the settings say of themselves, without asking anybody."""
    if not _begun(settings):
        yield ok("Slack", "not set up; the README says how to")
        return
    yield ok("Slack", _mode(settings))
    yield from _tokens(settings)
    yield from _addresses(settings)
    yield from _commands(settings)


def nothing_yet(prefix: str) -> str:
    """Return what brings a first deal into a workspace."""
    command = f"/{prefix}{EVERYTHING}"
    return f"Type {command} deals demo in Slack for the demo deal, {command} deals new for your own"


def usable(secret: str, *kinds: str) -> bool:
    """Say whether it is worth asking Slack about: unknown kinds may be another server's."""
    return bool(secret) and tidy(secret) and kind_of(secret) in {*kinds, None}


def _begun(settings: SlackSettings) -> bool:
    secrets = (settings.app_token, settings.signing_secret, settings.client_secret)
    return settings.wanted or any(each.get_secret_value() for each in secrets)


def _mode(settings: SlackSettings) -> str:
    whom = "many workspaces, by OAuth" if settings.by_oauth else "one workspace, by its bot token"
    how = "signed requests over HTTP" if settings.delivery == "http" else "a socket"
    return f"{whom}; through {how}"


def _tokens(settings: SlackSettings) -> Iterator[Finding]:
    bot, app = settings.bot_token.get_secret_value(), settings.app_token.get_secret_value()
    signing = settings.signing_secret.get_secret_value()
    secret, oauth = settings.client_secret.get_secret_value(), settings.by_oauth
    slack = urlsplit(settings.api_url).hostname == OWN_API
    if kind_of(bot) == ROTATING:
        yield wrong(
            "SLACK_BOT_TOKEN",
            f"holds {ROTATING}",
            "Token rotation needs OAuth: set SLACK_CLIENT_ID instead, or make an app without it",
        )
    elif not oauth:
        yield from _one("SLACK_BOT_TOKEN", bot, BOT, slack=slack)
    if app or settings.delivery == "socket":
        yield from _one("SLACK_APP_TOKEN", app, APP, slack=slack)
    if settings.delivery == "http":
        yield from _one("SLACK_SIGNING_SECRET", signing, SECRET, slack=slack)
    if oauth:
        yield from _one("SLACK_CLIENT_ID", settings.client_id, CLIENT_ID, slack=slack)
        yield from _one("SLACK_CLIENT_SECRET", secret, SECRET, slack=slack)
    elif settings.client_id or secret:
        unused = "SLACK_CLIENT_ID" if settings.client_id else "SLACK_CLIENT_SECRET"
        fix = "Remove the bot token for many workspaces, or the client's for one"
        yield warning(unused, "is not used beside SLACK_BOT_TOKEN", fix)
    if settings.delivery == "http" and secret and secret == signing:
        fix = f"Copy both again: {WHERE['SLACK_SIGNING_SECRET']}; Client Secret stands above it"
        yield wrong("SLACK_SIGNING_SECRET", "is the same as SLACK_CLIENT_SECRET", fix)


def _one(name: str, secret: str, wanted: str, *, slack: bool) -> Iterator[Finding]:
    """Yield what is wrong with one; what servers other than `slack` give may look like anything."""
    kind = kind_of(secret)
    if not secret:
        yield wrong(name, "is missing", f"Copy it from {WHERE[name]}")
    elif not tidy(secret):
        fix = f"Copy it again, and nothing around it, from {WHERE[name]}"
        yield wrong(name, "has a space, quotation mark or line break in it", fix)
    elif kind is None and slack:
        fix = f"Copy it again from {WHERE[name]}"
        yield warning(name, f"does not look like {wanted}", fix)
    elif kind not in {wanted, None}:
        place = place_of(kind or "")
        belongs = f"That belongs into {place}; this" if place else "This"
        yield wrong(name, f"holds {kind}", f"{belongs} comes from {WHERE[name]}")
    else:
        yield ok(name, f"looks like {wanted}" if kind else "is set")


def _addresses(settings: SlackSettings) -> Iterator[Finding]:
    yield from _api(settings)
    if settings.delivery == "socket":
        if settings.by_oauth:
            fix = "Set SLACK_DELIVERY=http: a browser comes back from Slack to this server"
            yield wrong("SLACK_DELIVERY", "is socket, where nobody can install the bot", fix)
        return
    address = urlsplit(settings.public_url)
    if not settings.public_url:
        fix = "Set it to the https address at which Slack finds this bot"
        told = wrong if settings.by_oauth else warning
        yield told("SLACK_PUBLIC_URL", "is missing, so that the manifest has an example", fix)
    elif address.scheme != "https" and address.hostname not in LOOPBACK:
        fix = "Put something before the bot that speaks https: docs/slack.md says how"
        yield wrong("SLACK_PUBLIC_URL", "is not https, and Slack sends to nothing else", fix)


def _api(settings: SlackSettings) -> Iterator[Finding]:
    address = urlsplit(settings.api_url)
    if address.hostname == OWN_API and address.path == "/api/":
        return
    if address.scheme != "https" and address.hostname not in LOOPBACK:
        fix = "Write https:// unless nobody else is in that network"
        yield warning("SLACK_API_URL", "is not https: tokens go there in the clear", fix)
    elif address.path == "/":
        yield warning("SLACK_API_URL", "has no path", "Slack's ends in /api/; most others' as well")
    else:
        yield ok("SLACK_API_URL", f"another server than Slack's: {address.hostname}")


def _commands(settings: SlackSettings) -> Iterator[Finding]:
    known = sorted({each.name for each in commands()})
    for name in settings.short:
        command = f"/{settings.prefix}{name}"
        if named(name, commands()) is None:
            near = process.extractOne(name, known, score_cutoff=60)
            fix = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}"
            yield wrong("SLACK_COMMANDS", f"{name!r} is no command", fix)
        if command[1:] in BUILT_IN:
            fix = "Set SLACK_PREFIX, or leave it out: /deal takes it as well"
            yield warning(
                "SLACK_COMMANDS", f"{command} is Slack's own, which refuses the manifest", fix
            )
        if len(command) > LONGEST_COMMAND:
            fix = "Shorten SLACK_PREFIX"
            yield wrong("SLACK_PREFIX", f"{command} has over {LONGEST_COMMAND} characters", fix)
    if len(settings.short) >= MOST_COMMANDS:
        fix = f"Leave {MOST_COMMANDS - 1}: /deal takes all others"
        yield wrong("SLACK_COMMANDS", f"an app has {MOST_COMMANDS} commands at most", fix)
    yield ok(
        "commands",
        f"{', '.join(f'/{settings.prefix}{each}' for each in (EVERYTHING, *settings.short))}. "
        "Slack does not tell which it knows: where these were changed, paste what `dealbrief slack "
        "manifest` prints under App Manifest",
    )
