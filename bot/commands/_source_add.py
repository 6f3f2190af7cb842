"""`/source add`: an article as a source of a deal, with its number there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.command import Command, required
from bot.desk import Desk
from bot.document import Fields, Reply, Row
from bot.editing.adding import FROM
from bot.editing.articles import Article, described, new_source, reference
from bot.editing.entries import LINE
from bot.editing.sources import Cited, known_sources, number_for, recorded
from bot.editing.sure import Change, decided
from bot.following import typed_name
from bot.leaves import Citation, Leaf, Named, Strong, Words
from bot.lines import DOT
from bot.numbered import number_of
from bot.problems import Problem, ProblemError
from bot.roles import Role
from bot.subject import deal_of
from store.base import Followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing(Article):
    """What the source is called, and whatever else is known of it."""

    title: str = required(LINE, "title", aliases=("titel",))


async def answer(query: Bringing, desk: Desk) -> Reply[Leaf]:
    """Record a source under the next number of its deal, or raise ProblemError where it has one."""
    return await decided(desk, lambda now: _change(query, now), looked_at=False)


async def _change(query: Bringing, desk: Desk) -> Change:
    deal = deal_of(desk, query.deal)
    known = known_sources(replace(desk, deal=deal), reference(query, desk.language))
    for each in known:
        if number := number_of(deal, each):
            places = (("source", Citation(number)),)
            tries = (_of(f"sources {number}", deal, desk), _fact(number, deal, desk))
            raise ProblemError(Problem("source-exists", places, tries))
    # What another deal cites already is that source, and gets a number of its own here.
    source = known[0] if known else new_source(query, desk.language)
    number = number_for(deal, source)
    row: Row[Leaf] = Row((Citation(number),), tuple(described(source)))
    return Change(
        title=(Strong((Named(deal.entity), DOT, Words("source-add-title"))),),
        blocks=(Fields((row,)),),
        events=recorded(Cited(source, ()), deal),
        about=(source.id,),
        back="sources",
        then=(_fact(number, deal, desk), _of("sources", deal, desk)),
    )


def _fact(number: int, deal: Followed, desk: Desk) -> str:
    """Return the form of a fact from a source."""
    return _of(f"fact add {FROM}:{number}", deal, desk)


def _of(command: str, deal: Followed, desk: Desk) -> str:
    """Return a command about a deal, which is named where there are several."""
    return f"{command} deal:{typed_name(deal.entity, desk)}" if len(desk.deals) > 1 else command


ADD = Command(
    name="add",
    query=Bringing,
    answer=answer,
    aliases=("neu", "new", "save", "speichern", "hinzufügen"),
    role=Role.EDITOR,
    # One that is whole would save what nobody read, as examples are there to be pressed.
    examples=(),
    writes=True,
)
