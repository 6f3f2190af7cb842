"""A source that is brought again: what it lacked is filled in, what is said otherwise is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering import asks
from bot.arguments import Given, Understood
from bot.commands.source.revise import REVISE, before_and_after, held_against
from bot.desk import Desk
from bot.document import Block, Fields, Note, Outcome, Reply, Row, Tone
from bot.editing.adding import FROM
from bot.editing.articles import Article, completion, differences
from bot.editing.sources import number_for
from bot.editing.sure import Change, changed_since_shown
from bot.following import typed_name
from bot.leaves import Citation, Leaf, Named, Strong, Try, Words
from bot.lines import DOT, listed
from bot.numbered import number_of
from bot.query import retyped
from store.base import Followed
from store.claims import Source
from store.events import SourceNumbered, SourceRecorded


@dataclass(frozen=True, slots=True)
class Again:
    """What is said of a source that is known, and the deal that it is brought to."""

    article: Article
    source: Source
    deal: Followed

    @property
    def number(self) -> int:
        """The number that it has in the deal, or will have there."""
        return number_for(self.deal, self.source)

    @property
    def is_numbered(self) -> bool:
        """Say whether it has a number in the deal."""
        return number_of(self.deal, self.source) is not None

    @property
    def completed(self) -> Source:
        """The source with what it lacked of what is said of it; itself where it lacked nothing."""
        return completion(self.article, self.source)

    @property
    def lacks(self) -> bool:
        """Say whether it lacks anything that is said of it."""
        return self.completed != self.source

    def places(self) -> tuple[tuple[str, Leaf], ...]:
        """Return the places of a phrase that names it."""
        return (("source", Citation(self.number)),)


async def completing(again: Again, desk: Desk) -> Change:
    """Return the change that fills in what a source lacked, beside what is said otherwise of it."""
    after, deal = again.completed, again.deal
    records = await held_against(again.source, after, desk)
    told = await before_and_after(again.source, after, records, desk)
    back = f"sources {again.number}" if again.is_numbered else "sources"
    return Change(
        title=(Strong((Named(deal.entity), DOT, Words("source-revise-title", again.places()))),),
        blocks=(told, *said_otherwise(again, desk)),
        # Undoing the last of them takes back what was filled in.
        events=(SourceNumbered(deal.entity.id, after.id, again.number), SourceRecorded(after)),
        about=(again.source.id, *changed_since_shown(desk, records)),
        back=of_deal(back, deal, desk),
        then=going_on(again, desk),
    )


def known_already(again: Again, desk: Desk) -> Reply[Leaf]:
    """Return that a source is known, lacks nothing, and has its number in the deal."""
    problem = Note(Tone.PROBLEM, (Words("problem-source-exists", again.places()),))
    then = asks(*going_on(again, desk))
    return Reply((), (problem, *said_otherwise(again, desk), then), outcome=Outcome.MISUNDERSTOOD)


def said_otherwise(again: Again, desk: Desk) -> tuple[Block[Leaf], ...]:
    """Return where something else is said of a source than what stays known, and how to revise it.

    Nothing where nothing is.
    """
    rows = tuple(_row(*each) for each in differences(again.article, again.completed))
    if not rows:
        return ()
    commands = listed([Try(each) for each in _revising(again, desk)])
    stays = Words("source-stays", (*again.places(), ("command", commands)))
    return (Note(Tone.HINT, (stays,)), Fields(rows))


def _row(name: str, known: tuple[Leaf, ...], given: tuple[Leaf, ...]) -> Row[Leaf]:
    places = (("known", listed(known)), ("given", listed(given)))
    return Row((Words(f"article-{name}-label"),), ((Words("source-known-and-given", places),),))


def going_on(again: Again, desk: Desk) -> tuple[str, ...]:
    """Return what to do with a source: revise it as it was said, open it, take a fact from it."""
    number = again.number
    commands = (f"sources {number}", f"source revise {number}", f"fact add {FROM}:{number}")
    own = (of_deal(each, again.deal, desk) for each in commands)
    return tuple(dict.fromkeys((*_revising(again, desk), *own)))


def _revising(again: Again, desk: Desk) -> Iterator[str]:
    """Yield the commands that say what differs; a text of its own is for the form to take."""
    names = [name for name, _, _ in differences(again.article, again.completed)]
    takes = {each.name: each for each in REVISE.parameters}
    number = Given(takes["source-number"], (str(again.number),))
    given = [Given(takes[name], (_typed(again.article, name),)) for name in names if name != "text"]
    if given:
        command = retyped(Understood("source revise", REVISE, (number, *given)))
        yield of_deal(command or f"source revise {again.number}", again.deal, desk)
    if "text" in names:
        yield of_deal(f"source revise {again.number}", again.deal, desk)


def _typed(article: Article, name: str) -> str:
    """Return what was said of a source as it is typed."""
    match name:
        case "published":
            return article.published.words if article.published else ""
        case "rests-on":
            return "; ".join(article.rests_on or ())
        case _:
            return str(getattr(article, name.replace("-", "_")))


def of_deal(command: str, deal: Followed, desk: Desk) -> str:
    """Return a command about a deal, which is named where there are several."""
    return f"{command} deal:{typed_name(deal.entity, desk)}" if len(desk.deals) > 1 else command
