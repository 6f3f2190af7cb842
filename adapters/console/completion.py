"""What a half-typed line may become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.command import Command, Parameter
from bot.layout import MORE

MOST = 20
"""Candidates shown at once."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Text that may stand in place of the last `replaces` characters."""

    text: str
    replaces: int


def candidates(
    line: str, commands: tuple[Command, ...], names: Iterable[str]
) -> tuple[Candidate, ...]:
    """Return how the end of `line` may go on: a command, a parameter, a choice, a name."""
    typed = line.lstrip().removeprefix("/")
    first, space, rest = typed.partition(" ")
    if not space:
        return _fitting((*(each.name for each in commands), MORE), first)
    command = _named(first, commands)
    if command is None:
        return ()
    if command.subcommands:
        second, space, rest = rest.partition(" ")
        if not space:
            return _fitting((each.name for each in command.subcommands), second)
        command = _named(second, command.subcommands)
    return _arguments(command, rest, names) if command else ()


def _arguments(command: Command, rest: str, names: Iterable[str]) -> tuple[Candidate, ...]:
    word = rest.rpartition(" ")[2]
    key, colon, value = word.partition(":")
    if colon:
        parameter = _parameter(key, command)
        return _fitting(parameter.type.choices if parameter else (), value)
    choices = [
        choice for each in command.parameters if each.positional for choice in each.type.choices
    ]
    keys = [f"{each.name}:" for each in command.parameters if not each.positional]
    named = () if ":" in rest else _fitting(names, rest)
    return (*_fitting(choices, word), *named, *_fitting(keys, word))[:MOST]


def _named(word: str, commands: tuple[Command, ...]) -> Command | None:
    folded = word.casefold()
    return next((each for each in commands if folded in (each.name, *each.aliases)), None)


def _parameter(word: str, command: Command) -> Parameter | None:
    folded = word.casefold()
    return next((each for each in command.parameters if folded in (each.name, *each.aliases)), None)


def _fitting(texts: Iterable[str], typed: str) -> tuple[Candidate, ...]:
    folded = typed.casefold()
    fitting = (text for text in texts if text.casefold().startswith(folded) and text != typed)
    return tuple(Candidate(text, len(typed)) for text in sorted(set(fitting)))[:MOST]
