"""`/save`: a change that was looked at is saved, by the code it was shown with."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from bot.answering import asks
from bot.arguments import Understood, understand
from bot.command import Command, Section, required
from bot.desk import Desk, meant
from bot.document import Note, Outcome, Reply, Tone
from bot.drafts import Draft
from bot.editing.chronicle import chronicle
from bot.leaves import Leaf, Named, Verbatim, Words
from bot.params import WORDS
from bot.problems import Problem, ProblemError
from bot.replying import reply
from bot.roles import Role
from store.base import Followed
from store.claims import Entity
from store.events import DealClosed, DealWithdrawn, EntityRecorded, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """The code under which a change was shown."""

    code: str = required(WORDS, "draft")


async def answer(query: Saving, desk: Desk) -> Reply[Leaf]:
    """Carry out the call that was shown, as it was shown; once, however often it comes.

    Only whoever was shown it saves it: their name stands under it, and its words are theirs.
    """
    code = query.code.strip().upper()
    draft = await desk.drafts.find(code, now=desk.call.at)
    if draft is None:
        places = (("code", Verbatim(code)),)
        raise ProblemError(Problem("no-draft", places, outcome=Outcome.UNKNOWN, at="draft"))
    if draft.person != desk.call.person:
        raise ProblemError(Problem("shown-to-another", at="draft"))
    then = meant(await desk.workspace.deals(upto=draft.seen), draft.home)
    there = desk.of_draft(draft, then)
    key = f"draft:{code}:{draft.seen}"
    call = replace(there.call, key=key)
    asked = understand(draft.text, draft.options)
    lost = then.entity if then and there.deal is None else None
    # What may be of a deal was shown as of this one, and would be of whichever is left.
    of_a_deal = any(each.name == "deal" for each in asked.command.parameters)
    if lost and of_a_deal and await desk.workspace.receipt(key) is None:
        return await _told(lost, code, there)
    try:
        return await reply(replace(there, call=call), asked)
    except ProblemError as error:
        gone = lost
        if error.problem.outcome is Outcome.UNKNOWN:
            gone = await _gone(asked, draft, there) or lost
        if gone is None:
            raise
        return await _told(gone, code, there)


async def _gone(asked: Understood, draft: Draft, desk: Desk) -> Entity | None:
    """Return what was named when a change was shown and was taken back since, if anything was."""
    then = await desk.pinned(draft.seen)
    for given in asked.given:
        with suppress(ProblemError):
            read = await given.parameter.type.read(given.text, then)
            thing = read.entity if isinstance(read, Followed) else read
            if isinstance(thing, Entity):
                now = await desk.workspace.entity(thing.id, upto=desk.upto)
                if now is None or now.withdrawn:
                    return thing
    return None


async def _told(gone: Entity, code: str, desk: Desk) -> Reply[Leaf]:
    """Return who took something back and when, and how it is brought back and the change saved."""
    history = await desk.workspace.history(gone.id, upto=desk.upto)
    last = next((each for each in reversed(history) if _ends(each.event)), history[-1])
    word = "closed" if isinstance(last.event, DealClosed) else "gone"
    places = (("name", Named(gone)),)
    note = Note(Tone.PROBLEM, (Words(f"problem-{word}-since-shown", places),))
    then = asks(f"fact undo {last.seq}", f"save {code}")
    blocks = (note, await chronicle(desk, (last,)), then)
    return Reply((), blocks, outcome=Outcome.UNKNOWN, seq=desk.upto)


def _ends(event: Event | None) -> bool:
    match event:
        case DealClosed() | DealWithdrawn():
            return True
        case EntityRecorded(entity=entity):
            return entity.withdrawn
        case _:
            return False


COMMAND = Command(
    name="save",
    query=Saving,
    answer=answer,
    aliases=("speichern", "sichern"),
    role=Role.EDITOR,
    # What is saved takes its own role once more.
    openable=True,
    section=Section.EDITING,
    writes=True,
    repeats=True,
    settles=True,
)
