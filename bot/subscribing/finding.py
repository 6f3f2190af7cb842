"""Which subscription is meant: those of a place are known there, and to editors everywhere."""

from __future__ import annotations

from bot.desk import Desk
from bot.document import Outcome
from bot.leaves import Joined, Leaf, Verbatim
from bot.lines import Line, listed
from bot.permission import may_tell_all, role_at
from bot.problems import Problem, ProblemError
from bot.roles import Role, held
from bot.subscribing.telling import in_brief
from store.subscribed import Subscription, What

BEGIN = {What.DIGEST: "digest subscribe", What.WATCH: "watch add"}
"""The command by which something is told from then on."""


async def told_here(desk: Desk, what: What) -> tuple[Subscription, ...]:
    """Return what is told in a place, and what is told to whoever asks alone, by number."""
    if what is What.DIGEST:
        return await desk.workspace.subscriptions(what=what, place=desk.call.place)
    every = await desk.workspace.subscriptions(what=what)
    return tuple(each for each in every if _is_theirs(each, desk))


def _is_theirs(told: Subscription, desk: Desk) -> bool:
    """Say whether something is told where somebody asks from, or to them alone."""
    return told.person == desk.call.person if told.alone else told.place == desk.call.place


async def meant(desk: Desk, what: What, number: int | None) -> Subscription:
    """Return the one of that number, or the only one there is here.

    Raises ProblemError with the choices where there are several, and where there is none. Who is no
    editor is not told that anything is told elsewhere: its place may be none of theirs.
    """
    if number is None:
        return await _only(desk, what)
    found = await desk.workspace.subscription(number)
    given: tuple[tuple[str, Leaf], ...] = (("number", Verbatim(str(number))),)
    if found is None or not await _is_known(found, desk):
        tries = (f"{what} list", BEGIN[what])
        raise ProblemError(Problem(f"no-such-{what}", given, tries, Outcome.UNKNOWN, at="number"))
    if found.what is not what:
        lists = (f"{found.what} list",)
        raise ProblemError(Problem(f"is-a-{found.what}", given, lists, at="number"))
    return found


async def changeable(desk: Desk, what: What, number: int | None, name: str) -> Subscription:
    """Return the one that is meant, to whoever may change it by the command of that `name`.

    Raises ProblemError as `meant` does, and RoleNeededError for those who know of it and may not.
    What is told to somebody alone is theirs.
    """
    found = await meant(desk, what, number)
    if not found.alone:
        await may_tell_all(desk, name)
    return found


async def _only(desk: Desk, what: What) -> Subscription:
    own = await told_here(desk, what)
    if len(own) == 1:
        return own[0]
    if not own:
        raise ProblemError(Problem(f"no-{what}-here", (), (BEGIN[what],), Outcome.UNKNOWN))
    choices = [await _choice(each, desk) for each in own]
    places: tuple[tuple[str, Leaf], ...] = (("choices", listed(choices)),)
    numbers = tuple(str(each.number) for each in own)
    raise ProblemError(Problem(f"which-{what}", places, at="number", spellings=numbers))


async def _choice(told: Subscription, desk: Desk) -> Leaf:
    brief: Line = await in_brief(told, desk)
    return Joined((Verbatim(f"{told.number} ("), *brief, Verbatim(")")))


async def _is_known(told: Subscription, desk: Desk) -> bool:
    """Say whether somebody may know of a subscription: nobody does of what another hears alone."""
    if told.alone or told.place == desk.call.place:
        return _is_theirs(told, desk)
    return role_at(desk, held(await desk.workspace.roles())) >= Role.EDITOR
