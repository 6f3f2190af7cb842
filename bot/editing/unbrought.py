"""How an import is told that is taken back or brought back: how much goes, and what stays."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot.desk import Desk
from bot.document import Fields, Row
from bot.editing.chronicle import statement
from bot.editing.sure import Change
from bot.editing.unbringing import Import, reversal_at, reversal_of
from bot.editing.which import records_of
from bot.leaves import Leaf, Named, Strong, Verbatim, Words
from bot.lines import DOT, Line, listed
from store.claims import ClaimId, Entity, Source
from store.events import Entry, ImportRecorded, ImportWithdrawn
from store.fold import about
from store.importing.reversing import Counts, Reversal

SHOWN = 5
"""Figures, names and sources that stay and are named; the others are counted."""


async def import_undone(entry: Entry, event: Import, reason: str, desk: Desk) -> Change:
    """Return the change that reverses an import, to be looked at before it is saved.

    Raises ProblemError where it was reversed and brought back since.
    """
    file = await _file(event, desk)
    number = Verbatim(str(entry.seq))
    title: Line = (Strong((Verbatim(file), DOT, Words("undo-title", (("number", number),)))),)
    back = f"fact history {entry.seq}"
    found = await reversal_of(entry, event, reason, desk)
    if found is None:
        return Change(title, (), (), (), back, then=(back,), done="fact-undone-before")
    word = "undo-again" if isinstance(event, ImportWithdrawn) else "undo-gone"
    blocks = (Fields(tuple([row async for row in _rows(found, word, desk)])),)
    moved = False
    if desk.seen is not None and desk.seen != desk.upto:
        seen = await reversal_at(entry, event, reason, desk, desk.seen)
        moved = seen.told != found.told
    return Change(
        title,
        blocks,
        found.events,
        (about(event),),
        back,
        then=(back,),
        done="change-undone" if found.events else "undo-import-nothing",
        doubtful=True,
        moved=moved,
    )


async def _file(event: Import, desk: Desk) -> str:
    """Return what the file was called that was brought."""
    history = await desk.workspace.history(about(event), upto=desk.upto)
    told = (each.event.file for each in history if isinstance(each.event, ImportRecorded))
    return next(told, "–")


async def _rows(found: Reversal, word: str, desk: Desk) -> AsyncIterator[Row[Leaf]]:
    """Yield how much is reversed, and what stays and why."""
    lines, others = _counted(found.counts), _counted(found.others)
    if lines or not (others or found.revised):
        yield Row((Words(word),), lines or ((Words("undo-import-none"),),))
    if others:
        yield Row((Words("undo-again" if word == "undo-gone" else "undo-gone"),), others)
    if revised := found.revised:
        which = listed([_title(each) for each in revised[:SHOWN]])
        places = (("count", len(revised)), ("which", which))
        yield Row((Words("undo-import-before"),), ((Words("undo-import-revised", places),),))
    if stays := [line async for line in _stays(found, desk)]:
        yield Row((Words("undo-import-stays"),), tuple(stays))


def _counted(counts: Counts) -> tuple[Line, ...]:
    """Return how many there are of each kind, if any."""
    counted = (
        ("claims", counts.claims),
        ("names", counts.names),
        ("sources", counts.sources),
        ("deals", counts.deals),
    )
    return tuple(
        (Words(f"undo-import-{kind}", (("count", count),)),) for kind, count in counted if count
    )


async def _stays(found: Reversal, desk: Desk) -> AsyncIterator[Line]:
    if touched := found.touched:
        yield (Words("undo-import-touched", (("count", len(touched)),)),)
        for line in await _figures(touched[:SHOWN], desk):
            yield line
    if named := found.named:
        which = listed([Named(each) for each in named[:SHOWN]])
        yield (Words("undo-import-named", (("count", len(named)), ("which", which))),)
    if cited := found.cited:
        which = listed([_title(each) for each in cited[:SHOWN]])
        yield (Words("undo-import-cited", (("count", len(cited)), ("which", which))),)
    if changed := found.changed:
        which = listed([_called(each) for each in changed[:SHOWN]])
        yield (Words("undo-import-changed", (("count", len(changed)), ("which", which))),)
    if found.known:
        yield (Words("undo-import-known", (("count", found.known),)),)


async def _figures(claims: tuple[ClaimId, ...], desk: Desk) -> list[Line]:
    """Return some figures, each with its number."""
    lines: list[Line] = []
    for record in await records_of(desk, *claims):
        number = Words("entry-number", (("number", Verbatim(str(record.standing.recorded))),))
        lines.append((*await statement(desk, record.id), DOT, number))
    return lines


def _called(thing: Entity | Source) -> Leaf:
    return Named(thing) if isinstance(thing, Entity) else _title(thing)


def _title(source: Source) -> Leaf:
    return Verbatim(source.title or source.publisher or source.link or "–")
