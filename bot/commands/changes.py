"""`/changes`: what is new for a deal since a moment, figures first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.answering import answered
from bot.changed import Days, changed
from bot.changes import ALL, changes
from bot.command import Command, Section, parameter
from bot.concern import of_deal
from bot.desk import Desk
from bot.document import Fields, Note, Reply, Tone
from bot.entities import ENTITY
from bot.extent import SCREEN, WHOLE
from bot.instants import BEGINNING, INSTANT, MOMENT, typed_instant
from bot.leaves import Joined, Leaf, Named, Strong, Verbatim, Words
from bot.lines import DOT, Line
from bot.params import GERMAN_TOPICS, ChoiceType, day_leaf
from bot.problems import Problem, ProblemError
from bot.subject import deal_of
from store.claims import Entity
from store.fields import Topic

DAYS = 7
"""Days that are looked back upon where no moment is named."""

TOPICS = ChoiceType(
    (*Topic, ALL), aliases=(*GERMAN_TOPICS, ("everything", ALL), ("alles", ALL), ("alle", ALL))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Since when, for which deal, on which topic; as of an instant, what was new then."""

    since: datetime | None = parameter(
        BEGINNING, "since", aliases=("seit", "ab", "von"), positional=True
    )
    deal: Entity | None = parameter(ENTITY, "deal", aliases=("geschäft",))
    topic: str | None = parameter(TOPICS, "topic", aliases=("thema",))
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
    topic = Topic(query.topic) if query.topic and query.topic != ALL else None
    found = await changed(
        desk,
        of_deal(deal, topic=topic),
        after=min(after, desk.upto),
        days=Days(since.astimezone(desk.zone).date(), last),
    )
    title: Line = (Strong((Named(deal.entity), DOT, Words("changes-title"))),)
    if not found:
        none = Words("changes-none", (("since", moment),))
        if topic:
            none = Words("changes-none-on", (("topic", Words(f"topic-{topic}")), ("since", moment)))
        return Reply(title, (Note(Tone.HINT, (none,)),), seq=desk.upto)
    told = changes(found, WHOLE if query.topic else SCREEN, _again(query, desk))
    return await answered(
        desk,
        found.dossier,
        title,
        (Fields(told.rows),),
        aside=(Words("changes-since", (("since", moment),)),),
        about=deal.entity,
        following=("deal", "timeline", "sources"),
    )


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
        asked.append(typed_instant(query.since, desk.zone))
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
