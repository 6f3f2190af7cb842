"""`dealbrief audit …`: the ledger held against itself, and a person erased from it."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from adapters.audits import EXPECTED, UnclearError, erased, verified
from adapters.findings import Verdict, line
from adapters.logs import configure
from adapters.opening import CONSOLE
from adapters.refusing import refuse, refusing, settings_by
from adapters.streams import write
from adapters.workspaces import AnyWorkspace, Workspace
from bot.settings import read_settings
from store.base import WorkspaceId
from store.events import PersonId

app = typer.Typer(help="The ledger of every change.")


def _expected(text: str | None) -> str | None:
    if text is not None and EXPECTED.fullmatch(text) is None:
        raise typer.BadParameter("write it as it was printed: a number, a colon and a link")
    return text


def _id(person: str) -> str:
    if not person.strip() or not person.isprintable():
        raise typer.BadParameter("write the id of a person, such as U012ABC")
    return person.strip()


@app.command()
def verify(
    workspace: AnyWorkspace = None,
    expect: Annotated[
        str | None,
        typer.Option(help="What was printed of it before, such as 575:9f3a…", callback=_expected),
    ] = None,
) -> None:
    """Hold every entry against the chain, and all else against the entries; 0 sound, 1 not.

    It changes nothing and may run beside the bot.
    """
    settings = settings_by(read_settings)
    configure(settings.log_level)
    only = WorkspaceId(workspace) if workspace else None
    with refusing():
        try:
            found = asyncio.run(verified(settings, only, expect))
        except UnclearError as error:
            refuse(str(error), 2)
    for each in found:
        write(f"{line(each)}\n")
    raise typer.Exit(1 if any(each.verdict is Verdict.WRONG for each in found) else 0)


@app.command()
def erase(
    person: Annotated[str, typer.Argument(help="The id of a person on the platform", callback=_id)],
    workspace: Workspace = CONSOLE,
) -> None:
    """Erase what a person said, wrote or was given; what they handed on stays without a name.

    The bot must not run meanwhile.
    """
    settings = settings_by(read_settings)
    configure(settings.log_level)
    with refusing():
        told = asyncio.run(erased(settings, WorkspaceId(workspace), PersonId(person)))
    write(told)
