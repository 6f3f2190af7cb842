"""A page for each command, made of its declaration and of an answer about the demo deal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from adapters.console.render import Screen, render
from bot.command import Command, Parameter, commands
from bot.layout import lay_out
from bot.leaves import Words
from bot.roles import Role
from bot.words import runs, typed
from tests.bot.demo import Demo

SCREEN = Screen(80, 40)
INDENT = "    "
UNLESS = (
    ", unless the channel’s admins set `channel digests everyone`",
    ", außer nach `kanal lageberichte alle` der Admins",
)
HEADINGS = {"en": "An answer", "de": "Eine Antwort"}


def index() -> str:
    """Return the list of all pages."""
    rows = "\n".join(
        f"| [`{command.name}`]({command.name}.md) | {_words(f'{command.name}-summary', 'en')} "
        f"| {_words(f'{command.name}-summary', 'de')} |"
        for command in commands()
    )
    return (
        "# Commands\n\n"
        "Every command is asked as it stands here, with or without a slash before it, "
        "in English or German. Words before the first `name:` are what it is about.\n\n"
        f"| Command | For | Wofür |\n|---|---|---|\n{rows}\n"
    )


async def page(demo: Demo, command: Command) -> str:
    """Return the page of one command; an answer longer than a screen shows its first page."""
    admin = replace(demo, least=Role.ADMIN)
    parts = [f"# `{command.name}`", *_about(command.name, command)]
    for each in command.subcommands:
        name = f"{command.name} {each.name}"
        parts += [f"## `{name}`", *_about(name, each)]
    for language, heading in HEADINGS.items():
        question = typed(_question(command), language)
        parts += [f"## {heading}", await _answer(admin, question, language)]
    return "\n\n".join(parts) + "\n"


def _about(name: str, command: Command) -> Iterator[str]:
    summary = f"{name.replace(' ', '-')}-summary"
    yield f"{_sentence(_words(summary, 'en'))} / *{_sentence(_words(summary, 'de'))}*"
    if command.role > Role.READER:
        needed = (_words(f"role-{command.role.word}", language) for language in HEADINGS)
        unless = UNLESS if command.openable else ("", "")
        yield "Takes the role {}{} / *Verlangt die Rolle {}{}*".format(
            *(word for pair in zip(needed, unless, strict=True) for word in pair)
        )
    if command.aliases:
        yield f"Also: {', '.join(f'`{alias}`' for alias in command.aliases)}"
    if command.parameters:
        head = "| Parameter | Also | Takes |\n|---|---|---|"
        yield "\n".join([head, *map(_parameter, command.parameters)])
    if command.examples:
        yield _indented("\n".join(f"{name} {each}".strip() for each in command.examples))


def _parameter(parameter: Parameter) -> str:
    colon = "" if parameter.positional else ":"
    needed = " (needed)" if parameter.required else ""
    also = ", ".join(f"`{alias}{colon}`" for alias in parameter.aliases)
    english, german = (_words(f"parameter-{parameter.name}", language) for language in HEADINGS)
    return f"| `{parameter.name}{colon}`{needed} | {also} | {english}<br>*{german}* |"


def _question(command: Command) -> str:
    """Return a question worth showing the answer of: an example, where there is one, with words."""
    if command.subcommands:
        return f"{command.name} {_question(command.subcommands[0])}"
    example = next((each for each in command.examples if each), "")
    return f"{command.name} {example}".strip()


async def _answer(demo: Demo, question: str, language: str) -> str:
    spoken = await demo.ask(question, language)
    first, *_ = lay_out(spoken.runs, SCREEN, spoken.language)
    return _indented(f"> {question}\n\n{render(first, SCREEN.width, colour=False)}")


def _indented(text: str) -> str:
    return "\n".join(f"{INDENT}{line}".rstrip() for line in text.splitlines())


def _words(id_: str, language: str) -> str:
    text = "".join(run.text for run in runs((Words(id_),), language))
    return text.replace("|", "\\|")


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
