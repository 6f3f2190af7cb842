"""The bot: a call in, a reply out, in the caller's language."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.arguments import Given, Understood, understand
from bot.call import Call
from bot.desk import Desk
from bot.document import Reply, Run
from bot.leaves import Leaf
from bot.params import INSTANT, day_leaf
from bot.problems import Problem, ProblemError
from bot.query import read_query
from bot.words import negotiate, phrase
from store.base import Store, Workspace


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reply as it was worked out, and as it is said in `language`."""

    leaves: Reply[Leaf]
    runs: Reply[Run]
    language: str


@dataclass(frozen=True, slots=True)
class Bot:
    """Answers calls from the facts of their workspaces."""

    store: Store

    async def answer(self, call: Call) -> Spoken:
        """Answer a call; whatever a person got wrong is an answer too."""
        workspace = self.store.workspace(call.workspace)
        chosen = dict(await workspace.preferences(call.person))
        language = negotiate(chosen.get("language", call.language))
        zone = ZoneInfo(chosen["zone"]) if "zone" in chosen else call.zone
        try:
            leaves = await _reply(await _desk(workspace, call, language, zone), call)
        except ProblemError as error:
            leaves = error.problem.reply()
        return Spoken(leaves, phrase(leaves, language), language)


async def _desk(workspace: Workspace, call: Call, language: str, zone: ZoneInfo) -> Desk:
    head = await workspace.head()
    deals = await workspace.deals(upto=head.seq)
    only = deals[0] if len(deals) == 1 else None
    return Desk(workspace, head.seq, deals, only, call.person, call.place, language, zone, call.at)


async def _reply(desk: Desk, call: Call) -> Reply[Leaf]:
    asked = understand(call.text, call.options)
    then = await _as_of(desk, asked)
    return await asked.command.answers(await read_query(asked, then), then)


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
        return Problem("nothing-recorded", (), ("help",), nothing_known=True)
    others = [_typed(each) for each in asked.given if each is not given]
    instead = " ".join((asked.name, *others, f"published-by:{given.text}"))
    day = day_leaf(first.astimezone(desk.zone).date())
    return Problem("before-the-record", (("day", day),), (instead,), nothing_known=True)


def _typed(given: Given) -> str:
    return given.text if given.parameter.positional else f"{given.parameter.name}:{given.text}"
