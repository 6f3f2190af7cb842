"""Turn a written source into a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from store.claims import Entity, Ground, Source, SourceId
from store.encoding import source_id
from store.flaws import Flaw, FlawKind
from store.pack.quoted import Quoted
from store.pack.read import Complaints, Wrong
from store.pack.values import Context, read_date_value
from store.pack.written import Writing, WrittenGround, WrittenSource
from store.speech import Speech
from store.values import PartialDate

NOTATION = "en"
"""`published` is worded by whoever makes the pack, whatever language the source is in."""


def id_of(written: WrittenSource) -> SourceId:
    """Return the id of a source: of its text and its link."""
    link = written.given.get("link")
    return source_id(written.text_hash, link.value if link else None)


def read_source(
    written: WrittenSource,
    numbered: Mapping[int, WrittenSource],
    entities: Mapping[str, Entity],
    complaints: Complaints,
) -> Source:
    """Return the source, noting what is wrong with it; `numbered` are all sources of the pack."""
    given = {key: each.value for key, each in written.given.items()}
    context = Context((), Speech(NOTATION, None), entities)
    grounds = (complaints.attempt(_ground, each, numbered) for each in written.grounds)
    rests_on = (
        complaints.attempt(context.entity, written.place.at("rests_on", index), slug)
        for index, slug in enumerate(written.rests_on)
    )
    return Source(
        id_of(written),
        written.language,
        written.text_hash,
        given.get("title"),
        given.get("publisher"),
        given.get("author"),
        given.get("link"),
        complaints.attempt(_published, written, context),
        tuple(ground for ground in grounds if ground),
        tuple(entity.name(written.language) for entity in rests_on if entity),
        written.translation,
        written.revision,
    )


def quoted_in(written: WrittenSource, numbered: Mapping[int, WrittenSource]) -> Iterator[Quoted]:
    """Name the words that say what a source is: its title, its publisher, the grounds of a date."""
    for given in written.given.values():
        if given.quote is not None:
            yield Quoted(given.place.at("quote"), written.text_hash, (given.quote,))
    for ground in written.grounds:
        if source := numbered.get(ground.source):
            yield Quoted(ground.place.at("quote"), source.text_hash, (ground.quote,))


def _published(written: WrittenSource, context: Context) -> PartialDate | None:
    given = written.given.get("published")
    if given is None:
        return None
    return read_date_value(Writing(given.place, plain=given.value), context)


def _ground(written: WrittenGround, numbered: Mapping[int, WrittenSource]) -> Ground:
    if written.source not in numbered:
        known = tuple(map(str, sorted(numbered)))
        flaw = Flaw(FlawKind.NO_SOURCE, (("number", written.source),), known=known)
        raise Wrong(written.place.at("source"), flaw)
    return Ground(id_of(numbered[written.source]), written.quote)
