"""`/changes`: what is new for a deal, or about one thing, since a moment, figures first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.answering import answered
from bot.changed import Days, changed
from bot.changes import ALL, changes
from bot.command import Command, Section, parameter
from bot.concern import Concern, of_deal, of_thing
from bot.desk import Desk
from bot.document import Fields, Note, Reply, Tone
from bot.editing.fields import FIELD
from bot.entities import ENTITY
from bot.extent import SCREEN, WHOLE
from bot.following import typed_name
from bot.instants import BEGINNING, INSTANT, MOMENT, typed_instant
from bot.leaves import Joined, Leaf, Verbatim, Words
from bot.lines import label
from bot.params import GERMAN_TOPICS, ChoiceType, day_leaf
from bot.problems import Problem, ProblemError
from bot.subject import deal_of, is_followed, titled
from store.claims import Entity
from store.fields import FieldRow, Topic

DAYS = 7
"""Days that are looked back upon where no moment is named."""

TOPICS = ChoiceType(
    (*Topic, ALL), aliases=(*GERMAN_TOPICS, ("everything", ALL), ("alles", ALL), ("alle", ALL))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Since when, for which deal or about which thing, of which field or on which topic.

    As of an instant, what was new then.
    """

    since: datetime | None = parameter(
        BEGINNING, "since", aliases=("seit", "ab", "von"), positional=True
    )
    deal: Entity | None = parameter(ENTITY, "deal", aliases=("geschäft",))
    topic: str | None = parameter(TOPICS, "topic", aliases=("thema",))
    about: Entity | None = parameter(ENTITY, "about", aliases=("über",))
    field: FieldRow | None = parameter(FIELD, "field", aliases=("feld", "sache"))
    as_of: datetime | None = parameter(INSTANT, "as-of", aliases=("stand",))


async def answer(query: Since, desk: Desk) -> Reply[Leaf]:
    """Show what came to the ledger since then, and what was mended in it.

    Of a deal that was closed it is told as well: whoever was told of it last may ask for the rest.
    """
    desk = await _among_closed(query, desk)
    concern = await _concern(query, desk)
    last = query.as_of.astimezone(desk.zone).date() if query.as_of else desk.today
    since = query.since or _lately(last, desk)
    moment = _moment(since, desk)
    if since.astimezone(desk.zone).date() > last:
        raise ProblemError(Problem("still-ahead", (("since", moment),), ("changes",)))
    after = await desk.workspace.seq_at(since - MOMENT)
    days = Days(since.astimezone(desk.zone).date(), last)
    found = await changed(desk, concern, after=min(after, desk.upto), days=days)
    title = titled(concern.about, "changes")
    if not found:
        none = Words("changes-none", (("since", moment),))
        if narrowed := _narrowed(concern):
            none = Words("changes-none-on", (("topic", narrowed), ("since", moment)))
        return Reply(title, (Note(Tone.HINT, (none,)),), seq=desk.upto)
    told = changes(found, WHOLE if query.topic else SCREEN, _again(query, desk))
    return await answered(
        desk,
        found.dossier,
        title,
        (Fields(told.rows),),
        aside=(Words("changes-since", (("since", moment),)),),
        about=concern.about,
        following=("deal", "timeline", "sources"),
    )


async def _concern(query: Since, desk: Desk) -> Concern:
    """Return whose news are asked for: those of a deal, unless they are about another thing."""
    topic = Topic(query.topic) if query.topic and query.topic != ALL else None
    field = query.field.name if query.field else None
    if query.about and not is_followed(desk, query.about):
        return await of_thing(desk, query.about, topic=topic, field=field)
    return of_deal(deal_of(desk, query.about or query.deal), topic=topic, field=field)


async def _among_closed(query: Since, desk: Desk) -> Desk:
    """Return the desk at the deal that is named, where that was closed, as if it were followed."""
    named = query.deal or query.about
    if named is None or is_followed(desk, named):
        return desk
    closed = await desk.workspace.closed(upto=desk.upto)
    own = next((each for each in closed if each.entity.id == named.id), None)
    return replace(desk, deals=(*desk.deals, own), deal=own) if own else desk


def _narrowed(concern: Concern) -> Leaf | None:
    """Return the field or the topic that alone counts, if one does."""
    if concern.field:
        return label(concern.field)
    return Words(f"topic-{concern.topic}") if concern.topic else None


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
        asked.append(f"deal:{typed_name(query.deal, desk)}")
    if query.about:
        asked.append(f"about:{typed_name(query.about, desk)}")
    if query.field:
        asked.append(f"field:{query.field.name}")
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
