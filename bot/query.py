"""From the words of a command to its query: every argument read by its declared type."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from typing import Any

from bot.arguments import Given, Understood, name_of, understand, understand_name
from bot.beginning import NothingFollowedError
from bot.command import Parameter
from bot.desk import Desk
from bot.division import divisions
from bot.during import during
from bot.entities import ENTITY
from bot.leaves import Joined, Try, Verbatim, Words
from bot.lines import SEMICOLON, join
from bot.params import CHOICES_SHOWN
from bot.problems import Problem, ProblemError
from bot.roles import Role
from bot.spoken import Phrased

UNKNOWN = frozenset({"unknown-name", "unknown-name-near"})
"""The problems of a name that nothing bears."""

DEAL_IS = ("deal", "about", "name")
"""The parameters that may name the deal that is meant, the surest first."""


async def apart(asked: Understood, desk: Desk) -> Understood:
    """Return what was asked, its words told apart: a time at their end, and a second argument.

    Raises ProblemError with every reading where there are several.
    """
    return await _divided(await during(asked, desk), desk)


async def read_query(asked: Understood, desk: Desk) -> object:
    """Return the query of a command whose words are told apart.

    Raises ProblemError at the first argument that fails.
    """
    query: type[Any] = asked.command.query or object
    declared: tuple[tuple[str, Parameter], ...] = tuple(
        (field.name, field.metadata["parameter"]) for field in dataclasses.fields(query)
    )
    values: dict[str, object] = {}
    for given in asked.given:
        try:
            values[given.parameter.name] = await given.parameter.type.read(given.text, desk)
        except NothingFollowedError:
            # What to do first are commands of their own.
            raise
        except ProblemError as error:
            tries = (*error.problem.tries, *_made_known(asked, given, error.problem))
            at = given.parameter.name
            raise ProblemError(replace(error.problem, tries=tries, at=at)) from None
    for _, parameter in declared:
        if parameter.required and parameter.name not in values:
            raise ProblemError(await _missing(asked, parameter, desk))
    return query(**{name: values[each.name] for name, each in declared if each.name in values})


def _made_known(asked: Understood, given: Given, problem: Problem) -> tuple[str, ...]:
    """Return how editors make known what they name and nobody knows."""
    takes_any = given.parameter.type == ENTITY
    if problem.id not in UNKNOWN or asked.command.role < Role.EDITOR or not takes_any:
        return ()
    return (_naming(given.text),)


def _naming(name: str) -> str:
    """Return the command that adds a thing of that name, no word of which is taken for another."""
    _, command = understand_name("entity add")
    types = [each.type for each in command.parameters]
    other = any(
        isinstance(each, Phrased) and each.phrase_of(word)
        for each in types
        for word in name.split()
    )
    return f"entity add {together(name) if other or ':' in name else name}"


async def _missing(asked: Understood, parameter: Parameter, desk: Desk) -> Problem:
    """Return what is said where a parameter is not given: what it may be, behind what was given.

    Where nothing was, examples are.
    """
    examples = tuple(f"{asked.name} {each}" for each in asked.command.examples if each)
    if examples and not asked.given:
        needed = [each for each in asked.command.parameters if each.required]
        said = join(((Words(f"parameter-{each.name}"),) for each in needed), SEMICOLON)
        lacking = (("name", Try(asked.name)), ("lacking", Joined(said)))
        return Problem("for-example", lacking, examples, at=parameter.name)
    proposed = (await parameter.type.suggest("", desk))[:CHOICES_SHOWN]
    # Behind a pair, words without a name would be that pair's.
    named = f"{parameter.name}:" if asked.given else ""
    tries = tuple(f"{asked.typed} {named}{each.value}" for each in proposed)
    name = name_of(parameter)
    typed = name if parameter.positional else Joined((name, Verbatim(":")))
    places = (("name", typed), ("what", Words(f"parameter-{parameter.name}")))
    return Problem("missing", places, tries, at=parameter.name)


async def _divided(asked: Understood, desk: Desk) -> Understood:
    """Return what was asked, words that are those of two arguments told apart.

    Behind a pair, they may be of all that need no name.
    """
    divided: list[Given] = []
    waiting = list(asked.given)
    while waiting:
        given, *waiting = waiting
        taken = {each.parameter.name for each in (*divided, given, *waiting)}
        free = next((each for each in asked.command.parameters if _is_free(each, taken)), None)
        found = await divisions(given, free, desk) if free else ((given,),)
        if len(found) > 1:
            readings = (replace(asked, given=(*divided, *each, *waiting)) for each in found)
            raise ProblemError(Problem("two-readings", (), tuple(each.typed for each in readings)))
        own, *others = found[0]
        divided.append(own)
        if own.parameter.positional:
            divided += others
        else:
            waiting = [*others, *waiting]
    return replace(asked, given=tuple(divided))


def _is_free(parameter: Parameter, taken: set[str]) -> bool:
    return parameter.positional and parameter.name not in taken


def deal_is(asked: Understood) -> Parameter | None:
    """Return the parameter of a command that says which deal is meant, if it takes one."""
    takes = {each.name: each for each in asked.command.parameters}
    return next((takes[each] for each in DEAL_IS if each in takes), None)


def at_deal(asked: Understood, name: str) -> Understood:
    """Return the same question of the deal that is called so, and of nothing else."""
    parameter = deal_is(asked)
    if parameter is None:
        return asked
    others = tuple(each for each in asked.given if each.parameter != parameter)
    plain = _with(asked, Given(parameter, (name,)), others)
    if parameter.positional and _is_read(plain, plain.typed):
        return plain
    return _with(asked, Given(parameter, (f'"{name}"',)), others)


def _with(asked: Understood, own: Given, others: tuple[Given, ...]) -> Understood:
    return replace(asked, given=(own, *others) if own.parameter.positional else (*others, own))


def retyped(asked: Understood) -> str | None:
    """Return a command in one line that is read as what was asked, if there is one."""
    pairs = (f"{each.parameter.name}:{together(each.text)}" for each in asked.given)
    loose_first = sorted(asked.given, key=lambda each: not each.parameter.positional)
    plain = replace(asked, given=tuple(loose_first)).typed
    ways = (plain, " ".join((asked.name, *pairs)))
    return next((each for each in ways if _is_read(asked, each)), None)


def together(text: str) -> str:
    """Return words in quotation marks, where they need these to stay together."""
    if '"' in text:
        return f"“{text}”"
    return f'"{text}"' if " " in text else text


def _is_read(asked: Understood, typed: str) -> bool:
    """Say whether a command that is typed is the one that was meant."""
    try:
        read = understand(typed)
    except ProblemError:
        return False
    return _told(read) == _told(asked)


def _told(asked: Understood) -> tuple[str, dict[str, str]]:
    return asked.name, {each.parameter.name: each.text for each in asked.given}


def offering(asked: Understood, problem: Problem) -> Problem:
    """Return a problem whose spellings of an argument can be tried as whole commands.

    Nobody meant a mere example: it takes nothing along that was said of what was meant.
    """
    named = (each for each in asked.command.parameters if each.name == problem.at)
    parameter = next(named, None)
    if parameter is None:
        return replace(problem, spellings=())
    taken = _before(asked, parameter) if problem.exemplary else asked
    mended = (_mended(taken, parameter, each) for each in problem.spellings)
    return replace(problem, tries=(*mended, *problem.tries))


def _before(asked: Understood, parameter: Parameter) -> Understood:
    """Return what was asked without all that a command takes behind one of its parameters."""
    place = asked.command.parameters.index(parameter)
    kept = asked.command.parameters[:place]
    return replace(asked, given=tuple(each for each in asked.given if each.parameter in kept))


def _mended(asked: Understood, parameter: Parameter, words: str) -> str:
    """Return the command that was asked, with other words for one of its arguments."""
    own = {parameter.name: Given(parameter, (words,))}
    given = {each.parameter.name: each for each in asked.given}
    mended = replace(asked, given=tuple({**given, **own}.values()))
    # What is led by a word of its own, as in `a vs b`, is told apart without names.
    return (None if parameter.led_by else retyped(mended)) or mended.typed
