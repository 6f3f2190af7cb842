"""A form: what a command still needs, as fields to fill in, known without the store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from bot.arguments import Given, Understood, longest, understand
from bot.command import Command, Parameter, Submit
from bot.editing.entries import NamedChoiceType
from bot.notation import type_day
from bot.params import ChoiceType, DateType, DayType
from bot.problems import ProblemError
from bot.suggestions import Entry, Suggestion
from bot.words import said, typed

__all__ = ["Entry", "Form", "Input", "Suggestion", "form_of"]

CLOCKS = ("at", "published-by", "as-of")
"""Parameters that stand last: whoever wants another time than now mostly types it."""

TITLED = frozenset(
    {
        "channel answers",
        "channel cooldown",
        "channel corrections",
        "channel deal",
        "channel digests",
        "channel language",
        "channel share",
        "channel zone",
        "deals close",
        "deals new",
        "deals rename",
        "deals status",
        "digest pause",
        "digest preview",
        "digest resume",
        "digest stop",
        "digest subscribe",
        "entity add",
        "entity alias",
        "entity merge",
        "entity rename",
        "entity show",
        "entity split",
        "entity unalias",
        "fact add",
        "fact amend",
        "fact correct",
        "fact decline",
        "fact export",
        "fact history",
        "fact import",
        "fact note",
        "fact notes",
        "fact settle",
        "fact rank",
        "fact restore",
        "fact retract",
        "fact revise",
        "fact undo",
        "fact verify",
        "fact wrong",
        "role claim",
        "role grant",
        "role revoke",
        "settings language",
        "settings zone",
        "source add",
        "source revise",
        "watch add",
        "watch pause",
        "watch resume",
        "watch stop",
        "workspace language",
        "workspace zone",
    }
)
"""Commands whose form has a title of its own: two words of a command make no sentence."""

LABELLED = frozenset(
    {
        "a",
        "aliases",
        "author",
        "b",
        "dates",
        "from",
        "into",
        "new-deal",
        "new-name",
        "said-in",
        "said-on",
        "skip",
        "source",
        "source-number",
        "thing",
    }
)
"""Parameters whose field has a label of its own."""

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
"""A day as our own commands have it, in every language."""

LEFT_EMPTY = re.compile(r"\s[^\W\d_][\w-]*:\s*$")
"""A parameter at the end of a command with nothing behind it."""

FEW = 5
"""Fields beyond which no clock is added: Discord's forms have no more, and nobody fills them in."""


@dataclass(frozen=True, slots=True)
class Input:
    """A field of a form: the parameter it is for, how it is filled in, and what stands in it.

    `choices` are all there are, for Entry.CHOICE alone; for Entry.SUGGESTED ask `Bot.suggest`. It
    takes `longest` characters at most, fewer where a platform has less room. Where `told` says what
    its value names, that is shown in the place of the field and the value goes along: see
    `Bot.begun`.
    """

    name: str
    label: str
    entry: Entry
    hint: str
    choices: tuple[Suggestion, ...]
    required: bool
    value: str
    longest: int
    told: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a command, in the reader's language; `given` goes along without a field.

    Filled in, it is a Call: `command` its text, `given` and each field that holds something its
    options, by name.
    """

    command: str
    title: str
    submit: str
    inputs: tuple[Input, ...]
    given: tuple[tuple[str, str], ...]


def form_of(
    text: str,
    options: tuple[tuple[str, str], ...],
    language: str,
    *,
    whole: bool = False,
) -> Form | None:
    """Return the form of a command that lacks something it must have, or None.

    What was given stands in its fields. With `whole` a command that lacks nothing has a form too,
    where somebody is to look at it before it is sent; so has one whose last argument is left empty.
    """
    left_empty = LEFT_EMPTY.search(text)
    try:
        asked = understand(text[: left_empty.start()] if left_empty else text, options)
    except ProblemError:
        return None
    given = {each.parameter.name: each for each in asked.given}
    needed = [each for each in asked.command.parameters if each.required]
    lacking = [each for each in needed if each.name not in given]
    if not (whole or left_empty) and _is_enough(asked, lacking):
        return None
    shown = tuple(_shown(asked.command, frozenset(given)))
    names = {each.name for each in shown}
    return Form(
        command=asked.name,
        title=_title(asked.name, language),
        submit=said(f"form-{_submit(asked.command)}", language),
        inputs=tuple(_input(each, given.get(each.name), language) for each in shown),
        given=tuple((name, each.text) for name, each in given.items() if name not in names),
    )


def _submit(command: Command) -> Submit:
    return command.submit or (Submit.SAVE if command.writes else Submit.ASK)


def _is_enough(asked: Understood, lacking: list[Parameter]) -> bool:
    """Say whether a command needs no form: nothing is lacking, or its words may hold it."""
    if lacking:
        return _may_be_said(lacking, asked.given)
    one_of = asked.command.one_of
    return not one_of or any(each.parameter.name in one_of for each in asked.given)


def _may_be_said(lacking: list[Parameter], given: tuple[Given, ...]) -> bool:
    """Say whether the words of one argument may hold what is lacking: only the store tells."""
    words = [len(each.words) for each in given if each.parameter.positional]
    return all(each.positional for each in lacking) and sum(words) > len(lacking)


def _shown(command: Command, given: frozenset[str]) -> Iterator[Parameter]:
    """Yield what has a field: what is required, what is not, and clocks where there is room.

    What another one makes needless that is given has none, unless it is given as well.
    """
    declared = [
        each for each in command.parameters if each.name in given or each.unless not in given
    ]
    own = [each for each in declared if each.name not in CLOCKS]
    yield from (each for each in own if each.required)
    yield from (each for each in own if not each.required)
    clocks = sorted(_among(CLOCKS, declared), key=lambda each: CLOCKS.index(each.name))
    yield from clocks[: max(FEW - len(own), 0)]


def _among(names: tuple[str, ...], declared: Iterable[Parameter]) -> Iterator[Parameter]:
    return (each for each in declared if each.name in names)


def _input(parameter: Parameter, given: Given | None, language: str) -> Input:
    takes = parameter.type
    choices = takes.choices if takes.entry is Entry.CHOICE else ()
    return Input(
        name=parameter.name,
        label=_label(parameter.name, language),
        entry=takes.entry,
        hint=said(f"parameter-{parameter.name}", language),
        choices=tuple(
            Suggestion(_capital(said(f"choice-{each}", language)), str(each)) for each in choices
        ),
        required=parameter.required,
        value=_value(given, language),
        longest=longest(parameter),
    )


def _value(given: Given | None, language: str) -> str:
    """Return what stands in a field: a choice by its word, a day as its language has it."""
    if given is None:
        return ""
    takes, text = given.parameter.type, given.text
    if isinstance(takes, ChoiceType | NamedChoiceType):
        return takes.named(text) or ""
    if isinstance(takes, DateType | DayType) and ISO_DAY.fullmatch(text):
        with suppress(ValueError):
            return type_day(date.fromisoformat(text), language)
    return text


def _title(command: str, language: str) -> str:
    """Return what is done, where the words of a command would not say it well."""
    if command in TITLED:
        return said(f"form-{command.replace(' ', '-')}", language)
    return _capital(typed(command, language).replace(" ", ": ", 1))


def _label(parameter: str, language: str) -> str:
    if parameter in LABELLED:
        return said(f"form-{parameter}", language)
    return _capital(said(f"parameter-{parameter}-name", language).replace("-", " "))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
