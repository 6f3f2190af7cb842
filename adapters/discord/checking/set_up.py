"""Whether what an operator wrote down for Discord is there and is the right thing."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from adapters.discord.checking.pasted import BOT, kind_of, tidy
from adapters.discord.settings import DiscordSettings
from adapters.findings import Finding, ok, warning, wrong

PORTAL = "discord.com/developers/applications"

WHERE = f"your app at {PORTAL}, Bot, Reset Token"
"""Where an operator finds the token, in the words of Discord's own pages, 2026-11."""

NOTHING_YET = "Type /deals demo in Discord for the demo deal, /deals new for your own"
"""What brings a first deal into a server."""

OWN_API, VERSION = "discord.com", "/api/v10"
"""Where the API is, and the version whose payloads are read. Reference, API versioning, 2026-11."""

LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))


def set_up(settings: DiscordSettings) -> Iterator[Finding]:
    """Yield what the settings say of themselves, without asking anybody."""
    if not settings.wanted:
        yield ok("Discord", "not set up; the README says how to")
        return
    yield ok("Discord", "every server that invites the bot; through its gateway")
    yield _token(settings)
    yield from _api(settings)
    yield from _gateway(settings)


def usable(settings: DiscordSettings) -> bool:
    """Say whether the token is worth showing: unknown kinds may be another server's."""
    token = settings.token.get_secret_value()
    return bool(token) and tidy(token) and kind_of(token) in {BOT, None}


def is_own(settings: DiscordSettings) -> bool:
    """Say whether it is Discord itself that is asked, and no server that speaks as it does."""
    return urlsplit(settings.api_url).hostname == OWN_API


def _token(settings: DiscordSettings) -> Finding:
    name, token = "DISCORD_TOKEN", settings.token.get_secret_value()
    kind = kind_of(token)
    if not tidy(token):
        fix = f"Copy it again, and nothing around it, from {WHERE}"
        return wrong(name, "has a space, quotation mark or line break in it", fix)
    if kind is None and is_own(settings):
        fix = f"Copy it again from {WHERE}"
        return warning(name, f"does not look like {BOT}", fix)
    if kind not in {BOT, None}:
        return wrong(name, f"holds {kind}", f"A bot's token comes from {WHERE}")
    return ok(name, f"looks like {kind}" if kind else "is set")


def _api(settings: DiscordSettings) -> Iterator[Finding]:
    name, address = "DISCORD_API_URL", urlsplit(settings.api_url)
    if is_own(settings):
        if address.path != VERSION:
            yield warning(name, "is not the version that is read here", f"It ends in {VERSION}")
    elif address.scheme != "https" and address.hostname not in LOOPBACK:
        fix = "Write https:// unless nobody else is in that network"
        yield warning(name, "is not https: the token goes there in the clear", fix)
    elif not address.path:
        yield warning(name, "has no path", f"Discord's ends in {VERSION}; most others' as well")
    else:
        yield ok(name, f"another server than Discord's: {address.hostname}")


def _gateway(settings: DiscordSettings) -> Iterator[Finding]:
    name, address = "DISCORD_GATEWAY_URL", urlsplit(settings.gateway_url)
    if address.scheme == "ws" and address.hostname not in LOOPBACK:
        fix = "Write wss:// unless nobody else is in that network"
        yield warning(name, "is not wss: the token goes there in the clear", fix)
    elif settings.gateway_url:
        fix = "Remove it unless that server gives out an address that cannot be reached"
        found = f"{address.hostname} in place of what the API says"
        yield warning(name, found, fix) if is_own(settings) else ok(name, found)
