"""The briefing of a deal for the command line: what the chat hands over as a file."""

from __future__ import annotations

from datetime import UTC, datetime

from adapters.asking import SCRIPT
from adapters.console.inbound import PLACE
from adapters.console.limits import USUAL
from adapters.console.render import draw
from adapters.markdown import document
from adapters.opening import CONSOLE, opened, with_demo
from bot.call import Call
from bot.document import Attachment, Outcome
from bot.service import Bot
from bot.settings import Settings
from store.base import WorkspaceId


async def briefing_text(
    settings: Settings, workspace: WorkspaceId, options: tuple[tuple[str, str], ...]
) -> tuple[str, Outcome]:
    """Return the briefing as Markdown, or what stands in its way and how the question fared."""
    async with opened(settings) as store:
        if workspace == CONSOLE:
            await with_demo(store.workspace(workspace))
        language, zone, now = settings.language, settings.zoneinfo, datetime.now(UTC)
        call = Call(
            "briefing", workspace, SCRIPT, PLACE, language, zone, now, options=options, insists=True
        )
        spoken = await Bot(store).answer(call)
    for block in spoken.runs.blocks:
        if isinstance(block, Attachment):
            return document(block), spoken.runs.outcome
    told = draw(spoken.runs, spoken.language, width=USUAL, colour=False)
    return told, spoken.runs.outcome
