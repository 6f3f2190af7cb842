"""`dealbrief ask`: one question, one answer, for scripts."""

from __future__ import annotations

from datetime import UTC, datetime

from adapters.console.files import with_document
from adapters.console.inbound import PLACE
from adapters.console.render import draw
from adapters.formats import AnswerFormat, Printing
from adapters.markdown import markdown
from adapters.opening import CONSOLE, opened, with_demo
from bot.as_json import reply_json
from bot.call import Call
from bot.document import Outcome
from bot.figures import claims_behind
from bot.roles import Role
from bot.service import Bot, Spoken
from bot.settings import Settings
from store.base import Selection, Workspace
from store.claims import ClaimId
from store.events import PersonId

SCRIPT = PersonId("script")
"""Whoever asks this way: what somebody chose in the chat must not change a script's answers."""


async def ask_once(
    settings: Settings, question: str, printing: Printing, *, insists: bool
) -> tuple[str, Outcome]:
    """Return the answer as text, and how the question fared.

    `insists` says that the language and zone of the settings were asked for, this once.
    """
    async with opened(settings) as store:
        workspace = store.workspace(CONSOLE)
        await with_demo(workspace)
        now = datetime.now(UTC)
        language, zone = settings.language, settings.zoneinfo
        who = (CONSOLE, SCRIPT, PLACE)
        call = Call(question, *who, language, zone, now, insists=insists, least=Role.ADMIN)
        spoken = await Bot(store).answer(await with_document(call))
        return await printed(workspace, spoken, printing), spoken.leaves.outcome


async def printed(workspace: Workspace, spoken: Spoken, printing: Printing) -> str:
    """Return an answer as it is printed."""
    match printing.format:
        case AnswerFormat.TEXT:
            width, colour = printing.width, printing.color
            return draw(spoken.runs, spoken.language, width=width, colour=colour)
        case AnswerFormat.MD:
            return markdown(spoken.runs)
        case AnswerFormat.JSON:
            return await _json(workspace, spoken)


async def _json(workspace: Workspace, spoken: Spoken) -> str:
    upto = spoken.leaves.seq
    claims = frozenset(claims_behind(spoken.leaves))
    # An empty selection would be everything.
    chosen = Selection(claims=claims or frozenset({ClaimId("")}), hidden=True)
    evidence = await workspace.read(chosen, upto=upto)
    numbers = {
        numbered.source.id: numbered.number
        for deal in await workspace.deals(upto=upto)
        for numbered in deal.sources
    }
    return reply_json(spoken.leaves, spoken.language, evidence, numbers)
