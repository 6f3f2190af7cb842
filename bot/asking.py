"""A question in somebody's own words, routed to the command that answers it.

Nothing is answered here: the things a question names, the time it gives and the words it asks in
make a command one could have typed, and the reply says which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from bot.answering import WHY
from bot.answering import asks as offer
from bot.arguments import PAIR, TOKEN, understand
from bot.beginning import NothingFollowedError
from bot.courtesy import asks_why, is_thanks
from bot.desk import Desk
from bot.document import Note, Reply, Tone
from bot.leaves import Leaf, Named, Quote, Try, Words
from bot.lines import listed
from bot.problems import Problem, ProblemError
from bot.query import at_deal
from bot.replying import reply
from bot.routing import Question, Reading, readings
from bot.subject import is_followed
from bot.things import Thing, deal_between, things
from bot.when import when
from bot.wordings import asking, asks, is_filler
from store.claims import Kind
from store.words import WORD, fold, visible

COUNTED = 12
"""Words that are looked at, fillers not counted; whoever asks for more asks for several things."""

ASKED_OF_ANYTHING = ("timeline", "search", "sources")
ASKED_OF: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.COMPANY: ("funding", "people", "timeline", "models"),
        Kind.PERSON: ("people", "quotes", "timeline"),
        Kind.GROUP: ("people", "adoption", "quotes"),
        Kind.MODEL: ("models", "compare", "timeline"),
        Kind.PRODUCT: ("models", "compare", "timeline"),
        Kind.DEAL: ("deal", "terms", "timeline"),
        Kind.LAW: ("regulators", "timeline", "search"),
        Kind.AUTHORITY: ("regulators", "timeline", "search"),
    }
)
"""Commands offered to somebody who types a name alone, by what it names."""


async def ask(desk: Desk, text: str, unknown: Problem | None = None) -> Reply[Leaf]:
    """Answer a question by the one command it asks for, or raise ProblemError with what to try.

    `unknown` is what is wrong with it as a command, where it was typed as one. Where the call wants
    it, what asks for nothing is searched for.
    """
    if deal := await _deal(desk, text):
        return await _answer(desk, Reading(at_deal(understand("deal"), deal).typed, ()))
    question = await _question(desk, text)
    if not question.things and is_thanks(question.words):
        return Reply((), (Note(Tone.HINT, (Words("ask-thanks"),)), offer("help")))
    if asks_why(text, question.words):
        return await _answer(desk, Reading(WHY, ()))
    found = readings(question)
    if unknown and unknown.id == "unknown-command-near" and _is_mistyped(question, found):
        raise ProblemError(unknown)
    if not (desk.deals or question.things or any(each.typed == "help" for each in found)):
        raise NothingFollowedError
    search = f"search {' '.join(question.counted)}"
    if not found:
        if desk.call.searches and question.counted:
            return await _searched(desk, question, search)
        raise ProblemError(_not_read(question, unknown))
    if len(found) > 1:
        tries = tuple(each.typed for each in found)
        raise ProblemError(Problem("two-readings", (), (*tries, search)))
    (reading,) = found
    if not question.things and (strange := _perhaps_names(question, reading)):
        places = (("words", _quoted(desk, strange)),)
        raise ProblemError(Problem("read-in-part", places, (reading.typed, search)))
    return await _answer(desk, reading)


async def _deal(desk: Desk, text: str) -> str | None:
    """Return the name of the followed deal that a text names, and that says no more."""
    matches = await desk.workspace.find(text.strip(" ?!."), upto=desk.upto)
    same = [match.entity for match in matches if match.score == 1]
    if len(same) == 1 and is_followed(desk, same[0]):
        return same[0].name(desk.language)
    return None


async def _answer(desk: Desk, reading: Reading) -> Reply[Leaf]:
    """Return the answer of the command that a question was read as, which it says."""
    answer = await reply(desk, understand(reading.typed))
    return replace(answer, blocks=(_read_as(desk, reading), *answer.blocks))


async def _searched(desk: Desk, question: Question, search: str) -> Reply[Leaf]:
    """Return what is found of words that ask for nothing; of a name, what else to ask of it."""
    answer = await _answer(desk, Reading(search, ()))
    if not question.things:
        return answer
    read, *rest = answer.blocks
    return replace(answer, blocks=(read, offer(*_asked_of(question.things[0])), *rest))


async def _question(desk: Desk, text: str) -> Question:
    """Take a question apart: its words, the things they name, the time they give."""
    tokens = TOKEN.findall(visible(text).removeprefix("/"))
    pairs = tuple(each for each in tokens if _is_pair(each))
    prose = " ".join(each for each in tokens if each not in pairs)
    matches = _looked_at(prose)
    spoken = tuple(match[0] for match in matches)
    named = await things(desk, spoken)
    dated = when(desk, prose)
    places = frozenset(at for at, match in enumerate(matches) if dated and dated.holds(match))
    if any(places & each.places for each in named):
        dated, places = None, frozenset()
    companies = [each for each in named if each.entity.kind is Kind.COMPANY]
    return Question(
        spoken,
        tuple(fold(word) for word in spoken),
        named,
        dated,
        places,
        pairs,
        await deal_between(desk, *companies[:2]) if len(companies) > 1 else None,
        frozenset(party for each in desk.deals for party in each.deal.parties),
    )


def _is_pair(token: str) -> bool:
    """Say whether a token is `name:value` for some parameter, and no word before a colon."""
    pair = PAIR.fullmatch(token)
    return bool(pair and pair[2] and any(pair[1].casefold() in each for each in _pair_names()))


@cache
def _pair_names() -> tuple[tuple[str, ...], ...]:
    parameters = {each for _, command in asking() for each in command.parameters}
    return tuple((each.name, *each.aliases) for each in parameters)


def _looked_at(prose: str) -> tuple[re.Match[str], ...]:
    """Return where the words of a question stand, up to the last one that is looked at."""
    found: list[re.Match[str]] = []
    counted = 0
    for match in WORD.finditer(prose):
        counted += not is_filler(fold(match[0]))
        if counted > COUNTED:
            break
        found.append(match)
    return tuple(found)


def _is_mistyped(question: Question, found: tuple[Reading, ...]) -> bool:
    """Say whether the first word is none of a question's, and no other asks for anything."""
    first = question.words[0] if question.words else ""
    named = any(0 in each.places for each in question.things)
    return not (named or is_filler(first) or asks(first) or any(each.asked for each in found))


