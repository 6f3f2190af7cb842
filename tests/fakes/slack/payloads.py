"""The payloads Slack sends, with the fields it sends them with.

Source: docs.slack.dev/interactivity, reference/interaction-payloads and reference/events, read
2026-11-22. Some fields of enterprises and of legacy attachments are left out.
"""

from __future__ import annotations

from typing import Literal

from tests.fakes.slack.chat import shown
from tests.fakes.slack.parcels import Parcel
from tests.fakes.slack.state import Channel, Json, Message, State, User, View
from tests.fakes.slack.views import described

VERIFICATION = "verification-token"
NAMES = {"im": "directmessage", "group": "privategroup", "mpim": "mpdm"}


def slash_command(state: State, user: User, channel: Channel, command: str, text: str) -> Parcel:
    team = state.teams[user.team]
    body: Json = {
        "token": VERIFICATION,
        "team_id": team.id,
        "team_domain": team.domain,
        "channel_id": channel.id,
        "channel_name": NAMES.get(channel.kind, channel.name),
        "user_id": user.id,
        "user_name": user.name,
        "command": command,
        "text": text,
        "api_app_id": state.app_id,
        "is_enterprise_install": "false",
        "response_url": state.response_url(user.id, channel.id),
        "trigger_id": state.trigger(user.id, team.id),
    }
    if team.enterprise:
        body |= {"enterprise_id": team.enterprise, "enterprise_name": "Acme Group"}
    return Parcel("slash_commands", body, accepts=True)


def event(state: State, team: str, said: Json) -> Parcel:
    """Wrap an event as the Events API does."""
    bot, enterprise = state.bot(team), state.teams[team].enterprise
    authorization = {
        "enterprise_id": enterprise,
        "team_id": team,
        "user_id": bot.bot_user if bot else "",
        "is_bot": True,
        "is_enterprise_install": False,
    }
    body = {
        "token": VERIFICATION,
        "team_id": team,
        "context_team_id": team,
        "context_enterprise_id": enterprise,
        "api_app_id": state.app_id,
        "event": said,
        "type": "event_callback",
        "event_id": state.fresh("Ev"),
        "event_time": int(state.clock()),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": state.fresh("4-"),
    }
    return Parcel("events_api", body)


def mention(state: State, message: Message) -> Parcel:
    return event(state, _team(state, message), {**_typed(state, message), "type": "app_mention"})


def message_event(state: State, message: Message, file: Json | None = None) -> Parcel:
    """Return the event of a message, a person's or the bot's own, as subscribers hear it.

    A message with a file is one of a subtype of its own.
    """
    channel = state.channels[message.channel]
    kinds = {"im": "im", "channel": "channel", "group": "group", "mpim": "mpim"}
    said = {**_typed(state, message), "channel_type": kinds[channel.kind]}
    said |= {"subtype": "file_share", "files": [file]} if file else {}
    return event(state, channel.team, said)


def _team(state: State, message: Message) -> str:
    return state.channels[message.channel].team


def _typed(state: State, message: Message) -> Json:
    own = {"client_msg_id": state.fresh("client-"), "blocks": _rich(message.text)}
    bot = state.bot(_team(state, message))
    is_own = bot is not None and message.author == bot.bot_user
    said = shown(state, message)
    return {
        **({} if is_own else own),
        **said,
        "channel": message.channel,
        "event_ts": message.ts,
    }


def _rich(text: str) -> list[Json]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return [{"type": "rich_text", "block_id": "typed", "elements": [section]}]


def home_opened(state: State, user: User, tab: Literal["home", "messages"] = "home") -> Parcel:
    said: Json = {
        "type": "app_home_opened",
        "user": user.id,
        "channel": f"D{user.id}",
        "tab": tab,
        "event_ts": state.ts(),
    }
    home = state.homes.get((user.team, user.id))
    if home and tab == "home":
        said["view"] = described(state, home)
    return event(state, user.team, said)


def uninstalled(state: State, team: str) -> Parcel:
    return event(state, team, {"type": "app_uninstalled", "event_ts": state.ts()})


