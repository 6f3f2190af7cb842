"""What an app says after its first answer to an interaction, for fifteen minutes.

Source: docs.discord.com/developers/interactions/receiving-and-responding, followup messages, read
2026-11-29. That nothing is there before the first answer: discord-api-docs #6851.
"""

from __future__ import annotations

from tests.fakes.discord import bodies, objects
from tests.fakes.discord.asked import Asked
from tests.fakes.discord.payloads import COMMAND
from tests.fakes.discord.posting import appear, publish, withdraw
from tests.fakes.discord.refusals import Refusal
from tests.fakes.discord.responding import DEFERRED, begun, shown
from tests.fakes.discord.state import TOKEN_SECONDS, Interaction, Json, Message, State

ORIGINAL = "@original"


def create(state: State, asked: Asked) -> Json:
    """Say one thing more; right after a deferral it is the answer itself that is filled in."""
    found = _answered(state, asked)
    first = found.original
    if found.response == DEFERRED and first is not None and first.loading:
        return _changed(state, first, asked)
    message = bodies.filled(state, begun(state, found), asked.form, asked.files)
    shown(found, message)
    appear(state, message)
    return objects.message(state, message)


def get(state: State, asked: Asked) -> Json:
    return objects.message(state, _message(state, asked))


def edit(state: State, asked: Asked) -> Json:
    return _changed(state, _message(state, asked), asked)


def delete(state: State, asked: Asked) -> None:
    withdraw(state, _message(state, asked))


def _changed(state: State, message: Message, asked: Asked) -> Json:
    bodies.edited(state, message, asked.form, asked.files)
    publish(state, message, "MESSAGE_UPDATE")
    return objects.message(state, message)


def _answered(state: State, asked: Asked) -> Interaction:
    """Return the interaction of a token: known, answered once, and not older than its token."""
    if asked.path["application_id"] != state.application_id:
        raise Refusal(10015)
    for each in state.interactions.values():
        if each.token != asked.path["interaction_token"]:
            continue
        if state.clock() - each.at > TOKEN_SECONDS:
            raise Refusal(50027)
        if each.response is None:
            raise Refusal(10015)
        return each
    raise Refusal(50027)


def _message(state: State, asked: Asked) -> Message:
    found, name = _answered(state, asked), asked.path["message_id"]
    if name == ORIGINAL:
        message = found.original
    else:
        source = None if found.kind == COMMAND else found.source
        own = (each for each in (*found.answers, source) if each and each.id == name)
        message = next(own, None)
    if message is None or message.deleted:
        raise Refusal(10008)
    return message
