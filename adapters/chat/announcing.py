"""Telling people what nobody asked for, while a platform is listened to."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime, timedelta

from adapters.chat.press import Under
from adapters.clock import Clock
from adapters.regularly import regularly
from bot.announcing.announcement import Messenger
from bot.announcing.announcer import Announcer
from bot.announcing.outbox import Outbox
from bot.document import Actions
from bot.layout import MORE, Page, Part
from bot.service import Bot, Spoken
from store.base import Store
from store.shelf import Shelf

LOOKED_EVERY = timedelta(seconds=30)
"""How often it is looked for what is to be told. Chosen 2026-11: it waits for minutes anyway."""

SKEW = timedelta(minutes=1)
"""How far a platform's clock may be from ours, where a message of ours is looked for by its time.

Chosen 2026-11.
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


def beneath(spoken: Spoken, now: datetime) -> Under:
    """Return what buttons under an announcement have to know."""
    answer, zone = secrets.token_hex(6), spoken.zone.key
    return Under("help", answer, seq=None, at=int(now.timestamp()), zone=zone)


def whole(pages: Sequence[Page]) -> Iterator[Page]:
    """Yield pages that come one after another, so that nobody has to turn them."""
    for page in pages:
        yield replace(page, parts=tuple(each for each in page.parts if not _turns(each)))


def _turns(part: Part) -> bool:
    return isinstance(part, Actions) and any(each.command == MORE for each in part.actions)
