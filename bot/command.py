"""What a command is: one frozen dataclass is its schema, its parser's target and its type."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Protocol, TypeVar, cast

from bot.desk import Desk
from bot.document import Reply
from bot.leaves import Leaf
from bot.roles import Role
from bot.suggestions import Entry, Proposal

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Answer = Callable[[Any, Desk], Awaitable[Reply[Leaf]]]
"""`Any` is the command's own query: a folder of commands has no one type for it."""


class ParameterType(Protocol[T_co]):
    """How the words of one argument become a value."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Name the words it takes, where these are few; otherwise nothing."""
        ...

    @property
    def entry(self) -> Entry:
        """Say how a form lets somebody give it."""
        ...

    async def read(self, text: str, desk: Desk) -> T_co:
        """Return the value of `text`, or raise ProblemError."""
        ...

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return what may be meant by what was typed so far, the likeliest first; it may be all."""
        ...


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument people may give: by position, or by name (`since:2023`).

    `aliases` are further names of it, in any language; `led_by` are words that may stand between
    it and the one before it. Where the parameter `unless` is given, this one is needless. It has
    at most `longest` characters, where that is more than others have.
    """

    name: str
    type: ParameterType[object]
    aliases: tuple[str, ...] = ()
    positional: bool = False
    required: bool = False
    led_by: tuple[str, ...] = ()
    unless: str | None = None
    longest: int | None = None


def parameter(
    type_: ParameterType[T],
    name: str,
    *,
    aliases: tuple[str, ...] = (),
    positional: bool = False,
    led_by: tuple[str, ...] = (),
    unless: str | None = None,
    longest: int | None = None,
) -> T | None:
    """Declare an optional field of a query dataclass."""
    declared = Parameter(
        name, type_, aliases, positional, led_by=led_by, unless=unless, longest=longest
    )
    # A field descriptor stands where the instance will have a value; dataclasses type it so too.
    return cast("T | None", dataclasses.field(default=None, metadata={"parameter": declared}))


def required(
    type_: ParameterType[T],
    name: str,
    *,
    aliases: tuple[str, ...] = (),
    positional: bool = True,
    led_by: tuple[str, ...] = (),
) -> T:
    """Declare a field of a query dataclass that must be given, by position or by name."""
    declared = Parameter(name, type_, aliases, positional, required=True, led_by=led_by)
    return cast("T", dataclasses.field(metadata={"parameter": declared}))


class Section(StrEnum):
    """What a command asks for; the help lists them in this order."""

    DEAL = "deal"
    MONEY = "money"
    PEOPLE = "people"
    MODELS = "models"
    MARKET = "market"
    TIME = "time"
    EVIDENCE = "evidence"
    READER = "reader"
    EDITING = "editing"
    TEAM = "team"


class Submit(StrEnum):
    """What comes of a form that is sent, as its button says."""

    ASK = "ask"
    """It is answered."""
    SAVE = "save"
    """It is saved."""
    SHOW = "show"
    """What would be saved is shown first."""
    CHECK = "check"
    """A file is read and told of; nothing is saved yet."""
    SEND = "send"
    """Somebody else is told."""
    PAUSE = "pause"
    """It is told no more for a while."""
    RESUME = "resume"
    """It is told again."""
    STOP = "stop"
    """It is told no more."""


@dataclass(frozen=True, slots=True)
class _Nothing:
    """What a command with sub-commands takes."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its English name, its other names, and how it is answered.

    It has a query and an answer, or sub-commands, never both. `examples` are arguments worth
    trying. In its `*.ftl`, `<name>-summary` says what it is for, and `<name>-name`, one of its
    names, how readers of that language type it. What a command with a `chapter` answers about a
    deal is part of its briefing, in ascending order, under `<name>-chapter`. `writes` says that
    answering changes the store. With `repeats` it tells itself what it did where a call arrives
    twice. An answer is `remembered` unless the command writes, or tells what holds now, whichever
    entry of the ledger it is asked from. What is `private` is answered to whoever asks alone,
    wherever others may see answers. What is `openable` takes no role where the admins of a place
    let everybody have digests told there. Of the parameters `one_of`, where there are any, at least
    one is given. A number behind its name asks for the command `with_number` instead. Whoever has
    the role `more_for` is shown more than others, or may do more. What comes of its form is
    `submit`; where that says nothing, what `writes` saves it and the rest answers it. An answer
    that `settles` what it was asked under takes the place of that, where messages can change.

    A question in somebody's own words is read as the command that answers for the `fields` it asks
    for, or whose name it says. A word of `asked_by` does the same; one of `meant_by` asks for this
    command above all, one of `hinted_by` only where nothing asks for another. `open_source` is two
    words, in this order.
    """

    name: str
    query: type[Any] | None = None
    answer: Answer | None = None
    aliases: tuple[str, ...] = ()
    subcommands: tuple[Command, ...] = ()
    role: Role = Role.READER
    more_for: Role = Role.READER
    section: Section = Section.EVIDENCE
    examples: tuple[str, ...] = ()
    chapter: int | None = None
    writes: bool = False
    remembered: bool = True
    private: bool = False
    openable: bool = False
    repeats: bool = False
    one_of: frozenset[str] = frozenset()
    with_number: str | None = None
    submit: Submit | None = None
    settles: bool = False
    fields: frozenset[str] = frozenset()
    meant_by: str = ""
    asked_by: str = ""
    hinted_by: str = ""

    def __post_init__(self) -> None:
        if bool(self.subcommands) == bool(self.answer):
            raise ValueError(f"{self.name}: a command answers or has sub-commands, never both")
        if bool(self.query) != bool(self.answer):
            raise ValueError(f"{self.name}: a command that answers has a query")
        if len({each.name for each in self.parameters}) != len(self.parameters):
            raise ValueError(f"{self.name}: two parameters share a name")

    async def answers(self, query: object, desk: Desk) -> Reply[Leaf]:
        """Answer a query of this command."""
        if self.answer is None:
            raise TypeError(f"{self.name} is answered by its sub-commands")
        return await self.answer(query, desk)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The declared parameters: those given by position first."""
        declared: list[Parameter] = [
            each.metadata["parameter"] for each in dataclasses.fields(self.query or _Nothing)
        ]
        return tuple(sorted(declared, key=lambda each: not each.positional))


@cache
def commands() -> tuple[Command, ...]:
    """Return the commands: one file or folder of `bot/commands` each, ordered by their names."""
    package = importlib.import_module("bot.commands")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(
        importlib.import_module(f"bot.commands.{name}").COMMAND
        for name in names
        if not name.startswith("_")
    )
