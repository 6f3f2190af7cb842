"""Whatever is done to subscriptions, every backend holds the same as the one in memory."""

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

from store.base import Store, WorkspaceId
from store.events import PersonId
from store.open import open_store
from store.subscribed import Mark, Rest, Subscription, What
from tests.contracts.facts import MORNING
from tests.contracts.subscribing import ANNA, BEN, DIGEST, OPERATOR

moments = st.integers(-3, 3).map(lambda hours: MORNING + timedelta(hours=hours))
wanted = st.builds(
    replace,
    st.just(DIGEST),
    what=st.sampled_from(What),
    place=st.sampled_from(["C1", "D1"]),
    person=st.sampled_from([ANNA, BEN]),
    language=st.sampled_from(["de", "en"]),
    alone=st.booleans(),
    field=st.sampled_from([None, "raised"]),
    rule=st.sampled_from(["", "30 8 * * 1-5"]),
    due=st.none() | moments,
    fired=st.none() | moments,
    told=st.lists(moments, max_size=2).map(tuple),
    rest=st.none() | st.sampled_from(Rest),
    hushed=st.booleans(),
)


@dataclass(frozen=True)
class Subscribe:
    wanted: Subscription
    most: int


@dataclass(frozen=True)
class Change:
    number: int
    older: int
    after: Subscription


@dataclass(frozen=True)
class Stop:
    number: int


@dataclass(frozen=True)
class Erase:
    person: PersonId


@dataclass(frozen=True)
class Purge:
    pass


Deed = Subscribe | Change | Stop | Erase | Purge
numbers = st.integers(1, 5)
deeds: st.SearchStrategy[Deed] = st.one_of(
    st.builds(Subscribe, wanted, st.integers(0, 3)),
    st.builds(Subscribe, wanted, st.just(3)),
    st.builds(Change, numbers, st.integers(0, 1), wanted),
    st.builds(Stop, numbers),
    st.builds(Erase, st.sampled_from([ANNA, BEN])),
    st.builds(Purge),
)
# By turns in two workspaces of a platform, and in one of another.
WORKSPACES = ("slack:a", "slack:b", "discord:c")
stories = st.lists(st.tuples(st.sampled_from(WORKSPACES), deeds))


async def done(store: Store, workspace: WorkspaceId, deed: Deed) -> object:
    """What a deed gave."""
    there = store.workspace(workspace)
    match deed:
        case Subscribe(subscription, most):
            return await there.subscribe(subscription, most=most)
        case Change(number, older, after):
            seen = await there.subscription(number) or replace(DIGEST, number=number)
            return await there.resubscribe(replace(seen, version=seen.version - older), after)
        case Stop(number):
            return await there.unsubscribe(number)
        case Erase(person):
            return await there.erase(person, by=OPERATOR, origin="console", at=MORNING)
        case Purge():
            await store.purge(workspace)
            return await there.head()


async def seen(store: Store, story: list[tuple[str, Deed]], turn: int) -> list[object]:
    """Everything that a story and asking afterwards gave, on platforms of this turn alone."""
    given = [await done(store, WorkspaceId(f"{turn}{name}"), deed) for name, deed in story]
    workspaces = [store.workspace(WorkspaceId(f"{turn}{name}")) for name in WORKSPACES]
    return [
        *given,
        [
            await workspace.subscriptions(what=what, place=place)
            for workspace in workspaces
            for what in (None, *What)
            for place in (None, "C1")
        ],
        [await store.due(f"{turn}slack", MORNING, limit=limit) for limit in (2, 99)],
        [
            await store.subscribed(f"{turn}slack", after=mark, limit=2)
            for mark in (Mark(), Mark(f"{turn}slack:a", 1))
        ],
    ]


class Pair:
    """The reference, and the backend that is held against it."""

    def __init__(self, folder: Path) -> None:
        self._runner = asyncio.Runner()
        self._turns = count()
        self._stores: tuple[Store, ...] = tuple(
            self._runner.run(open_store(url)) for url in ("memory:", f"sqlite:{folder}/facts.db")
        )

    def compare(self, story: list[tuple[str, Deed]]) -> None:
        turn = next(self._turns)
        told = [self._runner.run(seen(store, story, turn)) for store in self._stores]
        assert told[0] == told[1]

    def close(self) -> None:
        for store in self._stores:
            self._runner.run(store.close())
        self._runner.close()


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    opened = Pair(tmp_path_factory.mktemp("pair"))
    yield opened
    opened.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(story=stories)
def test_any_story_is_told_alike(pair: Pair, story: list[tuple[str, Deed]]) -> None:
    pair.compare(story)


@pytest.mark.slow
@given(story=stories)
def test_any_of_many_stories_is_told_alike(pair: Pair, story: list[tuple[str, Deed]]) -> None:
    pair.compare(story)
