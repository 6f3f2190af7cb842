"""The sources of a deal by their numbers: [6]."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.desk import Desk
from bot.document import Outcome
from bot.leaves import Joined, Leaf, Named, Try, Verbatim, Words
from bot.links import address
from bot.problems import Problem, ProblemError
from bot.suggestions import Entry, Proposal
from store.base import Followed, Numbered
from store.claims import Source
from store.names import key

LONGEST_NUMBER = 6
"""Digits of a source's number; no deal has a million sources."""


@dataclass(frozen=True, slots=True)
class SourceNumberType:
    """The number of a source in its deal."""

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.SUGGESTED

    async def read(self, text: str, desk: Desk) -> int:
        """Return the number, or raise ProblemError."""
        del desk
        number = number_in(text)
        if number is None:
            raise ProblemError(
                Problem("no-source-number", (("text", Verbatim(text)),), ("sources",))
            )
        return number

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the deal's sources by number or by a word of their title."""
        return proposals(typed, desk)[: desk.most]


SOURCE_NUMBER = SourceNumberType()


def number_in(text: str) -> int | None:
    """Return the number that a text is, with or without its brackets."""
    bare = text.strip("[]# ")
    if bare.isascii() and bare.isdecimal() and len(bare) <= LONGEST_NUMBER:
        return int(bare)
    return None


def proposals(typed: str, desk: Desk) -> tuple[Proposal, ...]:
    """Return the sources of the deal that are meant by a number, or by a word of their title."""
    sources = desk.deal.sources if desk.deal else ()
    return tuple(_proposal(each) for each in sources if _is_meant(each, typed))


def numbered(deal: Followed, number: int, at: str) -> Source:
    """Return the source of a number that was given for a parameter, or raise ProblemError."""
    source = next((each.source for each in deal.sources if each.number == number), None)
    if source is None and not deal.sources:
        named = (("deal", Named(deal.entity)), ("command", Try("source add")))
        raise ProblemError(Problem("no-source-yet", named, outcome=Outcome.UNKNOWN, at=at))
    if source is None:
        last = max((each.number for each in deal.sources), default=0)
        places: tuple[tuple[str, Leaf | int], ...] = (("number", number), ("last", last))
        raise ProblemError(Problem("no-such-source", places, ("sources",), Outcome.UNKNOWN, at))
    return source


def number_of(deal: Followed | None, source: Source) -> int | None:
    """Return the number of a source in a deal, where it has one there."""
    sources = deal.sources if deal else ()
    return next((each.number for each in sources if each.source.id == source.id), None)


def _is_meant(numbered: Numbered, typed: str) -> bool:
    begun, source = key(typed), numbered.source
    named = key(f"{source.title or ''} {source.publisher or ''}")
    return str(numbered.number).startswith(begun) or f" {begun}" in f" {named}"


def _proposal(numbered: Numbered) -> Proposal:
    source = numbered.source
    titles = (source.title, source.publisher, source.link and address(source.link))
    named = next((Verbatim(each) for each in titles if each), Words("source-no-title"))
    number = str(numbered.number)
    return Proposal(Joined((Verbatim(f"[{number}] "), named)), number)
