"""Whose news are asked for: a deal with its parties and sources, or one thing by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.desk import Desk
from bot.subject import near
from store.base import Followed, Record, Selection
from store.claims import Entity
from store.fields import FIELDS, Topic
from store.mentions import mentions
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class Concern:
    """What a claim must be about to be news: of `own`, or from a source of the `deal`.

    `about` is what was asked for, and is one of `own`. Only claims of the `topic` or the `field`
    count, where one is given.
    """

    about: Entity
    own: frozenset[EntityId]
    deal: Followed | None = None
    topic: Topic | None = None
    field: str | None = None

    @property
    def narrowed(self) -> bool:
        """Say whether only some of the claims count."""
        return bool(self.topic or self.field)

    @property
    def told(self) -> Selection | None:
        """What to read for all that was ever told; None where a deal has no source yet."""
        every = frozenset[str]()
        return self.among(frozenset(filter(self.holds, FIELDS)) if self.narrowed else every)

    def among(self, fields: frozenset[str]) -> Selection | None:
        """Return what to read for all that was ever told in some fields, of whatever counts."""
        if self.deal is None:
            return Selection(entities=self.own, fields=fields)
        sources = frozenset(each.source.id for each in self.deal.sources)
        return Selection(sources=sources, fields=fields) if sources else None

    def holds(self, field: str) -> bool:
        """Say whether claims of a field count."""
        return field == (self.field or field) and self.topic in (None, FIELDS[field].topic)

    def includes(self, record: Record, redirects: Mapping[EntityId, EntityId]) -> bool:
        """Say whether a claim is from one of the deal's sources, or names one of its own."""
        if self.deal and any(each.source.id == record.claim.source for each in self.deal.sources):
            return True
        named = (entity for entity, _ in mentions(record.claim))
        return any(redirects.get(entity, entity) in self.own for entity in named)


def of_deal(deal: Followed, *, topic: Topic | None = None, field: str | None = None) -> Concern:
    """Return the concern of whoever follows a deal."""
    own = frozenset({deal.entity.id, deal.deal.entity, *deal.deal.parties})
    return Concern(deal.entity, own, deal, topic, field)


async def of_thing(
    desk: Desk, about: Entity, *, topic: Topic | None = None, field: str | None = None
) -> Concern:
    """Return the concern of whoever watches one thing; what is said of its deals concerns it."""
    return Concern(about, await near(desk, about), topic=topic, field=field)
