"""Commands as readers type them: each of their names in one language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from bot.arguments import PAIR, QUOTES, TOKEN, named, parameter_named
from bot.command import Command, Parameter, commands
from bot.params import ChoiceType, CommandNameType, QuestionType
from store.names import key

Say = Callable[[str], str]
"""The phrase of an id, in the reader's language."""


@runtime_checkable
class Phrased(Protocol):
    """A type of argument that takes words which each language has a phrase for."""

    def phrase_of(self, text: str) -> str | None:
        """Return the id of the phrase by which readers type what `text` names, if it has one."""
        ...


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
    arguments = (_argument(each, command, say, first=not at) for at, each in enumerate(rest))
    return " ".join((*said, *arguments))


def _argument(token: str, command: Command, say: Say, *, first: bool) -> str:
    pair = PAIR.fullmatch(token)
    if pair and (parameter := parameter_named(pair[1], command)):
        return f"{say(f'parameter-{parameter.name}-name')}:{_value(pair[2], parameter, say)}"
    for parameter in command.parameters:
        said = _phrased(token, parameter, say)
        if said != token and _stands_alone(parameter, said, first=first):
            return said
    return token


def _stands_alone(parameter: Parameter, said: str, *, first: bool) -> bool:
    """Say whether a word that no name stands before is one of a parameter's, and may be replaced.

    A choice is, wherever it stands; else a second argument, where it is called so in one word.
    """
    if isinstance(parameter.type, ChoiceType):
        return True
    return parameter.positional and not first and " " not in said


def _is_a_command(parameter: Parameter) -> bool:
    return isinstance(parameter.type, CommandNameType | QuestionType)


def _value(text: str, parameter: Parameter, say: Say) -> str:
    if _is_a_command(parameter):
        return f'"{spoken(text.strip(QUOTES), say)}"'
    return _phrased(text, parameter, say)


def _phrased(text: str, parameter: Parameter, say: Say) -> str:
    """Return the words of the reader's language for what a text names, if it names something.

    What is no choice and is called so already stays as it was typed.
    """
    phrase = parameter.type.phrase_of(text) if isinstance(parameter.type, Phrased) else None
    said = say(phrase) if phrase else text
    return said if parameter.type.choices or key(said) != key(text) else text
