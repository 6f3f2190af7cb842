"""The footnotes of a reply: every source it cites, by number, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.desk import Desk
from bot.document import (
    Actions,
    Attachment,
    Block,
    Chapter,
    Fields,
    Items,
    Note,
    Paragraph,
    Row,
    Sources,
    Table,
    Timeline,
    Tone,
)
from bot.dossier import Dossier
from bot.editing.sources import is_message
from bot.leaves import (
    Citation,
    Dated,
    Joined,
    Leaf,
    Person,
    Shown,
    Strong,
    Try,
    Verbatim,
    Words,
)
from bot.lines import Line, join, listed
from bot.links import address, leads_to_message
from store.base import Record
from store.claims import Source
from store.events import PersonId
from store.importing.sources import tables_in

ROWS = 5
"""Rows of a table that a footnote names; more are counted."""


def footnotes(
    desk: Desk, dossier: Dossier, blocks: Iterable[Block[Leaf]]
) -> tuple[Block[Leaf], ...]:
    """Return the block of sources that `blocks` cite, in order, if they cite any."""
    leaves = [leaf for block in blocks for line in lines(block) for leaf in citations(line)]
    cited = set(leaves)
    numbered = {citation: source for source, citation in dossier.citations.items()}
    ordered = sorted(cited, key=lambda each: each.order)
    # What has no number may be called otherwise where other sources stand beside it.
    known = [(each, dossier.sources[each.source or numbered[each]]) for each in ordered]
    if not known:
        return ()
    tables = tables_in(_cited(dossier, leaves))
    rows = tuple(
        Row((citation,), (describe(source, tables.get(source.id, ())),))
        for citation, source in known
    )
    inferred = [each for each, source in known if source.grounds and source.published]
    if not inferred:
        return (Sources(rows),)
    where = Try(_sources(desk, inferred[0]))
    return (Sources(rows), Note(Tone.FOOTNOTE, (Words("source-inferred", (("command", where),)),)))


def _sources(desk: Desk, citation: Citation) -> str:
    """Return the command that lists the sources of a deal, named where it is not the only one."""
    if citation.number is None:
        return "sources other"
    own = desk.deal.entity if desk.deal and len(desk.deals) > 1 else None
    deal = citation.deal or own
    return f"sources deal:{deal.name(desk.language)}" if deal else "sources"


def _cited(dossier: Dossier, leaves: Iterable[Citation]) -> Iterator[Record]:
    """Yield the records that are cited."""
    claims = {claim for leaf in leaves for claim in leaf.claims}
    return (record for fact in dossier.facts for record in fact.records if record.id in claims)


def describe(source: Source, rows: tuple[int, ...] = ()) -> Line:
    """Return a source in one line: its title, who published it, when, in which language.

    `rows` are those of a table that somebody brought, where it is one.
    """
    return join(
        (
            *_called(source),
            _rows(rows),
            (Verbatim(source.publisher),) if source.publisher and not _sent(source) else (),
            () if rows and source.published is None else published(source),
            (Words(f"language-{source.language}"),),
            (Words("source-translation"),) if source.translation else (),
        )
    )


def _rows(rows: tuple[int, ...]) -> Line:
    """Return which rows of a table are meant, or how many where they are many."""
    if not rows:
        return ()
    if len(rows) > ROWS:
        return (Words("source-many-rows", (("count", len(rows)),)),)
    numbers = listed([Verbatim(str(row)) for row in rows])
    return (Words("source-rows", (("count", len(rows)), ("rows", numbers))),)


def _called(source: Source) -> Iterator[Line]:
    if source.author and is_message(source):
        yield (Words("source-message", (("person", Person(PersonId(source.author))),)),)
    elif source.title:
        yield (Verbatim(source.title),)
    else:
        if _sent(source):
            yield (Words("source-message", (("person", Verbatim(f"@{source.publisher}")),)),)
        yield (Verbatim(address(source.link)) if source.link else Words("source-no-title"),)


def _sent(source: Source) -> bool:
    """Say whether a source is a message of a chat that was saved, told by who wrote it."""
    return bool(
        source.publisher and not source.title and source.link and leads_to_message(source.link)
    )


def published(source: Source) -> Line:
    """Return when a source was published, marked where it is inferred."""
    if source.published is None:
        return (Words("source-no-date"),)
    leaf = Shown(source.published, Dated(source.id))
    return (leaf, Verbatim("*")) if source.grounds else (leaf,)


def lines(block: Block[Leaf]) -> Iterator[Line]:
    """Yield every line of a block."""
    match block:
        case Paragraph(line=line) | Note(line=line):
            yield line
        case Fields(rows=rows) | Timeline(rows=rows) | Sources(rows=rows):
            for row in rows:
                yield row.label
                yield from row.lines
        case Items(items=items):
            yield from items
        case Table(header=header, rows=cells):
            yield from header
            for row_of_cells in cells:
                yield from row_of_cells
        case Actions(actions=actions):
            for action in actions:
                yield action.label
        case Attachment():
            yield from _lines_of(block)


def _lines_of(document: Attachment[Leaf]) -> Iterator[Line]:
    yield document.title
    for chapter in (Chapter((), document.lead), *document.chapters):
        yield chapter.title
        for block in chapter.blocks:
            yield from lines(block)
    yield document.instead


def citations(line: Line) -> Iterator[Citation]:
    """Yield every citation in a line, however deep it stands."""
    for leaf in line:
        match leaf:
            case Citation():
                yield leaf
            case Strong(leaves=leaves) | Joined(leaves=leaves):
                yield from citations(leaves)
            case Words(places=places):
                inner = (place for _, place in places if not isinstance(place, int))
                yield from citations(tuple(inner))
            case _:
                pass
