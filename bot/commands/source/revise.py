"""`/source revise`: what a source is called, when it was published, what it says now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.command import Command, Submit, required
from bot.desk import Desk
from bot.document import Fields, Reply, Row
from bot.editing.articles import OF_IT, Article, changes, revision
from bot.editing.chronicle import statement
from bot.editing.sure import Change, changed_since_shown, decided
from bot.leaves import Citation, Leaf, Named, Quote, Strong, Try, Verbatim, Words
from bot.lines import DOT, SPACE, Line
from bot.numbered import SOURCE_NUMBER, numbered
from bot.problems import Problem, ProblemError
from bot.roles import Role
from bot.subject import deal_of
from store.base import Record, Selection
from store.claims import Source
from store.events import SourceRecorded
from store.quotes import unplaced

ARROW = Verbatim(" → ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revising(Article):
    """Which source, and what is to be said of it instead."""

    number: int = required(SOURCE_NUMBER, "source-number", aliases=("quellennummer", "number"))


async def answer(query: Revising, desk: Desk) -> Reply[Leaf]:
    """Show what a revision changes, and which quotes no longer stand; or save it, once seen."""
    return await decided(desk, lambda now: _change(query, now))


async def _change(query: Revising, desk: Desk) -> Change:
    deal = deal_of(desk, query.deal)
    before = numbered(deal, query.number, "source-number")
    after = revision(query, before)
    places = (("source", Citation(query.number)),)
    if after == before:
        raise ProblemError(Problem("nothing-revised", places))
    records = await held_against(before, after, desk)
    return Change(
        title=(Strong((Named(deal.entity), DOT, Words("source-revise-title", places))),),
        blocks=(await before_and_after(before, after, records, desk),),
        events=(SourceRecorded(after),),
        about=(before.id, *changed_since_shown(desk, records)),
        back=f"sources {query.number}",
        then=(f"sources {query.number}",),
    )


async def held_against(before: Source, after: Source, desk: Desk) -> tuple[Record, ...]:
    """Return what quotes a source, to be held against its new text; nothing where it has none."""
    if after.text_hash == before.text_hash:
        return ()
    selection = Selection(sources=frozenset({before.id}))
    return (await desk.workspace.read(selection, upto=desk.upto)).records


async def before_and_after(
    before: Source, after: Source, records: tuple[Record, ...], desk: Desk
) -> Fields[Leaf]:
    """Return what a revision of a source changes, and which records' quotes its text still has."""
    rows: tuple[Row[Leaf], ...] = tuple(
        Row((Words(f"article-{name}-label"),), ((*was, ARROW, *will),))
        for name, was, will in changes(before, after)
    )
    return Fields((*rows, *await _quotes(records, after, desk)))


async def _quotes(records: tuple[Record, ...], source: Source, desk: Desk) -> tuple[Row[Leaf], ...]:
    """Return how many quotes stand in a new text, and which facts are to be corrected."""
    gone = [each for each in records if unplaced(each.spans, source.text or "")]
    rows: list[Row[Leaf]] = []
    if standing_still := len(records) - len(gone):
        places: tuple[tuple[str, Leaf | int], ...] = (("count", standing_still),)
        rows.append(Row((Words("source-quotes"),), ((Words("source-quotes-stand", places),),)))
    if gone:
        lines = [line for each in gone for line in await _gone(each, source, desk)]
        rows.append(Row((Words("source-quotes-gone"),), tuple(lines)))
    return tuple(rows)


async def _gone(record: Record, source: Source, desk: Desk) -> tuple[Line, ...]:
    """Return a fact whose words the text no longer has, those words, and how to correct it."""
    command = Try(f"fact correct {record.standing.recorded}")
    return (
        await statement(desk, record.id),
        *(tuple(_lost(record, source))),
        (Words("source-quotes-correct", (("command", command),)),),
    )


def _lost(record: Record, source: Source) -> Iterator[Line]:
    for span in unplaced(record.spans, source.text or ""):
        yield (Quote(span.quote, source.language), SPACE)


REVISE = Command(
    name="revise",
    query=Revising,
    answer=answer,
    aliases=("überarbeiten", "ändern", "change", "edit"),
    role=Role.EDITOR,
    writes=True,
    submit=Submit.SHOW,
    repeats=True,
    one_of=frozenset(OF_IT),
)
