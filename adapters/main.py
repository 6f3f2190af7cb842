"""The composition root: settings, store, bot and adapters; and the command line `dealbrief`."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from functools import partial
from importlib.metadata import version as installed
from pathlib import Path
from typing import Annotated

import typer

from adapters.auditing import app as audit
from adapters.digests import app as digests
from adapters.discord.program import app as discord
from adapters.findings import Verdict, line, prevents
from adapters.formats import DayOrder, ExportFormat, Tongue
from adapters.logs import configure
from adapters.opening import CONSOLE
from adapters.platforms import Platforms, read_platforms
from adapters.refusing import refuse, refusing, settings_by
from adapters.scripting import STATUS, ask, digest, settings_with
from adapters.slack.program import app as slack
from adapters.streams import forgive, write
from adapters.workspaces import Workspace
from bot.document import Outcome
from bot.settings import Settings
from store.base import WorkspaceId

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
pack = typer.Typer(help="Deals written down in files.")
app.add_typer(pack, name="pack")
app.add_typer(slack, name="slack")
app.add_typer(discord, name="discord")
app.add_typer(audit, name="audit")
app.add_typer(digests, name="digests")

app.command()(ask)
app.command()(digest)


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Brief teams on deals, every figure with the words of its source.

    Without a command: the bot on Slack and Discord, where either is set up; else a chat in this
    terminal, or the lines of standard input.
    """
    forgive()
    if context.invoked_subcommand is not None:
        return
    if Path(".env").is_file():
        _forewarn()
    if (platforms := settings_by(read_platforms)).wanted:
        _connect(platforms)
    else:
        chat()


def _forewarn() -> None:
    """Tell what stands in `.env` and counts for nothing, before anybody wonders about it."""
    from adapters.written import written

    for each in written():
        if each.verdict is not Verdict.OK:
            typer.echo(line(each), err=True)


@app.command()
def chat() -> None:
    """Chat in this terminal, whatever is set up."""
    from adapters.console.app import run

    settings = settings_with()
    with refusing():
        asyncio.run(run(settings))


def _connect(platforms: Platforms) -> None:
    from adapters.doctor import before_start
    from adapters.serving import EndedError, serve

    settings = settings_with()
    found = asyncio.run(before_start(platforms))
    for each in found:
        typer.echo(line(each), err=True)
    if any(map(prevents, found)):
        refuse("Nothing was started. `dealbrief doctor` looks at everything.", 1)
    with refusing():
        try:
            asyncio.run(serve(settings, platforms, _tell))
        except EndedError as error:
            refuse(str(error), 1)


def _tell(line: str) -> None:
    write(f"{line}\n")


@app.command()
def export(
    format: Annotated[  # noqa: A002 - the option's public name
        ExportFormat | None, typer.Option(help="What to write; otherwise as --out ends, or json")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="A file; otherwise standard output")] = None,
    deal: Annotated[str | None, typer.Option(help="md: the deal, or one of its parties")] = None,
    language: Annotated[str | None, typer.Option(help="md: de or en")] = None,
    at: Annotated[str | None, typer.Option(help="md: what was true on this day")] = None,
    published_by: Annotated[
        str | None, typer.Option(help="md: what sources had said by this day")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="md: what was recorded by this instant or day")
    ] = None,
    workspace: Workspace = CONSOLE,
) -> None:
    """Write every claim with quotes, offsets and sources (json, csv, xlsx), or a briefing (md)."""
    from adapters.handing_over import ending, export_data, save

    chosen = format or ending(out)
    asked = {"name": deal, "at": at, "published-by": published_by, "as-of": as_of}
    options = tuple((name, value) for name, value in asked.items() if value is not None)
    settings = settings_with(language=language)
    with refusing():
        match chosen:
            case ExportFormat.MD:
                data = _briefing(settings, workspace, options).encode()
            case _ if options or language:
                refuse(f"{chosen} holds everything; only --format md can be narrowed", 2)
            case ExportFormat.XLSX if out is None:
                refuse("a spreadsheet is no text; name a file: --out facts.xlsx", 2)
            case _:
                data = asyncio.run(export_data(settings, WorkspaceId(workspace), chosen))
        if out is not None:
            save(data, out)
    if out is None:
        write(data.decode())


