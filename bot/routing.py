"""Which commands a question may be read as, from the things it names and the words it asks in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.command import Command
from bot.params import ChoiceType
from bot.parties import Part, parts
from bot.things import Thing
from bot.when import When
from bot.wordings import Asked, Weight, asked_for, asking, is_filler, is_turn_of, topic
from store.values import EntityId


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart: its words as typed and folded, what they name, the time they give.

    `dated` are the places of the words that give the time, `pairs` what was typed as `name:value`.
    `between` names the deal between the first two things; `parties` are those of followed deals.
    """

    spoken: tuple[str, ...]
    words: tuple[str, ...]
    things: tuple[Thing, ...] = ()
    when: When | None = None
    dated: frozenset[int] = frozenset()
    pairs: tuple[str, ...] = ()
    between: str | None = None
    parties: frozenset[EntityId] = frozenset()

    @property
    def counted(self) -> tuple[str, ...]:
        """The words that name, date or ask for anything, as they were typed."""
        both = zip(self.spoken, self.words, strict=True)
        return tuple(word for word, folded in both if not is_filler(folded))


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as a command one could have typed, and the words that this leaves out.

    `asked` says that its words ask for the command; otherwise the things it names suggest it.
    """

    typed: str
    unread: tuple[str, ...]
    asked: bool = True


def readings(question: Question) -> tuple[Reading, ...]:
    """Return the readings that fit best: one of a plain question, none where nothing is asked."""
    asked, used = asked_for(_free(question))
    if not question.things:
        asked.pop("compare", None)
    elif not asked and len(question.things) > 1:
        asked = {"compare": Asked(Weight.HINTED, 0)}
    surest = max(asked.values(), default=None)
    return tuple(
        _reading(name, command, question, used)
        for name, command in asking()
        if asked.get(name) == surest is not None
    )


def _free(question: Question) -> tuple[str, ...]:
    """Return the words, with nothing in place of those that name a thing or give a time."""
    taken = question.dated.union(*(each.places for each in question.things))
    return tuple("" if at in taken else word for at, word in enumerate(question.words))


def _reading(name: str, command: Command, question: Question, used: frozenset[int]) -> Reading:
    given = tuple(_given(command, question))
    read = used.union(*(each.places for each in given))
    own = frozenset(at for at in used if is_turn_of(question.words[at], name))
    choices = tuple(_choices(command, question, read, read - used | own))
    read = read.union(*(each.places for each in choices))
    unread = tuple(
        word
        for at, word in enumerate(question.spoken)
        if at not in read and not is_filler(question.words[at])
    )
    if any(each.name == "words" for each in command.parameters):
        return Reading(" ".join((name, *_sought(question, used))), ())
    typed = (each.typed for each in (*given, *choices))
    return Reading(" ".join((name, *typed, *question.pairs)), unread, bool(used))


def _sought(question: Question, used: frozenset[int]) -> Iterator[str]:
    """Yield the words to search for: all that count and do not ask for the search itself."""
    for at, word in enumerate(question.spoken):
        if at not in used and not is_filler(question.words[at]):
            yield word


def _given(command: Command, question: Question) -> Iterator[Part]:
    """Yield what a question gives a command: things first, then the time, then the topic."""
    takes = frozenset(each.name for each in command.parameters)
    yield from parts(takes, question.things, question.words, question.between, question.parties)
    if question.when and "since" in takes:
        yield from _period(question.when, question.dated, takes)
    if "topic" in takes and (about := topic(_free(question))):
        yield Part(f"topic:{about}", frozenset())


def _period(when: When, places: frozenset[int], takes: frozenset[str]) -> Iterator[Part]:
    if when.begins:
        yield Part(f"since:{when.begins}", places)
    if when.ends and "until" in takes:
        yield Part(f"until:{when.ends}", places)


def _choices(
    command: Command, question: Question, read: frozenset[int], own: frozenset[int]
) -> Iterator[Part]:
    """Yield the words not yet read that are choices of the command: `fällig`.

    Matters are read also where they ask for another command, though not for this one, as its `own`.
    """
    for parameter in command.parameters:
        kind = parameter.type
        if not isinstance(kind, ChoiceType) or parameter.positional:
            continue
        taken = own if kind.matters else read
        for at, word in enumerate(question.words):
            if at not in taken and (choice := kind.named(word)):
                yield Part(f"{parameter.name}:{choice}", frozenset({at}))
                break
