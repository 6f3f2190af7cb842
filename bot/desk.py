"""The desk an answer is worked out at: whose it is, when, and what may be looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.call import Call
from bot.codes import Codes
from bot.documents import Documents
from bot.dossier import Deals, Dossier
from bot.drafts import Draft, Drafts
from store.agreement.around import around, further, unread
from store.agreement.background import Background
from store.agreement.judge import attached, judge
from store.base import Evidence, Followed, Selection, Workspace
from store.claims import Source
from store.clocks import published_by, valid_at
from store.facts import Fact
from store.rates import Rates
from store.resolve import resolve
from store.values import EntityId

Hear = Callable[[int, int], None]
"""Hears how much of how much is done; it may be called from any thread."""


def unheard(_done: int, _every: int) -> None:
    """Tell nobody how far it is."""


MOST = 100
"""Proposals at once: as many as Slack's selects have. Discord's completion shows 25 of them."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """Two of the three clocks a reader may set; the third is `Desk.upto`."""

    at: date | None = None
    published_by: date | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """Evidence up to the reader's clocks, and the sources each clock left out."""

    evidence: Evidence
    straddling: tuple[Source, ...]
    undated: tuple[Source, ...]

    def joined(self, other: _Read) -> _Read:
        """Return all that both hold, each once."""
        straddling = {each.id: each for each in (*self.straddling, *other.straddling)}
        undated = {each.id: each for each in (*self.undated, *other.undated)}
        evidence = self.evidence.joined(other.evidence)
        return _Read(evidence, tuple(straddling.values()), tuple(undated.values()))


def meant(deals: tuple[Followed, ...], home: str | None) -> Followed | None:
    """Return the deal that is meant where none is named: that of the place, else the only one."""
    at_home = (each for each in deals if each.entity.id == home)
    return next(at_home, deals[0] if len(deals) == 1 else None)


@dataclass(frozen=True, slots=True)
class Desk:
    """One question's surroundings: the facts up to `upto`, the deal of the place, the reader.

    `today` is the reader's own day. Only what writes may look at the instant of the `call`: what
    an answer reads stays the same for a day and a ledger sequence, so that it can be remembered.
    `codes` are those by which a workspace gets its first admin. `home` is the deal that the place
    follows. No more than `most` things are proposed at once. `seen` is the ledger sequence from
    which whoever saves a change was shown it, None where nobody was. `documents` are files that
    were looked at and not saved yet. `hear` is told how far a long work is.
    """

    workspace: Workspace
    upto: int
    deals: tuple[Followed, ...]
    deal: Followed | None
    call: Call
    language: str
    zone: ZoneInfo
    today: date
    rates: Rates
    codes: Codes
    drafts: Drafts
    home: str | None = None
    most: int = MOST
    seen: int | None = None
    documents: Documents = field(default_factory=Documents)
    hear: Hear = unheard

    async def pinned(self, upto: int) -> Desk:
        """Return the desk as it stood when `upto` was the ledger's newest entry."""
        deals = await self.workspace.deals(upto=upto)
        return replace(self, upto=upto, deals=deals, deal=meant(deals, self.home))

    async def draft(self, text: str, options: tuple[tuple[str, str], ...] = ()) -> str:
        """Keep a call that changes something as it is understood here, and return its code."""
        by = (self.call.place, self.home, self.language, self.zone, self.today)
        draft = Draft(text, options, self.call.person, self.upto, *by)
        return await self.drafts.keep(draft, now=self.call.at)

    def of_draft(self, draft: Draft, then: Followed | None) -> Desk:
        """Return the desk at which a draft is understood as it was when it was shown.

        `then` is the deal that was meant; no other is, where it is followed no longer.
        """
        own = then.entity.id if then else None
        call = replace(self.call, place=draft.place, text=draft.text, options=draft.options)
        return replace(
            self,
            deal=next((each for each in self.deals if each.entity.id == own), None),
            call=call,
            language=draft.language,
            zone=draft.zone,
            today=draft.today,
            home=draft.home,
            seen=draft.seen,
        )

    async def dossier(self, selection: Selection, clocks: Clocks, *more: Selection) -> Dossier:
        """Read the claims of some selections and resolve them into facts, by the reader's clocks.

        Each fact has the findings that it has in every answer by these clocks: what bears on it is
        read beside it.
        """
        read = await self._read(selection, clocks, *more)
        facts = resolve(read.evidence)
        known, whole = await self._beside(read.evidence, facts, clocks, selection, *more)
        findings = judge(whole, Background.of(known, self.deals, self.rates))
        deals = await self.numbering(known.sources)
        return Dossier.of(known, attached(facts, findings), deals, read.straddling, read.undated)

    async def unjudged(self, selection: Selection, clocks: Clocks) -> Dossier:
        """Read the claims of a selection as facts that are not held against one another.

        It is of what leads to the facts of an answer and is not shown itself.
        """
        read = await self._read(selection, clocks)
        deals = await self.numbering(read.evidence.sources)
        facts = resolve(read.evidence)
        return Dossier.of(read.evidence, facts, deals, read.straddling, read.undated)

    async def numbering(self, sources: Iterable[Source]) -> Deals:
        """Return the deals that number sources: closed ones where no open deal numbers each."""
        given = {each.source.id for deal in self.deals for each in deal.sources}
        if all(each.id in given for each in sources):
            return Deals(self.deals, self.deal)
        return Deals(self.deals, self.deal, await self.workspace.closed(upto=self.upto))

    async def _read(self, selection: Selection, clocks: Clocks, *more: Selection) -> _Read:
        read = await self._cut(selection, clocks)
        for each in more:
            read = read.joined(await self._cut(each, clocks))
        return read

    async def _beside(
        self, evidence: Evidence, facts: tuple[Fact, ...], clocks: Clocks, *read: Selection
    ) -> tuple[Evidence, tuple[Fact, ...]]:
        """Return evidence with all that bears on its facts, and what all of it makes.

        Where nothing bears on them there are no facts to be judged. `read` is what was read.
        """
        parties: dict[EntityId, tuple[EntityId, ...]] = {
            each.deal.entity: each.deal.parties for each in self.deals
        }
        near = around(facts, parties)
        if near is None:
            return evidence, ()
        known = evidence
        if rest := unread(near, *read):
            known = evidence.joined((await self._cut(rest, clocks)).evidence)
        whole = resolve(known)
        more = further(whole)
        if more is None:
            return known, whole
        known = known.joined((await self._cut(more, clocks)).evidence)
        return known, resolve(known)

    async def _cut(self, selection: Selection, clocks: Clocks) -> _Read:
        """Read a selection up to the reader's clocks."""
        evidence = await self.workspace.read(selection, upto=self.upto)
        straddling: tuple[Source, ...] = ()
        undated: tuple[Source, ...] = ()
        if clocks.published_by:
            cut = published_by(evidence, clocks.published_by)
            evidence, straddling = cut.evidence, cut.straddling
        if clocks.at:
            cut = valid_at(evidence, clocks.at)
            evidence, undated = cut.evidence, cut.straddling
        return _Read(evidence, straddling, undated)
