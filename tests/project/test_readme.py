"""The README names what there is, and shows an answer that is given."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest
import typer.main

from adapters.console.render import draw
from adapters.main import app
from bot.command import commands
from bot.settings import PREFIX, Settings
from tests.bot.demo import open_demo

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", [command.name for command in commands()])
def test_every_command_is_named(name: str) -> None:
    assert re.search(rf"`{name}\b", README)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_named_with_its_default(name: str) -> None:
    default = Settings.model_fields[name].default
    assert re.search(rf"^\| `{PREFIX}{name.upper()}` \|.*\| `{default}` \|$", README, re.MULTILINE)


def test_every_word_of_the_command_line_is_named() -> None:
    missing = [word for word in _words(typer.main.get_command(app), ()) if word not in README]

    assert missing == []


def _words(command: object, path: tuple[str, ...]) -> list[str]:
    """Return the sub-commands and options of a command line, but for its own help."""
    inner = getattr(command, "commands", {})
    words = [" ".join((*path, name)) for name in inner if not getattr(inner[name], "commands", {})]
    for name, each in inner.items():
        words += _words(each, (*path, name))
    for parameter in getattr(command, "params", ()):
        long = [option for option in parameter.opts if option.startswith("--")]
        words += [option for option in long if option != "--help"]
    return words


async def test_the_answer_shown_is_the_answer_given() -> None:
    spoken = await (await open_demo()).ask("funding mistral")
    shown = README.split("    funding mistral\n")[1].split("\nWhat stands behind")[0]

    given = draw(spoken.runs, spoken.language, width=80, colour=False)

    assert dedent(shown).strip() == given.strip()
