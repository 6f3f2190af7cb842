"""The rows an entry is written as: its own, and those it can be found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from store.base import WorkspaceId
from store.beginnings import beginnings
from store.encoding import TAGS
from store.events import ClaimRecorded, EntityRecorded
from store.fold import Happened
from store.lookalikes import look
from store.mentions import findable, mentions
from store.names import namings
from store.recording import Written
from store.sqlite.rows import terms
from store.words import tokens

RULES = 3
"""The number of the rules by which indexes are made; whoever has entries found otherwise raises it.

A database that was indexed by other rules is indexed anew when it is opened for writing.
"""

Row = tuple[str | int | bytes, ...]
"""The parameters of a query that adds, in its order."""

Index = Callable[[WorkspaceId, Happened, int], Iterable[Row]]
"""From an entry and its row in the ledger to the rows that index it."""


def entry_row(workspace: WorkspaceId, written: Written, *, row: int, at: str) -> Row:
    """Return the row of the ledger itself."""
    happened, said, seal = written.happened, written.said, written.seal
    return (
        row,
        workspace,
        happened.seq,
        at,
        said.by,
        said.origin,
        TAGS[type(happened.event)],
        happened.about,
        said.event,
        written.salt,
        seal.commitment,
        seal.link,
    )


def _claims(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterable[Row]:
    if not isinstance(happened.event, ClaimRecorded):
        return ()
    claim = happened.event.claim
    return ((workspace, happened.seq, happened.about, claim.field, claim.source),)


def _mentions(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterable[Row]:
    if not isinstance(happened.event, ClaimRecorded):
        return ()
    claim, seq = happened.event.claim, happened.seq
    return [(workspace, entity, claim.field, seq, role) for entity, role in mentions(claim)]


def _names(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterable[Row]:
    if not isinstance(happened.event, EntityRecorded):
        return ()
    seq = happened.seq
    return [
        (workspace, naming.entity, seq, naming.key, naming.name)
        for naming in namings(happened.event.entity)
    ]


def _name_tokens(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterable[Row]:
    if not isinstance(happened.event, EntityRecorded):
        return ()
    names = [naming.name for naming in namings(happened.event.entity)]
    found = tokens("\n".join(names)) | set(filter(None, map(look, names)))
    return [(workspace, token, happened.about, happened.seq) for token in found]


def _beginnings(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterable[Row]:
    if not isinstance(happened.event, EntityRecorded):
        return ()
    entity, seq = happened.event.entity, happened.seq
    return [
        (workspace, entity.kind, each.within, each.rest, each.name, each.entity, seq)
        for each in beginnings(entity)
    ]


CLAIMS: Mapping[str, Index] = MappingProxyType({"add_claim": _claims, "add_mention": _mentions})
"""What indexes a claim when it is first recorded, under the query that writes it, in this order."""

ENTITIES: Mapping[str, Index] = MappingProxyType(
    {"add_name": _names, "add_name_token": _name_tokens, "add_beginning": _beginnings}
)
"""What indexes an entity, under the query that writes it."""


class Passage(NamedTuple):
    """The row of a claim in the full text, and how many words of its own it is found by."""

    row: int
    terms: str
    length: int


def passages(
    workspace: WorkspaceId, happenings: Iterable[tuple[int, Happened]]
) -> Iterator[Passage]:
    """Yield the passages of entries, which come with their rows in the ledger."""
    for row, happened in happenings:
        if isinstance(happened.event, ClaimRecorded):
            claim, spans = happened.event.claim, happened.event.spans
            words = findable(claim, spans)
            entities = (entity for entity, _ in mentions(claim))
            yield Passage(row, terms(workspace, words, entities), len(words))
