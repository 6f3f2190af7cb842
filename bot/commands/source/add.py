"""`/source add`: an article as a source of a deal, with its number there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering import asks
from bot.command import Command, required
from bot.desk import Desk
from bot.document import Action, Actions, Block, Fields, Note, Reply, Row, Tone
from bot.editing.adding import FROM
from bot.editing.articles import Article, described, new_source, reference
from bot.editing.entries import LINE
from bot.editing.sources import Cited, known_sources, number_for, recorded
from bot.following import typed_name
from bot.leaves import Citation, Leaf, Named, Strong, Try, Words
from bot.lines import DOT, Line
from bot.numbered import number_of
from bot.problems import Problem, ProblemError
from bot.recording import newest, record, worked_out
from bot.roles import Role
from bot.subject import deal_of
from store.base import Followed
from store.claims import Source
from store.events import SourceRecorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing(Article):
    """What the source is called, and whatever else is known of it."""

    title: str = required(LINE, "title", aliases=("titel",))


async def answer(query: Bringing, desk: Desk) -> Reply[Leaf]:
    """Record a source under the next number of its deal, or raise ProblemError where it has one."""
    brought = await worked_out(desk, lambda now: _brought(query, now))
    deal, number = brought.deal, brought.number
    row: Row[Leaf] = Row((Citation(number),), tuple(described(brought.source)))
    places = (("source", Citation(number)),)
    fact = _of(f"fact add {FROM}:{number}", deal, desk)
    take: Action[Leaf] = Action((Words("source-add-fact", places),), fact, (Try(fact),))
    commands = (f"source revise {number}", "sources")
    blocks: tuple[Block[Leaf], ...] = (
        Fields((row,)),
        Note(Tone.HINT, (Words("source-add-saved", places),)),
        Actions((take, *asks(*(_of(each, deal, desk) for each in commands)).actions)),
    )
    title: Line = (Strong((Named(deal.entity), DOT, Words("source-add-title"))),)
    return Reply(title, blocks, seq=(await newest(desk)).upto)


@dataclass(frozen=True, slots=True)
class _Brought:
    """A source, and the number it has in a deal from now on."""

    source: Source
    deal: Followed
    number: int


async def _brought(query: Bringing, desk: Desk) -> _Brought:
    deal = deal_of(desk, query.deal)
    known = known_sources(replace(desk, deal=deal), reference(query, desk.language))
    for each in known:
        if number := number_of(deal, each):
            places = (("source", Citation(number)),)
            commands = (f"sources {number}", f"source revise {number}", f"fact add {FROM}:{number}")
            tries = tuple(_of(each, deal, desk) for each in commands)
            raise ProblemError(Problem("source-exists", places, tries))
    # What another deal cites already is that source, and gets a number of its own here.
    new = new_source(query, desk.language)
    source = known[0] if known else await _as_recorded(new, desk)
    await record(desk, *recorded(Cited(source, ()), deal))
    return _Brought(source, deal, number_for(deal, source))


async def _as_recorded(new: Source, desk: Desk) -> Source:
    """Return a source as it is known, where a deal that is closed cites it; else as it is told."""
    history = await desk.workspace.history(new.id, upto=desk.upto)
    told = [each.event.source for each in history if isinstance(each.event, SourceRecorded)]
    return told[-1] if told else new


def _of(command: str, deal: Followed, desk: Desk) -> str:
    """Return a command about a deal, which is named where there are several."""
    return f"{command} deal:{typed_name(deal.entity, desk)}" if len(desk.deals) > 1 else command


ADD = Command(
    name="add",
    query=Bringing,
    answer=answer,
    aliases=("neu", "new", "save", "speichern", "hinzufügen"),
    role=Role.EDITOR,
    writes=True,
)
