"""An answer and the message it becomes; a note first where it takes long."""

from __future__ import annotations

from collections.abc import AsyncIterator, Hashable, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.chat import answered
from adapters.chat.answered import PRIVATE, announced, documents
from adapters.chat.press import HIGHEST_PAGE, Kind, Under
from adapters.chat.shares import Shares
from adapters.chat.so_far import telling
from adapters.chat.stating import note
from adapters.chat.unrepeated import Unrepeated
from adapters.clock import Clock
from adapters.inbox import Inbox
from adapters.leaving import Leaving
from adapters.logs import described
from adapters.slack.answering.groups import (
    Groups,
    UserGroups,
    by_id,
    member_of,
    named,
    names_groups,
    names_handle,
)
from adapters.slack.answering.people import People, Person
from adapters.slack.answering.routes import Route
from adapters.slack.drawing.buttons import write
from adapters.slack.drawing.escape import mrkdwn
from adapters.slack.inbound import call_of
from adapters.slack.installing.installed import Installed
from adapters.slack.installing.installs import Installations
from adapters.slack.installing.organisations import Organisations
from adapters.slack.limits import SOON
from adapters.slack.receiving.arrivals import Where, workspace_of
from adapters.slack.render import Message, message, pages
from adapters.slack.sending.client import Clients
from adapters.slack.sending.files import hand_over
from adapters.slack.sending.posting import Posted, Posts, Thread
from adapters.slack.sending.refusals import LOST, NotPostedError
from adapters.work import Work
from bot.announcing.announcement import Stands, Still, ours
from bot.announcing.shown import claims_on
from bot.call import Call
from bot.cooldown import Cooldowns
from bot.desk import Hear, unheard
from bot.document import Attachment, Run
from bot.permission import groups_sought
from bot.roles import Role
from bot.service import Bot, Spoken
from bot.words import negotiate, said
from store.errors import StoreError

log = structlog.get_logger()

UNKNOWN = Person(None, None, "")


class StrangerError(Exception):
    """Somebody of another organisation asks; facts are told to members alone."""


class NotInstalledError(Exception):
    """The bot is not installed where something came from."""


@dataclass(frozen=True, slots=True)
class Front:
    """All that answering needs: the bot, the ways to people, who they are, and what is under way.

    `language` and `zone` count for those whose profile is not known; `prefix` stands before the
    name of every slash command. `clicks` are the last ones, so that two are one; `cooldowns` tell
    who was answered for all lately.
    """

    bot: Bot
    unrepeated: Unrepeated
    clients: Clients
    posts: Posts
    installs: Installations
    people: People
    groups: Groups
    inbox: Inbox
    work: Work
    clicks: MutableMapping[Hashable, None]
    shares: Shares
    leaving: Leaving
    organisations: Organisations
    cooldowns: Cooldowns
    language: str
    zone: ZoneInfo
    prefix: str
    clock: Clock

    async def installed(self, where: Where) -> Installed:
        """Return the installation of a workspace, or raise NotInstalledError."""
        installed = await self.installs.of(where.team, where.enterprise)
        if installed is None:
            raise NotInstalledError(where.team)
        if where.team:
            # A store that is slow now must keep nobody waiting for this.
            self.work.begin(self.leaving.stay(workspace_of(where.team)))
            if where.enterprise:
                self.work.begin(self.organisations.note(where.team, where.enterprise))
        return installed

    async def client(self, where: Where, still: Still = ours) -> AsyncWebClient:
        """Return the Web API of a workspace, or raise NotInstalledError; `still` as for `web`."""
        return self.clients.web((await self.installed(where)).token, still)

    async def person(self, client: AsyncWebClient, where: Where) -> Person:
        """Return who somebody is, an empty profile where Slack does not tell.

        StrangerError where it tells that they are of another organisation.
        """
        person = await self.people.of(client, where.team, where.user) or UNKNOWN
        if person.foreign:
            raise StrangerError
        return person

    def known(self, where: Where) -> Person:
        """Return the same as far as it is known at once."""
        return self.people.known(where.team, where.user) or UNKNOWN

    def language_of(self, where: Where) -> str:
        """Return the language somebody reads, as far as that is known at once."""
        return negotiate(self.known(where).language or self.language)

    def call(
        self,
        where: Where,
        text: str,
        person: Person,
        key: str,
        options: tuple[tuple[str, str], ...] = (),
    ) -> Call:
        """Return the call somebody makes, by the settings where the profile is silent."""
        language, zone = person.language or self.language, person.zone or self.zone
        call = call_of(where, text, language=language, zone=zone, at=self.clock.now(), key=key)
        told = person.language is not None
        return replace(call, options=options, language_told=told, zone_told=person.zone is not None)

    async def told(self, where: Where, call: Call, needed: Role | None = None) -> Call:
        """Return a call with the groups of whoever makes it, where one has the role they lack.

        Slack is asked for them only there; `needed` is as in `bot.permission.groups_sought`.
        """
        if names_handle(call):
            call = by_id(call, await self.groups_of(where) or ())
        try:
            sought = await groups_sought(self.bot.store.workspace(call.workspace), call, needed)
        except StoreError:
            # What is wrong with the store is told by the answer.
            return replace(call, groups_told=False)
        if not sought:
            return call
        known = await self.groups_of(where)
        if known is None:
            return replace(call, groups_told=False)
        mine = tuple(each for each in member_of(known, where.user) if each in sought)
        return replace(call, groups=mine)

    async def groups_of(self, where: Where) -> UserGroups | None:
        """Return the user groups of a workspace, None where Slack does not tell."""
        return await self.groups.of(await self.client(where), where.team)

    async def named(self, where: Where, spoken: Spoken) -> Spoken:
        """Return an answer with the groups in it by what they are called, where Slack tells."""
        if not names_groups(spoken.runs):
            return spoken
        return replace(spoken, runs=named(spoken.runs, await self.groups_of(where) or ()))

    async def answer(self, where: Where, call: Call, hear: Hear = unheard) -> Spoken:
        """Answer a call with the role that whoever makes it has by themselves or by a group."""
        return await self.named(where, await self.bot.answer(await self.told(where, call), hear))


