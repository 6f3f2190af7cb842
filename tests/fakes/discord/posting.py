"""Messages in channels: posted, read, changed and deleted by the app.

Source: docs.discord.com/developers/resources/message.
"""

from __future__ import annotations

from tests.fakes.discord import bodies, objects
from tests.fakes.discord.asked import Asked
from tests.fakes.discord.refusals import Refusal, invalid
from tests.fakes.discord.state import (
    DIRECT,
    EPHEMERAL,
    FORUM,
    Channel,
    Event,
    Json,
    Message,
    State,
)

NONCE_SECONDS = 300.0
"""How long a nonce names the message it was sent with: "the past few minutes"."""

REPLY = 19


def create(state: State, asked: Asked) -> Json:
    """Post a message, or return the one that was posted with the same nonce a while ago."""
    place, body = _writable(state, asked), asked.form
    repeated = _repeated(state, place, body)
    if repeated is not None:
        if repeated.deleted:
            raise Refusal(10008)
        return objects.message(state, repeated)
    message = Message(state.fresh(), place.id, state.application_id)
    told = body.get("message_reference")
    if told:
        _refer(state, message, told)
    bodies.filled(state, message, body, asked.files)
    message.flags &= ~EPHEMERAL
    _call_back(state, message, body.get("allowed_mentions"))
    place.archived = False
    appear(state, message)
    return objects.message(state, message)


def appear(state: State, message: Message) -> None:
    """Put a message where it belongs and tell of it."""
    state.messages.append(message)
    publish(state, message, "MESSAGE_CREATE")


def publish(state: State, message: Message, name: str) -> None:
    """Tell of a message that everybody sees."""
    if message.ephemeral_to is None:
        guild = state.channels[message.channel].guild
        state.tell(Event(name, objects.message_create(state, message), guild))


def withdraw(state: State, message: Message) -> None:
    """Delete a message and tell of it."""
    message.deleted = True
    if message.ephemeral_to is None:
        guild = state.channels[message.channel].guild
        gone: Json = {"id": message.id, "channel_id": message.channel}
        if guild:
            gone["guild_id"] = guild
        state.tell(Event("MESSAGE_DELETE", gone, guild))


def get(state: State, asked: Asked) -> Json:
    place = state.channel(asked.path["channel_id"])
    return objects.unread(state, objects.message(state, _public(state, place, asked)))


def history(state: State, asked: Asked) -> list[Json]:
    """Return messages, the newest first."""
    place = state.channel(asked.path["channel_id"])
    limit = asked.whole("limit", 50)
    if not 1 <= limit <= 100:
        raise invalid("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.")
    found = list(state.seen(place.id))
    if "before" in asked.query:
        found = [each for each in found if int(each.id) < asked.whole("before")]
    if "after" in asked.query:
        later = [each for each in found if int(each.id) > asked.whole("after")]
        found = later[:limit]
    told = [objects.message(state, each) for each in reversed(found[-limit:])]
    return [objects.unread(state, each) for each in told]


def edit(state: State, asked: Asked) -> Json:
    message = _own(state, asked)
    bodies.edited(state, message, asked.form, asked.files)
    publish(state, message, "MESSAGE_UPDATE")
    return objects.message(state, message)


def delete(state: State, asked: Asked) -> None:
    place = state.channel(asked.path["channel_id"])
    message = _public(state, place, asked)
    if message.author != state.application_id:
        raise Refusal(50013)
    withdraw(state, message)


def typing(state: State, asked: Asked) -> None:
    _writable(state, asked)


def _writable(state: State, asked: Asked) -> Channel:
    place = state.channel(asked.path["channel_id"])
    if place.kind == FORUM:
        raise Refusal(40058)
    if place.kind == DIRECT and place.recipient and not _takes(state, place.recipient):
        raise Refusal(50007)
    if not place.writable:
        raise Refusal(50013)
    if place.archived and place.locked:
        raise Refusal(50083)
    return place


def _takes(state: State, person: str) -> bool:
    """Whether a person takes direct messages: not of whom one shares no server with."""
    shared = any(person in each.members for each in state.guilds.values() if each.joined)
    return shared and state.users[person].takes_messages


def _repeated(state: State, place: Channel, body: Json) -> Message | None:
    nonce = body.get("nonce")
    if nonce is None or not body.get("enforce_nonce"):
        return None
    for each in reversed(state.messages):
        same = each.channel == place.id and each.author == state.application_id
        if same and each.nonce is not None and str(each.nonce) == str(nonce):
            recent = state.clock() - objects.seconds(each.id) <= NONCE_SECONDS
            return each if recent else None
    return None


def _refer(state: State, message: Message, told: Json) -> None:
    name = str(told.get("message_id"))
    known = [each for each in state.seen(message.channel) if each.id == name]
    if known:
        message.kind, message.reference = REPLY, name
    elif told.get("fail_if_not_exists", True):
        raise invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")


def _call_back(state: State, message: Message, allowed: Json | None) -> None:
    """Let an answer call whom it answers, which it does unless it says otherwise."""
    if message.reference and (allowed is None or allowed.get("replied_user")):
        person = state.message(message.channel, message.reference).author
        if person not in message.mentions:
            message.mentions.append(person)
            state.lapse("calls people", message.content[:80])


def _public(state: State, place: Channel, asked: Asked) -> Message:
    message = state.message(place.id, asked.path["message_id"])
    if message.ephemeral_to:
        raise Refusal(10008)
    return message


def _own(state: State, asked: Asked) -> Message:
    place = state.channel(asked.path["channel_id"])
    message = _public(state, place, asked)
    if message.author != state.application_id:
        raise Refusal(50005)
    if place.archived:
        raise Refusal(50083)
    return message
