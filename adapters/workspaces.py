"""The option of the command line that says which workspace is meant."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from adapters.opening import CONSOLE

_WORKSPACE = re.compile(rf"{CONSOLE}|slack:T[A-Z0-9]+|discord:[0-9]{{15,20}}")
"""How a workspace may be called: a platform's has its id behind the platform."""


def _named(name: str | None) -> str | None:
    if name is not None and _WORKSPACE.fullmatch(name) is None:
        raise typer.BadParameter(
            "write console, slack: and the id of a team, such as slack:T123, or discord: and the "
            "id of a server, such as discord:41771983423143937"
        )
    return name


_WHOSE = typer.Option(
    help="Whose: console, a Slack team's, slack:T123, or a Discord server's, discord:417…",
    callback=_named,
)

Workspace = Annotated[str, _WHOSE]
AnyWorkspace = Annotated[str | None, _WHOSE]