@asynccontextmanager
async def noting(front: Front, route: Route, language: str) -> AsyncIterator[None]:
    """Say by the route, after a while, that what is done inside takes longer."""
    note = front.work.begin(_note_later(front, route, language))
    try:
        yield
    finally:
        note.cancel()


async def _note_later(front: Front, route: Route, language: str) -> None:
    await front.clock.sleep(SOON)
    try:
        await route.note(Message((), said("takes-longer", negotiate(language))))
    except (NotPostedError, NotInstalledError, SlackApiError, *LOST) as error:
        log.warning("note-not-shown", error=described(error))


async def answer(
    front: Front,
    where: Where,
    call: Call,
    route: Route,
    *,
    page: int = 1,
    shareable: bool,
    sharer: str = "",
    told: Spoken | None = None,
) -> bool:
    """Answer a call by its route, and say whether the answer is one that all may see.

    Documents follow as files, with the first page alone. What a command is answered for all says
    who asked: the `sharer`, by name. What was `told` before is not worked out again.
    """
    async with front.work.turn:
        spoken = told or await worked_out(front, where, call, route)
        files = documents(spoken.runs)
        if files:
            spoken = replace(spoken, runs=announced(spoken.runs, spoken.language))
        beneath = under(call, spoken, shareable=shareable and not sharer)
        if sharer:
            beneath = replace(beneath, shared_by=where.user, sharer=sharer)
        front.unrepeated.keep(beneath.answer, call, spoken)
        shown = drawn(spoken, beneath, page)
    private = spoken.leaves.outcome in PRIVATE
    posted = await route.tell(shown, private=private)
    if posted:
        await noted(front, call, spoken, beneath, page=page, posted=posted)
    if page == 1 and files:
        await _send(front, where, files, spoken.language)
    return not private


async def worked_out(front: Front, where: Where, call: Call, route: Route) -> Spoken:
    """Return the answer to a call; what may take long tells by the route how far it is."""
    if not answered.writes(call.text):
        return await front.answer(where, call)

    async def note(words: str) -> None:
        await route.note(Message((), mrkdwn(words)))

    language = negotiate(call.language)
    async with telling(note, language, front.clock.sleep, pace=route.way.pace) as hear:
        return await front.answer(where, call, hear)


async def noted(
    front: Front, call: Call, spoken: Spoken, beneath: Under, *, page: int, posted: Posted
) -> None:
    """Note what a page states that others can read, so that they hear of its corrections."""
    laid = pages(spoken.runs, spoken.language, beneath)
    claims = claims_on(spoken, laid, page, documents=False)
    stands = Stands(posted.channel, posted.ts, posted.thread)
    await note(front.bot, call, spoken, claims, stands, now=front.clock.now())


async def _send(
    front: Front, where: Where, files: tuple[Attachment[Run], ...], language: str
) -> None:
    client = await front.client(where)
    sent = [await hand_over(client, where.user, each) for each in files]
    if not all(sent):
        words = Message((), said("file-not-sent", language))
        await front.posts.whisper(client, Thread(where.channel or where.user), where.user, words)


def under(call: Call, spoken: Spoken, *, shareable: bool) -> Under:
    """Return what buttons under an answer have to know, as far as it fits into one."""
    beneath = answered.under(call, spoken, shareable=shareable)
    try:
        write(beneath.press(Kind.SHARE, beneath.command, spoken.language, HIGHEST_PAGE))
    except ValueError:
        # What is longer than a button holds is longer than anybody may ask.
        return replace(beneath, command="help", shareable=False)
    return beneath


def failure(error: Exception, language: str) -> Message:
    """Return the message that something went wrong on our side, under a number."""
    return Message((), mrkdwn(answered.failure(error, language)))


def drawn(spoken: Spoken, beneath: Under, page: int) -> Message:
    """Return a page of an answer as a message; the last one where there are fewer."""
    laid = pages(spoken.runs, spoken.language, beneath)
    return message(laid[min(page, len(laid)) - 1], spoken.language, beneath)
