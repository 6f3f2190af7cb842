"""The briefing: one deal as a document, made of what the commands answer about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.answering import straddling
from bot.command import Command, commands
from bot.desk import Clocks, Desk
from bot.document import (
    Actions,
    Block,
    Chapter,
    Fields,
    Items,
    Note,
    Outcome,
    Row,
    Sources,
)
from bot.dossier import Dossier
from bot.leaves import Leaf, Named, Words
from bot.lines import COMMA, Line, join, listed
from bot.params import day_leaf
from bot.statements import stated
from bot.subject import told_of
from store.base import Followed

DIFFERING = 90
"""Where the facts that sources differ in stand among the chapters: behind what they are about."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a document about a deal tells: how it came about, then chapter by chapter.

    It depends on the deal, the ledger up to the desk's entry, the language and the clocks alone.
    """

    lead: tuple[Block[Leaf], ...]
    chapters: tuple[Chapter[Leaf], ...]


async def brief(desk: Desk, deal: Followed, clocks: Clocks) -> Briefing:
    """Return everything the commands with a chapter tell of a deal, and where sources differ."""
    (entry,) = await desk.workspace.entries(after=desk.upto - 1, upto=desk.upto, limit=1)
    # What is due must not depend on the day of asking, nor that day on the reader's zone.
    then = replace(desk, deal=deal, today=entry.at.date(), zone=ZoneInfo("UTC"))
    dossier = await then.dossier(told_of(then, None, frozenset()), clocks)
    told = [await _told(command, then, clocks) for command in commands() if command.chapter]
    placed = sorted([*told, _differing(dossier)], key=lambda each: each.place)
    chapters = tuple(each.chapter for each in placed if each.chapter.blocks)
    silent = [each.chapter.title for each in told if not each.chapter.blocks]
    rows = (
        Row((Words("briefing-parties"),), (await _parties(then, deal),)),
        Row((Words("briefing-as-of"),), tuple(_state(then, clocks))),
        Row((Words("briefing-basis"),), (_counts(dossier),)),
        *named("briefing-silent", silent),
    )
    return Briefing((Fields(rows), *straddling(dossier)), chapters)


def named(word: str, titles: list[Line]) -> tuple[Row[Leaf], ...]:
    """Return titles as a row, where there are any."""
    return (Row((Words(word),), (join(titles, COMMA),)),) if titles else ()


def file_name(title: str) -> str:
    """Return a name that every file system takes."""
    bare = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return f"{re.sub(r'[^a-z0-9]+', '-', bare).strip('-') or 'briefing'}.md"


@dataclass(frozen=True, slots=True)
class _Placed:
    place: int
    chapter: Chapter[Leaf]


async def _told(command: Command, desk: Desk, clocks: Clocks) -> _Placed:
    """Return what a command answers about the deal of the desk, nothing where it knows nothing."""
    query = command.query and command.query(at=clocks.at, published_by=clocks.published_by)
    reply = await command.answers(query, desk)
    known = reply.outcome is Outcome.ANSWERED
    blocks = tuple(block for block in reply.blocks if known and not _of_a_chat(block))
    return _Placed(command.chapter or 0, Chapter((Words(f"{command.name}-chapter"),), blocks))


def _of_a_chat(block: Block[Leaf]) -> bool:
    """Say whether a block goes on asking, or is a footnote that stands once in a document."""
    match block:
        case Actions() | Sources():
            return True
        case Note(line=(Words(id="source-inferred" | "clock-straddling"),)):
            return True
    return False


def _differing(dossier: Dossier) -> _Placed:
    lines = tuple(stated(dossier, fact) for fact in dossier.facts if fact.differs)
    items: Items[Leaf] = Items(lines)
    return _Placed(DIFFERING, Chapter((Words("briefing-differing"),), (items,) if lines else ()))


async def _parties(desk: Desk, deal: Followed) -> Line:
    parties = [await desk.workspace.entity(each, upto=desk.upto) for each in deal.deal.parties]
    who: Line = (listed([Named(party) for party in parties if party]),)
    kind: Line = (Words(f"kind-{deal.deal.kind}"),)
    demo: Line = (Words("deals-demo"),) if deal.deal.demo else ()
    return join((who, kind, demo))


def _counts(dossier: Dossier) -> Line:
    records = [record for fact in dossier.facts for record in fact.records]
    sources = {record.claim.source for record in records}
    return (Words("deals-counts", (("sources", len(sources)), ("claims", len(records)))),)


def _state(desk: Desk, clocks: Clocks) -> Iterator[Line]:
    """Yield how far the ledger went, and what the clocks leave of what is in it."""
    entry: tuple[tuple[str, Leaf | int], ...] = (
        ("entry", desk.upto),
        ("day", day_leaf(desk.today)),
    )
    yield (Words("briefing-entry", entry),)
    if clocks.published_by:
        yield (Words("briefing-published-by", (("day", day_leaf(clocks.published_by)),)),)
    if clocks.at:
        yield (Words("briefing-at", (("day", day_leaf(clocks.at)),)),)
