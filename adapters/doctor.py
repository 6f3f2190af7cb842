"""Everything the bot needs, looked at one after the other, whatever is found wrong before."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from adapters.clock import REAL, Clock
from adapters.database import database, facts
from adapters.findings import Finding, Verdict, ok, wrong
from adapters.opening import CONSOLE
from adapters.slack.checking import doctor as slack_doctor
from adapters.slack.settings import SlackSettings, read_slack_settings
from adapters.written import written
from bot.settings import Settings, SettingsError, read_settings
from store.base import Store, StoreError
from store.open import open_store

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
    settings, slack, complaints = _settings()
    for each in complaints:
        yield each
    for each in _zones():
        yield each
    store = None
    if settings is not None:
        secrets = slack is not None and bool(slack.client_id)
        async for each in database(settings.database, secrets=secrets):
            yield each
        store = await _readable(settings.database)
    try:
        if store is not None and not (slack and slack.wanted):
            yield await facts(store, CONSOLE, "Start the chat once: it brings the demo deal")
        if slack is not None:
            async for each in slack_doctor.examine(slack, store, clock):
                yield each
    finally:
        if store is not None:
            await store.close()


async def before_start(slack: SlackSettings, clock: Clock = REAL) -> tuple[Finding, ...]:
    """Return what is to be told before the bot is started on its platforms."""
    found = [each async for each in slack_doctor.before_start(slack, clock)]
    return tuple(each for each in found if each.verdict is not Verdict.OK)


def _settings() -> tuple[Settings | None, SlackSettings | None, tuple[Finding, ...]]:
    """Return the settings that can be read, and what is wrong with the others."""
    complaints: tuple[str, ...] = ()
    settings, slack = None, None
    try:
        settings = read_settings()
    except SettingsError as error:
        complaints += error.complaints
    try:
        slack = read_slack_settings()
    except SettingsError as error:
        complaints += error.complaints
    return settings, slack, tuple(_complaint(each) for each in complaints)


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