def tokens_revoked(state: State, team: str) -> Parcel:
    bot = state.bot(team)
    tokens: Json = {"oauth": [], "bot": [bot.bot_user] if bot else []}
    said = {"type": "tokens_revoked", "tokens": tokens, "event_ts": state.ts()}
    return event(state, team, said)


def joined(state: State, user: str, channel: Channel, inviter: str | None = None) -> Parcel:
    said: Json = {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": "C" if channel.kind == "channel" else "G",
        "team": channel.team,
        "event_ts": state.ts(),
    }
    return event(state, channel.team, {**said, "inviter": inviter} if inviter else said)


def _interaction(state: State, user: User, kind: str) -> Json:
    team = state.teams[user.team]
    enterprise = {"id": team.enterprise, "name": "Acme Group"} if team.enterprise else None
    return {
        "type": kind,
        "team": {"id": team.id, "domain": team.domain},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": team.id},
        "api_app_id": state.app_id,
        "token": VERIFICATION,
        "enterprise": enterprise,
        "is_enterprise_install": False,
    }


def _place(state: State, where: Message | View, values: Json) -> Json:
    if isinstance(where, View):
        container: Json = {"type": "view", "view_id": where.id}
        return {"container": container, "view": described(state, where, values)}
    channel = state.channels[where.channel]
    container = {
        "type": "message",
        "message_ts": where.ts,
        "channel_id": channel.id,
        "is_ephemeral": bool(where.to),
    }
    if where.thread_ts:
        container["thread_ts"] = where.thread_ts
    place: Json = {
        "container": container,
        "channel": {"id": channel.id, "name": NAMES.get(channel.kind, channel.name)},
        "state": {"values": values},
    }
    # Nobody but the person has the message, so Slack does not send it either.
    return place if where.to else {**place, "message": shown(state, where)}


def block_actions(
    state: State, user: User, where: Message | View, action: Json, values: Json
) -> Parcel:
    view = where.id if isinstance(where, View) else None
    body = {
        **_interaction(state, user, "block_actions"),
        **_place(state, where, values),
        "trigger_id": state.trigger(user.id, user.team, view),
        "actions": [{**action, "action_ts": state.ts()}],
    }
    if isinstance(where, Message):
        body["response_url"] = state.response_url(user.id, where.channel, where)
    return Parcel("interactive", body)


def block_suggestion(
    state: State, user: User, where: Message | View, asking: Json, typed: str
) -> Parcel:
    """Return what asks for the options of a select, named by `asking` and its block."""
    body = {
        **_interaction(state, user, "block_suggestion"),
        **_place(state, where, {}),
        **asking,
        "value": typed,
    }
    return Parcel("interactive", body, accepts=True)


def view_submission(state: State, user: User, view: View, values: Json) -> Parcel:
    body = {
        **_interaction(state, user, "view_submission"),
        "trigger_id": state.trigger(user.id, user.team, view.id),
        "view": described(state, view, values),
        "response_urls": [],
    }
    return Parcel("interactive", body, accepts=True)


def view_closed(state: State, user: User, view: View, *, cleared: bool = False) -> Parcel:
    body = {
        **_interaction(state, user, "view_closed"),
        "view": described(state, view),
        "is_cleared": cleared,
    }
    return Parcel("interactive", body)


def message_shortcut(state: State, user: User, message: Message, callback_id: str) -> Parcel:
    channel = state.channels[message.channel]
    body = {
        **_interaction(state, user, "message_action"),
        "action_ts": state.ts(),
        "channel": {"id": channel.id, "name": NAMES.get(channel.kind, channel.name)},
        "callback_id": callback_id,
        "trigger_id": state.trigger(user.id, user.team),
        "response_url": state.response_url(user.id, channel.id),
        "message_ts": message.ts,
        "message": shown(state, message),
    }
    return Parcel("interactive", body)


def global_shortcut(state: State, user: User, callback_id: str) -> Parcel:
    body = {
        **_interaction(state, user, "shortcut"),
        "action_ts": state.ts(),
        "callback_id": callback_id,
        "trigger_id": state.trigger(user.id, user.team),
    }
    return Parcel("interactive", body)
