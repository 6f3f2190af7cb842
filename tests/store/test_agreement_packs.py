"""One figure has one verdict everywhere: whichever answer it stands in, the same is open about it.

An answer reads what it was asked for, and beside it what bears on that; the findings of a fact
must be those that judging everything at once gives it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.agreement.around import around, further
from store.agreement.background import Background
from store.agreement.judge import attached, judge
from store.base import Followed, Selection, Workspace, WorkspaceId
from store.events import PersonId
from store.facts import Fact
from store.open import open_store
from store.pack.folder import shipped_pack
from store.pack.load import load
from store.rates import Rates
from store.resolve import resolve

PACKS = (
    shipped_pack("microsoft-mistral"),
    Path(__file__).parents[1] / "packs" / "vallmora-brunnax",
)
NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)

Told = tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Packed:
    """A pack in a store of its own, and every fact of it, judged beside all others."""

    workspace: Workspace
    upto: int
    deals: tuple[Followed, ...]
    rates: Rates
    facts: tuple[Fact, ...]

    async def alone(self, fact: Fact) -> tuple[Fact, ...]:
        """Return a fact as an answer about nothing else has it."""
        own = Selection(claims=frozenset(record.id for record in fact.records))
        evidence = await self.workspace.read(own, upto=self.upto)
        facts = resolve(evidence)
        parties = {each.deal.entity: each.deal.parties for each in self.deals}
        near = around(facts, parties)
        if near is None:
            return facts
        known = evidence.joined(await self.workspace.read(near, upto=self.upto))
        if more := further(resolve(known)):
            known = known.joined(await self.workspace.read(more, upto=self.upto))
        background = Background.of(known, self.deals, self.rates)
        return attached(facts, judge(resolve(known), background))


@pytest.fixture(params=PACKS, ids=lambda pack: pack.name)
async def pack(request: pytest.FixtureRequest) -> AsyncIterator[Packed]:
    store = await open_store("memory:")
    workspace = store.workspace(WorkspaceId("test"))
    events = load(request.param)
    receipt = await workspace.record(events, by=PersonId("editor"), origin="test", at=NOW)
    evidence = await workspace.read(Selection(), upto=receipt.last)
    deals, rates = await workspace.deals(upto=receipt.last), Rates.load()
    facts = resolve(evidence)
    judged = attached(facts, judge(facts, Background.of(evidence, deals, rates)))
    yield Packed(workspace, receipt.last, deals, rates, judged)
    await store.close()


def doubts(facts: Iterable[Fact]) -> set[Told]:
    """Return what is doubtful of some facts: why, between which claims, what may explain it."""
    return {
        (
            found.verdict,
            found.reason,
            tuple(record.id for record in found.one),
            tuple(record.id for record in found.other),
            tuple(each.suspicion for each in found.hypotheses),
        )
        for fact in facts
        for found in fact.findings
        if found.open or found.hypotheses
    }


async def test_a_fact_is_in_the_same_doubt_in_every_answer(pack: Packed) -> None:
    assert len({told for fact in pack.facts for told in doubts((fact,))}) > 5
    differing = [
        f"{fact.subject} {fact.field} {fact.sides[0].value.words}"
        for fact in pack.facts
        if doubts((fact,)) != doubts(await pack.alone(fact))
    ]
    assert differing == []


async def test_every_finding_is_attached_to_the_facts_of_both_its_sides(pack: Packed) -> None:
    by_claim = {record.id: fact for fact in pack.facts for record in fact.records}
    for fact in pack.facts:
        for found in fact.findings:
            for record in found.records:
                assert found in by_claim[record.id].findings
