"""Telling people what nobody asked for, while a platform is listened to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from adapters.chat.press import Under
from adapters.clock import Clock
from adapters.regularly import regularly
from bot.announcing.announcement import Announcement, Messenger
from bot.announcing.announcer import LOOKED_EVERY, Announcer
from bot.announcing.outbox import Outbox
from bot.document import Actions
from bot.layout import MORE, Page, Part
from bot.service import Bot
from store.base import Store
from store.shelf import Shelf

SKEW = timedelta(days=1, minutes=1)
"""How far a platform's clock may be from ours, where a message of ours is looked for by its time.

Chosen 2026-11: what a clock is set to by hand may be a day off.
"""


def shelf_of(store: Store, platform: str) -> Shelf:
    """Return where it stands what a platform's people are still to be told."""
    return store.shelf(f"{platform}-outbox")


def outbox_of(store: Store, platform: str, now: Callable[[], datetime]) -> Outbox:
    """Return what a platform's people are still to be told."""
    return Outbox(shelf_of(store, platform), now)


def announced(bot: Bot, messenger: Messenger, clock: Clock) -> AbstractAsyncContextManager[None]:
    """Tell people what concerns them until the end of the block, beside it."""
    outbox = outbox_of(bot.store, messenger.platform, clock.now)
    announcer = Announcer(bot, messenger, outbox, clock.now)
    return regularly(announcer.announce, LOOKED_EVERY, clock.sleep, failed="not-looked")


def key_of(announcement: Announcement, number: int) -> str:
    """Name a page of it for good."""
    return f"{announcement.key} {number}"


def under(announcement: Announcement, now: datetime, number: int = 1) -> Under:
    """Return what the buttons of a page have to know; the same page has the same id each time."""
    spoken = announcement.spoken
    answer = sha256(key_of(announcement, number).encode()).hexdigest()[:12]
    seq = spoken.leaves.seq or None if announcement.turns else None
    at, zone = int(now.timestamp()), spoken.zone.key
    return Under(announcement.asked or "help", answer, seq=seq, at=at, zone=zone)


def told_pages(announcement: Announcement, pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages that are told: the first where it can be turned, else all of them.

    These come one after another, so that nobody has to turn them.
    """
    if announcement.turns:
        return (pages[0],)
    return tuple(
        replace(each, parts=tuple(part for part in each.parts if not _turns(part)))
        for each in pages
    )


def _turns(part: Part) -> bool:
    return isinstance(part, Actions) and any(each.command == MORE for each in part.actions)
