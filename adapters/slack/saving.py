"""A message from which somebody saves a fact: its form opens soon, with what can be read of it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any, TypeVar

from slack_sdk.errors import SlackApiError

from adapters.slack.answering import Front
from adapters.slack.arrivals import Saving, Where
from adapters.slack.deadline import within
from adapters.slack.filling import open_form
from adapters.slack.limits import LOOKED_UP
from adapters.slack.people import Person
from adapters.slack.posting import LOST, Address
from adapters.slack.render import Message as Shown
from bot.forms import form_of
from bot.saving import COMMAND, Message, proposed
from bot.words import said
from store.base import StoreError
from store.claims import Entity

T = TypeVar("T")


async def take_saving(front: Front, arrival: Saving) -> None:
    """Open the form; its trigger does not wait for what Slack or the store are slow to tell."""
    where = arrival.where
    language = front.language_of(where)
    person = front.known(where)
    link, author, known = await asyncio.gather(
        _soon(front, _permalink(front, arrival), None),
        _soon(front, _author(front, arrival), None),
        _soon(front, _parties(front, where, person), ()),
    )
    name = author.name if author and author.name else arrival.author
    written = Message(arrival.text, name, _instant(arrival.ts), link)
    options = proposed(written, language, person.zone or front.zone, known)
    form = form_of(COMMAND, options, language, whole=True)
    if form and await open_form(front, form, where, arrival.trigger, language):
        return
    await front.posts.respond(Address(arrival.url), Shown((), said("form-closed", language)))


async def _soon(front: Front, asked: Coroutine[Any, Any, T], otherwise: T) -> T:
    try:
        return await within(LOOKED_UP, front.clock.sleep, asked)
    except (TimeoutError, SlackApiError, StoreError, *LOST):
        return otherwise


async def _permalink(front: Front, arrival: Saving) -> str | None:
    client = await front.client(arrival.where)
    found = await client.chat_getPermalink(channel=arrival.where.channel, message_ts=arrival.ts)
    return found.get("permalink")


async def _author(front: Front, arrival: Saving) -> Person | None:
    client = await front.client(arrival.where)
    return await front.people.of(client, arrival.where.team, arrival.author)


async def _parties(front: Front, where: Where, person: Person) -> tuple[Entity, ...]:
    return await front.bot.parties(front.call(where, "", person, ""))


def _instant(ts: str) -> datetime:
    """Return when a message was written: its ts are seconds since 1970."""
    return datetime.fromtimestamp(float(ts), UTC)
