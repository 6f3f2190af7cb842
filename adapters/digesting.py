"""`dealbrief digest`: what a channel would be told by now, for scripts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from adapters.asking import SCRIPT, printed
from adapters.console.inbound import PLACE
from adapters.formats import Printing
from adapters.opening import CONSOLE, opened, with_demo
from bot.call import Call
from bot.desk import Desk
from bot.digests.digest import Stretch, digest
from bot.digests.moments import since_leaf
from bot.document import Outcome, Reply
from bot.entities import ENTITY
from bot.instants import BEGINNING, MOMENT
from bot.layout import plain_text
from bot.leaves import Leaf, Words
from bot.params import day_leaf
from bot.problems import Problem, ProblemError
from bot.roles import Role
from bot.service import Bot, Spoken
from bot.settings import Settings
from bot.subject import deal_of
from bot.words import phrase
from store.base import WorkspaceId


@dataclass(frozen=True, slots=True)
class Digested:
    """What goes to standard output, what is remarked beside it, and how it fared."""

    text: str
    remark: str
    outcome: Outcome


async def digest_once(
    settings: Settings, workspace: WorkspaceId, since: str, deal: str | None, printing: Printing
) -> Digested:
    """Return what changed about a deal since a moment, as people write it.

    Where several deals are followed, one is to be named.
    """
    async with opened(settings) as store:
        if workspace == CONSOLE:
            await with_demo(store.workspace(workspace))
        language, zone, now = settings.language, settings.zoneinfo, datetime.now(UTC)
        who = (workspace, SCRIPT, PLACE)
        call = Call("", *who, language, zone, now, insists=True, least=Role.ADMIN)
        desk = await Bot(store).desk(call)
        try:
            stretch = await _stretch(since, desk)
            about = deal_of(desk, await ENTITY.read(deal, desk) if deal else None)
        except ProblemError as error:
            spelt = (*error.problem.spellings, *error.problem.tries)
            problem = replace(error.problem, tries=spelt).reply()
            return Digested("", _said(problem, desk), problem.outcome)
        told = await digest(desk, about.entity.id, stretch)
        if told is None:
            since_then = (("since", since_leaf(stretch.then, desk)),)
            nothing: Reply[Leaf] = Reply((Words("digest-nothing", since_then),), ())
            return Digested("", _said(nothing, desk), Outcome.ANSWERED)
        spoken = Spoken(told, phrase(told, desk.language), desk.language, desk.zone)
        text = await printed(desk.workspace, spoken, printing)
        return Digested(text, "", told.outcome)


async def _stretch(since: str, desk: Desk) -> Stretch:
    then = await BEGINNING.read(since, desk)
    if then > desk.call.at:
        day = day_leaf(then.astimezone(desk.zone).date())
        raise ProblemError(Problem("nothing-before", (("since", day),)))
    return Stretch(await desk.workspace.seq_at(then - MOMENT), then)


def _said(reply: Reply[Leaf], desk: Desk) -> str:
    return plain_text(phrase(reply, desk.language))
