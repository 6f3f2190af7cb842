"""The grammar: a command's name, what it is about, then `name:value` pairs.

    funding mistral since:early 2023 published-by:2024-02-27

Words before the first pair are what it is about; a pair's value runs to the next pair.
Quotation marks keep words together. Names are matched by case and by alias, in any language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.command import Command, Parameter, commands
from bot.leaves import Joined, Leaf, Try, Verbatim, Words
from bot.lines import listed
from bot.numbered import number_in
from bot.params import ChoiceType, WordsType
from bot.problems import Problem, ProblemError
from bot.zones import ZoneType
from store.names import key as key_of
from store.words import STOP_WORDS

LONGEST = 1000
"""Characters of a command that are looked at; Discord's longest option has 6,000, no name has."""

LONGEST_TEXT = 4_000
"""Characters of an article that is pasted: as many as a form of Discord's has room for."""

ALIKE = 70
"""The likeness in percent from which a command or parameter is proposed for an unknown one."""

SHORTEST = 4
"""Letters a mistyped command has at least; shorter words are like too many others."""

LIST = "list"
"""The sub-command that a word alone stands for, where there is one."""

HELP = "help"
"""The command that a word behind another one stands for: `funding help`."""

TOKEN = re.compile(r'(?:[^\s"“”„]+:)?(?:"[^"]*"|“[^”]*”|„[^“”]*[“”])|\S+')
PAIR = re.compile(r"([^\W\d_][\w-]*):(?!//)(.*)", re.DOTALL)
QUOTES = '"“”„'


class UnknownCommandError(ProblemError):
    """The first word is no command."""


@dataclass(frozen=True, slots=True)
class Given:
    """One argument as it was given, not yet read."""

    parameter: Parameter
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words as one string."""
        return " ".join(self.words)

    @property
    def typed(self) -> str:
        """The argument as one could type it."""
        if not self.parameter.positional:
            return f"{self.parameter.name}:{self.text}"
        return " ".join((*self.parameter.led_by[:1], self.text))


@dataclass(frozen=True, slots=True)
class Understood:
    """A command that answers, by its whole name, and its arguments."""

    name: str
    command: Command
    given: tuple[Given, ...]

    @property
    def typed(self) -> str:
        """The whole command as one could type it: behind a pair, words are that pair's."""
        ordered = sorted(self.given, key=lambda each: not each.parameter.positional)
        return " ".join((self.name, *(each.typed for each in ordered)))


def understand(text: str, options: tuple[tuple[str, str], ...] = ()) -> Understood:
    """Take a command apart, or raise ProblemError naming what to type instead."""
    _refuse_beyond(LONGEST + LONGEST_TEXT, text, *(value for _, value in options))
    tokens = TOKEN.findall(unicodedata.normalize("NFC", text))
    if not tokens or tokens == ["/"]:
        raise ProblemError(Problem("empty", (), ("help",)))
    tokens[0] = tokens[0].removeprefix("/")
    tokens = _help_first(tokens)
    try:
        name, command, rest = _command(tokens)
    except ProblemError:
        _refuse_beyond(LONGEST, text)
        raise
    pairs = tuple(
        Given(_parameter(command, name, key, ()), (unicodedata.normalize("NFC", value.strip()),))
        for key, value in options
        if value.strip()
    )
    typed = _given(command, name, rest)
    _refuse_beyond(LONGEST + sum(each.parameter.longest or 0 for each in typed), text)
    given = (*typed, *pairs)
    _once(given)
    for each in given:
        _refuse_longer(each)
    return Understood(name, command, given)


def longest(parameter: Parameter) -> int:
    """Return how many characters an argument may have."""
    return parameter.longest or LONGEST


def _refuse_beyond(most: int, *texts: str) -> None:
    if max(map(len, texts)) > most:
        raise ProblemError(Problem("too-long", (("most", LONGEST),)))


def _refuse_longer(given: Given) -> None:
    most, length = longest(given.parameter), len(given.text)
    if length <= most:
        return
    if given.parameter.longest is None:
        raise ProblemError(Problem("too-long", (("most", most),), at=given.parameter.name))
    places = (("length", length), ("most", most), ("command", Try("fact import")))
    raise ProblemError(Problem("text-too-long", places, at=given.parameter.name))


def _help_first(tokens: list[str]) -> list[str]:
    """Return `help funding` for `funding help`; what is searched for or asked stays as it is."""
    *names, last = tokens
    helping = named(last, tuple(each for each in commands() if each.name == HELP))
    command = named(names[0], commands()) if names else None
    if helping is None or command is None or command is helping:
        return tokens
    below = named(" ".join(names[1:]), command.subcommands)
    whole = len(names) == 1 and not _takes_all(command)
    return [HELP, *names] if whole or below else tokens


def understand_name(text: str) -> tuple[str, Command]:
    """Return the command or sub-command a name stands for, whole, or raise ProblemError."""
    tokens = TOKEN.findall(unicodedata.normalize("NFC", text[:LONGEST])) or ["help"]
    tokens[0] = tokens[0].removeprefix("/")
    command = named(tokens[0], commands())
    if command and command.subcommands and len(tokens) == 1:
        return command.name, command
    name, found, _ = _command(tokens)
    return name, found


