"""`/source add`: an article as a source of a deal, with its number there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering import asks
from bot.command import Command, required
from bot.commands.source.again import (
    Again,
    completing,
    going_on,
    known_already,
    of_deal,
    said_otherwise,
)
from bot.desk import Desk
from bot.document import Action, Actions, Block, Fields, Note, Reply, Row, Tone
from bot.editing.adding import FROM
from bot.editing.articles import Article, described, new_source, reference
from bot.editing.entries import LINE
from bot.editing.sources import Cited, known_sources, number_for, recorded
from bot.editing.sure import (
    Change,
    Done,
    decided,
    decided_and_told,
    saved_as,
    undo_button,
)
from bot.leaves import Citation, Leaf, Named, Strong, Try, Words
from bot.lines import DOT
from bot.problems import Problem, ProblemError
from bot.roles import Role
from bot.subject import deal_of
from store.base import Followed
from store.claims import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing(Article):
    """What the source is called, and whatever else is known of it."""

    title: str = required(LINE, "title", aliases=("titel",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought(Change):
    """A source that is to have a number in a deal, and what else is said of it than is known."""

    source: Source
    deal: Followed
    number: int
    otherwise: tuple[Block[Leaf], ...]


async def answer(query: Bringing, desk: Desk) -> Reply[Leaf]:
    """Record a source under the next number of its deal.

    What a known one lacks is filled in, once that was looked at; what is known of it stays, and is
    named where something else was said.
    """
    again = await _known(query, desk)
    if again and again.lacks:
        return await decided(desk, lambda now: _completing(query, again, now))
    if again and again.is_numbered:
        return known_already(again, desk)
    return await decided_and_told(desk, lambda now: _bringing(query, now), _saved, looked_at=False)


async def _known(query: Bringing, desk: Desk) -> Again | None:
    deal = deal_of(desk, query.deal)
    known = await known_sources(replace(desk, deal=deal), reference(query, desk.language))
    return Again(query, known[0], deal) if known else None


async def _completing(query: Bringing, again: Again, desk: Desk) -> Change:
    return await completing(await _known(query, desk) or again, desk)


async def _bringing(query: Bringing, desk: Desk) -> Brought:
    """Return the change that records a source that is new to its deal, or raise ProblemError."""
    again = await _known(query, desk)
    if again and again.is_numbered:
        raise ProblemError(Problem("source-exists", again.places(), going_on(again, desk)))
    deal = again.deal if again else deal_of(desk, query.deal)
    # What another deal cites already is that source, and gets a number of its own here.
    source = again.source if again else new_source(query, desk.language)
    return Brought(
        title=(Strong((Named(deal.entity), DOT, Words("source-add-title"))),),
        blocks=(Fields((Row((Citation(number_for(deal, source)),), tuple(described(source))),)),),
        events=recorded(Cited(source, ()), deal),
        about=(source.id,),
        back=of_deal("sources", deal, desk),
        source=source,
        deal=deal,
        number=number_for(deal, source),
        otherwise=said_otherwise(again, desk) if again else (),
    )


async def _saved(done: Done[Brought]) -> Reply[Leaf]:
    brought, entry, desk = done.change, done.receipt.last, done.desk
    deal, number = brought.deal, brought.number
    places = (("source", Citation(number)),)
    fact = of_deal(f"fact add {FROM}:{number}", deal, desk)
    take: Action[Leaf] = Action((Words("source-add-fact", places),), fact, (Try(fact),))
    commands = (f"source revise {number}", "sources")
    blocks: tuple[Block[Leaf], ...] = (
        saved_as(entry, desk),
        *brought.blocks,
        Note(Tone.HINT, (Words("source-add-saved", places),)),
        *brought.otherwise,
        Actions(
            (
                undo_button(entry),
                take,
                *asks(*(of_deal(each, deal, desk) for each in commands)).actions,
            ),
            throughout=True,
        ),
    )
    return Reply(brought.title, blocks, seq=desk.upto)


ADD = Command(
    name="add",
    query=Bringing,
    answer=answer,
    aliases=("neu", "new", "save", "speichern", "hinzufügen"),
    role=Role.EDITOR,
    writes=True,
    repeats=True,
)
