"""Questions that wait until it is known which server they are about."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from adapters.discord.answering.remembered import Remembered
from adapters.discord.receiving.arrivals import Options, Where
from store.shelf import Shelf

KEPT_FOR = timedelta(hours=12)
"""How long somebody may take to say which server is meant. Chosen 2026-11: a working day."""


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
