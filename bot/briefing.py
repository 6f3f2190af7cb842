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
from bot.disputes import dispute, disputed
from bot.document import (
    Actions,
    Block,
    Chapter,
    Fields,
    Note,
    Outcome,
    Row,
    Sources,
    Tone,
)
from bot.dossier import Dossier
from bot.footnotes import citations, lines
from bot.leaves import Leaf, Named, Words
from bot.lines import COMMA, Line, join, listed
from bot.params import day_leaf
from bot.statements import stated_with_time
from bot.status import status_told
from bot.subject import told_of
from store.base import Followed
from store.fields import FIELDS, Topic

REST, DIFFERING = 85, 90
"""Where what no command told and what sources differ in stand among the chapters: near the end."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a document about a deal tells: how it came about, then chapter by chapter.

    It depends on the deal, the ledger up to the desk's entry, the language and the clocks alone.
    """

    rows: tuple[Row[Leaf], ...]
    notes: tuple[Block[Leaf], ...]
    chapters: tuple[Chapter[Leaf], ...]


async def brief(desk: Desk, deal: Followed, clocks: Clocks) -> Briefing:
    """Return all that a deal's sources say: what the commands tell, the rest, what differs."""
    (entry,) = await desk.workspace.entries(after=desk.upto - 1, upto=desk.upto, limit=1)
    # What is due must not depend on the day of asking, nor that day on the reader's zone.
    then = replace(desk, deal=deal, today=entry.at.date(), zone=ZoneInfo("UTC"))
    dossier = await then.dossier(told_of(then, None, frozenset()), clocks)
    told = [await _told(command, then, clocks) for command in commands() if command.chapter]
    told.append(_differing(dossier))
    placed = sorted([*told, _rest(dossier, told)], key=lambda each: each.place)
    chapters = tuple(each.chapter for each in placed if each.chapter.blocks)
    silent = [each.chapter.title for each in placed if each.expected and not each.chapter.blocks]
    rows = (
        Row((Words("briefing-parties"),), (await _parties(then, deal),)),
        Row((Words("briefing-as-of"),), tuple(_state(then, clocks))),
        Row((Words("briefing-basis"),), (_counts(dossier),)),
        *named("briefing-silent", silent),
    )
    return Briefing(rows, straddling(dossier), chapters)


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
    expected: bool = False


async def _told(command: Command, desk: Desk, clocks: Clocks) -> _Placed:
    """Return what a command answers about the deal of the desk, nothing where it knows nothing."""
    query = command.query and command.query(at=clocks.at, published_by=clocks.published_by)
    reply = await command.answers(query, desk)
    known = reply.outcome is Outcome.ANSWERED
    blocks = tuple(block for block in reply.blocks if known and not _of_a_chat(block))
    title: Line = (Words(f"{command.name}-chapter"),)
    return _Placed(command.chapter or 0, Chapter(title, blocks), expected=True)


def _of_a_chat(block: Block[Leaf]) -> bool:
    """Say whether a block goes on asking, or is a footnote that stands once in a document."""
    match block:
        case Actions() | Sources() | Note(tone=Tone.FOOTNOTE):
            return True
    return False


def _differing(dossier: Dossier) -> _Placed:
    rows = tuple(dispute(dossier, finding) for finding in disputed(dossier.facts))
    blocks: tuple[Block[Leaf], ...] = (Fields(rows),) if rows else ()
    return _Placed(DIFFERING, Chapter((Words("briefing-differing"),), blocks))


def _rest(dossier: Dossier, told: list[_Placed]) -> _Placed:
    """Return what the deal's sources say beside all that the other chapters tell, by topic."""
    known = (line for each in told for block in each.chapter.blocks for line in lines(block))
    shown = {claim for line in known for each in citations(line) for claim in each.claims}
    by_topic: dict[Topic, list[Line]] = {topic: [] for topic in Topic}
    for fact in dossier.facts:
        untold = (
            replace(side, records=tuple(each for each in side.records if each.id not in shown))
            for side in fact.sides
        )
        if sides := tuple(side for side in untold if side.records):
            line = stated_with_time(dossier, replace(fact, sides=sides, findings=()))
            by_topic[FIELDS[fact.field].topic].append(line)
    rows = tuple(
        Row((Words(f"topic-{topic}"),), tuple(found)) for topic, found in by_topic.items() if found
    )
    fields: Fields[Leaf] = Fields(rows)
    return _Placed(REST, Chapter((Words("briefing-rest"),), (fields,) if rows else ()))


async def _parties(desk: Desk, deal: Followed) -> Line:
    parties = [await desk.workspace.entity(each, upto=desk.upto) for each in deal.deal.parties]
    who: Line = (listed([Named(party) for party in parties if party]),)
    kind: Line = (Words(f"kind-{deal.deal.kind}"),)
    demo: Line = (Words("deals-demo"),) if deal.deal.demo else ()
    return join((who, kind, status_told(deal.deal), demo))


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
