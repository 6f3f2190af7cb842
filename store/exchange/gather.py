"""Put what was read from a file together, and see that it is sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from store.claims import Deal, Entity, Source
from store.complaint import Complaint, Refused
from store.encoding import MalformedError, claim_id
from store.events import EntitiesMerged, SourceNumbered
from store.exchange.contents import Contents, Held
from store.flaws import Flaw, FlawKind, broken

Thing = Entity | EntitiesMerged | Source | Deal | SourceNumbered | Held
"""What a file of contents is made of."""


@dataclass(frozen=True, slots=True)
class Read:
    """A thing, and the line of the file it was read from."""

    line: int
    thing: Thing


def gather(file: str, read: Iterable[Read], complaints: Iterable[Complaint]) -> Contents:
    """Return what was read as contents.

    Raises Refused with `complaints` and with what is wrong with the things themselves: a claim
    that was changed under its id, a thing that stands there twice.
    """
    read = tuple(read)
    found = sorted((*complaints, *_complaints(file, read)))
    if found:
        raise Refused(found)
    things = [each.thing for each in read]
    return Contents(
        tuple(thing for thing in things if isinstance(thing, Entity)),
        tuple(thing for thing in things if isinstance(thing, EntitiesMerged)),
        tuple(thing for thing in things if isinstance(thing, Source)),
        tuple(thing for thing in things if isinstance(thing, Deal)),
        tuple(thing for thing in things if isinstance(thing, SourceNumbered)),
        tuple(thing for thing in things if isinstance(thing, Held)),
    )


def _complaints(file: str, read: Iterable[Read]) -> Iterator[Complaint]:
    lines: dict[tuple[type, str], int] = {}
    for each in read:
        if isinstance(each.thing, Held) and (wrong := _wrong(each.thing)):
            yield Complaint.of(file, each.line, wrong)
        key = key_of(each.thing)
        first = lines.setdefault((type(each.thing), key), each.line)
        if first != each.line:
            yield Complaint.of(file, each.line, Flaw.of(FlawKind.TWICE, name=key, line=first))


def _wrong(held: Held) -> Flaw | None:
    try:
        identity = claim_id(held.claim)
    except MalformedError as error:
        return broken("claims", error)
    if identity == held.id:
        return None
    return Flaw.of(FlawKind.CHANGED, identity=identity)


def key_of(thing: Thing) -> str:
    """Return what a thing may stand under only once."""
    match thing:
        case Entity() | Source() | Held():
            return thing.id
        case EntitiesMerged():
            return thing.gone
        case Deal():
            return thing.entity
        case SourceNumbered():
            return f"{thing.source} in {thing.deal}"
