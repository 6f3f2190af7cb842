"""`/briefing`: a deal as a document, to print and to pass on."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering import asks
from bot.briefing import brief, file_name, named
from bot.command import Command, parameter
from bot.desk import Desk
from bot.document import Attachment, Fields, Reply
from bot.entities import ENTITY
from bot.following import offered
from bot.leaves import Leaf, Named, Strong, Verbatim, Words
from bot.lines import DOT, Line
from bot.subject import deal_of
from bot.timed import Timed
from store.base import Followed
from store.claims import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission(Timed):
    """Of which deal."""

    name: Entity | None = parameter(ENTITY, "name", aliases=("about", "über"), positional=True)


async def answer(query: Commission, desk: Desk) -> Reply[Leaf]:
    """Hand over everything that is told of a deal as a file, and say what is in it."""
    deal = deal_of(desk, query.name)
    briefing = await brief(desk, deal, query.clocks)
    title: Line = (Strong((Named(deal.entity), DOT, Words("briefing-title"))),)
    command = Verbatim(shlex.join(_command_line(query, desk, deal)))
    file = Attachment(
        file_name(deal.entity.name(desk.language)),
        title,
        (Fields(briefing.rows), *briefing.notes),
        briefing.chapters,
        (Words("briefing-instead", (("command", command),)),),
    )
    contents = named("briefing-contents", [chapter.title for chapter in briefing.chapters])
    rows = Fields((*briefing.rows, *contents))
    return Reply(
        title,
        (rows, *briefing.notes, file, asks(*await offered(desk, deal.entity, ("deal", "sources")))),
        seq=desk.upto,
    )


def _command_line(query: Commission, desk: Desk, deal: Followed) -> Iterator[str]:
    """Yield the command line that writes the same file."""
    name = deal.entity.name(desk.language)
    yield from ("dealbrief", "export", "--out", file_name(name), "--language", desk.language)
    if len(desk.deals) > 1:
        yield from ("--deal", name)
    if query.published_by:
        yield from ("--published-by", query.published_by.isoformat())
    if query.at:
        yield from ("--at", query.at.isoformat())
    if query.as_of:
        yield from ("--as-of", query.as_of.isoformat())


COMMAND = Command(
    name="briefing",
    query=Commission,
    answer=answer,
    aliases=("export", "dokument", "bericht", "document"),
    examples=("", "mistral"),
)