def _not_read(question: Question, unknown: Problem | None) -> Problem:
    """Return what to ask instead of a question that asks for nothing known here."""
    search = f"search {' '.join(question.counted)}" if question.counted else "search"
    if question.things:
        thing = question.things[0]
        tries = dict.fromkeys((*_asked_of(thing), search))
        return Problem("only-a-name", (("name", Named(thing.entity)),), tuple(tries))
    if unknown and len(question.spoken) <= 1:
        return replace(unknown, tries=(*unknown.tries, search))
    return Problem("not-read", (), (search, "help"))


def _asked_of(thing: Thing) -> tuple[str, ...]:
    """Return what is mostly asked of a thing of its kind."""
    commands = ASKED_OF.get(thing.entity.kind, ASKED_OF_ANYTHING)
    return tuple(f"{each} {thing.name}" for each in commands)


def _perhaps_names(question: Question, reading: Reading) -> tuple[str, ...]:
    """Return the words left out that may name something: who writes capitals gives names one."""
    capitals = question.spoken[0][:1].isupper()
    return tuple(word for word in reading.unread if word[:1].isupper() or not capitals)


def _read_as(desk: Desk, reading: Reading) -> Note[Leaf]:
    command = ("command", Try(reading.typed))
    if not reading.unread:
        return Note(Tone.HINT, (Words("ask-read-as", (command,)),))
    without = ("words", _quoted(desk, reading.unread))
    return Note(Tone.HINT, (Words("ask-read-without", (command, without)),))


def _quoted(desk: Desk, unread: tuple[str, ...]) -> Leaf:
    return listed([Quote(word, desk.language) for word in unread])
