"""Put what was read from a file together, and see that it is sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from store.claims import Deal, Entity, Source, SourceId
from store.complaint import Complaint, Refused
from store.encoding import MalformedError, claim_id
from store.events import EntitiesMerged, SourceNumbered
from store.exchange.contents import Contents, Held
from store.exchange.wording import lacks
from store.flaws import Flaw, FlawKind, broken

Thing = Entity | EntitiesMerged | Source | Deal | SourceNumbered | Held
"""What a file of contents is made of."""


@dataclass(frozen=True, slots=True)
class Read:
    """A thing, and the line of the file it was read from.

    `further` are the lines of a claim's further spans, where each has its own.
    """

    line: int
    thing: Thing
    further: tuple[int, ...] = ()

    def line_of(self, span: int) -> int:
        """Return the line of a claim's span, by its place among them."""
        lines = (self.line, *self.further)
        return lines[span] if span < len(lines) else self.line


def gather(file: str, read: Iterable[Read], complaints: Iterable[Complaint]) -> Contents:
    """Return what was read as contents.

    Raises Refused with `complaints` and with what is wrong with the things themselves: a claim
    that was changed under its id or whose quotes do not hold, a thing that stands there twice.
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


def _complaints(file: str, read: tuple[Read, ...]) -> Iterator[Complaint]:
    sources = {each.thing.id: each.thing for each in read if isinstance(each.thing, Source)}
    lines: dict[tuple[type, str], int] = {}
    for each in read:
        if isinstance(each.thing, Held):
            yield from _wrong(file, each, each.thing, sources)
        key = key_of(each.thing)
        first = lines.setdefault((type(each.thing), key), each.line)
        if first != each.line:
            yield Complaint.of(file, each.line, Flaw.of(FlawKind.TWICE, name=key, line=first))


def _wrong(
    file: str, read: Read, held: Held, sources: Mapping[SourceId, Source]
) -> Iterator[Complaint]:
    try:
        identity = claim_id(held.claim)
    except MalformedError as error:
        yield Complaint.of(file, read.line, broken("claims", error))
        return
    if identity != held.id:
        yield Complaint.of(file, read.line, Flaw.of(FlawKind.CHANGED, identity=identity))
    elif source := sources.get(held.claim.source):
        for lack in lacks(held.claim, held.spans, source):
            yield Complaint.of(file, read.line_of(lack.span), lack.flaw)


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
