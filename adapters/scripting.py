"""`dealbrief ask` and `dealbrief digest`: what a script asks for, and how it fared."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Annotated

import typer

from adapters.formats import AnswerFormat, Printing
from adapters.logs import configure
from adapters.opening import CONSOLE
from adapters.refusing import refusing, settings_by
from adapters.streams import write
from adapters.workspaces import Workspace
from bot.document import Outcome
from bot.settings import Settings, read_settings
from store.base import WorkspaceId

STATUS = {
    Outcome.ANSWERED: 0,
    Outcome.FAILED: 1,
    Outcome.MISUNDERSTOOD: 2,
    Outcome.UNKNOWN: 3,
}
"""Exit statuses; 2 is also what the command line itself answers to what it cannot read."""

Language = Annotated[str | None, typer.Option(help="de or en")]
Zone = Annotated[str | None, typer.Option(help="An IANA time zone")]
Format = Annotated[AnswerFormat, typer.Option(help="How to print")]
Width = Annotated[int, typer.Option(help="Columns of text", min=20, max=500)]
Color = Annotated[bool, typer.Option(help="Colour the text")]


def ask(
    question: Annotated[str, typer.Argument(help="A command, as in the chat: funding mistral")],
    language: Language = None,
    zone: Zone = None,
    format: Format = AnswerFormat.TEXT,  # noqa: A002 - the option's public name
    width: Width = 80,
    color: Color = False,
) -> None:
    """Answer one question; 0 answered, 3 nothing known, 2 not understood, 1 failed."""
    from adapters.asking import ask_once

    settings = settings_with(language=language, zone=zone)
    with refusing():
        insists = bool(language or zone)
        asked = ask_once(settings, question, Printing(format, width, color), insists=insists)
        text, outcome = asyncio.run(asked)
    write(text)
    raise typer.Exit(STATUS[outcome])


def digest(
    since: Annotated[str, typer.Option(help="A day or an instant: yesterday, 2026-11-30T08:30")],
    deal: Annotated[str | None, typer.Option(help="The deal, or one of its parties")] = None,
    language: Language = None,
    zone: Zone = None,
    format: Format = AnswerFormat.TEXT,  # noqa: A002 - the option's public name
    width: Width = 80,
    color: Color = False,
    workspace: Workspace = CONSOLE,
) -> None:
    """Print what changed since then, as a channel would be told; nothing where nothing did.

    0 told, or nothing to tell, which standard error says; 3 no such deal, 2 not understood,
    1 failed.
    """
    from adapters.digesting import digest_once

    settings = settings_with(language=language, zone=zone)
    with refusing():
        printing = Printing(format, width, color)
        asked = digest_once(settings, WorkspaceId(workspace), since, deal, printing)
        told = asyncio.run(asked)
    if told.remark:
        typer.echo(told.remark, err=True)
    write(told.text)
    raise typer.Exit(STATUS[told.outcome])


def settings_with(*, language: str | None = None, zone: str | None = None) -> Settings:
    """Return the settings, with what the command line said beside them."""
    settings = settings_by(partial(read_settings, language=language, zone=zone))
    configure(settings.log_level)
    return settings
