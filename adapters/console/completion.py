"""What a half-typed line may become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.arguments import named, parameter_named
from bot.command import Command, Parameter, commands
from bot.layout import MORE
from bot.params import ChoiceType
from bot.words import said, typed

MOST = 40
"""Candidates shown at once; all commands are among them."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Text that may stand in place of the last `replaces` characters."""

    text: str
    replaces: int


def candidates(line: str, language: str, names: Iterable[str]) -> tuple[Candidate, ...]:
    """Return how the end of `line` may go on: a command, a parameter, a choice, a name.

    What readers of `language` type stands first; what anybody may type follows.
    """
    written = line.lstrip().removeprefix("/")
    first, space, rest = written.partition(" ")
    if not space:
        own = [typed(each.name, language) for each in commands()]
        turns = (said("page-turn", language), MORE)
        return _fitting((*own, turns[0]), (*_every_name(commands()), turns[1]), first)
    command = named(first, commands())
    if command is None:
        return ()
    if command.subcommands:
        second, space, rest = rest.partition(" ")
        if not space:
            wholes = (f"{command.name} {each.name}" for each in command.subcommands)
            own = [typed(whole, language).rpartition(" ")[2] for whole in wholes]
            return _fitting(own, _every_name(command.subcommands), second)
        command = named(second, command.subcommands)
    return _arguments(command, rest, language, names) if command else ()


def _every_name(among: tuple[Command, ...]) -> tuple[str, ...]:
    return tuple(name for each in among for name in (each.name, *each.aliases))


def _arguments(
    command: Command, rest: str, language: str, names: Iterable[str]
) -> tuple[Candidate, ...]:
    word = rest.rpartition(" ")[2]
    key, colon, value = word.partition(":")
    if colon:
        parameter = parameter_named(key, command)
        return _choices((parameter,), value, language) if parameter else ()
    by_place = tuple(each for each in command.parameters if each.positional)
    by_name = tuple(each for each in command.parameters if not each.positional)
    keys = [f"{said(f'parameter-{each.name}-name', language)}:" for each in by_name]
    others = [f"{name}:" for each in by_name for name in (each.name, *each.aliases)]
    things = () if ":" in rest else _fitting((), names, rest)
    choices = _choices(by_place, word, language)
    return (*choices, *things, *_fitting(keys, others, word))[:MOST]


def _choices(
    parameters: tuple[Parameter, ...], written: str, language: str
) -> tuple[Candidate, ...]:
    types = [each.type for each in parameters if isinstance(each.type, ChoiceType)]
    own = [said(f"choice-{choice}", language) for each in types for choice in each.choices]
    others = [name for each in types for name in (*each.choices, *(a for a, _ in each.aliases))]
    return _fitting(own, others, written)


def _fitting(own: Iterable[str], others: Iterable[str], written: str) -> tuple[Candidate, ...]:
    """Return the texts that go on from what is written: the reader's own, else the others."""
    for texts in (own, others):
        folded = written.casefold()
        fitting = {each for each in texts if each.casefold().startswith(folded)} - {written}
        if fitting:
            return tuple(Candidate(each, len(written)) for each in sorted(fitting))[:MOST]
    return ()
