"""The rows an entry is written as: its own, and those it can be found by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from store.base import WorkspaceId
from store.encoding import TAGS
from store.events import ClaimRecorded, EntityRecorded
from store.fold import Happened
from store.mentions import findable, mentions
from store.names import namings
from store.recording import Written
from store.sqlite.rows import terms
from store.words import tokens

Row = dict[str, str | int | bytes]


def entry_row(workspace: WorkspaceId, written: Written, *, row: int, at: str) -> Row:
    """Return the row of the ledger itself."""
    happened, said = written.happened, written.said
    return {
        "row": row,
        "workspace": workspace,
        "seq": happened.seq,
        "at": at,
        "person": said.by,
        "origin": said.origin,
        "kind": TAGS[type(happened.event)],
        "about": happened.about,
        "event": said.event,
        "salt": written.salt,
        "commitment": written.seal.commitment,
        "link": written.seal.link,
    }


def _claims(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterator[Row]:
    if isinstance(happened.event, ClaimRecorded):
        claim = happened.event.claim
        yield {
            "workspace": workspace,
            "seq": happened.seq,
            "id": happened.about,
            "field": claim.field,
            "source": claim.source,
        }


def _mentions(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterator[Row]:
    if isinstance(happened.event, ClaimRecorded):
        for entity, role in mentions(happened.event.claim):
            yield {
                "workspace": workspace,
                "entity": entity,
                "seq": happened.seq,
                "role": role,
            }


def _passages(workspace: WorkspaceId, happened: Happened, row: int) -> Iterator[Row]:
    if isinstance(happened.event, ClaimRecorded):
        claim, spans = happened.event.claim, happened.event.spans
        words = findable(claim, spans)
        entities = (entity for entity, _ in mentions(claim))
        yield {"row": row, "terms": terms(workspace, words, entities)}


def _names(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterator[Row]:
    if isinstance(happened.event, EntityRecorded):
        for naming in namings(happened.event.entity):
            yield {
                "workspace": workspace,
                "entity": naming.entity,
                "seq": happened.seq,
                "key": naming.key,
                "name": naming.name,
            }


def _name_tokens(workspace: WorkspaceId, happened: Happened, _row: int) -> Iterator[Row]:
    if isinstance(happened.event, EntityRecorded):
        names = (naming.name for naming in namings(happened.event.entity))
        for token in tokens("\n".join(names)):
            yield {
                "workspace": workspace,
                "token": token,
                "entity": happened.about,
                "seq": happened.seq,
            }


INDEXES: Mapping[str, Callable[[WorkspaceId, Happened, int], Iterator[Row]]] = MappingProxyType(
    {
        "add_claim": _claims,
        "add_mention": _mentions,
        "add_passage": _passages,
        "add_name": _names,
        "add_name_token": _name_tokens,
    }
)
"""What indexes an entry, under the query that writes it; claims come before what refers to them."""
