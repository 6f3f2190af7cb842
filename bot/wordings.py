"""What the words of a question ask for: a command, by its names, its fields or its own turns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from bot.command import Command, commands
from store.fields import FIELDS, Topic
from store.senses import FIELD_WORDS, TERM_WORDS
from store.words import STOP_WORDS, stems, words

_SMALL = """
    all already also any anybody anyone anything been being called can come could describe else
    ever get gets give got happen happened i know ll many may me might mine much must my no not
    now our own please re really s should show some somebody someone something still such t tell
    thank thanks then there these those together us ve want whether which whom whose will would
    yes yet you your
    alle alles beim bitte danke denn diesem diesen doch durch eigentlich erzähl etwas euch fürs gab
    geben gerade gewesen gib gibt habt hast hatten heißen heißt hätte ihm ihn ihr im ins
    irgendwer ja je jemals jemand jetzt kein keine keinen kennt können könnte mal man mehr mich
    mir muss nein nicht noch sag schon seid sein seit selbst viel viele war waren warst weiß
    welche welchem welchen welcher welches wem wen wessen wieso will willst wir wisst wo wofür
    woher wohin womit woran worauf worin worum worüber wozu wären würde würden zeig zeige zeigt
    """
FILLERS = STOP_WORDS | frozenset(_SMALL.split())
"""Words a question may hold that neither name a thing nor ask for anything."""


_ONLY_TOGETHER = frozenset(("open", "source", "part", "took"))
"""Words for a field that mean it together only: “open source”, “took part”."""


class Weight(IntEnum):
    """How surely a word asks for a command."""

    HINTED = 1
    """The question opens with it, or many speak so: “who”, “the deal”."""
    NAMED = 2
    """The command is called so, or one of the fields it answers for."""
    MEANT = 3
    """Whoever says so means this command."""


Stems = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Words that ask for a command, in their order, each by its stems."""

    stems: Stems
    command: str
    weight: Weight


@dataclass(frozen=True, slots=True, order=True)
class Asked:
    """How surely a command was asked for, and by how many words."""

    weight: Weight
    words: int


def asking() -> tuple[tuple[str, Command], ...]:
    """Return the commands a question can be read as, each under its whole name."""
    whole = [
        (f"{each.name} {below.name}", below) for each in commands() for below in each.subcommands
    ]
    named = [(each.name, each) for each in commands() if not each.subcommands]
    return tuple(each for each in (*named, *whole) if _is_asked(each[1]))


def _is_asked(command: Command) -> bool:
    return bool(command.fields or command.meant_by or command.asked_by or command.hinted_by)


def is_filler(word: str) -> bool:
    """Say whether a folded word asks for nothing and names nothing."""
    return word in FILLERS


def asks(word: str) -> bool:
    """Say whether a folded word may stand in what asks for a command, in any form."""
    return any(stem in _turns() for stem in stems(word))


def is_turn(spoken: tuple[str, ...]) -> bool:
    """Say whether folded words, as they stand, are what asks for a command."""
    return spoken in _spoken()


def is_turn_of(word: str, command: str) -> bool:
    """Say whether a folded word, in any form, asks for a command by itself or begins what does."""
    found = (turn for stem in stems(word) for turn in _turns().get(stem, ()))
    return any(turn.command == command for turn in found)


@cache
def _spoken() -> frozenset[tuple[str, ...]]:
    said = (
        each
        for _, command in asking()
        for each in (
            *(command.name, *command.aliases),
            *f"{command.meant_by} {command.asked_by} {command.hinted_by}".split(),
            *(word for field in command.fields for word in FIELD_WORDS.get(field, "").split()),
        )
    )
    return frozenset(tuple(words(each)) for each in said)


def asked_for(spoken: Sequence[str]) -> tuple[dict[str, Asked], frozenset[int]]:
    """Return the commands that folded words ask for, and the places of the words that do.

    The longest turns count; their words count for nothing else.
    """
    asked: dict[str, Asked] = {}
    used: set[int] = set()
    place = 0
    while place < len(spoken):
        turns = _at(spoken, place)
        length = max((len(turn.stems) for turn in turns), default=0)
        for command, weight in _best(turn for turn in turns if len(turn.stems) == length):
            before = asked.get(command, Asked(weight, 0))
            asked[command] = Asked(max(before.weight, weight), before.words + 1)
        used.update(range(place, place + length))
        place += max(length, 1)
    return asked, frozenset(used)


def topic(spoken: Iterable[str]) -> Topic | None:
    """Return the one topic of the fields that folded words ask for, if it is one."""
    found = [_topics()[stem] for word in spoken for stem in stems(word) if stem in _topics()]
    asked = frozenset().union(*found)
    return next(iter(asked)) if len(asked) == 1 else None


@cache
def _topics() -> dict[str, frozenset[Topic]]:
    found: dict[str, frozenset[Topic]] = {}
    for field, row in FIELDS.items():
        for stem in frozenset().union(*_field(field)):
            found[stem] = found.get(stem, frozenset()) | {row.topic}
    return found


def _at(spoken: Sequence[str], place: int) -> list[Turn]:
    """Return the turns that begin at a place."""
    found = [turn for stem in stems(spoken[place]) for turn in _turns().get(stem, ())]
    return [turn for turn in dict.fromkeys(found) if _says(spoken[place:], turn)]


def _says(spoken: Sequence[str], turn: Turn) -> bool:
    if len(spoken) < len(turn.stems):
        return False
    said = zip(spoken, turn.stems, strict=False)
    return all(not wanted.isdisjoint(stems(word)) for word, wanted in said)


def _best(turns: Iterator[Turn]) -> Iterator[tuple[str, Weight]]:
    """Yield each command once, by the surest of the turns."""
    surest: dict[str, Weight] = {}
    for turn in turns:
        surest[turn.command] = max(turn.weight, surest.get(turn.command, turn.weight))
    yield from surest.items()


@cache
def _turns() -> dict[str, tuple[Turn, ...]]:
    """Return every turn under each stem of its first word."""
    found: dict[str, tuple[Turn, ...]] = {}
    for name, command in asking():
        for turn in dict.fromkeys(_of(name, command)):
            for stem in turn.stems[0]:
                found[stem] = (*found.get(stem, ()), turn)
    return found


def _of(name: str, command: Command) -> Iterator[Turn]:
    for meant in command.meant_by.split():
        yield Turn(_stems(meant), name, Weight.MEANT)
    for hint in command.hinted_by.split():
        yield Turn(_stems(hint), name, Weight.HINTED)
    hinted = {_stems(hint) for hint in command.hinted_by.split()}
    names = (command.name, *command.aliases, *command.asked_by.split())
    called = (_stems(each) for each in names)
    of_fields = ((each,) for field in command.fields for each in _field(field))
    for said in (*called, *of_fields):
        if said not in hinted:
            yield Turn(said, name, Weight.NAMED)


def _stems(said: str) -> Stems:
    return tuple(stems(word) for word in words(said))


def _field(field: str) -> Iterator[frozenset[str]]:
    """Yield the stems of each word for a field and for the terms it is said in."""
    terms = (TERM_WORDS.get(term, "") for term in FIELDS[field].terms)
    for said in (FIELD_WORDS.get(field, ""), *terms):
        for word in words(said):
            if word not in FILLERS | _ONLY_TOGETHER:
                yield stems(word)
