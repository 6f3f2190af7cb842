"""`/search`: any claim by its words, its values or the names in it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.command import Command, required
from bot.desk import Desk
from bot.document import Reply
from bot.leaves import Leaf
from bot.params import WORDS
from bot.searching import search
from bot.timed import Timed


@dataclass(frozen=True, slots=True, kw_only=True)
class Search(Timed):
    """The words to find, in any order and form."""

    words: str = required(WORDS, "words", aliases=("worte", "wörter"))


async def answer(query: Search, desk: Desk) -> Reply[Leaf]:
    """Show the facts in which the words are found."""
    return await search(desk, query.words, query.clocks)


COMMAND = Command(
    name="search",
    query=Search,
    answer=answer,
    aliases=("suche", "such", "find", "finde"),
    examples=("exclusive", "385 Mio.", "December 2023"),
    meant_by="mention mentions erwähnt anything_stand wo_steht steht_etwas",
)
