"""`/ask`: a question in one's own words, answered by the command it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.asking import ask
from bot.command import Command, required
from bot.desk import Desk
from bot.document import Reply
from bot.leaves import Leaf
from bot.params import WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question, in any words of either language; clocks may stand in it."""

    words: str = required(WORDS, "words", aliases=("question", "frage"))


async def answer(query: Asked, desk: Desk) -> Reply[Leaf]:
    """Answer by the command the question asks for, and say which."""
    return await ask(desk, query.words)


COMMAND = Command(
    name="ask",
    query=Asked,
    answer=answer,
    aliases=("question", "frage", "fragen"),
    examples=("who invested in mistral?", "was ist mistral wert?"),
)
