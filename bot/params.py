"""The types of arguments: how words become a day, a choice, or stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.command import commands
from bot.desk import Desk
from bot.leaves import Furniture, Leaf, Shown, Try, Verbatim, Words
from bot.problems import Problem, ProblemError
from bot.soundness import sound
from bot.suggestions import Entry, Proposal, Typed
from store.fields import Topic
from store.reading import Ambiguous, Unreadable, Why, read_date
from store.values import PartialDate, Precision

CHOICES_SHOWN = 5
"""How many alternatives a question back names; more are no help."""


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
                days = tuple(choice.earliest.isoformat() for choice in choices if choice.earliest)
                given = (("text", Verbatim(text)),)
                raise ProblemError(Problem("ambiguous-date", given, spellings=days))
            case Unreadable() as unreadable:
                raise ProblemError(_unreadable(unreadable))


def _unreadable(date: Unreadable) -> Problem:
    text = date.nearest or date.text
    if date.why is Why.YEAR:
        places = (("text", Verbatim(text)),)
        return Problem("date-without-year", places, spellings=(f"{text} 2024",))
    given = (("text", Verbatim(date.text)),)
    if date.nearest:
        return Problem("unreadable-date-near", given, spellings=(date.nearest,))
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
        places = (("text", Verbatim(text)),)
        raise ProblemError(Problem("unknown-choice", places, spellings=self.choices))

    def named(self, text: str) -> str | None:
        """Return the choice `text` names, if it names one."""
        folded = {choice.casefold(): choice for choice in self.choices}
        return (folded | dict(self.aliases)).get(text.casefold())

    def phrase_of(self, text: str) -> str | None:
        """Return the id of the word by which readers type a choice, if `text` names one."""
        choice = self.named(text)
        return f"choice-{choice}" if choice else None

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
class WordsType(Typed):
    """Words, taken as they are."""

    async def read(self, text: str, desk: Desk) -> str:
        """Return `text`."""
        del desk
        return text


@dataclass(frozen=True, slots=True)
class QuestionType(WordsType):
    """A whole command with its arguments, taken as it is."""

    async def read(  # type: ignore[explicit-override]  # typing.override came with 3.12
        self, text: str, desk: Desk
    ) -> str:
        """Return `text`, or raise ProblemError where it is none."""
        del desk
        return sound(text)


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
TOPIC = ChoiceType(tuple(Topic), aliases=GERMAN_TOPICS)
DATE = DateType()
DAY = DayType()
WORDS = WordsType()
QUESTION = QuestionType()
COMMAND_NAME = CommandNameType()


def day_leaf(day: date) -> Leaf:
    """Return a day somebody named, as a leaf."""
    return Shown(PartialDate(day, day, Precision.DAY, day.isoformat()), Furniture())
