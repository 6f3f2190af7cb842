"""A source as an argument: by its number, its link or words of it; or a thing by its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from bot.desk import Desk
from bot.document import Outcome
from bot.editing.entries import LINK
from bot.entities import ENTITY
from bot.leaves import Verbatim
from bot.numbered import number_in, proposals
from bot.problems import Problem, ProblemError
from bot.suggestions import Entry, Proposal
from store.catalogue import Listing, shelfmark
from store.cataloguing import chosen, listing
from store.claims import Entity, Source

SCHEMES = ("http://", "https://")

LISTED = 100
"""Sources that are listed at once where no deal numbers them; the others are found by words."""


@dataclass(frozen=True, slots=True)
class Found:
    """The sources of the workspace that were sought by a text, one at least."""

    listing: Listing
    text: str

    def among(self, sources: Iterable[Source]) -> Listing:
        """Return those that are among some sources."""
        if self.listing.count > len(self.listing.sources):
            return listing(chosen(sources, self.text, frozenset()), limit=LISTED)
        found = {each.id for each in self.listing.sources}
        return listing((each for each in sources if each.id in found), limit=LISTED)


@dataclass(frozen=True, slots=True)
class InDeal:
    """The number of a source, and the deal, or a party to it, that was named beside it."""

    number: int
    deal: Entity


@dataclass(frozen=True, slots=True)
class SoughtType:
    """The number of a source in its deal, a thing by its name, or any source by link or words."""

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.SUGGESTED

    async def read(self, text: str, desk: Desk) -> Entity | Found | InDeal | int:
        """Return the number, the thing or the sources that are meant, or raise ProblemError.

        A number and a name stand in either order.
        """
        number = number_in(text)
        if number is not None:
            return number
        if text.strip("<> ").casefold().startswith(SCHEMES):
            return await _linked(text, desk)
        try:
            return await ENTITY.read(text, desk)
        except ProblemError as error:
            if error.problem.outcome is not Outcome.UNKNOWN:
                raise
            if beside := await _in_deal(text, desk):
                return beside
            if found := await _told_by(text, desk):
                return found
            raise

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the deal's sources by number or by a word of their title, then things by name."""
        return (*proposals(typed, desk), *await ENTITY.suggest(typed, desk))[: desk.most]


SOUGHT = SoughtType()


async def _in_deal(text: str, desk: Desk) -> InDeal | None:
    """Return a number and the one thing that all words before or behind it are the name of."""
    first, _, behind = text.partition(" ")
    before, _, last = text.rpartition(" ")
    for word, name in ((last, before), (first, behind)):
        number = number_in(word)
        if number is None or not name:
            continue
        matches = await desk.workspace.find(name, upto=desk.upto)
        called = [match.entity for match in matches if match.score == 1]
        if len(called) == 1:
            return InDeal(number, called[0])
    return None


async def _linked(text: str, desk: Desk) -> Found:
    link = await LINK.read(text, desk)
    marks = frozenset(filter(None, (shelfmark(link),)))
    if sources := await desk.workspace.called(marks, upto=desk.upto):
        return Found(Listing(sources[:LISTED], len(sources)), text)
    places = (("text", Verbatim(link)),)
    raise ProblemError(Problem("no-source-of-link", places, outcome=Outcome.UNKNOWN))


async def _told_by(text: str, desk: Desk) -> Found | None:
    found = await desk.workspace.catalogue(text, upto=desk.upto, limit=LISTED)
    return Found(found, text) if found.count else None
