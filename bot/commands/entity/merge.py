"""`/entity merge`: two things are one; what is said of either is said of it from then on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.command import Command, Submit, required
from bot.desk import Desk
from bot.document import Fields, Note, Reply, Row, Tone
from bot.editing.called import current, titled
from bot.editing.merging import met, with_counts
from bot.editing.sure import Change, decided
from bot.editing.turning import supposing
from bot.entities import ENTITY
from bot.following import telling_name, typed_name
from bot.leaves import Leaf, Named, Words
from bot.lines import listed
from bot.namesakes import UNKNOWN, rounds_of
from bot.problems import Problem, ProblemError
from bot.roles import Role
from bot.subject import is_followed
from store.claims import Entity
from store.events import EntitiesMerged

INTO = ("in", "into", "with", "mit", "and", "und", "to", "zu", "=")
"""Words that lead to the thing that stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """Which thing is another one, and which."""

    thing: Entity = required(ENTITY, "thing", aliases=("objekt", "entity", "about"))
    into: Entity = required(ENTITY, "into", aliases=("in", "kept"), led_by=INTO)


async def answer(query: Merging, desk: Desk) -> Reply[Leaf]:
    """Make two things one, after a look at how much moves and which figures then meet."""

    async def work(now: Desk) -> Change:
        gone, kept = await current(query.thing, now), await current(query.into, now)
        _check(gone, kept, now)
        events = (EntitiesMerged(kept.id, gone.id),)
        then = await supposing(now, events)
        rows = (
            Row(
                (Words("change-before"),),
                (await with_counts(gone, now), await with_counts(kept, now)),
            ),
            Row((Words("change-after"),), (await with_counts(kept, then),)),
        )
        name = await telling_name(kept, then)
        notes = (
            *_of_kinds(gone, kept),
            *_of_parties(gone, kept, now),
            *await _of_companies(gone, kept, now),
        )
        return Change(
            title=titled(kept),
            blocks=(Fields(rows), *notes, *await met(gone, kept, now, then)),
            events=events,
            about=(gone.id, kept.id),
            back=f"entity show {await telling_name(gone, now)}",
            then=(f"entity show {name}", f"conflicts {name}"),
        )

    return await decided(desk, work)


def _check(gone: Entity, kept: Entity, desk: Desk) -> None:
    """Raise ProblemError for what cannot be one, or is one already."""
    tries = (f"entity show {typed_name(kept, desk)}",)
    if gone.id == kept.id:
        places = (("name", Named(kept)),)
        raise ProblemError(Problem("one-already", places, tries, at="into"))
    for each in (gone, kept):
        if is_followed(desk, each):
            places = (("name", Named(each)),)
            raise ProblemError(Problem("deal-merged", places, tries, at="thing"))


def _of_kinds(gone: Entity, kept: Entity) -> Iterator[Note[Leaf]]:
    if gone.kind is not kept.kind:
        places = tuple(
            place
            for name, each in (("gone", gone), ("kept", kept))
            for place in ((name, Named(each)), (f"{name}kind", Words(f"kind-{each.kind}")))
        )
        yield Note(Tone.WARNING, (Words("merge-kinds", places),))


def _of_parties(gone: Entity, kept: Entity, desk: Desk) -> Iterator[Note[Leaf]]:
    """Warn of two parties of one deal, which would be a deal of one thing with itself."""
    both = {gone.id, kept.id}
    if deals := [Named(each.entity) for each in desk.deals if both <= {*each.deal.parties}]:
        places = (("gone", Named(gone)), ("kept", Named(kept)), ("deals", listed(deals)))
        yield Note(Tone.WARNING, (Words("merge-parties", places),))


async def _of_companies(gone: Entity, kept: Entity, desk: Desk) -> tuple[Note[Leaf], ...]:
    """Warn of rounds of two companies, of which one would be told as the other's too."""
    whose = await rounds_of((gone, kept), desk)
    theirs = [whose.get(each.id, UNKNOWN).companies for each in (gone, kept)]
    ids = [{company.id for company in companies} for companies in theirs]
    if not all(ids) or ids[0] & ids[1]:
        return ()
    places = tuple(
        (name, listed([Named(company) for company in companies]))
        for name, companies in zip(("gone", "kept"), theirs, strict=True)
    )
    return (Note(Tone.WARNING, (Words("merge-rounds", places),)),)


MERGE = Command(
    name="merge",
    query=Merging,
    answer=answer,
    aliases=("zusammenführen", "vereinen", "same"),
    role=Role.EDITOR,
    writes=True,
    submit=Submit.SHOW,
    repeats=True,
)
