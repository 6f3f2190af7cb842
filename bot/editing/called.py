"""What a thing is called, in the rows of an answer, and the change of that."""

from __future__ import annotations

from collections.abc import Mapping

from bot.desk import Desk
from bot.document import Fields, Row
from bot.editing.naming import Kin, warnings
from bot.editing.sure import Change
from bot.following import typed_name
from bot.leaves import Joined, Leaf, Named, Strong, Verbatim, Words
from bot.lines import COMMA, DOT, SPACE, Line, join
from bot.words import languages
from store.claims import Entity, Name
from store.events import EntityRecorded


def titled(entity: Entity) -> Line:
    """Return the title of an answer about a thing: its name, and what kind of thing it is."""
    return (Strong((Named(entity), DOT, Words(f"kind-{entity.kind}"))),)


def names(entity: Entity) -> tuple[Row[Leaf], ...]:
    """Return what a thing is called, and what else it goes by, if anything."""
    rows = [Row((Words("entity-names"),), tuple(_name(each) for each in entity.names))]
    if entity.aliases:
        also = join((_name(each) for each in entity.aliases), COMMA)
        rows.append(Row((Words("entity-aliases"),), (also,)))
    return tuple(rows)


async def current(entity: Entity, desk: Desk) -> Entity:
    """Return a thing as it is called now, and what it was merged into in between."""
    return await desk.workspace.entity(entity.id, upto=desk.upto) or entity


def renaming(before: Entity, after: Entity, known: Mapping[str, Kin], desk: Desk) -> Change:
    """Return the change of what a thing is called; `known` is what its new names are like."""
    notes = tuple(note for name, like in known.items() for note in warnings(name, like))
    rows = (
        Row((Words("change-before"),), _lines(before)),
        Row((Words("change-after"),), _lines(after)),
    )
    name = typed_name(after, desk)
    return Change(
        title=titled(after),
        blocks=(Fields(rows), *notes),
        events=(EntityRecorded(after),),
        about=(before.id, *(each for like in known.values() for each in like.ids)),
        back=f"entity show {typed_name(before, desk)}",
        then=(f"entity show {name}",),
        doubtful=bool(notes),
    )


def _lines(entity: Entity) -> tuple[Line, ...]:
    """Return all names of a thing, its aliases behind them."""
    lines = tuple(_name(each) for each in entity.names)
    if not entity.aliases:
        return lines
    also = Joined(join((_name(each) for each in entity.aliases), COMMA))
    return (*lines, (Words("entity-also", (("names", also),)),))


def _name(name: Name) -> Line:
    code = name.language
    if code is None:
        return (Verbatim(name.text),)
    language = Words(f"language-{code}") if code in languages() else Verbatim(code)
    return (Verbatim(name.text), SPACE, Words("entity-language", (("language", language),)))
