"""Questions that wait until it is known which server they are about."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from cachetools import LRUCache

from adapters.discord.answering.remembered import NEAR, Remembered
from adapters.discord.receiving.arrivals import Options, Where
from adapters.logs import described
from store.base import StoreError
from store.shelf import Shelf

log = structlog.get_logger()

KEPT_FOR = timedelta(hours=12)
"""How long somebody may take to say which server is meant. Chosen 2026-11: a working day."""

TAKEN = "taken "
"""How the keys begin under which it is kept for which arrival a question was taken."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks, before it is known of which server; an empty `text` asks for nothing."""

    where: Where
    text: str
    key: str
    locale: str = ""
    options: Options = ()
    searches: bool = False


class Questions(Remembered[Question]):
    """The questions that wait, by the random id of each."""

    def __init__(self, shelf: Shelf, now: Callable[[], datetime]) -> None:
        super().__init__(shelf, now, write=_written, read=_read, kept_for=KEPT_FOR)
        self._takers: LRUCache[str, str] = LRUCache(NEAR)

    async def take(self, id_: str, user: str, by: str) -> Question | None:
        """Return a question to whoever asked it, for the arrival `by` and for no other.

        Somebody may choose twice, and what a question writes is written once.
        """
        question = await self.of(id_)
        if question is None or question.where.user != user:
            return None
        return question if await self._is_first(id_, by) else None

    async def _is_first(self, id_: str, by: str) -> bool:
        if self._takers.setdefault(id_, by) != by:
            return False
        now = self._now()
        try:
            if await self._shelf.add(f"{TAKEN}{id_}", by, now=now, until=now + KEPT_FOR):
                return True
            return await self._shelf.get(f"{TAKEN}{id_}", now=now) == by
        except StoreError as error:
            log.warning("question-not-kept", error=described(error))
            return True


def _written(question: Question) -> str:
    told = {
        "c": question.where.channel,
        "u": question.where.user,
        "n": question.where.name,
        "q": question.text,
        "k": question.key,
        "o": question.options,
        "s": question.searches,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _read(text: str) -> Question | None:
    """Return what was written, None where another release wrote it otherwise."""
    try:
        told = json.loads(text)
        where = Where("", told["c"], told["u"], told["n"], direct=True)
        options = tuple((str(name), str(value)) for name, value in told["o"])
        return Question(where, told["q"], told["k"], "", options, searches=told["s"])
    except (KeyError, TypeError, ValueError):
        return None
