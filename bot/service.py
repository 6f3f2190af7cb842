"""The bot: a call in, a reply out, in the caller's language."""

from __future__ import annotations

import secrets
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from cachetools import LRUCache

from bot.answers import KEPT, Question
from bot.arguments import UnknownCommandError, understand
from bot.asking import ask
from bot.call import Call
from bot.desk import Desk, meant
from bot.document import Outcome, Reply, Run
from bot.leaves import Leaf, Verbatim
from bot.problems import Problem, ProblemError
from bot.rates import Loading
from bot.replying import reply
from bot.words import negotiate, phrase
from store.base import DamagedDatabaseError, ReadOnlyDatabaseError, Store, Workspace

log = structlog.get_logger()


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
    rates: Loading = field(default_factory=Loading)
    said: MutableMapping[Question, Spoken] = field(default_factory=lambda: LRUCache(KEPT))

    async def answer(self, call: Call) -> Spoken:
        """Answer a call; what a person got wrong is an answer too, and so is a fault of ours."""
        language = negotiate(call.language)
        try:
            workspace = self.store.workspace(call.workspace)
            chosen = dict(await workspace.preferences(call.person, call.place))
            if call.insists:
                chosen = {name: each for name, each in chosen.items() if name == "deal"}
            language = negotiate(chosen.get("language", call.language))
            zone = _zone(chosen.get("zone")) or call.zone
            return await self._answer(workspace, call, language, zone, chosen.get("deal"))
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
        self, workspace: Workspace, call: Call, language: str, zone: ZoneInfo, home: str | None
    ) -> Spoken:
        newest = (await workspace.head()).seq
        upto = newest if call.upto is None else min(call.upto, newest)
        question = Question.of(call, upto, language, zone, home)
        if (spoken := self.said.get(question)) is not None:
            return spoken
        deals = await workspace.deals(upto=upto)
        rates = await self.rates.get()
        deal, today = meant(deals, home), question.today
        desk = Desk(workspace, upto, deals, deal, call, language, zone, today, rates, home)
        try:
            asked = understand(call.text, call.options)
        except UnknownCommandError as unknown:
            spoken = _say(await ask(desk, call.text, unknown.problem), language)
        else:
            spoken = _say(await reply(desk, asked), language)
            if asked.command.writes:
                return spoken
        self.said[question] = spoken
        return spoken


def _zone(name: str | None) -> ZoneInfo | None:
    """Return the zone somebody chose, unless this machine has never heard of it."""
    try:
        return ZoneInfo(name) if name else None
    except ZoneInfoNotFoundError:
        return None


def _say(leaves: Reply[Leaf], language: str) -> Spoken:
    return Spoken(leaves, phrase(leaves, language), language)


def _unexpected(error: Exception) -> Problem:
    """Log what nobody foresaw under a number, and tell the number; what was asked is not logged."""
    number = secrets.token_hex(3).upper()
    log.error("unexpected", number=number, exc_info=error)
    places = (("number", Verbatim(number)),)
    return Problem("unexpected", places, outcome=Outcome.FAILED)
