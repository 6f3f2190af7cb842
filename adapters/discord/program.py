"""`dealbrief discord …`: what an operator asks for about Discord alone."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

import typer

from adapters.discord.settings import read_discord_settings
from adapters.logs import configure
from adapters.refusing import refuse, refusing, settings_by
from adapters.streams import write
from bot.settings import read_settings

app = typer.Typer(help="The bot in Discord.")

Told = TypeVar("Told")


@app.command()
def invite() -> None:
    """Print the address by which somebody brings the bot into a server."""
    from adapters.discord.installing.by_hand import invitation_now

    write(f"{_answer(invitation_now(settings_by(read_discord_settings)))}\n")


@app.command()
def sync() -> None:
    """Tell Discord of the commands, whether they have changed or not."""
    from adapters.discord.installing.by_hand import sync_now

    discord, settings = settings_by(read_discord_settings), settings_by(read_settings)
    configure(settings.log_level)
    with refusing():
        count = _answer(sync_now(discord, settings))
    write(f"{count} commands are registered; a Discord that is open shows them after a reload\n")


def _answer(asking: Coroutine[None, None, Told]) -> Told:
    """Return what Discord answers; where it gives none, say why, and end with status 1."""
    from adapters.unanswered import NoAnswerError

    try:
        return asyncio.run(asking)
    except NoAnswerError as error:
        refuse(f"Discord: {error.found}. {error.fix}", 1)
