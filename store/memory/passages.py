"""What claims are found by, in memory."""

from __future__ import annotations

from dataclasses import dataclass

from store.claims import ClaimId
from store.events import ClaimRecorded
from store.fold import Happened, State
from store.mentions import findable, mentions
from store.ranking import Found
from store.values import EntityId
from store.words import tokens


@dataclass(frozen=True, slots=True)
class Passage:
    """What a claim can be found by since the entry `seq` recorded it, or further words of it."""

    seq: int
    claim: ClaimId
    tokens: frozenset[str]
    entities: frozenset[EntityId]


def passage(happened: Happened, event: ClaimRecorded) -> Passage:
    """Return what a claim can be found by."""
    return Passage(
        seq=happened.seq,
        claim=ClaimId(happened.about),
        tokens=findable(event.claim, event.spans),
        entities=frozenset(entity for entity, _ in mentions(event.claim)),
    )


def found(passage: Passage, wanted: tuple[frozenset[str], ...]) -> Found:
    """Return what ranks a passage that was found."""
    lacking = sum(term.isdisjoint(passage.tokens) for term in wanted)
    return lacking, len(passage.tokens), passage.seq, passage.claim


def called(state: State, wanted: frozenset[str]) -> frozenset[EntityId]:
    """Return the entities one of whose names holds one of the tokens."""
    return frozenset(
        entity.id
        for entity in state.entities.values()
        if any(
            not wanted.isdisjoint(tokens(name.text)) for name in (*entity.names, *entity.aliases)
        )
    )
