"""How far a long work is, told every few seconds while somebody waits for its answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import structlog

from adapters.logs import described
from bot.desk import Hear
from bot.document import Paragraph, Reply
from bot.layout import plain_text
from bot.leaves import Leaf, Words
from bot.words import phrase

log = structlog.get_logger()

PACE = 5.0
"""Seconds between two words on how far it is: platforms take few changes of a message a minute.

Chosen 2026-11.
"""

Sleep = Callable[[float], Awaitable[None]]


class SoFar:
    """The last that was heard of a work; it may be told by any thread."""

    def __init__(self) -> None:
        self.last: tuple[int, int] | None = None

    def __call__(self, done: int, every: int) -> None:
        """Hear that so much of so much is done."""
        self.last = (done, every)

    def words(self, language: str) -> str:
        """Return the last in words, empty where nothing was heard."""
        if self.last is None:
            return ""
        done, every = self.last
        word = "rows-so-far" if done < every else "rows-all-read"
        told: Leaf = Words(word, (("done", done), ("every", every)))
        reply: Reply[Leaf] = Reply((), (Paragraph((told,)),))
        return plain_text(phrase(reply, language))


@asynccontextmanager
async def telling(
    tell: Callable[[str], Awaitable[None]], language: str, sleep: Sleep, *, pace: float = PACE
) -> AsyncIterator[Hear]:
    """Yield what hears how far a work is; `tell` is given that in words, until the block ends.

    `pace` are the seconds between two words. A word that is on its way is waited for, so that it
    cannot come after the answer; one that cannot be told is in nobody's way.
    """
    so_far, turn = SoFar(), asyncio.Lock()

    async def follow() -> None:
        before = ""
        while True:
            await sleep(pace)
            if (words := so_far.words(language)) != before:
                before = words
                async with turn:
                    try:
                        await tell(words)
                    except Exception as error:  # noqa: BLE001 - the work goes on, whatever it is
                        log.warning("so-far-not-told", error=described(error))

    following = asyncio.create_task(follow())
    try:
        yield so_far
    finally:
        async with turn:
            following.cancel()
        await asyncio.gather(following, return_exceptions=True)
