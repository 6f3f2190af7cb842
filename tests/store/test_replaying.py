"""Whatever happens, what is answered is what the ledger says, and every backend says the same."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.base import Selection, Store, Workspace, WorkspaceId
from store.claims import Claim, Deal, DealKind, DealStatus, SourceId
from store.encoding import claim_id
from store.errors import ConflictingEventError
from store.events import (
    ClaimRecorded,
    ClaimUnverified,
    DealOpened,
    Event,
    NoteClosed,
    NoteFiled,
    NoteId,
    NoteOutcome,
    PersonId,
    RoleGranted,
    RoleRevoked,
    SourceRecorded,
)
from store.open import open_store
from store.values import EntityRef
from tests.contracts.erasing import whole
from tests.contracts.facts import GERMAN, MORNING, now
from tests.contracts.facts import span as words_at
from tests.store.every_kind import replayed
from tests.store.test_backends_agree import DEAL_A, KNOWN, A, B, events, identities, ids

PATIENT = timedelta(minutes=1)
MINUTE = timedelta(minutes=1)
PEOPLE = tuple(map(PersonId, ("U1", "U2", "U3")))
OPERATOR = PersonId("operator")

people = st.sampled_from(PEOPLE)
OWN = {who: replace(GERMAN, id=SourceId(f"s1:{who}"), title=None, author=who) for who in PEOPLE}
own_claims = st.builds(
    Claim,
    st.just(A),
    st.just("rival_of"),
    st.builds(EntityRef, ids, st.just("x")),
    people.map(lambda who: OWN[who].id),
)
notes = st.sampled_from([NoteId("n:1"), NoteId("n:2")])
judged = identities | own_claims.map(claim_id)
more: st.SearchStrategy[Event] = st.one_of(
    events,
    people.map(lambda who: SourceRecorded(OWN[who])),
    st.builds(ClaimRecorded, own_claims, st.just((words_at("x"),))),
    st.builds(ClaimUnverified, judged),
    st.builds(NoteFiled, notes, st.just("?"), st.lists(judged, max_size=2).map(tuple)),
    st.builds(NoteClosed, notes, st.sampled_from(NoteOutcome), st.just("!")),
    st.builds(RoleGranted, people, st.sampled_from(["editor", "admin"])),
    st.builds(RoleRevoked, people),
    st.builds(
        DealOpened,
        st.builds(
            Deal,
            st.just(DEAL_A),
            st.sampled_from(DealKind),
            st.tuples(ids),
            status=st.none() | st.sampled_from(DealStatus),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody records; where it is nothing, they are erased."""

    who: PersonId
    events: tuple[Event, ...]


steps = st.builds(Step, people, st.lists(more, max_size=3).map(tuple))
stories = st.lists(steps, max_size=14)
BEGUN = (
    Step(PEOPLE[0], (*KNOWN, SourceRecorded(OWN[PEOPLE[0]]))),
    Step(
        PEOPLE[1],
        (
            SourceRecorded(OWN[PEOPLE[1]]),
            *(
                ClaimRecorded(
                    Claim(A, "rival_of", EntityRef(of, "x"), OWN[who].id), (words_at("x"),)
                )
                for of, who in ((A, PEOPLE[0]), (B, PEOPLE[1]))
            ),
        ),
    ),
)


class Pair:
    """The reference, and the backend that is held against it."""

    def __init__(self, folder: Path) -> None:
        self._runner = asyncio.Runner()
        self._names = map(WorkspaceId, map(str, count()))
        self._stores: tuple[Store, ...] = tuple(
            self._runner.run(open_store(url, search_deadline=PATIENT))
            for url in ("memory:", f"sqlite:{folder}/facts.db")
        )

    def compare(self, story: list[Step]) -> None:
        name = next(self._names)
        told = [self._runner.run(lived(store.workspace(name), story)) for store in self._stores]
        assert told[0] == told[1]

    def close(self) -> None:
        for store in self._stores:
            self._runner.run(store.close())
        self._runner.close()


async def lived(workspace: Workspace, story: list[Step]) -> list[object]:
    """All that steps gave and what is answered then, which is what the ledger says."""
    given: list[object] = []
    for minute, step in enumerate((*BEGUN, *story)):
        given.append(await taken(workspace, step, minute))
    audit = await whole(workspace)
    state = await replayed(workspace)
    given += [audit.entries, audit.erased, state]
    for upto in {0, 5, len(story), audit.entries}:
        entries = await workspace.entries(after=0, upto=upto, limit=upto)
        given += [
            [(each.seq, each.at, each.by, each.event, each.again) for each in entries],
            await workspace.read(Selection(entities=frozenset({A})), upto=upto),
            await workspace.search("x", upto=upto),
            await workspace.deals(upto=upto),
            await workspace.notes(upto=upto),
            [
                [(each.seq, each.by, each.event) for each in found]
                for about in (
                    A,
                    PEOPLE[0],
                    "n:1",
                    claim_id(Claim(A, "rival_of", EntityRef(A, "x"), GERMAN.id)),
                )
                for found in [await workspace.history(about, upto=upto)]
            ],
        ]
    return given


async def taken(workspace: Workspace, step: Step, minute: int) -> object:
    at = MORNING + minute * MINUTE
    if not step.events:
        gone = await workspace.erase(step.who, by=OPERATOR, origin="test", at=at)
        upto = await now(workspace)
        entries = await workspace.entries(after=0, upto=upto, limit=upto)
        assert step.who not in {each.by for each in entries}
        return gone
    try:
        return await workspace.record(step.events, by=step.who, origin="test", at=at)
    except ConflictingEventError as error:
        return str(error)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    opened = Pair(tmp_path_factory.mktemp("pair"))
    yield opened
    opened.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(story=stories)
def test_the_ledger_says_what_is_answered(pair: Pair, story: list[Step]) -> None:
    pair.compare(story)


# Each is lived in two stores and read at four moments.
@pytest.mark.slow
@settings(max_examples=1_000, suppress_health_check=[HealthCheck.too_slow])
@given(story=stories)
def test_the_ledger_says_what_is_answered_after_many_stories(pair: Pair, story: list[Step]) -> None:
    pair.compare(story)
