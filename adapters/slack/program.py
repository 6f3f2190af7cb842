"""`dealbrief slack …`: what an operator asks for about Slack alone."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from adapters.refusing import settings_by
from adapters.slack.settings import read_slack_settings
from adapters.streams import write
from bot.words import negotiate

app = typer.Typer(help="The bot in Slack.")


def _spoken(language: str) -> str:
    if negotiate(language) != language:
        raise typer.BadParameter("write en or de")
    return language


@app.command()
def manifest(
    language: Annotated[
        str, typer.Option(help="Of its descriptions: de or en", callback=_spoken)
    ] = "en",
) -> None:
    """Print the manifest from which Slack makes the app."""
    from adapters.slack.manifest import manifest as made

    settings = settings_by(read_slack_settings)
    write(f"{json.dumps(made(settings, language), indent=2, ensure_ascii=False)}\n")
