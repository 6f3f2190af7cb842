"""A saved claim by the number of an entry about it: nobody types the id of a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.desk import Desk
from bot.document import Outcome
from bot.editing.chronicle import claim_of, statement
from bot.editing.entries import LONGEST_ENTRY
from bot.entities import ENTITY
from bot.leaves import Joined, Try, Verbatim
from bot.problems import Problem, ProblemError
from bot.suggestions import Entry, Proposal
from store.base import Record, Selection
from store.claims import ClaimId, Entity
from store.errors import SearchInterruptedError
from store.events import ClaimSuperseded, Event


@dataclass(frozen=True, slots=True)
class WhichType:
    """A claim by the number under which it was saved, or that of a later entry about it.

    The number of a correction is that of the claim which it put in another's place.
    """

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.SUGGESTED

    async def read(self, text: str, desk: Desk) -> Record:
        """Return the claim of that number, whether it counts or not, or raise ProblemError."""
        number = numbered(text)
        if number is None:
            places = (("text", Verbatim(text)), ("command", Try(f"fact correct {text}")))
            raise ProblemError(Problem("which-figure", places))
        return await claim_at(number, desk)

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the claims that what was typed finds, each as it reads, the best first."""
        if numbered(typed) is not None or not typed.strip():
            return ()
        try:
            hits = await desk.workspace.search(typed, upto=desk.upto, limit=desk.most)
        except SearchInterruptedError:
            return ()
        records = {each.id: each for each in await records_of(desk, *hits.claims)}
        return tuple([await _proposed(records[each], desk) for each in hits.claims])


WHICH = WhichType()


def numbered(text: str) -> int | None:
    """Return the number that a text is, or None where it is none."""
    bare = text.strip("[]#. ")
    return int(bare) if bare.isascii() and bare.isdecimal() and len(bare) <= LONGEST_ENTRY else None


async def claim_at(number: int, desk: Desk) -> Record:
    """Return the claim that is called by the number of an entry, or raise ProblemError."""
    head = (await desk.workspace.head()).seq
    if not 0 < number <= head:
        raise _nothing("no-such-entry", number)
    (entry,) = await desk.workspace.entries(after=number - 1, upto=number, limit=1)
    claim = meant_by(entry.event) if entry.event else None
    if claim is None:
        raise _nothing("no-fact-in-entry", number)
    (record,) = await records_of(desk, claim)
    return record


def meant_by(event: Event) -> ClaimId | None:
    """Return the claim that is meant by the number of an event, if any is."""
    return event.by if isinstance(event, ClaimSuperseded) else claim_of(event)


async def records_of(desk: Desk, *claims: ClaimId) -> tuple[Record, ...]:
    """Return some claims, whether they count or not, in order of recording."""
    if not claims:
        return ()
    selection = Selection(claims=frozenset(claims), hidden=True)
    return (await desk.workspace.read(selection, upto=desk.upto)).records


async def replacing(record: Record, desk: Desk) -> Record | None:
    """Return the claim that counts in the place of one that was replaced, if any does."""
    met = {record.id}
    while (by := record.standing.superseded_by) is not None and by not in met:
        met.add(by)
        (record,) = await records_of(desk, by)
    return record if len(met) > 1 and record.standing.visible else None


async def _proposed(record: Record, desk: Desk) -> Proposal:
    number = str(record.standing.recorded)
    line = await statement(desk, record.id)
    return Proposal(Joined((Verbatim(f"{number} · "), *line)), number)


def _nothing(word: str, number: int) -> ProblemError:
    places = (("number", Verbatim(str(number))),)
    return ProblemError(Problem(word, places, outcome=Outcome.UNKNOWN))


@dataclass(frozen=True, slots=True)
class FigureOrEntityType:
    """A claim by its number, or a thing by its name."""

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.SUGGESTED

    async def read(self, text: str, desk: Desk) -> Record | Entity:
        """Return the claim or the thing, or raise ProblemError."""
        number = numbered(text)
        return await (ENTITY.read(text, desk) if number is None else claim_at(number, desk))

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the things that begin with what was typed, then the claims it finds."""
        things = await ENTITY.suggest(typed, desk)
        return (*things, *await WHICH.suggest(typed, desk))[: desk.most]


FIGURE_OR_ENTITY = FigureOrEntityType()
