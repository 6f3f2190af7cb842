"""The desk an answer is worked out at: whose it is, when, and what may be looked up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.dossier import Dossier
from store.base import Followed, Selection, Workspace
from store.claims import Source
from store.clocks import published_by, valid_at
from store.events import PersonId


@dataclass(frozen=True, slots=True)
class Clocks:
    """Two of the three clocks a reader may set; the third is `Desk.upto`."""

    at: date | None = None
    published_by: date | None = None


def only(deals: tuple[Followed, ...]) -> Followed | None:
    """Return the deal that is meant where none is named: the only one there is."""
    return deals[0] if len(deals) == 1 else None


@dataclass(frozen=True, slots=True)
class Desk:
    """One question's surroundings: the facts up to `upto`, the deal of the place, the reader.

    `today` is the reader's own day. There is no instant here: what an answer reads stays the same
    for a day and a ledger sequence, so that it can be remembered.
    """

    workspace: Workspace
    upto: int
    deals: tuple[Followed, ...]
    deal: Followed | None
    person: PersonId
    place: str
    language: str
    zone: ZoneInfo
    today: date

    async def pinned(self, upto: int) -> Desk:
        """Return the desk as it stood when `upto` was the ledger's newest entry."""
        deals = await self.workspace.deals(upto=upto)
        return replace(self, upto=upto, deals=deals, deal=only(deals))

    async def dossier(self, selection: Selection, clocks: Clocks) -> Dossier:
        """Read the claims of a selection and resolve them into facts, by the reader's clocks."""
        evidence = await self.workspace.read(selection, upto=self.upto)
        straddling: tuple[Source, ...] = ()
        undated: tuple[Source, ...] = ()
        if clocks.published_by:
            cut = published_by(evidence, clocks.published_by)
            evidence, straddling = cut.evidence, cut.straddling
        if clocks.at:
            cut = valid_at(evidence, clocks.at)
            evidence, undated = cut.evidence, cut.straddling
        return Dossier.of(evidence, self.deals, self.deal, straddling, undated)
