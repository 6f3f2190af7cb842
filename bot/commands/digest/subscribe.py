"""`/digest subscribe`: a digest is shown with its next hours, and kept once that was seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.command import Command, Submit, parameter
from bot.desk import Desk
from bot.document import Action, Fields, Note, Outcome, Reply, Row, Tone
from bot.editing.drafted import to_save
from bot.entities import ENTITY
from bot.instants import typed_instant
from bot.leaves import Leaf, Named, Strong, Try, Verbatim, Words
from bot.lines import DOT, SPACE, Line, join
from bot.params import CHOICES_SHOWN, LANGUAGE
from bot.problems import Problem, ProblemError
from bot.query import together
from bot.roles import Role
from bot.schedules.rule import Rule
from bot.schedules.telling import moment, spelt, told
from bot.schedules.when import USUAL, WHEN
from bot.subject import is_followed, subject_of
from bot.subscribing.beginning import Wanted, untold_since
from bot.subscribing.changing import MOST, begun, too_many
from bot.subscribing.finding import told_here
from bot.subscribing.here import manner_here
from bot.subscribing.since import SINCE, Since
from bot.subscribing.telling import called, heading, offers, standing, thing_of
from bot.zones import ZONE
from store.claims import Entity, Kind
from store.subscribed import Subscription, What

NAME = "digest subscribe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribing:
    """About what, when, for which days and in which language; what happened since when is first."""

    about: Entity | None = parameter(
        ENTITY, "about", aliases=("deal", "über", "geschäft"), positional=True
    )
    schedule: Rule | None = parameter(
        WHEN, "schedule", aliases=("when", "wann", "plan"), positional=True
    )
    zone: ZoneInfo | None = parameter(ZONE, "zone", aliases=("zeitzone",))
    language: str | None = parameter(LANGUAGE, "language", aliases=("sprache",))
    since: Since | None = parameter(SINCE, "since", aliases=("seit", "ab"))


async def answer(query: Subscribing, desk: Desk) -> Reply[Leaf]:
    """Show what would be told here and when; or keep it, once that was seen."""
    wanted = await _wanted(query, desk)
    if desk.seen is None:
        await _check_room(desk)
        return await _shown(wanted, desk)
    subscription = await wanted.subscription(desk)
    kept = await begun(desk, subscription)
    is_new = kept == replace(subscription, number=kept.number)
    said = Words("digest-kept") if is_new else Words("digest-known", (("number", called(kept)),))
    saved: Note[Leaf] = Note(Tone.HINT, join(((said,), (standing(kept, desk),)), SPACE))
    return Reply(await heading(kept, desk), (saved, offers(kept)), seq=desk.upto)


async def _wanted(query: Subscribing, desk: Desk) -> Wanted:
    """Return what is wanted, what nothing was said of as it is usual here."""
    about = subject_of(desk, query.about)
    if about.kind is Kind.DEAL and not is_followed(desk, about):
        places = (("name", Named(about)),)
        deals = tuple(each.entity.name(desk.language) for each in desk.deals)
        unknown = Problem("not-followed", places, outcome=Outcome.UNKNOWN, at="about")
        raise ProblemError(replace(unknown, spellings=deals[:CHOICES_SHOWN]))
    manner = await manner_here(desk)
    zone, language = query.zone or manner.zone, query.language or manner.language
    return Wanted(about, query.schedule or USUAL, zone, language, query.since)


async def _check_room(desk: Desk) -> None:
    """Raise ProblemError where nobody need look at it: there are as many as there may be."""
    if len(await told_here(desk, What.DIGEST)) >= MOST[What.DIGEST]:
        raise ProblemError(too_many(What.DIGEST))


async def _shown(wanted: Wanted, desk: Desk) -> Reply[Leaf]:
    times = tuple((moment(each, wanted.zone, desk.today),) for each in wanted.times(desk.call.at))
    rows: tuple[Row[Leaf], ...] = (
        Row((Words("digest-where"),), ((Words("digest-here"),),)),
        Row((Words("digest-when"),), ((told(wanted.rule), DOT, Verbatim(wanted.zone.key)),)),
        Row((Words("digest-times"),), times),
        Row((Words("digest-language"),), ((Words(f"language-{wanted.language}"),),)),
    )
    options = await wanted.options(desk)
    saving = await to_save(desk, NAME, options, back="digest list")
    buttons = replace(saving, actions=(*saving.actions, _change(wanted, options, desk)))
    title: Line = (Strong((Words("digest-new"), DOT, Named(wanted.about))),)
    notes = (Note(Tone.HINT, (_first(wanted, desk),)), *await _known(wanted, desk))
    return Reply(title, (Fields(rows), *notes, buttons), seq=desk.upto)


def _first(wanted: Wanted, desk: Desk) -> Leaf:
    """Return what the first one tells."""
    if wanted.since is None:
        return Words("digest-begins-now")
    then = moment(wanted.since.recorded, wanted.zone, desk.today)
    return Words("digest-begins-since", (("when", then),))


async def _known(wanted: Wanted, desk: Desk) -> tuple[Note[Leaf], ...]:
    """Return that the same is told here already, where it is so."""
    own = (wanted.about.id, wanted.rule.cron, wanted.zone.key, wanted.language)
    numbers = [
        called(each)
        for each in await told_here(desk, What.DIGEST)
        if (each.about, each.rule, each.zone, each.language) == own
    ]
    return tuple(
        Note(Tone.HINT, (Words("digest-known", (("number", each),)),)) for each in numbers[:1]
    )


def _change(wanted: Wanted, options: tuple[tuple[str, str], ...], desk: Desk) -> Action[Leaf]:
    """Return the button that opens a form of all this: what is left empty is asked for."""
    said = {**dict(options), "schedule": spelt(wanted.rule, desk.language)}
    given = (f"{name}:{together(value)}" for name, value in said.items() if name != "since")
    since = typed_instant(wanted.since.recorded, desk.zone) if wanted.since else ""
    command = " ".join((NAME, *given, *((f"since:{since}",) if since else ())))
    opened = command if since else f"{command} since:"
    return Action((Words("digest-change"),), opened, (Try(command),))


async def again(ended: Subscription, desk: Desk) -> Action[Leaf]:
    """Return the button by which a digest that was ended goes on, as if nobody had ended it.

    What its readers were not told yet is told then, by one press of whoever ended it.
    """
    label = (Words("digest-again"),)
    thing = await thing_of(ended, desk)
    if thing is None:
        return Action(label, NAME, (Try(NAME),))
    since = await untold_since(ended, desk)
    zone, rule = ZoneInfo(ended.zone), Rule(ended.rule)
    wanted = Wanted(thing, rule, zone, ended.language, since)
    there = replace(desk, call=replace(desk.call, place=ended.place))
    code = await there.draft(NAME, await wanted.options(desk))
    return Action(label, f"save {code}", (Try(f"save {code}"),))


SUBSCRIBE = Command(
    name="subscribe",
    query=Subscribing,
    answer=answer,
    aliases=("abonnieren", "add", "new", "neu", "einrichten"),
    role=Role.EDITOR,
    openable=True,
    examples=("", "weekdays 8:30", "30 8 * * 1-5"),
    writes=True,
    submit=Submit.SHOW,
)
