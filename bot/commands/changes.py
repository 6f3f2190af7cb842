"""`/changes`: what is new for a deal since a moment, figures first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.answering import answered
from bot.changes import Extent, changes, turned
from bot.command import Command, Section, parameter
from bot.desk import Clocks, Desk
from bot.disputes import opened
from bot.document import Fields, Note, Reply, Row, Tone
from bot.dossier import Dossier
from bot.entities import ENTITY
from bot.instants import BEGINNING, INSTANT
from bot.leaves import Joined, Leaf, Named, Strong, Verbatim, Words
from bot.lines import DOT, Line
from bot.news import News, news
from bot.params import TOPIC, day_leaf
from bot.problems import Problem, ProblemError
from bot.searching import whole
from bot.subject import deal_of
from store.agreement.around import judged
from store.base import Selection
from store.claims import Entity
from store.fields import FIELDS, Topic
from store.mentions import mentions

DAYS = 7
"""Days that are looked back upon where no moment is named."""

MOMENT = timedelta(microseconds=1)
"""What the ledger's instants are told apart by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Since when, for which deal, on which topic; as of an instant, what was new then."""

    since: datetime | None = parameter(
        BEGINNING, "since", aliases=("seit", "ab", "von"), positional=True
    )
    deal: Entity | None = parameter(ENTITY, "deal", aliases=("geschäft",))
    topic: str | None = parameter(TOPIC, "topic", aliases=("thema",))
    as_of: datetime | None = parameter(INSTANT, "as-of", aliases=("stand",))


async def answer(query: Since, desk: Desk) -> Reply[Leaf]:
    """Show what came to the ledger since then, and what was mended in it."""
    deal = deal_of(desk, query.deal)
    last = query.as_of.astimezone(desk.zone).date() if query.as_of else desk.today
    since = query.since or _lately(last, desk)
    moment = _moment(since, desk)
    if since.astimezone(desk.zone).date() > last:
        raise ProblemError(Problem("still-ahead", (("since", moment),), ("changes",)))
    after = await desk.workspace.seq_at(since - MOMENT)
    topic = Topic(query.topic) if query.topic else None
    found = await news(desk, deal, after=min(after, desk.upto), topic=topic)
    title: Line = (Strong((Named(deal.entity), DOT, Words("changes-title"))),)
    if not found:
        none = Words("changes-none", (("since", moment),))
        if topic:
            none = Words("changes-none-on", (("topic", Words(f"topic-{topic}")), ("since", moment)))
        return Reply(title, (Note(Tone.HINT, (none,)),), seq=desk.upto)
    dossier = await _whole(found, desk)
    rows = changes(found, dossier, Extent(_again(query, desk), whole=topic is not None))
    conflicts = await _turned(dossier, found, desk, min(after, desk.upto))
    return await answered(
        desk,
        conflicts.dossier,
        title,
        (Fields((*rows[:1], *conflicts.rows, *rows[1:])),),
        aside=(Words("changes-since", (("since", moment),)),),
        about=deal.entity,
        following=("deal", "timeline", "sources"),
    )


@dataclass(frozen=True, slots=True)
class _Turned:
    """Conflicts that came or went, as rows, and all that is needed to name and cite them."""

    rows: tuple[Row[Leaf], ...]
    dossier: Dossier


async def _turned(dossier: Dossier, found: News, desk: Desk, after: int) -> _Turned:
    """Return which conflicts the news opened, and which they closed."""
    touched = (*found.told, *(each.now for each in found.corrections))
    about = frozenset(entity for record in touched for entity, _ in mentions(record.claim))
    if not (about and after):
        return _Turned((), dossier)
    selection = Selection(entities=about, fields=frozenset(filter(judged, FIELDS)))
    now = await desk.dossier(selection, Clocks())
    then = await (await desk.pinned(after)).dossier(selection, Clocks())
    rows = (
        *turned(now, "changes-opened", opened(now.facts, then.facts)),
        *turned(then, "changes-closed", opened(then.facts, now.facts)),
    )
    return _Turned(rows, now.beside(then).beside(dossier))


async def _whole(found: News, desk: Desk) -> Dossier:
    """Return the facts that are told anew, with all that was known of them before."""
    new = found.dossier(found.told)
    if not new.facts:
        return new
    known = await desk.dossier(whole(new.facts), Clocks())
    ids = {record.id for record in found.told}
    facts = tuple(fact for fact in known.facts if any(record.id in ids for record in fact.records))
    return replace(known, facts=facts, sources={**known.sources, **new.sources})


def _lately(last: date, desk: Desk) -> datetime:
    """Return the beginning of the day that is a week before the last one."""
    first = last - timedelta(days=DAYS)
    return datetime.combine(first, time.min, desk.zone).astimezone(UTC)


def _moment(since: datetime, desk: Desk) -> Leaf:
    """Return a moment as a day, with the time where it is not the day's beginning."""
    local = since.astimezone(desk.zone)
    day = day_leaf(local.date())
    return day if local.time() == time.min else Joined((day, Verbatim(f"{local:, %H:%M}")))


def _again(query: Since, desk: Desk) -> str:
    """Return the command that asks the same, with the moment as people type it."""
    asked = ["changes"]
    if query.since:
        local = query.since.astimezone(desk.zone)
        whole = local.time() == time.min
        asked.append(local.date().isoformat() if whole else local.isoformat())
    if query.deal:
        asked.append(f"deal:{query.deal.name(desk.language)}")
    if query.as_of:
        asked.append(f"as-of:{query.as_of.isoformat()}")
    return " ".join(asked)


COMMAND = Command(
    name="changes",
    query=Since,
    answer=answer,
    section=Section.TIME,
    aliases=("änderungen", "neuigkeiten", "news", "neu", "neues"),
    examples=("", "yesterday", "2026-11-20 topic:money"),
    meant_by="what_is_new was_ist_neu new_since neu_seit what_changed",
)
