"""The types of arguments: how words become an entity, a day, an instant, a choice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.beginning import NothingFollowedError
from bot.command import commands
from bot.desk import Desk
from bot.document import Outcome
from bot.leaves import Furniture, Joined, Leaf, Named, Shown, Try, Verbatim, Words
from bot.numbered import number_in, proposals
from bot.problems import Problem, ProblemError
from bot.suggestions import Entry, Proposal, Typed
from store.base import Match
from store.claims import Entity, Kind
from store.fields import Topic
from store.names import holds, key
from store.reading import Ambiguous, Unreadable, Why, read_date
from store.senses import is_about_a_field
from store.values import PartialDate, Precision
from store.words import STOP_WORDS

DOT = Verbatim(" · ")

CHOICES_SHOWN = 5
"""How many alternatives a question back names; more are no help."""

NEAR = 12
"""Deals and parties that are proposed before anything was typed."""


@dataclass(frozen=True, slots=True)
class EntityType:
    """A thing by a name, or by words that stand in no other's; the rest is asked back.

    Words that only make a question of it (`wer hat … gegründet?`) are left out where no name has
    them.
    """

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.SUGGESTED
    kinds: frozenset[Kind] = frozenset()

    async def read(self, text: str, desk: Desk) -> Entity:
        """Return the entity `text` names, or raise ProblemError."""
        matches = await desk.workspace.find(text, upto=desk.upto, kinds=self.kinds)
        exact = [match for match in matches if match.score == 1]
        meant = exact or [match for match in matches if holds(match.name, text)]
        if len(meant) == 1:
            return meant[0].entity
        if not exact and (bare := _bare(text)) != text:
            return await self.read(bare, desk)
        named = tuple(match.entity.name(desk.language) for match in matches[:CHOICES_SHOWN])
        given: tuple[tuple[str, Leaf], ...] = (("name", Verbatim(text)),)
        if exact:
            raise ProblemError(Problem("ambiguous-name", given, named))
        if not (named or desk.deals):
            raise NothingFollowedError(text)
        word = "unknown-name-near" if named else "unknown-name"
        raise ProblemError(Problem(word, given, named, outcome=Outcome.UNKNOWN))

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the things one of whose names, or a word of one, begins with what was typed.

        Where nothing was, the deals that are followed and their parties come first.
        """
        near = () if key(typed) else await self._near(desk)
        matches = await desk.workspace.starting(
            typed, upto=desk.upto, kinds=self.kinds, limit=desk.most
        )
        found = (_proposed(match, desk.language) for match in matches)
        return tuple({each.value: each for each in (*near, *found)}.values())[: desk.most]

    async def _near(self, desk: Desk) -> tuple[Proposal, ...]:
        deals = sorted(desk.deals, key=lambda each: each != desk.deal)
        ids = (id_ for each in deals for id_ in (each.entity.id, *each.deal.parties))
        known = [
            await desk.workspace.entity(id_, upto=desk.upto)
            for id_ in tuple(dict.fromkeys(ids))[:NEAR]
        ]
        fitting = (each for each in known if each and (not self.kinds or each.kind in self.kinds))
        return tuple(Proposal(Named(each), each.name(desk.language)) for each in fitting)


def _proposed(match: Match, language: str) -> Proposal:
    """Return a thing by its name in the reader's language, and the name it was found by."""
    name = Named(match.entity)
    if match.name == match.entity.name(language):
        return Proposal(name, match.name)
    return Proposal(Joined((Verbatim(match.name), DOT, name)), match.name)


def _bare(text: str) -> str:
    """Return the words of a question that may name something, or the text if there are none."""
    words = (word for word in text.split() if key(word) not in STOP_WORDS)
    return " ".join(word for word in words if not is_about_a_field(word)) or text


@dataclass(frozen=True, slots=True)
class DateType(Typed):
    """A date in human notation, as precise as it was said; relative to the reader's today."""

    async def read(self, text: str, desk: Desk) -> PartialDate:
        """Return the days `text` may mean, or raise ProblemError."""
        today = PartialDate(desk.today, desk.today, Precision.DAY, desk.today.isoformat())
        match read_date(text, desk.language, today):
            case PartialDate() as read:
                return read
            case Ambiguous(choices=choices):
                tries = tuple(choice.earliest.isoformat() for choice in choices if choice.earliest)
                raise ProblemError(Problem("ambiguous-date", (("text", Verbatim(text)),), tries))
            case Unreadable() as unreadable:
                raise ProblemError(_unreadable(unreadable))


