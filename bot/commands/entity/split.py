"""`/entity split`: what was merged into another thing is one of its own again."""

from __future__ import annotations

from dataclasses import dataclass

from bot.command import Command, Submit, required
from bot.desk import Desk
from bot.document import Fields, Reply, Row
from bot.editing.called import titled
from bot.editing.merged import MERGED, Merged
from bot.editing.merging import with_counts
from bot.editing.sure import Change, decided
from bot.editing.turning import supposing
from bot.following import typed_name
from bot.leaves import Leaf, Words
from bot.roles import Role
from store.events import EntitiesSplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Splitting:
    """What was merged, by its own name, or by that of what it was merged into."""

    thing: Merged = required(MERGED, "thing", aliases=("objekt", "entity", "about"))


async def answer(query: Splitting, desk: Desk) -> Reply[Leaf]:
    """Take a merged thing out of the other one again, with all that was said of it."""

    async def work(now: Desk) -> Change:
        gone, kept = query.thing.gone, query.thing.kept
        events = (EntitiesSplit(gone.id),)
        then = await supposing(now, events)
        rows = (
            Row((Words("change-before"),), (await with_counts(kept, now),)),
            Row(
                (Words("change-after"),),
                (await with_counts(kept, then), await with_counts(gone, then)),
            ),
        )
        return Change(
            title=titled(gone),
            blocks=(Fields(rows),),
            events=events,
            about=(gone.id, kept.id),
            back=f"entity show {typed_name(kept, now)}",
            then=tuple(f"entity show {typed_name(each, now)}" for each in (gone, kept)),
        )

    return await decided(desk, work)


SPLIT = Command(
    name="split",
    query=Splitting,
    answer=answer,
    aliases=("trennen", "unmerge"),
    role=Role.EDITOR,
    writes=True,
    submit=Submit.SHOW,
    repeats=True,
)
