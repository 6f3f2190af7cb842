"""`/watch add`: each change of a thing, or of one field of it, is told from now on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.command import Command, parameter, required
from bot.desk import Desk
from bot.document import Action, Note, Reply, Tone
from bot.editing.fields import FIELD, spoken
from bot.entities import ENTITY
from bot.following import telling_name
from bot.leaves import Leaf, Try, Words
from bot.lines import SPACE, join
from bot.params import ChoiceType
from bot.permission import RoleNeededError, may_tell_all
from bot.query import together
from bot.recording import newest
from bot.roles import Role
from bot.subscribing.changing import begun
from bot.subscribing.finding import told_here
from bot.subscribing.here import Manner, manner_here
from bot.subscribing.telling import called, heading, offers, standing, thing_of
from store.claims import Entity
from store.fields import FieldRow
from store.subscribed import Subscription, What

NAME = "watch add"

CHANNEL, ME = "channel", "me"

TO = ChoiceType(
    (CHANNEL, ME),
    aliases=(
        ("kanal", CHANNEL),
        ("here", CHANNEL),
        ("hier", CHANNEL),
        ("mir", ME),
        ("mich", ME),
        ("privat", ME),
        ("privately", ME),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """Of what, which field of it, and whom to tell."""

    about: Entity = required(ENTITY, "about", aliases=("über", "deal", "geschäft"))
    field: FieldRow | None = parameter(FIELD, "field", aliases=("feld", "sache"), positional=True)
    to: str | None = parameter(TO, "to", aliases=("an", "whom", "wem"))


async def answer(query: Adding, desk: Desk) -> Reply[Leaf]:
    """Keep a watch, once, and say what it tells."""
    alone = query.to == ME
    if not alone:
        await _may_tell_all(query, desk)
    field = query.field.name if query.field else None
    known = await _known(query.about, field, desk) if alone else None
    wanted = await _wanted(query.about, field, desk, alone=alone)
    kept = known or await begun(desk, wanted)
    is_new = kept == replace(wanted, number=kept.number)
    said = Words("watch-kept") if is_new else Words("watch-known", (("number", called(kept)),))
    whom = Words("watch-told-alone" if kept.alone else "watch-told-here")
    state = whom if kept.rest is None else standing(kept, desk)
    saved: Note[Leaf] = Note(Tone.HINT, join(((said,), (state,)), SPACE))
    return Reply(await heading(kept, desk), (saved, offers(kept)), seq=desk.upto)


async def _may_tell_all(query: Adding, desk: Desk) -> None:
    """Raise RoleNeededError, which offers to tell them alone, where somebody may not tell all."""
    try:
        await may_tell_all(desk, NAME)
    except RoleNeededError as error:
        field = query.field.name if query.field else None
        alone = await _typed(query.about, field, desk, to=ME)
        problem = replace(error.problem, tries=(*error.problem.tries, alone))
        raise RoleNeededError(problem, error.name, error.needed) from None


async def _typed(about: Entity, field: str | None, desk: Desk, *, to: str) -> str:
    """Return the command that watches something."""
    name = together(await telling_name(about, desk))
    named = f" field:{together(spoken(field, desk.language))}" if field else ""
    return f"{NAME} about:{name}{named} to:{to}"


async def _known(about: Entity, field: str | None, desk: Desk) -> Subscription | None:
    """Return what somebody is told alone of the same already, wherever they asked for it."""
    own = (each for each in await told_here(desk, What.WATCH) if each.alone)
    return next((each for each in own if (each.about, each.field) == (about.id, field)), None)


async def _wanted(about: Entity, field: str | None, desk: Desk, *, alone: bool) -> Subscription:
    """Return what is wanted: to one alone as they are answered, to all as the place is told."""
    manner = Manner(desk.language, desk.zone) if alone else await manner_here(desk)
    return Subscription(
        number=0,
        what=What.WATCH,
        place=desk.call.place,
        person=desk.call.person,
        about=about.id,
        language=manner.language,
        zone=manner.zone.key,
        cursor=(await newest(desk)).upto,
        news=desk.call.at,
        alone=alone,
        field=field,
    )


async def again(ended: Subscription, desk: Desk) -> Action[Leaf]:
    """Return the button by which a watch that was ended begins anew, from then on."""
    thing = await thing_of(ended, desk)
    command = NAME
    if thing is not None:
        to = ME if ended.alone else CHANNEL
        command = await _typed(thing, ended.field, desk, to=to)
    if not ended.alone and ended.place != desk.call.place:
        there = replace(desk, call=replace(desk.call, place=ended.place))
        command = f"save {await there.draft(command)}"
    return Action((Words("watch-again"),), command, (Try(command),))


ADD = Command(
    name="add",
    query=Adding,
    answer=answer,
    aliases=("starten", "neu", "start", "hinzufügen"),
    more_for=Role.EDITOR,
    # One that is whole would begin a watch that nobody wants, as examples are there to be pressed.
    examples=(),
    writes=True,
)
