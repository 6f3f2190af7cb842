"""`/digest` and `/watch`: what is told is listed, paused, resumed and stopped in each alike."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.answering import asks
from bot.command import Answer, Command, Submit, parameter
from bot.desk import Desk
from bot.document import Action, Actions, Fields, Note, Reply, Row, Tone
from bot.editing.entries import NUMBER
from bot.leaves import Channel, Leaf, Strong, Words
from bot.lines import DOT, SPACE, join
from bot.permission import allowed_to_tell_all
from bot.roles import Role
from bot.subscribing.changing import ended, paused, resumed
from bot.subscribing.finding import BEGIN, changeable, told_here
from bot.subscribing.telling import about, called, heading, last_told, offers, standing, terms
from bot.subscribing.until import UNTIL
from store.subscribed import Rest, Subscription, What

Again = Callable[[Subscription, Desk], Awaitable[Action[Leaf]]]
"""Returns the button by which what was ended is told again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """All that is told here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pausing:
    """Which one, and until when: until somebody resumes it where no day is named."""

    number: int | None = parameter(NUMBER, "number", aliases=("nummer",), positional=True)
    till: datetime | None = parameter(UNTIL, "till", aliases=("until", "bis"), positional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Which one."""

    number: int | None = parameter(NUMBER, "number", aliases=("nummer",), positional=True)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is done to the subscriptions of a kind, and which role that takes of everybody there.

    `again` is how one goes on that was ended.
    """

    what: What
    role: Role
    again: Again

    def commands(self) -> tuple[Command, ...]:
        """Return the sub-commands: list, pause, resume and stop."""
        return (
            Command(
                name="list",
                query=Listing,
                answer=self._list,
                aliases=("liste", "zeigen", "show"),
                remembered=False,
                private=self.what is What.WATCH,
                more_for=Role.EDITOR,
            ),
            self._changing("pause", Pausing, self._pause, "pausieren", "anhalten"),
            self._changing("resume", Naming, self._resume, "fortsetzen", "weiter", "continue"),
            self._changing("stop", Naming, self._stop, "beenden", "stopp", "abbestellen"),
        )

    def _changing(self, name: str, query: type[Any], answer: Answer, *aliases: str) -> Command:
        return Command(
            name=name,
            query=query,
            answer=answer,
            aliases=aliases,
            role=self.role,
            more_for=Role.EDITOR,
            openable=self.role > Role.READER,
            writes=True,
            submit=Submit(name),
        )

    async def _list(self, query: Listing, desk: Desk) -> Reply[Leaf]:
        """Show what is told here, when next, and why it is not."""
        del query
        own = await told_here(desk, self.what)
        title = (Strong((Words(f"{self.what}-list-title"),)),)
        may = self.what is What.WATCH or await allowed_to_tell_all(desk)
        begin = (BEGIN[self.what],) if may else ()
        if not own:
            none = Note(Tone.HINT, (Words(f"{self.what}-none"),))
            return Reply(title, (none, asks(*begin)) if begin else (none,), seq=desk.upto)
        rows = tuple([await _row(each, desk) for each in own])
        then = self._then(own) if may else ()
        return Reply(title, (Fields(rows), asks(*then, *begin)), seq=desk.upto)

    def _then(self, own: tuple[Subscription, ...]) -> tuple[str, ...]:
        """Return what can be done about those there are; which one is meant, is asked back."""
        if len(own) == 1:
            return tuple(each.command for each in offers(own[0]).actions)
        resting = (f"{self.what} resume",) if any(each.rest for each in own) else ()
        return (f"{self.what} pause", *resting, f"{self.what} stop")

    async def _pause(self, query: Pausing, desk: Desk) -> Reply[Leaf]:
        """Let nothing be told for a while; what happens meanwhile is told afterwards."""
        told = await changeable(desk, self.what, query.number, f"{self.what} pause")
        return await _state(await paused(desk, told, query.till), desk)

    async def _resume(self, query: Naming, desk: Desk) -> Reply[Leaf]:
        """Let it be told again."""
        number = query.number or await _only_resting(self.what, desk)
        told = await changeable(desk, self.what, number, f"{self.what} resume")
        now = await resumed(desk, told)
        unsure = (Note(Tone.HINT, (_was_gone(told),)),)
        state = await _state(now, desk)
        return replace(state, blocks=(*unsure, *state.blocks)) if told.rest is Rest.GONE else state

    async def _stop(self, query: Naming, desk: Desk) -> Reply[Leaf]:
        """End it, once, and offer to begin anew from where it was ended."""
        told = await changeable(desk, self.what, query.number, f"{self.what} stop")
        await ended(desk, told)
        done = Note(Tone.HINT, (Words(f"{self.what}-ended"),))
        then = (await self.again(told, desk), *asks(f"{self.what} list").actions)
        return Reply(await heading(told, desk), (done, Actions(then)), seq=desk.upto)


async def _only_resting(what: What, desk: Desk) -> int | None:
    """Return the number of the one that rests here, which alone can be resumed; else nothing."""
    resting = [each.number for each in await told_here(desk, what) if each.rest]
    return resting[0] if len(resting) == 1 else None


async def _row(told: Subscription, desk: Desk) -> Row[Leaf]:
    now = join(((standing(told, desk),), last_told(told, desk)), SPACE)
    named = join(((called(told),), await about(told, desk)), DOT)
    return Row(named, (terms(told), now))


def _was_gone(told: Subscription) -> Leaf:
    """Return that something could not be told so far, which its resuming alone does not mend."""
    if told.alone:
        return Words("subscription-was-gone-alone")
    return Words("subscription-was-gone", (("channel", Channel(told.place)),))


async def _state(told: Subscription, desk: Desk) -> Reply[Leaf]:
    """Return how a subscription stands now, and what can be done about it."""
    blocks = (Note(Tone.HINT, (standing(told, desk),)), offers(told))
    return Reply(await heading(told, desk), blocks, seq=desk.upto)
