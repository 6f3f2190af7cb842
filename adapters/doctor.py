"""Everything the bot needs, looked at one after the other, whatever is found wrong before."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from adapters.clock import REAL, Clock
from adapters.database import database, facts
from adapters.discord.checking import doctor as discord_doctor
from adapters.discord.settings import DiscordSettings, read_discord_settings
from adapters.findings import Finding, Verdict, ok, wrong
from adapters.opening import CONSOLE
from adapters.platforms import Platforms
from adapters.slack.checking import doctor as slack_doctor
from adapters.slack.settings import SlackSettings, read_slack_settings
from adapters.standing import amiss
from adapters.written import written
from bot.settings import SettingsError, read_settings
from store.base import Store
from store.errors import StoreError
from store.open import open_store

Read = TypeVar("Read")

ANY_ZONE = "Europe/Berlin"
"""A zone that every release of the data has."""


async def examine(tell: Callable[[Finding], None], clock: Clock = REAL) -> bool:
    """Tell everything that can be known, each as it is found; say whether nothing is wrong."""
    verdicts = set()
    async for each in _all(clock):
        tell(each)
        verdicts.add(each.verdict)
    return Verdict.WRONG not in verdicts


async def _all(clock: Clock) -> AsyncIterator[Finding]:
    for each in written():
        yield each
    complaints: list[str] = []
    settings = _read(read_settings, complaints)
    slack, discord = (
        _read(read_slack_settings, complaints),
        _read(read_discord_settings, complaints),
    )
    for complaint in complaints:
        yield _complaint(complaint)
    for each in _zones():
        yield each
    store = None
    if settings is not None:
        secrets = slack is not None and bool(slack.client_id)
        async for each in database(settings.database, secrets=secrets):
            yield each
        store = await _readable(settings.database)
    try:
        if not any(each and each.wanted for each in (slack, discord)):
            yield ok("chat", "no platform is set up: the bot talks in this terminal")
            if store is not None:
                yield await facts(store, CONSOLE, "Start the chat once: it brings the demo deal")
        async for each in _platforms(slack, discord, store, clock):
            yield each
    finally:
        if store is not None:
            await store.close()


async def _platforms(
    slack: SlackSettings | None, discord: DiscordSettings | None, store: Store | None, clock: Clock
) -> AsyncIterator[Finding]:
    if slack is not None:
        async for each in slack_doctor.examine(slack, store, clock):
            yield each
    if discord is not None:
        async for each in discord_doctor.examine(discord, store):
            yield each
    if store is not None:
        async for each in amiss(store, clock.now()):
            yield each


async def before_start(platforms: Platforms, clock: Clock = REAL) -> tuple[Finding, ...]:
    """Return what is to be told before the bot is started on its platforms."""
    found: list[Finding] = []
    if platforms.slack.wanted:
        found += [each async for each in slack_doctor.before_start(platforms.slack, clock)]
    if platforms.discord.wanted:
        found += [each async for each in discord_doctor.before_start(platforms.discord)]
    return tuple(each for each in found if each.verdict is not Verdict.OK)


def _read(read: Callable[[], Read], complaints: list[str]) -> Read | None:
    """Return settings, or nothing and add what is wrong with them to the complaints."""
    try:
        return read()
    except SettingsError as error:
        complaints += error.complaints
        return None


def _complaint(text: str) -> Finding:
    name, _, said = text.partition(": ")
    return wrong(name, said, ".env.example shows how it is written")


def _zones() -> Iterator[Finding]:
    try:
        ZoneInfo(ANY_ZONE)
    except ZoneInfoNotFoundError:
        yield wrong("time zones", "there are none", "Install the package tzdata")
    else:
        yield ok("time zones", f"{len(available_timezones())} are known")


async def _readable(url: str) -> Store | None:
    """Return the store to read from, where there is one and it can be read."""
    if url.startswith("memory"):
        return None
    with suppress(StoreError):
        return await open_store(url, read_only=True)
    return None
