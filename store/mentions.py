"""What a claim names and what it says: the ways a reader or a search comes to it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from store.claims import Claim, Span
from store.notations import notation
from store.senses import senses
from store.values import Comparison, EntityId, EntityRef, Value
from store.words import tokens


class Role(StrEnum):
    """What an entity is in a claim."""

    SUBJECT = "subject"
    VALUE = "value"
    QUALIFIER = "qualifier"
    SPEAKER = "speaker"
    VIA = "via"


def mentions(claim: Claim) -> Iterator[tuple[EntityId, Role]]:
    """Yield every entity a claim names, with its role; one may come several times."""
    yield claim.subject, Role.SUBJECT
    if (entity := _entity(claim.value)) is not None:
        yield entity, Role.VALUE
    for qualifier in claim.qualifiers:
        if (entity := _entity(qualifier.value)) is not None:
            yield entity, Role.QUALIFIER
    if claim.speaker is not None:
        yield claim.speaker, Role.SPEAKER
    if claim.via is not None:
        yield claim.via, Role.VIA


def _entity(value: Value) -> EntityId | None:
    match value:
        case EntityRef():
            return value.entity
        case Comparison():
            return value.than
        case _:
            return None


def findable(claim: Claim, spans: tuple[Span, ...]) -> frozenset[str]:
    """Return the tokens a claim is found by: quotes, values in any notation, what it is about."""
    told = [claim.value, *[qualifier.value for qualifier in claim.qualifiers]]
    if claim.valid is not None:
        told.append(claim.valid)
    # A value is mostly quoted too; a set spares saying its words twice.
    said = {*[span.quote for span in spans], *[value.words for value in told]}
    return tokens("\n".join(said)).union(senses(claim), *map(notation, told))
