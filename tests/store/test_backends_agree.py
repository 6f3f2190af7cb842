"""Whatever happens, every backend holds the same as the one in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.base import Selection, Store, Workspace, WorkspaceId
from store.claims import Claim, Deal, DealKind, Entity, Kind, Name, Polarity, SourceId
from store.encoding import claim_id
from store.errors import ConflictingEventError
from store.events import (
    ClaimRanked,
    ClaimRecorded,
    ClaimRestored,
    ClaimRetracted,
    ClaimSuperseded,
    ClaimVerified,
    DealClosed,
    DealOpened,
    EntitiesMerged,
    EntitiesSplit,
    EntityRecorded,
    Event,
    PersonId,
    Rank,
    RoleGranted,
    RoleRevoked,
    SourceNumbered,
    SourceRecorded,
)
from store.open import open_store
from store.values import EntityId, EntityRef
from tests.contracts.facts import ENGLISH, GERMAN, tell
from tests.contracts.facts import span as words_at

A, B, DEAL_A, DEAL_B = map(EntityId, ("company:a", "company:b", "deal:a", "deal:b"))
PATIENT = timedelta(minutes=1)
NAMES = ("Mistral", "Mistrals", "Éclair", "eclair", "Die Tribüne", "x y")
QUOTES = ("Mistral raised funds", "die Finanzierung", "Éclairs", "385 Millionen")

ids = st.sampled_from([A, B, DEAL_A, DEAL_B])
names = st.lists(st.sampled_from(NAMES).map(Name), min_size=1, max_size=2).map(tuple)
entities = st.builds(Entity, ids, st.sampled_from([Kind.COMPANY, Kind.DEAL]), names)
sources = st.sampled_from([GERMAN.id, ENGLISH.id, SourceId("s1:third")])
claims = st.builds(
    Claim,
    ids,
    st.sampled_from(["rival_of", "led_round"]),
    st.builds(EntityRef, ids, st.sampled_from(QUOTES)),
    sources,
    polarity=st.sampled_from(Polarity),
    speaker=st.none() | ids,
)
# The second claim of a story is often the first one: few words make few claims.
few = st.builds(
    Claim, st.just(A), st.just("rival_of"), st.builds(EntityRef, ids, st.just("x")), sources
)
identities = few.map(claim_id)
# A person's id may be that of an entity as well.
people = st.sampled_from([PersonId("U1"), PersonId("U2"), PersonId(A)])
reasons = st.sampled_from(["wrong", "right"])
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        SourceRecorded, st.builds(replace, st.just(GERMAN), id=sources, revision=st.integers(0, 1))
    ),
    st.builds(EntityRecorded, entities),
    st.builds(
        ClaimRecorded,
        claims | few,
        st.lists(st.sampled_from(QUOTES).map(words_at), max_size=2).map(tuple),
    ),
    st.builds(EntitiesMerged, ids, ids),
    st.builds(EntitiesMerged, st.sampled_from([A, B]), st.sampled_from([A, B])),
    st.builds(EntitiesSplit, ids),
    st.builds(DealOpened, st.builds(Deal, ids, st.sampled_from(DealKind), st.tuples(ids))),
    st.builds(DealClosed, ids),
    st.builds(SourceNumbered, ids, sources, st.integers(0, 3)),
    st.builds(ClaimRetracted, identities, reasons),
    st.builds(ClaimRestored, identities, reasons),
    st.builds(ClaimSuperseded, identities, identities, reasons),
    st.builds(ClaimRanked, identities, st.sampled_from(Rank), reasons),
    st.builds(ClaimVerified, identities),
    st.builds(RoleGranted, people, st.sampled_from(["editor", "admin"])),
    st.builds(RoleRevoked, people),
)
KNOWN: tuple[Event, ...] = (
    SourceRecorded(GERMAN),
    SourceRecorded(ENGLISH),
    EntityRecorded(Entity(A, Kind.COMPANY, (Name("Mistral"),))),
    EntityRecorded(Entity(B, Kind.COMPANY, (Name("Microsoft"),))),
    EntityRecorded(Entity(DEAL_A, Kind.DEAL, (Name("Die Tribüne"),))),
    *(
        ClaimRecorded(Claim(A, "rival_of", EntityRef(of, "x"), GERMAN.id), (words_at("x"),))
        for of in (A, B)
    ),
)
# One call to `record` each; a story begins with what makes its events likely to fit.
stories = st.lists(st.lists(events, min_size=1, max_size=3).map(tuple), max_size=12)
selections = st.builds(
    Selection,
    entities=st.frozensets(ids, max_size=2),
    fields=st.frozensets(st.sampled_from(["rival_of", "led_round"]), max_size=1),
    sources=st.frozensets(sources, max_size=1),
    claims=st.frozensets(identities, max_size=2),
    subject_only=st.booleans(),
    hidden=st.booleans(),
)
questions = st.sampled_from([*NAMES, *QUOTES, "mistrl", "finanzierungen tribune", '" OR x', ""])


def named(entity: EntityId) -> Selection:
    return Selection(entities=frozenset({entity}))


class Pair:
    """The reference, and the backend that is held against it."""

    def __init__(self, folder: Path) -> None:
        self._runner = asyncio.Runner()
        self._names = map(WorkspaceId, map(str, count()))
        self._stores: tuple[Store, ...] = tuple(
            self._runner.run(open_store(url, search_deadline=PATIENT))
            for url in ("memory:", f"sqlite:{folder}/facts.db")
        )

    def compare(
        self, story: list[tuple[Event, ...]], selection: Selection, question: str, upto: int
    ) -> None:
        name = next(self._names)
        told = [
            self._runner.run(seen(store.workspace(name), story, selection, question, upto))
            for store in self._stores
        ]
        assert told[0] == told[1]

    def close(self) -> None:
        for store in self._stores:
            self._runner.run(store.close())
        self._runner.close()


async def seen(
    workspace: Workspace,
    story: list[tuple[Event, ...]],
    selection: Selection,
    question: str,
    upto: int,
) -> list[object]:
    """Everything that recording and asking gave, errors included."""
    answers: list[object] = []
    for minute, told in enumerate((KNOWN, *story)):
        try:
            answers.append(await tell(workspace, *told, after=timedelta(minutes=minute)))
        except ConflictingEventError as error:
            answers.append(str(error))
    head = await workspace.head()
    answers += [head, await workspace.roles()]
    for seq in (head.seq, min(upto, head.seq)):
        answers += [
            await workspace.read(selection, upto=seq),
            await workspace.read(Selection(hidden=True), upto=seq),
            [await workspace.read(named(each), upto=seq) for each in (A, B)],
            [await workspace.search(each, upto=seq) for each in ("Mistral", "Éclair")],
            await workspace.deals(upto=seq),
            await workspace.closed(upto=seq),
            await workspace.catalogue(upto=seq, limit=99),
            await workspace.find(question, upto=seq),
            [await workspace.starting(each, upto=seq) for each in ("", "m", question)],
            await workspace.starting("", upto=seq, kinds=frozenset({Kind.DEAL}), limit=2),
            await workspace.search(question, upto=seq),
            [await workspace.entity(entity, upto=seq) for entity in (A, DEAL_B)],
            [entry.event for entry in await workspace.entries(after=0, upto=seq, limit=99)],
        ]
    return answers


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    opened = Pair(tmp_path_factory.mktemp("pair"))
    yield opened
    opened.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(story=stories, selection=selections, question=questions, upto=st.integers(0, 30))
def test_any_story_is_told_alike(
    pair: Pair, story: list[tuple[Event, ...]], selection: Selection, question: str, upto: int
) -> None:
    pair.compare(story, selection, question, upto)


@pytest.mark.slow
@given(story=stories, selection=selections, question=questions, upto=st.integers(0, 30))
def test_any_of_many_stories_is_told_alike(
    pair: Pair, story: list[tuple[Event, ...]], selection: Selection, question: str, upto: int
) -> None:
    pair.compare(story, selection, question, upto)


@given(words=st.text(max_size=60))
def test_any_string_is_found_alike(pair: Pair, words: str) -> None:
    recordable = words.encode(errors="ignore").decode().replace("\0", "")
    claim = Claim(A, "rival_of", EntityRef(B, recordable), GERMAN.id)
    pair.compare([(ClaimRecorded(claim, (words_at("x"),)),)], Selection(), words, 0)
