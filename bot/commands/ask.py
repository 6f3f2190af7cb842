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

    question: str = required(WORDS, "question", aliases=("frage",))


async def answer(query: Asked, desk: Desk) -> Reply[Leaf]:
    """Answer by the command the question asks for, and say which."""
    return await ask(desk, query.question)


COMMAND = Command(
    name="ask",
    query=Asked,
    answer=answer,
    aliases=("question", "frage", "fragen"),
    examples=("is mistral large better than gpt-4?", "was ist mistral wert?"),
)
