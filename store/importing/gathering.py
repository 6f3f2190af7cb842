"""What becomes of each row: new, known, said twice in the file, or refused."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field

from store.agreement.normal import normal
from store.claims import Claim, SourceId
from store.events import ClaimRecorded
from store.importing.faults import Fault, FaultyError, Why
from store.importing.plan import Faulty, Place, Twice
from store.importing.telling import Claims, Fresh, Teller
from store.mentions import mentions
from store.values import EntityId

EVERY = 1_000
"""Rows between two words on how far it is."""

Progress = Callable[[int, int], None]
"""Hears how many rows of how many are read; from a thread of its own."""

Meant = tuple[object, ...]
"""What a claim says, whatever its words."""


@dataclass(slots=True)
class Gathered:
    """The rows of a file by what becomes of them; `gather` alone writes to it.

    `named` are the things that new claims name, each with the first row that does, and `sources`
    those that they are of.
    """

    tellers: Mapping[str, Teller]
    new: list[Fresh] = field(default_factory=list)
    known: list[Place] = field(default_factory=list)
    twice: list[Twice] = field(default_factory=list)
    refused: list[Faulty] = field(default_factory=list)
    passed: list[Place] = field(default_factory=list)
    named: dict[EntityId, Place] = field(default_factory=dict)
    sources: set[SourceId] = field(default_factory=set)
    count: int = 0

    def tell(self, row: Fresh) -> tuple[ClaimRecorded, ...]:
        """Return the new claims of a row."""
        return self.tellers[row.place.table].fresh(row)

    @property
    def claims(self) -> Claims:
        """The new claims of all rows."""
        return Claims(self.new, self.count, self.tell)


def meant(claim: Claim) -> Meant:
    """Return what a claim says, how firmly and where, without the words it says it in."""
    circumstances = tuple([(each.name, normal(each.value)) for each in claim.qualifiers])
    when = claim.valid and normal(claim.valid)
    what = (claim.subject, claim.field, normal(claim.value), claim.polarity, claim.modality)
    return (claim.source, *what, circumstances, when)


def gather(tellers: Sequence[Teller], known: Container[Meant], progress: Progress) -> Gathered:
    """Return what becomes of the rows of tables, given what their sources are known to have said.

    What a row above says is said once; of a row that says more than is known, that is new.
    """
    gathered = Gathered({each.sheet.lines.table.name: each for each in tellers})
    above = _Above(gathered.tellers)
    every = sum(len(each.sheet.lines.table.lines) for each in tellers)
    done = 0
    for teller in tellers:
        table = teller.sheet.lines.table
        refused = [Faulty(Place(table.name, line), Fault(Why.UNEVEN)) for line in table.uneven]
        for line in table.lines:
            place = Place(table.name, line)
            try:
                _gather(place, teller, known, above, gathered)
            except FaultyError as error:
                refused.append(Faulty(place, error.fault))
            done += 1
            if done % EVERY == 0:
                progress(done, every)
        gathered.refused += sorted(refused, key=lambda each: each.place.line.number)
    progress(done, every)
    return gathered


def _gather(
    place: Place, teller: Teller, known: Container[Meant], above: _Above, gathered: Gathered
) -> None:
    if teller.sheet.is_no_row(place.line):
        gathered.passed.append(place)
        return
    row = teller.sheet.row(place.line)
    told = teller.claims(row)
    stale: list[int] = []
    first: Place | None = None
    for number, each in enumerate(told):
        what = meant(each.claim)
        if what in known:
            stale.append(number)
        elif said := above.say(what, place):
            stale.append(number)
            first = first or said
    if len(stale) < len(told):
        gathered.new.append(Fresh(place, teller.about(row), tuple(stale)))
        gathered.count += len(told) - len(stale)
        for number, each in enumerate(told):
            if number not in stale:
                gathered.sources.add(each.claim.source)
                for entity, _ in mentions(each.claim):
                    gathered.named.setdefault(entity, place)
    elif first:
        gathered.twice.append(Twice(place, first))
    else:
        gathered.known.append(place)


class _Above:
    """What the rows above say, each by its hash alone, since all of it would fill the memory."""

    def __init__(self, tellers: Mapping[str, Teller]) -> None:
        self._tellers = tellers
        self._first: dict[int, Place] = {}

    def say(self, what: Meant, place: Place) -> Place | None:
        """Return the first row that says the same, None where none above `place` does."""
        first = self._first.setdefault(hash(what), place)
        return first if first is not place and self._says(first, what) else None

    def _says(self, place: Place, what: Meant) -> bool:
        teller = self._tellers[place.table]
        told = teller.claims(teller.sheet.row(place.line))
        return any(meant(each.claim) == what for each in told)
