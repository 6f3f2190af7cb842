"""The chain of the ledger finds every tampering, and survives erasing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.base import WorkspaceId
from store.events import ClaimRetracted, Entry, PersonId
from store.ledger import DRAWN, SALT_BYTES, genesis, intact, salts, verify
from store.memory.workspace import MemoryWorkspace
from tests.contracts.facts import RAISED_ID, STORY, tell

HOME = WorkspaceId("console:home")
Tampering = Callable[[Entry], Entry]


@pytest.fixture
async def entries() -> tuple[Entry, ...]:
    workspace = MemoryWorkspace(HOME, {}, read_only=False)
    await tell(workspace, *STORY)
    return await workspace.entries(after=0, upto=99, limit=99)


def erased(entry: Entry) -> Entry:
    return replace(entry, event=None, salt=None, by=PersonId(""), origin="")


TAMPERINGS: dict[str, Tampering] = {
    "event": lambda entry: replace(entry, event=ClaimRetracted(RAISED_ID, "forged")),
    "person": lambda entry: replace(entry, by=PersonId("somebody else")),
    "origin": lambda entry: replace(entry, origin="elsewhere"),
    "instant": lambda entry: replace(entry, at=entry.at + timedelta(microseconds=1)),
    "number": lambda entry: replace(entry, seq=entry.seq + 100),
    "salt": lambda entry: replace(entry, salt=bytes(SALT_BYTES)),
    "commitment": lambda entry: replace(entry, commitment=bytes(32)),
    "link": lambda entry: replace(entry, link=bytes(32)),
    "half erased": lambda entry: replace(entry, event=None),
    "erased but for its salt": lambda entry: replace(erased(entry), salt=entry.salt),
    "erased but for its person": lambda entry: replace(erased(entry), by=entry.by),
}


def test_an_untouched_ledger_holds(entries: tuple[Entry, ...]) -> None:
    assert verify(entries, genesis(HOME)) is None
    assert verify(entries[5:], entries[4].link) is None
    assert verify((), genesis(HOME)) is None


@pytest.mark.parametrize("tamper", TAMPERINGS.values(), ids=list(TAMPERINGS))
def test_every_tampering_is_found_where_it_was_done(
    entries: tuple[Entry, ...], tamper: Tampering
) -> None:
    for place, entry in enumerate(entries):
        forged = (*entries[:place], tamper(entry), *entries[place + 1 :])
        found = verify(forged, genesis(HOME))
        assert found in (entry.seq, entry.seq + 100)


def test_what_is_missing_or_moved_is_found(entries: tuple[Entry, ...]) -> None:
    for place in range(len(entries) - 1):
        without = (*entries[:place], *entries[place + 1 :])
        assert verify(without, genesis(HOME)) == entries[place + 1].seq
        swapped = (*entries[:place], entries[place + 1], entries[place], *entries[place + 2 :])
        assert verify(swapped, genesis(HOME)) == entries[place + 1].seq


def test_the_ledger_of_another_workspace_is_another(entries: tuple[Entry, ...]) -> None:
    assert verify(entries, genesis("console:other")) == 1


@given(st.sets(st.integers(0, len(STORY) - 1)))
async def test_erasing_leaves_the_chain_whole(places: set[int]) -> None:
    workspace = MemoryWorkspace(HOME, {}, read_only=False)
    await tell(workspace, *STORY)
    entries = await workspace.entries(after=0, upto=99, limit=99)
    left = [erased(entry) if place in places else entry for place, entry in enumerate(entries)]
    assert all(map(intact, left))
    assert verify(left, genesis(HOME)) is None


def test_the_same_event_is_committed_to_differently_each_time(entries: tuple[Entry, ...]) -> None:
    assert len({entry.salt for entry in entries}) == len(entries)
    drawn = list(islice(salts(), 2 * DRAWN + 1))
    assert {len(salt) for salt in drawn} == {SALT_BYTES}
    assert len(set(drawn)) == len(drawn)
