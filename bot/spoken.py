"""Commands as readers type them: each of their names in one language."""

from __future__ import annotations

from collections.abc import Callable

from bot.arguments import PAIR, QUOTES, TOKEN, named, parameter_named
from bot.command import Command, Parameter, commands
from bot.params import ChoiceType, CommandNameType, QuestionType

Say = Callable[[str], str]
"""The phrase of an id, in the reader's language."""


def spoken(typed: str, say: Say) -> str:
    """Return a command with the names that `say` gives; what is no name of ours stays."""
    first, *rest = TOKEN.findall(typed) or [""]
    command = named(first.removeprefix("/"), commands())
    if command is None:
        return typed
    said = [say(f"{command.name}-name")]
    if rest and (subcommand := named(rest[0], command.subcommands)):
        said.append(say(f"{command.name}-{subcommand.name}-name"))
        command, rest = subcommand, rest[1:]
    if any(_is_a_command(each) for each in command.parameters if each.positional):
        return " ".join((*said, spoken(" ".join(rest), say))).rstrip()
    return " ".join((*said, *(_argument(each, command, say) for each in rest)))


def _argument(token: str, command: Command, say: Say) -> str:
    pair = PAIR.fullmatch(token)
    if pair and (parameter := parameter_named(pair[1], command)):
        return f"{say(f'parameter-{parameter.name}-name')}:{_value(pair[2], parameter, say)}"
    for parameter in command.parameters:
        if (said := _choice(token, parameter, say)) != token:
            return said
    return token


def _is_a_command(parameter: Parameter) -> bool:
    return isinstance(parameter.type, CommandNameType | QuestionType)


def _value(text: str, parameter: Parameter, say: Say) -> str:
    if _is_a_command(parameter):
        return f'"{spoken(text.strip(QUOTES), say)}"'
    return _choice(text, parameter, say)


def _choice(text: str, parameter: Parameter, say: Say) -> str:
    choice = parameter.type.named(text) if isinstance(parameter.type, ChoiceType) else None
    return say(f"choice-{choice}") if choice else text
