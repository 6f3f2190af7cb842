"""`/source add`: an article as a source of a deal, with its number there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering import asks
from bot.command import Command, required
from bot.commands.source.again import Again, completing, known_already, of_deal, said_otherwise
from bot.desk import Desk
from bot.document import Action, Actions, Block, Fields, Note, Reply, Row, Tone
from bot.editing.adding import FROM
from bot.editing.articles import Article, described, new_source, reference
from bot.editing.entries import LINE
from bot.editing.sources import Cited, known_sources, number_for, recorded
from bot.editing.sure import Change, decided, saved_as, undo_button
from bot.leaves import Citation, Leaf, Named, Strong, Try, Words
from bot.lines import DOT, Line
from bot.recording import newest, record, worked_out
from bot.roles import Role
from bot.subject import deal_of
from store.base import Followed
from store.claims import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing(Article):
    """What the source is called, and whatever else is known of it."""

    title: str = required(LINE, "title", aliases=("titel",))


async def answer(query: Bringing, desk: Desk) -> Reply[Leaf]:
    """Record a source under the next number of its deal.

    What a known one lacks is filled in, once that was looked at; what is known of it stays, and is
    named where something else was said.
    """
    again = await _known(query, await newest(desk))
    if again and again.lacks:
        return await decided(desk, lambda now: _completing(query, again, now))
    if again and again.is_numbered:
        return known_already(again, desk)
    return await _brought(query, desk)


async def _completing(query: Bringing, again: Again, desk: Desk) -> Change:
    return await completing(await _known(query, desk) or again, desk)


@dataclass(frozen=True, slots=True)
class _Brought:
    """A source, the number it has in a deal from now on, and the entry that says so."""

    source: Source
    deal: Followed
    number: int
    entry: int
    otherwise: tuple[Block[Leaf], ...] = ()


async def _known(query: Bringing, desk: Desk) -> Again | None:
    deal = deal_of(desk, query.deal)
    known = await known_sources(replace(desk, deal=deal), reference(query, desk.language))
    return Again(query, known[0], deal) if known else None


async def _brought(query: Bringing, desk: Desk) -> Reply[Leaf]:
    """Record a source that is new to its deal under the next number there."""

    async def once(now: Desk) -> _Brought:
        again = await _known(query, now)
        deal = again.deal if again else deal_of(now, query.deal)
        # What another deal cites already is that source, and gets a number of its own here.
        source = again.source if again else new_source(query, now.language)
        receipt = await record(now, *recorded(Cited(source, ()), deal))
        otherwise = said_otherwise(again, now) if again else ()
        return _Brought(source, deal, number_for(deal, source), receipt.last, otherwise)

    return await _saved(await worked_out(desk, once), desk)


async def _saved(brought: _Brought, desk: Desk) -> Reply[Leaf]:
    deal, number = brought.deal, brought.number
    row: Row[Leaf] = Row((Citation(number),), tuple(described(brought.source)))
    places = (("source", Citation(number)),)
    fact = of_deal(f"fact add {FROM}:{number}", deal, desk)
    take: Action[Leaf] = Action((Words("source-add-fact", places),), fact, (Try(fact),))
    commands = (f"source revise {number}", "sources")
    blocks: tuple[Block[Leaf], ...] = (
        Fields((row,)),
        Note(Tone.HINT, (Words("source-add-saved", places),)),
        saved_as(brought.entry, desk),
        *brought.otherwise,
        Actions(
            (
                undo_button(brought.entry),
                take,
                *asks(*(of_deal(each, deal, desk) for each in commands)).actions,
            )
        ),
    )
    title: Line = (Strong((Named(deal.entity), DOT, Words("source-add-title"))),)
    return Reply(title, blocks, seq=(await newest(desk)).upto)


ADD = Command(
    name="add",
    query=Bringing,
    answer=answer,
    aliases=("neu", "new", "save", "speichern", "hinzufügen"),
    role=Role.EDITOR,
    writes=True,
)
