"""Forms in Discord: opened at once, a step after the other, sent as calls."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from adapters.chat.answered import PRIVATE, documents, under
from adapters.chat.taking import Taken
from adapters.discord.answering.drafts import Draft
from adapters.discord.answering.front import (
    Front,
    drawn,
    keep,
    language_for,
    soon,
    worked_out,
)
from adapters.discord.answering.steps import change, so_far, with_buttons
from adapters.discord.answering.taking import worked
from adapters.discord.answering.ways import InPlace, Way
from adapters.discord.drawing.controls import Control, Use, custom_id
from adapters.discord.drawing.forms import is_list, modal, step_of, steps
from adapters.discord.limits import OPTIONS
from adapters.discord.receiving.arrivals import (
    Interacted,
    Options,
    Pressed,
    Submitted,
    Typed,
    Where,
)
from adapters.discord.render import plain_message
from bot.document import Outcome
from bot.forms import Entry, Form, Suggestion, form_of
from bot.service import Spoken
from bot.words import said

Lists = dict[str, tuple[Suggestion, ...]]

OPENED = {Use.STEP: Use.STEP, Use.FORM: Use.SAVE}
"""What the form says that a button opens: that it goes on from there, or that it is sent."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody has filled in: for which server, and as which form or command.

    Where the core does not understand what was given there is no form of it, and it says why.
    """

    where: Where
    draft: Draft
    form: Form | None
    locale: str


async def offered_form(front: Front, arrival: Typed | Pressed, text: str, options: Options) -> bool:
    """Open the form of a command that lacks something; say whether it was opened.

    Whoever may not give the command gets no form: the answer tells who may. LostError where it is
    too late for one.
    """
    if form_of(text, options, front.language) is None:
        return False
    form = form_of(text, options, await language_for(front, arrival.where, arrival.locale))
    if form is None:
        return False
    call = front.call(arrival.where, text, "", locale=arrival.locale, options=options)
    may, lists, begun = await asyncio.gather(
        soon(front, front.bot.may(call), otherwise=True),
        soon(front, listed(front, arrival, form, 0), {}),
        soon(front, front.bot.begun(call, form), form),
    )
    if may:
        await show(front, arrival, begun, 0, lists=lists)
    return may


async def show(
    front: Front,
    arrival: Interacted,
    form: Form,
    at: int,
    *,
    lists: Lists,
    use: Use = Use.FORM,
) -> None:
    """Open a step of a form as the first answer to something; LostError where too late.

    `use` is Use.STEP where it is opened from a message of the form, which then changes with it, and
    Use.SAVE where it is sent from there, however many steps follow.
    """
    draft = Draft(arrival.where.guild, arrival.where.user, form.command, given(form))
    shown = modal(_with_lists(form, lists), at, custom_id(use, _noted(front, draft), at))
    await front.answers.open_form(arrival.address, shown)


def _noted(front: Front, draft: Draft) -> str:
    """Keep a draft and return its id; what is shown of it does not wait for the store."""
    id_ = front.drafts.note(draft)
    front.work.begin(front.drafts.keep(id_, draft))
    return id_


def given(form: Form) -> Options:
    """Return what stands in the fields of a form, and what goes along without one."""
    return (*form.given, *((each.name, each.value) for each in form.inputs if each.value))


async def listed(front: Front, arrival: Interacted, form: Form | None, at: int) -> Lists:
    """Return what is proposed in the fields of a step: a modal proposes nothing while one types."""
    if form is None:
        return {}
    call = front.call(arrival.where, form.command, "", locale=arrival.locale)
    asked = [each for each in steps(form)[at] if each.entry is Entry.SUGGESTED]
    # One more than a list has tells that they are not all.
    most = OPTIONS + 1
    found = [front.bot.suggest(call, form.command, each.name, "", most=most) for each in asked]
    return dict(zip((each.name for each in asked), await asyncio.gather(*found), strict=True))


def _with_lists(form: Form, lists: Lists) -> Form:
    """Return a form in which one chooses where what is proposed is all there is, and is little."""
    inputs = tuple(
        replace(each, entry=Entry.CHOICE, choices=lists[each.name])
        if is_list(lists.get(each.name, ()), each.value)
        else each
        for each in form.inputs
    )
    return replace(form, inputs=inputs)


async def take_submitted(front: Front, arrival: Submitted, taken: Taken) -> None:
    """Take a step of a form: tell what was given so far, or do what it says after the last one."""
    control = arrival.control
    if not taken.again:
        # A message of the form's own changes in its place.
        if control and control.kind is not Use.FORM:
            await front.answers.later_in_place(arrival.address)
        else:
            await front.answers.later(arrival.address, public=False)
    way = InPlace(front.answers, arrival.address)

    async def job() -> None:
        found = await _drafted(front, arrival)
        if control is None or found is None:
            await _too_old(front, arrival, way)
            return
        language = await language_for(front, found.where, arrival.locale)
        filled = _merged(found, control.number, arrival, language)
        if filled.form and _goes_on(filled.form, control):
            id_ = _noted(front, filled.draft)
            await way.tell(so_far(filled.form, control.number, id_, language), private=True)
        else:
            draft, locale = filled.draft, filled.locale
            await answer_filled(front, filled.where, draft, taken.key, way, locale=locale)

    await worked(front, taken, way, front.language_of(arrival.locale), job)


def _goes_on(form: Form, control: Control) -> bool:
    return control.kind is not Use.SAVE and control.number + 1 < len(steps(form))


async def take_pressed_form(front: Front, arrival: Pressed, taken: Taken) -> None:
    """Open another step of a form, or do what it says."""
    control = arrival.control
    if control and control.kind in OPENED:
        await _open_step(front, arrival, control)
        return
    if not taken.again:
        await front.answers.later_in_place(arrival.address)
    way = InPlace(front.answers, arrival.address)

    async def job() -> None:
        found = await _drafted(front, arrival)
        if control is None or found is None:
            await _too_old(front, arrival, way)
            return
        # What was filled in is sent once, however often that is pressed.
        key = f"filled:{control.answer}"
        await answer_filled(front, found.where, found.draft, key, way, locale=found.locale)

    await worked(front, taken, way, front.language_of(arrival.locale), job)


async def _open_step(front: Front, arrival: Pressed, control: Control) -> None:
    found = await soon(front, _drafted(front, arrival), None)
    if found is None or found.form is None:
        old = said("button-too-old", front.language_of(arrival.locale))
        await front.answers.at_once(arrival.address, plain_message(old))
        return
    here = replace(arrival, where=found.where)
    form, draft = found.form, found.draft
    call = front.call(here.where, draft.command, "", locale=found.locale, options=draft.options)
    lists, begun = await asyncio.gather(
        soon(front, listed(front, here, form, control.number), {}),
        soon(front, front.bot.begun(call, form), form),
    )
    await show(front, here, begun, control.number, lists=lists, use=OPENED[control.kind])


async def _drafted(front: Front, arrival: Submitted | Pressed) -> Filled | None:
    """Return the draft that somebody goes on with; None where it is not known, or not theirs.

    In a direct message it is for members of the server that it is for.
    """
    control, where = arrival.control, arrival.where
    draft = await front.drafts.of(control.answer) if control else None
    if control is None or draft is None or draft.user != where.user:
        return None
    if where.direct:
        where = await front.servers.there(where, draft.guild) or where
    if where.guild != draft.guild:
        return None
    language = await language_for(front, where, arrival.locale)
    form = form_of(draft.command, draft.options, language, whole=True)
    if form and control.number >= len(steps(form)):
        return None
    return Filled(where, draft, form, arrival.locale)


def _merged(found: Filled, at: int, arrival: Submitted, language: str) -> Filled:
    """Return a draft with what stands in the fields of a step; what was emptied is taken back.

    What is told in the place of a field stays.
    """
    fields = {name for name, _ in arrival.fields}
    names = {each.name for each in steps(found.form)[at]} & fields if found.form else set()
    kept = tuple(pair for pair in found.draft.options if pair[0] not in names)
    new = tuple(pair for pair in arrival.fields if pair[0] in names and pair[1])
    draft = replace(found.draft, options=(*kept, *new))
    form = form_of(draft.command, draft.options, language, whole=True)
    return replace(found, draft=draft, form=form)


async def answer_filled(
    front: Front, where: Where, draft: Draft, key: str, way: Way, *, locale: str
) -> None:
    """Do what was filled in; where something is wrong at a field, its step can be opened again."""
    language = await language_for(front, where, locale)
    call = front.call(where, draft.command, key, locale=locale, options=draft.options)
    call = await front.uploads.with_document(front.bot, call)
    async with front.work.turn:
        spoken = await worked_out(front, call, way)
        beneath = under(call, spoken, shareable=not where.direct)
        files = documents(spoken.runs)
        shown = drawn(spoken, beneath, 1, files)
    private = spoken.leaves.outcome in PRIVATE
    form = form_of(draft.command, draft.options, language, whole=True)
    if (at := _wrong_at(form, spoken)) is not None:
        again = change(Use.FORM, _noted(front, draft), at, language)
        shown = with_buttons(shown, again)
    await asyncio.gather(
        way.tell(shown, files, private=private), keep(front, call, spoken, beneath, shown)
    )


def _wrong_at(form: Form | None, spoken: Spoken) -> int | None:
    """Return the step to open again: that of what is wrong, or the first where we have failed."""
    if form is None or spoken.leaves.outcome is Outcome.ANSWERED:
        return None
    failed = 0 if spoken.leaves.outcome is Outcome.FAILED else None
    at = step_of(form, spoken.leaves.at)
    return failed if at is None else at


async def _too_old(front: Front, arrival: Submitted | Pressed, way: Way) -> None:
    language = await language_for(front, arrival.where, arrival.locale)
    await way.tell(plain_message(said("button-too-old", language)), private=True)