def _unreadable(date: Unreadable) -> Problem:
    text = date.nearest or date.text
    if date.why is Why.YEAR:
        return Problem("date-without-year", (("text", Verbatim(text)),), (f"{text} 2024",))
    given = (("text", Verbatim(date.text)),)
    if date.nearest:
        return Problem("unreadable-date-near", given, (date.nearest,))
    return Problem("unreadable-date", given)


@dataclass(frozen=True, slots=True)
class DayType(Typed):
    """A day; of a longer time its last day is meant."""

    async def read(self, text: str, desk: Desk) -> date:
        """Return the last day `text` may mean, or raise ProblemError."""
        read = await DATE.read(text, desk)
        if read.latest is None:
            raise ProblemError(Problem("open-date", (("text", Verbatim(text)),)))
        return read.latest


@dataclass(frozen=True, slots=True)
class ChoiceType:
    """One of a few words, or what `aliases` call it in any language; case is forgiven.

    In a question, words that ask for another command are no choice, unless these are `matters`.
    """

    entry: ClassVar[Entry] = Entry.CHOICE
    choices: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...] = ()
    matters: bool = False

    async def read(self, text: str, desk: Desk) -> str:
        """Return the choice `text` names, or raise ProblemError."""
        del desk
        if choice := self.named(text):
            return choice
        raise ProblemError(Problem("unknown-choice", (("text", Verbatim(text)),), self.choices))

    def named(self, text: str) -> str | None:
        """Return the choice `text` names, if it names one."""
        folded = {choice.casefold(): choice for choice in self.choices}
        return (folded | dict(self.aliases)).get(text.casefold())

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the choices that a word beginning so names."""
        del desk
        begun = typed.strip().casefold()
        names = (*((each, each) for each in self.choices), *self.aliases)
        meant = {choice for name, choice in names if name.casefold().startswith(begun)}
        return tuple(
            Proposal(Words(f"choice-{each}"), str(each)) for each in self.choices if each in meant
        )


@dataclass(frozen=True, slots=True)
class NumberOrEntityType:
    """The number of a source in its deal, or a thing by its name."""

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.SUGGESTED

    async def read(self, text: str, desk: Desk) -> Entity | int:
        """Return the number or the entity, or raise ProblemError."""
        number = number_in(text)
        return await ENTITY.read(text, desk) if number is None else number

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the deal's sources by number or by a word of their title, then things by name."""
        return (*proposals(typed, desk), *await ENTITY.suggest(typed, desk))[: desk.most]


@dataclass(frozen=True, slots=True)
class WordsType(Typed):
    """Words, taken as they are."""

    async def read(self, text: str, desk: Desk) -> str:
        """Return `text`."""
        del desk
        return text


@dataclass(frozen=True, slots=True)
class QuestionType(WordsType):
    """A whole command with its arguments, taken as it is."""


@dataclass(frozen=True, slots=True)
class CommandNameType:
    """The name of a command, taken as it is."""

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.SUGGESTED

    async def read(self, text: str, desk: Desk) -> str:
        """Return `text`."""
        del desk
        return text

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the commands one of whose names begins with what was typed."""
        del desk
        begun = typed.strip().removeprefix("/").casefold()
        fitting = (
            each.name
            for each in commands()
            if any(name.startswith(begun) for name in (each.name, *each.aliases))
        )
        return tuple(Proposal(Try(name), name) for name in fitting)


GERMAN_TOPICS = (
    ("wer", Topic.IDENTITY),
    ("personen", Topic.PEOPLE),
    ("leute", Topic.PEOPLE),
    ("geld", Topic.MONEY),
    ("finanzierung", Topic.MONEY),
    ("geschäft", Topic.DEAL),
    ("modelle", Topic.MODELS),
    ("recht", Topic.REGULATION),
    ("regulierung", Topic.REGULATION),
    ("nutzung", Topic.ADOPTION),
    ("markt", Topic.MARKET),
    ("aussagen", Topic.STATEMENTS),
    ("zitate", Topic.STATEMENTS),
    ("quellen", Topic.SOURCES),
)

LANGUAGE = ChoiceType(
    ("de", "en"),
    aliases=(("german", "de"), ("deutsch", "de"), ("english", "en"), ("englisch", "en")),
)
ENTITY = EntityType()
TOPIC = ChoiceType(tuple(Topic), aliases=GERMAN_TOPICS)
DATE = DateType()
DAY = DayType()
NUMBER_OR_ENTITY = NumberOrEntityType()
WORDS = WordsType()
QUESTION = QuestionType()
COMMAND_NAME = CommandNameType()


def day_leaf(day: date) -> Leaf:
    """Return a day somebody named, as a leaf."""
    return Shown(PartialDate(day, day, Precision.DAY, day.isoformat()), Furniture())
