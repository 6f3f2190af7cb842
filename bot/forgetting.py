"""Forgetting a workspace: its facts, and what is kept of it beside them."""

from __future__ import annotations

from bot import codes
from bot.announcing import stating
from bot.drafts import drafts_of
from bot.service import Bot
from store.base import WorkspaceId


async def forget(bot: Bot, workspace: WorkspaceId) -> None:
    """Purge a workspace, and what is kept of it elsewhere: codes, drafts, files, what it was told.

    Raises StoreError where that has to be done again.
    """
    await bot.store.shelf(codes.SHELF).discard(workspace)
    await drafts_of(bot.store, workspace).forget()
    await stating.forget(bot.store, workspace)
    try:
        await bot.store.purge(workspace)
    finally:
        # Its next ledger counts from 1 again, and an answer is remembered under that number.
        for question in [each for each in bot.said if each.workspace == workspace]:
            del bot.said[question]
        for sought in [each for each in bot.proposed if each.workspace == workspace]:
            del bot.proposed[sought]
        bot.documents.forget(workspace)
        bot.composing.forget(workspace)
