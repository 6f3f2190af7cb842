"""From the words of a command to its query: every argument read by its declared type."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from typing import Any

from bot.arguments import Given, Understood
from bot.command import Parameter
from bot.desk import Desk
from bot.leaves import Verbatim
from bot.problems import Problem, ProblemError


async def read_query(asked: Understood, desk: Desk) -> object:
    """Return the command's query, or raise ProblemError at the first argument that fails."""
    query: type[Any] = asked.command.query or object
    declared: tuple[tuple[str, Parameter], ...] = tuple(
        (field.name, field.metadata["parameter"]) for field in dataclasses.fields(query)
    )
    waiting = list(asked.given)
    values: dict[str, object] = {}
    while waiting:
        given = waiting.pop(0)
        places = [each for _, each in declared if each.positional and each.name not in values]
        taken = {each.parameter.name for each in waiting} | {given.parameter.name}
        free = next((each for each in places if each.name not in taken), None)
        try:
            value, left = await _read(given, desk, splits=free is not None)
        except ProblemError as error:
            tries = tuple(_mended(asked, given, each) for each in error.problem.tries)
            raise ProblemError(replace(error.problem, tries=tries)) from None
        values[given.parameter.name] = value
        if left and free:
            waiting.append(Given(free, left))
    for _, parameter in declared:
        if parameter.required and parameter.name not in values:
            raise ProblemError(Problem("missing", (("name", Verbatim(parameter.name)),)))
    return query(**{name: values[each.name] for name, each in declared if each.name in values})


def _mended(asked: Understood, given: Given, words: str) -> str:
    """Return the command that was asked, with other words for one of its arguments."""
    mended = replace(given, words=(words,))
    return replace(
        asked, given=tuple(mended if each is given else each for each in asked.given)
    ).typed


async def _read(given: Given, desk: Desk, *, splits: bool) -> tuple[object, tuple[str, ...]]:
    """Read a value from as many of the words as make one, the rest being left over."""
    try:
        return await given.parameter.type.read(given.text, desk), ()
    except ProblemError as error:
        for cut in range(len(given.words) - 1, 0, -1) if splits else ():
            try:
                read = await given.parameter.type.read(" ".join(given.words[:cut]), desk)
            except ProblemError:
                continue
            return read, given.words[cut:]
        raise error from None
