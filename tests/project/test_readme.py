"""The README names what there is, and shows an answer that is given."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest
import typer.main
from pydantic import SecretStr

from adapters.console.render import draw
from adapters.discord.settings import PREFIX as DISCORD_PREFIX
from adapters.discord.settings import DiscordSettings
from adapters.main import app
from adapters.slack.settings import PREFIX as SLACK_PREFIX
from adapters.slack.settings import SlackSettings
from bot.command import commands
from bot.settings import PREFIX, Settings
from tests.bot.demo import open_demo

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLE = (ROOT / ".env.example").read_text("utf-8")

PREFIXED = (
    (PREFIX, Settings),
    (SLACK_PREFIX, SlackSettings),
    (DISCORD_PREFIX, DiscordSettings),
)
SETTINGS = {
    f"{prefix}{name.upper()}": field.default
    for prefix, settings in PREFIXED
    for name, field in settings.model_fields.items()
}


def _written(default: object) -> str:
    return default.get_secret_value() if isinstance(default, SecretStr) else str(default)


@pytest.mark.parametrize("name", [command.name for command in commands()])
def test_every_command_is_named(name: str) -> None:
    assert re.search(rf"`{name}\b", README)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_named_with_its_default(name: str) -> None:
    default = _written(SETTINGS[name])
    told = f"`{default}`" if default else "none"
    assert re.search(rf"^\| `{name}` \|.*\| {re.escape(told)} \|$", README, re.MULTILINE)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_stands_in_the_example_with_its_default(name: str) -> None:
    assert f"\n#{name}={_written(SETTINGS[name])}\n" in EXAMPLE


def test_the_example_names_nothing_that_is_no_setting() -> None:
    assert set(re.findall(r"^#([A-Z_]+)=", EXAMPLE, re.MULTILINE)) == set(SETTINGS)


def test_every_picture_and_page_that_is_linked_is_there() -> None:
    platforms = ("docs/slack.md", "docs/discord.md")
    pages = {"README.md": README, **{each: (ROOT / each).read_text("utf-8") for each in platforms}}
    links = [
        (ROOT / page).parent / link.partition("#")[0]
        for page, text in pages.items()
        for link in re.findall(r"\]\(([^):]+)\)", text)
    ]

    assert [each for each in links if not each.exists()] == []


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
