"""The bot: a call in, a reply out, in the caller's language."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from cachetools import LRUCache

from bot.answers import KEPT, Question
from bot.arguments import Given, Understood, UnknownCommandError, understand
from bot.call import Call
from bot.desk import Desk, only
from bot.document import Outcome, Reply, Run
from bot.leaves import Leaf, Named, Verbatim
from bot.params import INSTANT, day_leaf
from bot.problems import Problem, ProblemError
from bot.query import read_query
from bot.words import negotiate, phrase
from store.base import DamagedDatabaseError, ReadOnlyDatabaseError, Store, Workspace
from store.claims import Kind

log = structlog.get_logger()

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


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reply as it was worked out, and as it is said in `language`."""

    leaves: Reply[Leaf]
    runs: Reply[Run]
    language: str


@dataclass(frozen=True, slots=True)
class Bot:
    """Answers calls from the facts of their workspaces; it remembers what it said of which."""

    store: Store
    said: MutableMapping[Question, Spoken] = field(default_factory=lambda: LRUCache(KEPT))

    async def answer(self, call: Call) -> Spoken:
        """Answer a call; what a person got wrong is an answer too, and so is a fault of ours."""
        language = negotiate(call.language)
        try:
            workspace = self.store.workspace(call.workspace)
            chosen = dict(await workspace.preferences(call.person))
            if call.insists:
                chosen = {}
            language = negotiate(chosen.get("language", call.language))
            zone = _zone(chosen.get("zone")) or call.zone
            return await self._answer(workspace, call, language, zone)
        except ProblemError as error:
            return _say(error.problem.reply(), language)
        except DamagedDatabaseError:
            log.exception("damaged")
            return _say(Problem("damaged", outcome=Outcome.FAILED).reply(), language)
        except ReadOnlyDatabaseError:
            return _say(Problem("read-only", outcome=Outcome.FAILED).reply(), language)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person gets a number
            return _say(_unexpected(error).reply(), language)

    async def _answer(
        self, workspace: Workspace, call: Call, language: str, zone: ZoneInfo
    ) -> Spoken:
        upto = (await workspace.head()).seq
        question = Question.of(call, upto, language, zone)
        if (spoken := self.said.get(question)) is not None:
            return spoken
        deals = await workspace.deals(upto=upto)
        place, today = call.place, question.today
        desk = Desk(workspace, upto, deals, only(deals), call.person, place, language, zone, today)
        asked = await _understood(desk, call)
        spoken = _say(await _reply(desk, asked), language)
        if not asked.command.writes:
            self.said[question] = spoken
        return spoken


def _zone(name: str | None) -> ZoneInfo | None:
    """Return the zone somebody chose, unless this machine has never heard of it."""
    try:
        return ZoneInfo(name) if name else None
    except ZoneInfoNotFoundError:
        return None


def _is_clock(given: Given) -> bool:
    return given.parameter.name in ("as-of", "published-by")


def _say(leaves: Reply[Leaf], language: str) -> Spoken:
    return Spoken(leaves, phrase(leaves, language), language)


def _unexpected(error: Exception) -> Problem:
    """Log what nobody foresaw under a number, and tell the number; what was asked is not logged."""
    number = secrets.token_hex(3).upper()
    log.error("unexpected", number=number, exc_info=error)
    places = (("number", Verbatim(number)),)
    return Problem("unexpected", places, outcome=Outcome.FAILED)


async def _understood(desk: Desk, call: Call) -> Understood:
    try:
        return understand(call.text, call.options)
    except UnknownCommandError as error:
        raise ProblemError(await _named(desk, call.text, error.problem)) from None


async def _reply(desk: Desk, asked: Understood) -> Reply[Leaf]:
    then = await _as_of(desk, asked)
    return await asked.command.answers(await read_query(asked, then), then)


async def _named(desk: Desk, text: str, unknown: Problem) -> Problem:
    """Return what to ask of something that was named without a command, else the problem."""
    matches = await desk.workspace.find(text, upto=desk.upto)
    if [match.score for match in matches] != [1]:
        return unknown
    entity = matches[0].entity
    tries = (f"{command} {text}" for command in ASKED_OF.get(entity.kind, ASKED_OF_ANYTHING))
    return Problem("only-a-name", (("name", Named(entity)),), tuple(tries))


async def _as_of(desk: Desk, asked: Understood) -> Desk:
    """Move the desk to the instant asked about, before names are looked up at it."""
    given = next((each for each in asked.given if each.parameter.type is INSTANT), None)
    if given is None:
        return desk
    upto = await desk.workspace.seq_at(await INSTANT.read(given.text, desk))
    if upto == 0:
        raise ProblemError(await _before_the_record(desk, asked, given))
    return await desk.pinned(upto)


async def _before_the_record(desk: Desk, asked: Understood, given: Given) -> Problem:
    first = (await desk.workspace.head()).first_at
    if first is None:
        return Problem("nothing-recorded", (), ("help",), outcome=Outcome.UNKNOWN)
    others = replace(asked, given=tuple(each for each in asked.given if not _is_clock(each)))
    day_asked = (await INSTANT.read(given.text, desk)).astimezone(desk.zone).date()
    day = day_leaf(first.astimezone(desk.zone).date())
    if all(each.name != "published-by" for each in asked.command.parameters):
        return Problem("record-begins", (("day", day),), (others.typed,), outcome=Outcome.UNKNOWN)
    instead = f"{others.typed} published-by:{day_asked.isoformat()}"
    return Problem("before-the-record", (("day", day),), (instead,), outcome=Outcome.UNKNOWN)
