"""Where one name ends and the next begins: `mistral large gpt-4`, `gpt-4 mit mistral large`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

from bot.arguments import Given
from bot.command import Parameter
from bot.desk import Desk
from bot.editing.fields import FIELD
from bot.namesakes import meant_apart
from bot.problems import ProblemError
from bot.schedules.pieces import speaks_of_time
from bot.schedules.when import WHEN
from store.claims import Entity
from store.names import key, namings

LONGEST_NAME = 8
"""Words of a name at most; longer runs are not tried as one."""

NAMING = re.compile(r"[^\W_]")
"""A letter or digit: a word without one, like a dash, names nothing."""

AMBIGUOUS = "ambiguous-name"
"""The problem of a name that names something, only not one thing."""

ASKED_BACK = ("ambiguous-", "schedule-", "until-")
"""How the problems begin of words that say something, only not one thing that can be had."""

UNMISTAKABLE = (FIELD, WHEN)
"""What no name is taken for."""

Division = tuple[Given, ...]
Halves = tuple[tuple[str, ...], tuple[str, ...]]


class Fit(IntEnum):
    """How well words fit an argument: not, by a part of a name, or as they stand."""

    NOT = 0
    PART = 1
    WHOLE = 2


async def divisions(given: Given, following: Parameter, desk: Desk) -> tuple[Division, ...]:
    """Return how the words of an argument may be its own and those of the one after it.

    A word that leads to the second stands between them, or else the names themselves tell; where
    nothing tells, all words are the first one's. There is always one division at least. A field
    is told from a name that nothing bears, as the fields are known and names yet to be. What need
    not be given is not, where all words are the second one's alone.
    """
    first, words = given.parameter, tuple(_words(given, following))
    if len(words) == 1:
        whole = (await _fit(first, words, desk))[0] if _may_be_needless(first) else Fit.WHOLE
        is_second = not whole and await _is_of(following, given, desk)
        return ((Given(following, words) if is_second else given,),)
    if await meant_apart(given.text, desk):
        return ((given,),)
    led, cuts = tuple(_led(words, following)), tuple(_cuts(words))
    whole, _ = await _fit(first, words, desk)
    for candidates in (led, cuts):
        fits = [(halves, *await _fits(first, following, halves, desk)) for halves in candidates]
        for least in (Fit.WHOLE, Fit.PART):
            if fitting := _of_each_meaning(fits, least):
                return tuple(_division(first, following, halves) for halves in fitting)
            if candidates is cuts and whole >= least:
                return ((given,),)
    if _may_be_needless(first) and not whole and await _is_of(following, given, desk):
        return ((Given(following, words),),)
    if led:
        return (_division(first, following, led[0]),)
    half = await _half(first, following, cuts, desk)
    return (_division(first, following, half) if half else (given,),)


def _may_be_needless(first: Parameter) -> bool:
    """Say whether words may be another argument's alone: what is given by its name is meant."""
    return first.positional and not first.required


async def _is_of(following: Parameter, given: Given, desk: Desk) -> bool:
    """Say whether the words of an argument that fit it in no way are of the one after it.

    They need only begin as that does, where no name is taken for it, or begin with a time.
    """
    if following.type == given.parameter.type:
        return False
    if following.type == WHEN and speaks_of_time(given.text):
        return True
    every = len(given.words)
    ends = range(every, 0, -1) if following.type in UNMISTAKABLE else (every,)
    return any([(await _fit(following, given.words[:end], desk))[0] for end in ends])


async def _half(
    first: Parameter, following: Parameter, cuts: Sequence[Halves], desk: Desk
) -> Halves | None:
    """Return the halves of which one alone fits: the longest name, or what stands behind another.

    What no name is taken for is told from one that nobody bears.
    """
    for halves in reversed(cuts):
        if (await _fit(first, halves[0], desk))[0]:
            return halves
    for halves in cuts if following.type in UNMISTAKABLE else ():
        if (await _fit(following, halves[1], desk))[0]:
            return halves
    return None


def _of_each_meaning(fits: Iterable[tuple[Halves, Fit, object]], least: Fit) -> list[Halves]:
    """Return the halves that fit, the first of those that mean the same."""
    readings: dict[object, Halves] = {}
    for halves, fit, meaning in fits:
        if fit >= least:
            readings.setdefault(meaning, halves)
    return list(readings.values())


def _words(given: Given, following: Parameter) -> Iterator[str]:
    """Yield the words, a comma that may lead to the second argument as one of its own."""
    for word in given.words:
        bare = word.removesuffix(",")
        if "," in following.led_by and bare and bare != word:
            yield from (bare, ",")
        else:
            yield word


def _led(words: tuple[str, ...], following: Parameter) -> Iterator[Halves]:
    for at, word in enumerate(words[1:-1], 1):
        if word.casefold().removesuffix(".") in following.led_by or not NAMING.search(word):
            yield words[:at], words[at + 1 :]


def _cuts(words: tuple[str, ...]) -> Iterator[Halves]:
    for at in range(1, len(words)):
        if max(at, len(words) - at) <= LONGEST_NAME:
            yield words[:at], words[at:]


async def _fits(
    first: Parameter, second: Parameter, halves: Halves, desk: Desk
) -> tuple[Fit, object]:
    """Return how well both halves fit, and what the two mean: the same in one reading or more."""
    fit, one = await _fit(first, halves[0], desk)
    if not fit:
        return fit, None
    other_fit, other = await _fit(second, halves[1], desk)
    return min(fit, other_fit), (one, other)


async def _fit(parameter: Parameter, words: tuple[str, ...], desk: Desk) -> tuple[Fit, object]:
    text = " ".join(words)
    try:
        value = await parameter.type.read(text, desk)
    except ProblemError as error:
        said = error.problem.id.startswith(ASKED_BACK)
        return (Fit.WHOLE, text) if said else (Fit.NOT, None)
    if isinstance(value, Entity):
        named = key(text) in {each.key for each in namings(value)}
        return (Fit.WHOLE if named else Fit.PART), value.id
    return Fit.WHOLE, value


def _division(first: Parameter, second: Parameter, halves: Halves) -> Division:
    return (Given(first, halves[0]), Given(second, halves[1]))
