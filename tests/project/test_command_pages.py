"""Every command has a page that says what it declares and shows what it answers.

`DOCS=write make test` writes the pages anew, to be read in the diff.
"""

from __future__ import annotations

import os

import pytest

from bot.command import Command, commands
from tests.bot.demo import open_demo
from tests.project.command_pages import index, page
from tests.project.repository import ROOT

FOLDER = ROOT / "docs" / "commands"
INDEX = "README"


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
async def test_a_command_has_its_page(command: Command) -> None:
    up_to_date = _is_written(command.name, await page(await open_demo(), command))

    assert up_to_date


def test_all_commands_are_listed() -> None:
    up_to_date = _is_written(INDEX, index())

    assert up_to_date


def test_no_page_is_of_a_command_that_is_gone() -> None:
    pages = {path.stem for path in FOLDER.glob("*.md")}

    assert pages == {INDEX, *(command.name for command in commands())}


def _is_written(name: str, made: str) -> bool:
    file = FOLDER / f"{name}.md"
    written = file.read_text("utf-8") if file.exists() else ""
    if os.environ.get("DOCS") == "write":
        file.write_text(made, "utf-8")
    return written == made
