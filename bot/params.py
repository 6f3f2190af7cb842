"""The types of arguments: how words become an entity, a day, an instant, a choice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import process

from bot.desk import Desk
from bot.document import Outcome
from bot.leaves import Furniture, Leaf, Shown, Verbatim
from bot.problems import Problem, ProblemError
from store.claims import Entity, Kind
from store.fields import Topic
from store.names import holds, key
from store.reading import Ambiguous, Unreadable, Why, read_date
from store.senses import is_about_a_field
from store.values import PartialDate, Precision
from store.words import STOP_WORDS

CHOICES_SHOWN = 5
"""How many alternatives a question back names; more are no help."""


LONGEST_NUMBER = 6
"""Digits of a source's number; no deal has a million sources."""

ALIKE = 80
"""The likeness in percent from which a time zone is proposed for an unknown one."""


@dataclass(frozen=True, slots=True)
class EntityType:
    """A thing by a name, or by words that stand in no other's; the rest is asked back.

    Words that only make a question of it (`wer hat … gegründet?`) are left out where no name has
    them.
    """

    kinds: frozenset[Kind] = frozenset()
    choices: tuple[str, ...] = ()

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
        word = "unknown-name-near" if named else "unknown-name"
        raise ProblemError(Problem(word, given, named, outcome=Outcome.UNKNOWN))


def _bare(text: str) -> str:
    """Return the words of a question that may name something, or the text if there are none."""
    words = (word for word in text.split() if key(word) not in STOP_WORDS)
    return " ".join(word for word in words if not is_about_a_field(word)) or text


@dataclass(frozen=True, slots=True)
class DateType:
    """A date in human notation, as precise as it was said; relative to the reader's today."""

    choices: tuple[str, ...] = ()

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
class DayType:
    """A day; of a longer time its last day is meant."""

    choices: tuple[str, ...] = ()

    async def read(self, text: str, desk: Desk) -> date:
        """Return the last day `text` may mean, or raise ProblemError."""
        read = await DATE.read(text, desk)
        if read.latest is None:
            raise ProblemError(Problem("open-date", (("text", Verbatim(text)),)))
        return read.latest


@dataclass(frozen=True, slots=True)
class InstantType:
    """An instant in ISO 8601, or a day's end in the reader's zone."""

    choices: tuple[str, ...] = ()

    async def read(self, text: str, desk: Desk) -> datetime:
        """Return the instant in UTC, or raise ProblemError."""
        if instant := _instant(text, desk):
            return instant
        day = await DAY.read(text, desk)
        return _utc(datetime.combine(day, time.max, desk.zone), text)


@dataclass(frozen=True, slots=True)
class BeginningType:
    """An instant in ISO 8601, or where a day or a longer time begins in the reader's zone."""

    choices: tuple[str, ...] = ()

    async def read(self, text: str, desk: Desk) -> datetime:
        """Return the instant in UTC, or raise ProblemError."""
        if instant := _instant(text, desk):
            return instant
        read = await DATE.read(text, desk)
        if read.earliest is None:
            raise ProblemError(Problem("no-beginning", (("text", Verbatim(text)),)))
        return _utc(datetime.combine(read.earliest, time.min, desk.zone), text)


def _instant(text: str, desk: Desk) -> datetime | None:
    """Return the instant that is written in ISO 8601, in the reader's zone if it names none."""
    if "T" not in text:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _utc(instant if instant.tzinfo else instant.replace(tzinfo=desk.zone), text)


def _utc(instant: datetime, text: str) -> datetime:
    try:
        return instant.astimezone(UTC)
    except OverflowError:  # the ends of the calendar, in a zone beyond them
        raise ProblemError(Problem("unreadable-date", (("text", Verbatim(text)),))) from None


@dataclass(frozen=True, slots=True)
class ChoiceType:
    """One of a few words, or what `aliases` call it in any language; case is forgiven.

    In a question, words that ask for another command are no choice, unless these are `matters`.
    """

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


@dataclass(frozen=True, slots=True)
class ZoneType:
    """A time zone by its IANA name; case is forgiven."""

    choices: tuple[str, ...] = ()

    async def read(self, text: str, desk: Desk) -> ZoneInfo:
        """Return the zone `text` names, or raise ProblemError."""
        del desk
        folded = {name.casefold(): name for name in available_timezones()}
        if name := folded.get(text.casefold().replace(" ", "_")):
            return ZoneInfo(name)
        near = process.extract(
            text.casefold(), sorted(folded), limit=CHOICES_SHOWN, score_cutoff=ALIKE
        )
        tries = tuple(folded[name] for name, _score, _index in near)
        word = "unknown-zone-near" if tries else "unknown-zone"
        raise ProblemError(Problem(word, (("text", Verbatim(text)),), tries))


@dataclass(frozen=True, slots=True)
class NumberOrEntityType:
    """The number of a source in its deal, or a thing by its name."""

    choices: tuple[str, ...] = ()

    async def read(self, text: str, desk: Desk) -> Entity | int:
        """Return the number or the entity, or raise ProblemError."""
        bare = text.strip("[]# ")
        if bare.isascii() and bare.isdecimal() and len(bare) <= LONGEST_NUMBER:
            return int(bare)
        return await ENTITY.read(text, desk)


@dataclass(frozen=True, slots=True)
class WordsType:
    """Words, taken as they are."""

    choices: tuple[str, ...] = ()

    async def read(self, text: str, desk: Desk) -> str:
        """Return `text`."""
        del desk
        return text


@dataclass(frozen=True, slots=True)
class CommandNameType:
    """The name of a command, taken as it is."""

    choices: tuple[str, ...] = ()

    async def read(self, text: str, desk: Desk) -> str:
        """Return `text`."""
        del desk
        return text


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

ENTITY = EntityType()
TOPIC = ChoiceType(tuple(Topic), aliases=GERMAN_TOPICS)
DATE = DateType()
DAY = DayType()
INSTANT = InstantType()
BEGINNING = BeginningType()
ZONE = ZoneType()
NUMBER_OR_ENTITY = NumberOrEntityType()
WORDS = WordsType()
COMMAND_NAME = CommandNameType()


def day_leaf(day: date) -> Leaf:
    """Return a day somebody named, as a leaf."""
    return Shown(PartialDate(day, day, Precision.DAY, day.isoformat()), Furniture())
