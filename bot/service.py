"""The bot: a call in, a reply out, in the caller's language."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field, replace
from functools import partial
from zoneinfo import ZoneInfo

import structlog
from cachetools import LRUCache

from bot.answers import KEPT, PROPOSALS_KEPT, Question, Sought
from bot.arguments import (
    LONGEST,
    UnknownCommandError,
    parameter_named,
    understand,
    understand_name,
)
from bot.asking import ask
from bot.call import Call
from bot.chosen import Chosen, chosen_for
from bot.codes import codes_of
from bot.denials import Denials
from bot.desk import MOST, Desk, Hear, meant, unheard
from bot.digests.composing import Composing
from bot.document import Outcome, Reply, Run
from bot.documents import Documents
from bot.drafts import drafts_of
from bot.editing.present import with_present
from bot.forms import Form
from bot.home import home
from bot.leaves import Leaf, Verbatim
from bot.manners import Manners, manners_of
from bot.permission import RoleNeededError, may_share, permitted
from bot.problems import Problem, ProblemError
from bot.rates import Loading
from bot.replying import reply
from bot.roles import Role
from bot.suggestions import Suggestion
from bot.words import in_words, negotiate, phrase
from store.base import Store
from store.claims import Entity
from store.errors import DamagedDatabaseError, ReadOnlyDatabaseError

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reply as it was worked out, and as it is said in `language` for the days of `zone`."""

    leaves: Reply[Leaf]
    runs: Reply[Run]
    language: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Bot:
    """Answers calls from the facts of their workspaces; it remembers what it said of which."""

    store: Store
    rates: Loading = field(default_factory=Loading)
    said: MutableMapping[Question, Spoken] = field(default_factory=lambda: LRUCache(KEPT))
    proposed: MutableMapping[Sought, tuple[Suggestion, ...]] = field(
        default_factory=lambda: LRUCache(PROPOSALS_KEPT)
    )
    documents: Documents = field(default_factory=Documents)
    composing: Composing = field(default_factory=Composing)
    denials: Denials = field(default_factory=Denials)

    async def answer(self, call: Call, hear: Hear = unheard) -> Spoken:
        """Answer a call; what a person got wrong is an answer too, and so is a fault of ours.

        Meanwhile `hear` is told how far it is, where that takes long.
        """
        return await self._told(call, partial(self._answer, hear=hear))

    async def share(self, call: Call) -> Spoken:
        """Answer a call for all of its place to see; who may not show it to them is told who may.

        What the answer is pinned to was chosen by whoever saw it: see `Call.insists`.
        """
        return await self._told(call, self._share)

    async def manners(self, call: Call) -> Manners:
        """Return how answers are given in a call's place; the defaults where that fails."""
        try:
            kept = await self.store.workspace(call.workspace).preferences(call.place)
        except Exception:
            log.exception("no-manners")
            return Manners()
        return manners_of(dict(kept))

    async def language(self, call: Call) -> str:
        """Return the language a call is answered in; what it tells itself where that fails."""
        try:
            return (await self._chosen(call)).language
        except Exception:
            log.exception("no-language")
            return negotiate(call.language)

    async def home(self, call: Call) -> Spoken:
        """Return the first page for a reader, whatever the call's text: see `bot.home`."""
        return await self._told(call, self._home)

    async def suggest(
        self, call: Call, command: str, parameter: str, typed: str, *, most: int = MOST
    ) -> tuple[Suggestion, ...]:
        """Return what may be meant by what was typed so far for a parameter, both by their names.

        It is nothing where a name is unknown or anything fails.
        """
        try:
            asked = parameter_named(parameter, understand_name(command)[1])
            if asked is None:
                return ()
            chosen = await self._chosen(call)
            upto = await self._upto(call)
            begun, language = typed[:LONGEST], chosen.language
            sought = Sought(
                call.workspace, upto, command, parameter, begun, language, chosen.home, most
            )
            if (known := self.proposed.get(sought)) is not None:
                return known
            desk = replace(await self._desk(call, chosen, upto), most=most)
            proposals = await asked.type.suggest(begun, desk)
        except ProblemError:
            return ()
        except Exception:
            log.exception("no-suggestions")
            return ()
        found = tuple(in_words(each, language) for each in proposals[:most])
        self.proposed[sought] = found
        return found

    async def begun(self, call: Call, form: Form) -> Form:
        """Return the form of a call as it begins: see `bot.editing.present`.

        It is as it was where nothing is known of what it is about, or anything fails.
        """
        try:
            asked = understand(call.text, call.options)
            return await with_present(form, asked, await self.desk(call))
        except ProblemError:
            return form
        except Exception:
            log.exception("no-beginning")
            return form

    async def may(self, call: Call) -> bool:
        """Say whether whoever asks may use a command; who may not is told why by `answer`."""
        try:
            asked = understand(call.text, call.options)
            if asked.command.role is Role.READER:
                return True
            desk = await self.desk(call)
            await permitted(desk, asked.name, asked.command)
        except RoleNeededError:
            return False
        except ProblemError:
            return True
        return True

    async def desk(self, call: Call) -> Desk:
        """Return where a call would be answered: what is worked out there was asked by nobody."""
        return await self._desk(call, await self._chosen(call), await self._upto(call))

    async def parties(self, call: Call) -> tuple[Entity, ...]:
        """Return the deal of a place and its parties; nothing where none is meant there."""
        desk = await self.desk(call)
        if desk.deal is None:
            return ()
        ids = desk.deal.deal.parties
        parties = [await desk.workspace.entity(each, upto=desk.upto) for each in ids]
        return (desk.deal.entity, *(each for each in parties if each))

    async def _told(self, call: Call, work: Callable[[Call, Chosen], Awaitable[Spoken]]) -> Spoken:
        language, zone = negotiate(call.language), call.zone
        try:
            chosen = await self._chosen(call)
            language, zone = chosen.language, chosen.zone
            return await work(call, chosen)
        except ProblemError as error:
            if isinstance(error, RoleNeededError):
                self.denials.note(call, error)
            return _say(error.problem.reply(), language, zone)
        except DamagedDatabaseError:
            log.exception("damaged")
            return _say(Problem("damaged", outcome=Outcome.FAILED).reply(), language, zone)
        except ReadOnlyDatabaseError:
            return _say(Problem("read-only", outcome=Outcome.FAILED).reply(), language, zone)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person gets a number
            return _say(unexpected(error).reply(), language, zone)

    async def _chosen(self, call: Call) -> Chosen:
        return await chosen_for(self.store.workspace(call.workspace), call)

    async def _upto(self, call: Call) -> int:
        newest = (await self.store.workspace(call.workspace).head()).seq
        return newest if call.upto is None else min(call.upto, newest)

    async def _desk(self, call: Call, chosen: Chosen, upto: int) -> Desk:
        workspace = self.store.workspace(call.workspace)
        deals = await workspace.deals(upto=upto)
        return Desk(
            workspace,
            upto,
            deals,
            meant(deals, chosen.home),
            call,
            chosen.language,
            chosen.zone,
            call.at.astimezone(chosen.zone).date(),
            await self.rates.get(),
            codes_of(self.store, call.workspace),
            drafts_of(self.store, call.workspace),
            chosen.home,
            documents=self.documents,
        )

    async def _answer(self, call: Call, chosen: Chosen, *, hear: Hear = unheard) -> Spoken:
        upto = await self._upto(call)
        question = Question.of(call, upto, chosen.language, chosen.zone, chosen.home)
        if (spoken := self.said.get(question)) is not None:
            return spoken
        desk = replace(await self._desk(call, chosen, upto), hear=hear)
        try:
            asked = understand(call.text, call.options)
        except UnknownCommandError as unknown:
            spoken = _say(await ask(desk, call.text, unknown.problem), chosen.language, chosen.zone)
        else:
            leaves = await reply(desk, asked)
            if asked.command.writes:
                # What was chosen holds from this very answer on.
                chosen = await self._chosen(call)
            spoken = _say(leaves, chosen.language, chosen.zone)
            if asked.command.writes or not asked.command.remembered:
                return spoken
        self.said[question] = spoken
        return spoken

    async def _share(self, call: Call, chosen: Chosen) -> Spoken:
        desk = await self._desk(call, chosen, await self._upto(call))
        await may_share(desk, chosen.manners.sharing)
        return await self._answer(call, chosen)

    async def _home(self, call: Call, chosen: Chosen) -> Spoken:
        desk = await self._desk(call, chosen, await self._upto(call))
        return _say(await home(desk), chosen.language, chosen.zone)


def _say(leaves: Reply[Leaf], language: str, zone: ZoneInfo) -> Spoken:
    return Spoken(leaves, phrase(leaves, language), language, zone)


def unexpected(error: Exception) -> Problem:
    """Log what nobody foresaw under a number, and tell the number; what was asked is not logged."""
    number = secrets.token_hex(3).upper()
    log.error("unexpected", number=number, exc_info=error)
    places = (("number", Verbatim(number)),)
    return Problem("unexpected", places, outcome=Outcome.FAILED)