def _command(tokens: list[str]) -> tuple[str, Command, list[str]]:
    command = named(tokens[0], commands())
    if command is None:
        raise UnknownCommandError(_unknown_command(tokens))
    if not command.subcommands:
        return command.name, command, tokens[1:]
    if len(tokens) == 1:
        if listing := next((each for each in command.subcommands if each.name == LIST), None):
            return f"{command.name} {LIST}", listing, []
        tries = tuple(f"{command.name} {each.name}" for each in command.subcommands)
        raise ProblemError(Problem("which-subcommand", (("name", Try(command.name)),), tries))
    if command.with_number and number_in(tokens[1]) is not None:
        return _command([command.with_number, *tokens[1:]])
    subcommand = named(tokens[1], command.subcommands)
    if subcommand is None:
        raise ProblemError(_unknown_subcommand(command, tokens[1:]))
    return f"{command.name} {subcommand.name}", subcommand, tokens[2:]


def named(word: str, among: tuple[Command, ...]) -> Command | None:
    """Return the command that a word is a name of, if it is one of any."""
    folded = _fold(word)
    return next((each for each in among if folded in _names(each.name, each.aliases)), None)


def parameter_named(word: str, command: Command) -> Parameter | None:
    """Return the parameter of a command that a word is a name of, if it is one of any."""
    return _parameters(command).get(_fold(word))


def _parameters(command: Command) -> dict[str, Parameter]:
    return {
        _fold(alias): each for each in command.parameters for alias in (each.name, *each.aliases)
    }


@lru_cache(256)
def _names(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    return (name, *map(_fold, aliases))


@lru_cache(1024)
def _fold(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in bare if not unicodedata.combining(each))


def _unknown_command(tokens: list[str]) -> Problem:
    names = {name: each.name for each in commands() for name in _names(each.name, each.aliases)}
    likely = [name for name in names if len(tokens[0]) >= SHORTEST]
    near = process.extractOne(_fold(tokens[0]), likely, scorer=fuzz.ratio, score_cutoff=ALIKE)
    tries = (" ".join((names[near[0]], *tokens[1:])),) if near else ("help",)
    place = (("name", Verbatim(tokens[0])),)
    return Problem("unknown-command-near" if near else "unknown-command", place, tries)


def _unknown_subcommand(command: Command, rest: list[str]) -> Problem:
    tries = tuple(f"{command.name} {each.name}" for each in command.subcommands)
    places = (("name", Try(command.name)), ("given", Verbatim(rest[0])))
    return Problem("unknown-subcommand", places, tries)


def _given(command: Command, name: str, tokens: list[str]) -> tuple[Given, ...]:
    known = _parameters(command)
    loose: list[str] = []
    chosen: list[Given] = []
    pairs: list[tuple[str, list[str]]] = []
    for token in tokens:
        pair = PAIR.fullmatch(token)
        if pair and (_fold(pair[1]) in known or not _takes_all(command)):
            pairs.append((pair[1], [pair[2].strip(QUOTES)] if pair[2] else []))
        elif pairs:
            pairs[-1][1].append(token.strip(QUOTES))
        elif choice := _choosing(command, token):
            chosen.append(Given(choice, (token,)))
        else:
            loose.append(token.strip(QUOTES))
    if chosen and all(key_of(word) in STOP_WORDS for word in loose):
        loose = []
    named = []
    for key, words in pairs:
        parameter = _parameter(command, name, key, tokens)
        if not words:
            places = (("name", name_of(parameter)),)
            raise ProblemError(Problem("empty-argument", places, at=parameter.name))
        named.append(Given(parameter, tuple(words)))
    return (*_positional(command, name, loose), *chosen, *named)


def _choosing(command: Command, word: str) -> Parameter | None:
    """Return the parameter that a bare word is a choice of: `forecasts due`, `timeline money`."""
    for each in command.parameters:
        is_choice = isinstance(each.type, ChoiceType | ZoneType) and each.type.named(word)
        if is_choice and not each.positional:
            return each
    return None


def _takes_all(command: Command) -> bool:
    """Say whether the command takes any words, colons and all."""
    return any(isinstance(each.type, WordsType) for each in command.parameters)


def _positional(command: Command, name: str, words: list[str]) -> tuple[Given, ...]:
    """Return the words without a name as the first argument; which are the second's, names tell."""
    places = [each for each in command.parameters if each.positional]
    if words and not places:
        given = Verbatim(" ".join(words))
        raise ProblemError(Problem("too-many-words", (("given", given),), (name,)))
    return (Given(places[0], tuple(words)),) if words else ()


def _parameter(command: Command, name: str, key: str, tokens: Sequence[str]) -> Parameter:
    if parameter := parameter_named(key, command):
        return parameter
    known = list(_parameters(command))
    near = process.extractOne(_fold(key), known, scorer=fuzz.ratio, score_cutoff=ALIKE)
    places = (("key", Verbatim(key)), ("name", Try(name)))
    if near:
        mended = (token.replace(f"{key}:", f"{near[0]}:", 1) for token in tokens)
        raise ProblemError(Problem("unknown-parameter-near", places, (" ".join((name, *mended)),)))
    taken = listed([Joined((name_of(each), Verbatim(":"))) for each in command.parameters])
    help_ = (f"help {name}",)
    raise ProblemError(Problem("unknown-parameter", (*places, ("taken", taken)), help_))


def _once(given: tuple[Given, ...]) -> None:
    parameters = [each.parameter for each in given]
    for each in parameters:
        if parameters.count(each) > 1:
            raise ProblemError(Problem("given-twice", (("name", name_of(each)),), at=each.name))


def name_of(parameter: Parameter) -> Leaf:
    """Return the name of a parameter, in the reader's language."""
    return Words(f"parameter-{parameter.name}-name")
