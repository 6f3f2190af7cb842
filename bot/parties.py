"""What each thing in a question is to a command: what it is about, who paid, who said it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from bot.things import Thing
from store.claims import Kind
from store.values import EntityId

ARTICLES = frozenset(
    ("the", "a", "an", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem")
)

TOWARDS = MappingProxyType(
    {
        "investor": frozenset(("in", "into", "for", "of", "to", "für", "an", "über", "bei")),
        "by": frozenset(("about", "on", "of", "to", "über", "zu", "zum", "zur")),
    }
)
"""What stands before the thing a question is about, by what else the command takes."""

OF = frozenset(("by", "from", "durch", "laut", "von"))
"""What stands before the one who did or said it."""

CIRCUMSTANCES = frozenset({Kind.ROUND})
"""Kinds of things that narrow a question; none is what it is about."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a command as it is typed, and the places of the words that stand for it."""

    typed: str
    places: frozenset[int]


def parts(
    takes: frozenset[str],
    things: tuple[Thing, ...],
    words: tuple[str, ...],
    between: str | None,
    parties: frozenset[EntityId],
) -> Iterator[Part]:
    """Yield the things of a question as arguments of a command that takes these parameters.

    What it is about comes first. A command that takes one thing gets the deal between two, else
    the one that is no party of a followed deal, since those are spoken of everywhere.
    """
    asked = tuple(each for each in things if each.entity.kind not in CIRCUMSTANCES)
    if not asked:
        return
    if "a" in takes:
        pair = asked[:2]
        typed = ", ".join(each.name for each in pair)
        yield Part(typed, frozenset().union(*(each.places for each in pair)))
        return
    second = next((each for each in TOWARDS if each in takes), None)
    if second:
        about, doer = _apart(asked, words, second)
    elif between:
        about, doer = None, None
        yield Part(between, asked[0].places | asked[1].places)
    else:
        about, doer = _least_spoken_of(asked, parties), None
    if about:
        yield Part(about.name if takes & {"about", "name"} else f"deal:{about.name}", about.places)
    if doer:
        yield Part(f"{second}:{doer.name}", doer.places)


def _least_spoken_of(asked: tuple[Thing, ...], parties: frozenset[EntityId]) -> Thing:
    return next((each for each in asked if each.entity.id not in parties), asked[0])


def _apart(
    asked: tuple[Thing, ...], words: tuple[str, ...], second: str
) -> tuple[Thing | None, Thing | None]:
    """Return the thing a question is about, and the one who paid or said it.

    The word before each tells; where none does, the doer stands first.
    """
    before = {each: _before(each, words) for each in asked}
    about = [each for each in asked if before[each] in TOWARDS[second]]
    doers = [each for each in asked if before[each] in OF]
    plain = [each for each in asked if each not in (*about, *doers)]
    if second == "investor" and len(asked) == 1 and before[asked[0]] == "von":
        return asked[0], None  # "Finanzierung von Mistral" is what Mistral was given
    if second == "by" or about or len(plain) > 1:
        doers = doers or plain[:1]
    plain = [each for each in plain if each not in doers]
    asked_about = next(iter(about or (() if second == "by" else plain)), None)
    if asked_about and asked_about.entity.kind is Kind.PLACE:
        return asked_about, None  # what was paid for a place has no round and no investor
    return asked_about, next(iter(doers), None)


def _before(thing: Thing, words: tuple[str, ...]) -> str:
    """Return the word before a thing, articles left out."""
    leading = [word for word in words[: thing.start] if word not in ARTICLES]
    return leading[-1] if leading else ""
