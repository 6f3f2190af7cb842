"""How it stands with what people are told without asking, in words for an operator."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta

from adapters.chat.announcing import outbox_of
from adapters.discord.receiving.arrivals import PLATFORM as DISCORD
from adapters.findings import Finding, Verdict, ok, warning, wrong
from adapters.opening import CONSOLE
from adapters.slack.receiving.arrivals import PLATFORM as SLACK
from bot.announcing.errand import OPEN, Errand, Matter, Stand
from bot.schedules.rule import Rule, UnreadableRuleError
from bot.schedules.telling import spelt
from bot.words import DEFAULT
from store.base import BEGINNING, Store, Workspace, WorkspaceId
from store.errors import StoreError
from store.subscribed import Mark, Rest, Subscription

PLATFORMS = (CONSOLE, SLACK, DISCORD)

AT_ONCE = 500
"""Subscriptions read at once."""

LATE = timedelta(minutes=10)
"""How long what is due may wait before somebody should look whether the bot runs.

Chosen 2026-11: a running bot looks every half minute.
"""

RUN = "It is told once the bot runs"


async def standing(
    store: Store, now: datetime, only: WorkspaceId | None = None
) -> AsyncIterator[Finding]:
    """Yield how it stands with each subscription and message of one workspace, or of all.

    What may have been told or not, and what cannot be told any more, is wrong. The last one counts.
    """
    subscriptions = waiting = unknown = 0
    for platform in PLATFORMS:
        async for workspace, each in _subscriptions(store, platform):
            if only in {None, workspace}:
                subscriptions += 1
                yield await _subscription(store.workspace(workspace), each, now)
        for errand in await outbox_of(store, platform, lambda: now).all():
            if only in {None, errand.workspace} and errand.stand is not Stand.SENT:
                waiting += errand.stand in OPEN
                unknown += errand.stand is Stand.UNKNOWN
                yield await _errand(store.workspace(errand.workspace), errand, now)
    yield ok("in all", f"{subscriptions} subscribed, {waiting} waiting, {unknown} unknown")


async def amiss(store: Store, now: datetime) -> AsyncIterator[Finding]:
    """Yield that something needs looking after, where it does."""
    try:
        found = [each async for each in standing(store, now) if each.verdict is Verdict.WRONG]
    except StoreError as error:
        yield wrong("digests", str(error), "")
        return
    if found:
        said = f"{len(found)} of what people are told without asking is unknown or cannot be told"
        yield warning("digests", said, "`dealbrief digests status` names it")


async def _subscriptions(
    store: Store, platform: str
) -> AsyncIterator[tuple[WorkspaceId, Subscription]]:
    after = BEGINNING
    while some := await store.subscribed(platform, after=after, limit=AT_ONCE):
        for each in some:
            yield each
        workspace, last = some[-1]
        after = Mark(workspace, last.number)


async def _subscription(workspace: Workspace, each: Subscription, now: datetime) -> Finding:
    entity = await workspace.entity(each.about, upto=(await workspace.head()).seq)
    called = entity.name(DEFAULT) if entity else f"{each.about}, which is not known any more"
    field = f", {each.field}" if each.field else ""
    about = f"{workspace.id} {each.what} {each.number}"
    said = "; ".join((f"{_place(each)}, {called}{field}", *_hours(each)))
    if each.rest is Rest.GONE:
        fix = f"Once the bot can write there: {each.what} resume {each.number}; or stop it"
        return wrong(about, f"{said}; it cannot be told there any more", fix)
    if each.rest is None and each.due and each.due < now - LATE:
        return warning(about, said, f"{RUN}, marked late")
    return ok(about, said)


def _place(each: Subscription) -> str:
    return f"to {each.person} alone" if each.alone else f"in {each.place}"


def _hours(each: Subscription) -> Iterator[str]:
    """Yield when something is told: by which rule, next, and last."""
    if each.rule:
        yield f"{_rule(each.rule)} ({each.zone})"
    if each.rest is Rest.PAUSED:
        yield f"paused until {_instant(each.due)}" if each.due else "paused"
    elif each.due:
        yield f"next {_instant(each.due)}"
    yield f"last told {_instant(each.told[-1])}" if each.told else "nothing told yet"


def _rule(cron: str) -> str:
    try:
        return spelt(Rule(cron), DEFAULT)
    except UnreadableRuleError:
        return f"{cron}, which this release cannot read"


async def _errand(workspace: Workspace, errand: Errand, now: datetime) -> Finding:
    """Tell of a message that waits, or that was not told."""
    about, place = await _whose(workspace, errand)
    why = f" ({errand.code})" if errand.code else ""
    since = _instant(errand.begun or errand.due)
    match errand.stand:
        case Stand.UNKNOWN:
            said = f"{place}, begun {since}: it may stand there or not{why}"
            return wrong(about, said, "Look there; it is not sent again")
        case Stand.REFUSED:
            said = f"{place}, of {since}: it was refused{why}"
            return warning(about, said, "It is not sent again")
        case _:
            return _waiting(about, place, errand, now)


def _waiting(about: str, place: str, errand: Errand, now: datetime) -> Finding:
    said = f"{place}, waits to be told, due {_instant(errand.due)}"
    if errand.due < now - LATE:
        return warning(about, said, RUN)
    if errand.tries:
        return warning(about, f"{said}; tries so far: {errand.tries}", "The log says what broke")
    return ok(about, said)


async def _whose(workspace: Workspace, errand: Errand) -> tuple[str, str]:
    """Return what an errand is about, and where it is to be told."""
    of, _, more = errand.about.partition(" ")
    match errand.matter:
        case Matter.CORRECTION:
            return f"{workspace.id} {errand.matter}", f"beneath {more} in {of}"
        case Matter.OUTCOME:
            return f"{workspace.id} {errand.matter}", f"of {errand.about}"
        case Matter.DIGEST | Matter.WATCH:
            told = await workspace.subscription(int(of))
            return f"{workspace.id} {errand.matter} {of}", _place(told) if told else "stopped since"
        case Matter.QUIET | Matter.GONE:
            return f"{workspace.id} {errand.matter} {of}", f"to {more}"


def _instant(instant: datetime | None) -> str:
    return f"{instant:%Y-%m-%d %H:%M} UTC" if instant else ""