def _briefing(settings: Settings, workspace: str, options: tuple[tuple[str, str], ...]) -> str:
    from adapters.briefing import briefing_text

    text, outcome = asyncio.run(briefing_text(settings, WorkspaceId(workspace), options))
    if outcome is not Outcome.ANSWERED:
        refuse(text.rstrip(), STATUS[outcome])
    return text


def _columns(text: str) -> str:
    from adapters.importing import misread

    if wrong := misread(text):
        raise typer.BadParameter(wrong)
    return text


@app.command("import")
def import_(
    source: Annotated[
        Path, typer.Argument(help="A table (.csv, .xlsx), an export, a pack's folder or its .zip")
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be saved, and save nothing")
    ] = False,
    skip_refused: Annotated[
        bool, typer.Option("--skip-refused", help="Tables: save the rows that are not refused")
    ] = False,
    columns: Annotated[
        str,
        typer.Option(
            help="Tables: what columns mean: 'Firma=company; Volumen=amount'", callback=_columns
        ),
    ] = "",
    numbers: Annotated[
        Tongue | None, typer.Option(help="Tables: whether 1.500 is German or English")
    ] = None,
    dates: Annotated[DayOrder | None, typer.Option(help="Tables: the order in 02/03/2024")] = None,
    deal: Annotated[
        str | None, typer.Option(help="Tables: the deal in which their sources are numbered")
    ] = None,
    language: Annotated[str | None, typer.Option(help="Tables: de or en")] = None,
    workspace: Workspace = CONSOLE,
) -> None:
    """Record what a file holds; what is known already is left out.

    0 saved, or nothing was new; 1 not saved, as when rows of a table are refused; 2 an option was
    not understood, or no column names companies.
    """
    from adapters.handing_over import bring
    from adapters.importing import Paced, import_tables, import_whole, wanted_of
    from store.bringing import Tables

    settings = settings_with(language=language)
    outcome = Outcome.ANSWERED
    with refusing():
        said = wanted_of(columns, numbers, dates, deal)
        brought, into = bring(source), WorkspaceId(workspace)
        if isinstance(brought, Tables):
            wanted = replace(said, dry_run=dry_run, skip_refused=skip_refused)
            paced = Paced(partial(typer.echo, err=True), time.monotonic)
            asked = import_tables(
                settings, into, source.name, brought.tables, wanted=wanted, progress=paced
            )
            told, outcome = asyncio.run(asked)
        elif skip_refused or columns or numbers or dates or deal:
            refuse("An export or a pack is recorded whole; of options it takes --dry-run alone.", 2)
        else:
            whole = import_whole(settings, into, source.name, brought, dry_run=dry_run)
            told, outcome = asyncio.run(whole)
    write(told)
    raise typer.Exit(STATUS[outcome])


@pack.command()
def check(
    folder: Annotated[Path, typer.Argument(help="The pack")],
    articles: Annotated[
        Path | None, typer.Option(help="A folder with the texts of its sources")
    ] = None,
    locate: Annotated[bool, typer.Option(help="Write where each quote begins")] = False,
) -> None:
    """Say everything that is wrong with a pack; compare its quotes with the texts."""
    from adapters.handing_over import check_folder

    with refusing():
        report, sound = check_folder(folder, articles, locate=locate)
    write(report)
    raise typer.Exit(0 if sound else 1)


@app.command()
def doctor() -> None:
    """Say everything that is missing or wrong, and the fix; 0 nothing wrong, 1 something."""
    from adapters.doctor import examine

    configure("error")
    raise typer.Exit(0 if asyncio.run(examine(lambda each: _tell(line(each)))) else 1)


@app.command()
def version() -> None:
    """Print which release this is."""
    write(f"{installed('dealbrief')}\n")
