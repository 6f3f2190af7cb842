"""`/quotes`: who said what, in which words, when, where and of what."""

from __future__ import annotations

from dataclasses import dataclass

from bot import quotes
from bot.answering import answered, nothing_known
from bot.command import Command, Section, parameter
from bot.desk import Desk
from bot.document import Reply
from bot.entities import ENTITY
from bot.leaves import Leaf
from bot.quoting import posts_of
from bot.subject import subject_of, titled, told_with_deals
from bot.timed import Timed
from store.base import Selection
from store.claims import Entity
from store.facts import Fact
from store.values import EntityId


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes(Timed):
    """Of what or whom, and by whom."""

    about: Entity | None = parameter(ENTITY, "about", aliases=("über",), positional=True)
    by: Entity | None = parameter(ENTITY, "by", aliases=("von", "speaker", "sprecher"))


async def answer(query: Quotes, desk: Desk) -> Reply[Leaf]:
    """Show what was said word for word first, then in the words of the sources."""
    dossier = await desk.dossier(await _selection(query, desk), query.clocks)
    facts = [fact for fact in dossier.facts if quotes.concerned(fact) and _asked(fact, query)]
    about = query.about or query.by
    subject = subject_of(desk, about)
    title = titled(subject, "quotes")
    if not facts:
        return await nothing_known(desk, dossier, title, about=about)
    speaking = frozenset(fact.subject for fact in facts if fact.field == "said")
    posts = posts_of(await desk.unjudged(_posts(speaking), query.clocks)) if speaking else {}
    blocks = quotes.told_of(dossier, facts, posts, subject.id)
    return await answered(
        desk,
        dossier,
        title,
        blocks,
        about=about,
        following=("people", "timeline", "sources"),
    )


async def _selection(query: Quotes, desk: Desk) -> Selection:
    """Return the claims to look among: of any field, since anything may be a figure of speech."""
    if query.about is None and query.by:
        return Selection(entities=frozenset({query.by.id}))
    return await told_with_deals(desk, query.about, frozenset())


def _posts(speakers: frozenset[EntityId]) -> Selection:
    return Selection(entities=speakers, fields=frozenset({"holds_position"}), subject_only=True)


def _asked(fact: Fact, query: Quotes) -> bool:
    return query.by is None or query.by.id in quotes.speakers(fact)


COMMAND = Command(
    name="quotes",
    query=Quotes,
    answer=answer,
    section=Section.PEOPLE,
    aliases=(
        "quote",
        "said",
        "says",
        "statements",
        "zitate",
        "zitat",
        "stimmen",
        "äußerungen",
        "aussagen",
        "sagt",
        "sagte",
    ),
    examples=("", "brad smith", "openai by:brad smith"),
    chapter=80,
    fields=quotes.STATEMENTS,
    meant_by=(
        "say said says tell told think thinks sagen sagte sagt gesagt meint meinte denkt "
        "verspricht versprach promised react reagiert reagierte experts experten"
    ),
)
