"""From a command as it was understood to its reply, at the instant it asks about."""

from __future__ import annotations

from dataclasses import replace

from bot.answering import asks
from bot.arguments import LIST, Given, Understood, named
from bot.command import commands
from bot.desk import Desk
from bot.document import Note, Outcome, Reply, Tone
from bot.doubting import doubtable
from bot.editing.undoing import entry_at, is_undone
from bot.instants import INSTANT
from bot.leaves import Leaf, Words
from bot.params import day_leaf
from bot.permission import permitted
from bot.problems import Problem, ProblemError
from bot.query import apart, at_deal, deal_is, offering, read_query
from bot.recording import newest
from bot.subject import WhichDealError, at_its_deal
from store.errors import KeyReusedError


async def reply(desk: Desk, asked: Understood) -> Reply[Leaf]:
    """Return the answer of a command to somebody who may use it, or raise ProblemError.

    What writes and arrives again under the key of a call that wrote is answered as done, or is
    understood as it was then where it tells itself what it did.
    """
    if done := await _done_before(desk, asked):
        return done
    try:
        return doubtable(await _answer(await _as_before(desk, asked), asked), asked)
    except (ProblemError, KeyReusedError):
        # Both may have arrived at once, and the other one is answered by now.
        if done := await _done_before(desk, asked):
            return done
        raise


async def _done_before(desk: Desk, asked: Understood) -> Reply[Leaf] | None:
    key = desk.call.key
    if key is None or not asked.command.writes or asked.command.repeats:
        return None
    receipt = await desk.workspace.receipt(key)
    if receipt is None:
        return None
    # What arrives twice at once was done after this one began to look.
    now = await newest(desk)
    wrote = receipt.first <= receipt.last
    undone = wrote and await is_undone(await entry_at(receipt.last, now), now)
    word = "undone-since-done" if undone else "done-before"
    above = named(asked.name.partition(" ")[0], commands())
    lists = above and named(LIST, above.subcommands)
    then = f"{above.name} {LIST}" if above and lists else "help"
    return Reply((), (Note(Tone.HINT, (Words(word),)), asks(then)))


async def _as_before(desk: Desk, asked: Understood) -> Desk:
    """Return the desk as a call that wrote was understood at, where it arrives again."""
    key = desk.call.key
    if key is None or not (asked.command.writes and asked.command.repeats):
        return desk
    receipt = await desk.workspace.receipt(key)
    return await desk.pinned(receipt.first - 1) if receipt else desk


async def _answer(desk: Desk, asked: Understood) -> Reply[Leaf]:
    await permitted(desk, asked.name, asked.command)
    then = await _as_of(desk, asked)
    told = await apart(asked, then)
    try:
        query = await read_query(told, then)
        return await told.command.answers(query, at_its_deal(then, query))
    except WhichDealError as error:
        tries = tuple(at_deal(told, each).typed for each in error.names)
        parameter = deal_is(told)
        at = parameter.name if parameter else None
        problem = replace(error.problem, tries=tries, at=at, spellings=error.names)
        raise ProblemError(problem) from None
    except ProblemError as error:
        if not error.problem.spellings:
            raise
        raise ProblemError(offering(told, error.problem)) from None


async def _as_of(desk: Desk, asked: Understood) -> Desk:
    """Move the desk to the instant asked about, before names are looked up at it."""
    given = next((each for each in asked.given if each.parameter.type is INSTANT), None)
    if given is None:
        return desk
    upto = await desk.workspace.seq_at(await INSTANT.read(given.text, desk))
    if upto == 0:
        raise ProblemError(await _before_the_record(desk, asked, given))
    return await desk.pinned(upto)


async def _before_the_record(desk: Desk, asked: Understood, given: Given) -> Problem:
    first = (await desk.workspace.head()).first_at
    if first is None:
        return Problem("nothing-recorded", (), ("help",), outcome=Outcome.UNKNOWN)
    others = replace(asked, given=tuple(each for each in asked.given if not _is_clock(each)))
    day_asked = (await INSTANT.read(given.text, desk)).astimezone(desk.zone).date()
    day = day_leaf(first.astimezone(desk.zone).date())
    if all(each.name != "published-by" for each in asked.command.parameters):
        return Problem("record-begins", (("day", day),), (others.typed,), outcome=Outcome.UNKNOWN)
    instead = f"{others.typed} published-by:{day_asked.isoformat()}"
    return Problem("before-the-record", (("day", day),), (instead,), outcome=Outcome.UNKNOWN)


def _is_clock(given: Given) -> bool:
    return given.parameter.name in ("as-of", "published-by")
