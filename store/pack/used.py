"""Find the entities of a pack that nothing in it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from store.claims import Entity
from store.complaint import Complaint
from store.events import ClaimRecorded
from store.flaws import Flaw, FlawKind
from store.mentions import mentions
from store.names import names_of
from store.pack.folder import Pack


def unused(
    pack: Pack, entities: Mapping[str, Entity], claims: Iterable[ClaimRecorded]
) -> Iterator[Complaint]:
    """Complain of each entity that no claim, deal or source names."""
    used = {entity for recorded in claims for entity, _ in mentions(recorded.claim)}
    slugs = {pack.deal.slug, *pack.deal.parties}
    slugs.update(slug for source in pack.sources for slug in source.rests_on)
    publishers = {
        source.given["publisher"].value for source in pack.sources if "publisher" in source.given
    }
    for written in pack.entities:
        entity = entities[written.slug]
        spoken_of = entity.id in used or written.slug in slugs
        if not spoken_of and publishers.isdisjoint(names_of(entity)):
            yield written.place.complaint(Flaw.of(FlawKind.UNUSED, slug=written.slug))
