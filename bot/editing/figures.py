"""Claims as a list to choose from: each once, under the number it was saved under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.desk import Clocks, Desk
from bot.document import Action, Actions, Block, Fields, Row
from bot.dossier import Dossier
from bot.footnotes import footnotes
from bot.leaves import Leaf, Strong, Try, Verbatim, Words
from bot.lines import COLON, COMMA, Line
from bot.permission import role_at
from bot.roles import Role, held
from bot.statements import stated_in_full
from store.base import Record, Selection
from store.claims import ClaimId

TOGETHER = 5
"""Claims above the buttons for them: as many as Discord has buttons in a row."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Some claims, whether they count or not, and what each says."""

    dossier: Dossier
    records: Mapping[ClaimId, Record]
    lines: Mapping[ClaimId, Line]

    def now(self, claim: ClaimId) -> ClaimId:
        """Return what stands in the place of a claim now, the claim itself where nothing does."""
        while (record := self.records.get(claim)) and record.standing.superseded_by:
            claim = record.standing.superseded_by
        return claim

    def told(self, claim: ClaimId) -> tuple[Line, ...]:
        """Return what a claim says, with a word where it counts no longer, and what does instead.

        Of what is not known there are no lines.
        """
        if claim not in self.lines:
            return ()
        line = self.lines[claim]
        if self.records[claim].standing.visible:
            return (line,)
        gone: Line = (*line, COMMA, Words("counts-not"))
        instead = self.now(claim)
        if instead == claim:
            return (gone,)
        number = number_of(self.records[instead])
        return (gone, (Words("counts-instead", (("number", number),)), COLON, *self.lines[instead]))


async def read_now(desk: Desk, claims: Sequence[ClaimId]) -> Figures:
    """Return what some claims say, and whatever stands in their places now."""
    wanted = frozenset(claims)
    while True:
        found = await read(desk, tuple(wanted))
        known = frozenset(found.now(each) for each in wanted) | wanted
        if known == wanted:
            return found
        wanted = known


async def read(desk: Desk, claims: Sequence[ClaimId]) -> Figures:
    """Return what some claims say; of those that are not known, nothing."""
    # An empty selection would be everything.
    chosen = Selection(claims=frozenset(claims) or frozenset({ClaimId("")}), hidden=True)
    dossier = await desk.unjudged(chosen, Clocks())
    records: dict[ClaimId, Record] = {}
    lines: dict[ClaimId, Line] = {}
    for fact in dossier.facts:
        for side in fact.sides:
            for record in side.records:
                own = fact.part((replace(side, records=(record,)),))
                records[record.id] = record
                lines[record.id] = stated_in_full(dossier, own)
    return Figures(dossier, records, lines)


async def listed(desk: Desk, claims: Sequence[ClaimId]) -> tuple[Block[Leaf], ...]:
    """Return some claims in their order, with their footnotes, and a button for each.

    Editors correct it; whoever may not tells them what is wrong with it.
    """
    role = role_at(desk, held(await desk.workspace.roles()))
    found = await read(desk, claims)
    known = iter([each for each in claims if each in found.records])
    blocks: list[Block[Leaf]] = []
    while together := tuple(islice(known, TOGETHER)):
        blocks.append(Fields(tuple(_row(found, each) for each in together)))
        blocks.append(Actions(tuple(_buttons(found, together, role))))
    return (*blocks, *footnotes(desk, found.dossier, blocks))


def _row(found: Figures, claim: ClaimId) -> Row[Leaf]:
    return Row((number_of(found.records[claim]),), (found.lines[claim],))


def _buttons(found: Figures, claims: Sequence[ClaimId], role: Role) -> Iterator[Action[Leaf]]:
    offer = correcting if role >= Role.EDITOR else noting
    return (offer(found.records[each]) for each in claims)


def number_of(record: Record) -> Leaf:
    """Return the number that people call a claim by: that of the entry that recorded it."""
    return Strong((Verbatim(str(record.standing.recorded)),))


def correcting(record: Record) -> Action[Leaf]:
    """Return the button that begins to correct a claim."""
    return _button("correct-button", "fact correct {}", record)


def noting(record: Record) -> Action[Leaf]:
    """Return the button that tells the editors what is wrong with a claim."""
    return _button("note-button", "fact note figure:{}", record)


def _button(word: str, command: str, record: Record) -> Action[Leaf]:
    number = str(record.standing.recorded)
    typed = command.format(number)
    return Action((Words(word, (("number", Verbatim(number)),)),), typed, (Try(typed),))
