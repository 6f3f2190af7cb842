"""The first answer to an interaction: within three seconds, once, and of a type that suits it.

Source: docs.discord.com/developers/interactions/receiving-and-responding, read 2026-11-29.
"""

from __future__ import annotations

from tests.fakes.discord import bodies, commands, objects
from tests.fakes.discord.asked import Asked
from tests.fakes.discord.options import STRING
from tests.fakes.discord.payloads import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT
from tests.fakes.discord.posting import appear, publish
from tests.fakes.discord.refusals import Refusal, invalid
from tests.fakes.discord.shapes import under
from tests.fakes.discord.state import (
    ACK_SECONDS,
    EPHEMERAL,
    LOADING,
    Interaction,
    Json,
    Message,
    Modal,
    State,
)

ANSWER, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
CHAT_REPLY, MENU_REPLY = 20, 23


def respond(state: State, asked: Asked) -> Json | None:
    """Take the callback of an interaction; its message is returned where that is asked for."""
    found, body = _waiting(state, asked), asked.form
    kind = body.get("type")
    if kind not in suitable(found):
        raise invalid("type", "BASE_TYPE_CHOICES", f"Value must be one of {suitable(found)}.")
    data = body.get("data") or {}
    match kind:
        case 4:
            _answer(state, found, data, asked)
        case 5:
            _think(state, found, data)
        case 6:
            found.original = found.source
        case 7:
            assert found.source is not None
            bodies.edited(state, found.source, data, asked.files, at="data")
            found.original = found.source
            publish(state, found.source, "MESSAGE_UPDATE")
        case 8:
            found.choices = _choices(found, data)
        case _:
            bodies.check(data, [], "data", modal=True)
            components = bodies.numbered(data["components"])
            found.modal = Modal(data["custom_id"], data["title"], components, found.user, found.id)
            state.modals.append(found.modal)
    found.response = kind
    return _returned(state, found) if asked.says("with_response") else None


def suitable(found: Interaction) -> list[int]:
    """Return the types of answer that an interaction takes."""
    if found.kind == AUTOCOMPLETE:
        return [CHOICES]
    answers = [ANSWER, DEFERRED]
    if found.source is not None and found.kind in {COMPONENT, MODAL_SUBMIT}:
        answers += [DEFERRED_UPDATE, UPDATE]
    return answers if found.kind == MODAL_SUBMIT else [*answers, MODAL]


def _waiting(state: State, asked: Asked) -> Interaction:
    found = state.interactions.get(asked.path["interaction_id"])
    if found is None or found.token != asked.path["interaction_token"]:
        raise Refusal(10062)
    if found.response is not None:
        raise Refusal(40060)
    if state.clock() - found.at > ACK_SECONDS:
        state.lapse("acknowledges late", found.about)
        raise Refusal(10062)
    return found


def begun(state: State, found: Interaction) -> Message:
    """Return a new message that answers an interaction."""
    message = Message(state.fresh(), found.channel, state.application_id)
    message.interaction = found.id
    if found.kind == COMMAND:
        message.kind = MENU_REPLY if found.source else CHAT_REPLY
    elif found.source is not None:
        message.reference = found.source.id
    return message


def _answer(state: State, found: Interaction, data: Json, asked: Asked) -> None:
    message = bodies.filled(state, begun(state, found), data, asked.files, at="data")
    shown(found, message)
    found.original = message
    appear(state, message)


def _think(state: State, found: Interaction, data: Json) -> None:
    if (data.get("flags") or 0) & ~EPHEMERAL:
        raise invalid("data.flags", "BITFIELD_TYPE_UNSETTABLE", "Only EPHEMERAL may be set.")
    message = begun(state, found)
    message.flags = LOADING | (data.get("flags") or 0) & EPHEMERAL
    shown(found, message)
    found.original = message
    appear(state, message)


def shown(found: Interaction, message: Message) -> None:
    """Let an ephemeral answer be seen by who asked alone."""
    if message.flags & EPHEMERAL:
        message.ephemeral_to = found.user
    found.answers.append(message)


def _choices(found: Interaction, data: Json) -> list[Json]:
    faults = commands.suggestions(data, found.option or STRING)
    if faults:
        raise Refusal(50035, [each._replace(path=under("data", each.path)) for each in faults])
    choices: list[Json] = data.get("choices", [])
    return choices


def _returned(state: State, found: Interaction) -> Json:
    about: Json = {"id": found.id, "type": found.kind}
    said: Json = {"interaction": about, "resource": {"type": found.response}}
    if found.original is not None:
        about |= {
            "response_message_id": found.original.id,
            "response_message_loading": found.original.loading,
            "response_message_ephemeral": bool(found.original.ephemeral_to),
        }
    if found.response in {ANSWER, UPDATE} and found.original is not None:
        said["resource"]["message"] = objects.message(state, found.original)
    return said
