"""`dealbrief digests …`: how it stands with what people are told without asking."""

from __future__ import annotations

import asyncio

import typer

from adapters.clock import REAL
from adapters.findings import Verdict, line
from adapters.logs import configure
from adapters.refusing import refusing, settings_by
from adapters.streams import write
from adapters.workspaces import AnyWorkspace
from bot.settings import Settings, read_settings
from store.base import WorkspaceId
from store.open import open_store

app = typer.Typer(help="What people are told without asking: digests, watches, corrections.")


@app.callback()
def digests() -> None:
    """Keep the name of a command that is the only one."""


@app.command()
def status(workspace: AnyWorkspace = None) -> None:
    """Say what is told when, what waits, and what is unknown; 0 all is well, 1 not.

    It changes nothing and may run beside the bot.
    """
    settings = settings_by(read_settings)
    configure(settings.log_level)
    with refusing():
        verdicts = asyncio.run(_told(settings, WorkspaceId(workspace) if workspace else None))
    raise typer.Exit(1 if Verdict.WRONG in verdicts else 0)


async def _told(settings: Settings, only: WorkspaceId | None) -> set[Verdict]:
    """Tell each finding as it is found, and return how they stand."""
    # Both platforms' names come with it, which no other command should wait for.
    from adapters.standing import standing  # noqa: PLC0415

    verdicts = set()
    store = await open_store(settings.database, read_only=True)
    try:
        async for each in standing(store, REAL.now(), only):
            verdicts.add(each.verdict)
            if not write(f"{line(each)}\n"):
                break
    finally:
        await store.close()
    return verdicts
