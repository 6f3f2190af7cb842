"""The methods about places: which there are, who is there, and what was said.

Source: docs.slack.dev/reference/methods/conversations.history and its neighbours, read 2026-11-22.
"""

from __future__ import annotations

from tests.fakes.slack.chat import shown, truth
from tests.fakes.slack.state import HISTORY_LIMIT, Channel, Grant, Json, Message, Refusal, State

KINDS = {"channel": "public_channel", "group": "private_channel", "im": "im", "mpim": "mpim"}


def readable(state: State, grant: Grant, name: object, right: str) -> Channel:
    """Return a channel the token may look into: a scope for its kind, membership if hidden."""
    channel = state.channel(grant, name)
    scope = f"{KINDS_IN_SCOPES[channel.kind]}:{right}"
    if scope not in grant.scopes:
        raise Refusal("missing_scope", needed=scope, provided=",".join(grant.scopes))
    if channel.kind != "channel" and grant.bot_user not in channel.members:
        raise Refusal("channel_not_found")
    return channel


KINDS_IN_SCOPES = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}


def info(state: State, grant: Grant, args: Json) -> Json:
    channel = readable(state, grant, args.get("channel"), "read")
    return {"channel": described(channel, grant, count=truth(args.get("include_num_members")))}


def open_direct(state: State, grant: Grant, args: Json) -> Json:
    users = [each for each in str(args.get("users") or "").split(",") if each]
    if len(users) != 1:
        raise Refusal("users_list_not_supplied" if not users else "not_implemented_by_the_fake")
    channel = state.direct(users[0], grant)
    return {"channel": {"id": channel.id}}


def history(state: State, grant: Grant, args: Json) -> Json:
    channel = _heard(state, grant, args)
    said = [each for each in state.seen(channel.id) if each.thread_ts in {None, each.ts}]
    said = [each for each in said if _between(each, args)]
    return _page(state, list(reversed(said)), args)


def replies(state: State, grant: Grant, args: Json) -> Json:
    channel = _heard(state, grant, args)
    first = state.message(channel.id, args.get("ts"))
    if first is None or first.to:
        raise Refusal("thread_not_found")
    root = first.thread_ts or first.ts
    said = [each for each in state.seen(channel.id) if root in {each.ts, each.thread_ts}]
    said = [each for each in said if each.ts == root or _between(each, args)]
    return _page(state, said, args)


def _heard(state: State, grant: Grant, args: Json) -> Channel:
    channel = readable(state, grant, args.get("channel"), "history")
    if grant.bot_user not in channel.members:
        raise Refusal("not_in_channel")
    return channel


def _between(message: Message, args: Json) -> bool:
    oldest, latest = str(args.get("oldest") or "0"), str(args.get("latest") or "9" * 10)
    at, first, last = (float(each) for each in (message.ts, oldest, latest))
    return first <= at <= last if truth(args.get("inclusive")) else first < at < last


def _page(state: State, said: list[Message], args: Json) -> Json:
    limit = int(args.get("limit") or 100)
    if not 1 <= limit <= HISTORY_LIMIT:
        raise Refusal("invalid_limit")
    limit = min(limit, state.objects)
    start = _cursor(args)
    page = said[start : start + limit]
    metadata = truth(args.get("include_all_metadata"))
    following = str(start + limit) if start + limit < len(said) else ""
    return {
        "messages": [shown(state, each, with_metadata=metadata) for each in page],
        "has_more": bool(following),
        "response_metadata": {"next_cursor": following},
    }


def _cursor(args: Json) -> int:
    cursor = str(args.get("cursor") or "0")
    if not cursor.isdecimal():
        raise Refusal("invalid_cursor")
    return int(cursor)


def of_user(state: State, grant: Grant, args: Json) -> Json:
    """Answer users.conversations: where the bot, or somebody, is a member."""
    user = str(args.get("user") or grant.bot_user)
    kinds = set(str(args.get("types") or "public_channel").split(","))
    found = [
        each
        for each in state.channels.values()
        if user in each.members
        and grant.team in {None, each.team}
        and KINDS[each.kind] in kinds
        and not (each.archived and truth(args.get("exclude_archived")))
    ]
    limit, start = int(args.get("limit") or 100), _cursor(args)
    following = str(start + limit) if start + limit < len(found) else ""
    return {
        "channels": [described(each, grant) for each in found[start : start + limit]],
        "response_metadata": {"next_cursor": following},
    }


def described(channel: Channel, grant: Grant, *, count: bool = False) -> Json:
    """Return a channel as Slack hands it out."""
    said: Json = {
        "id": channel.id,
        "created": 1_700_000_000,
        "is_archived": channel.archived,
        "is_im": channel.kind == "im",
        "is_mpim": channel.kind == "mpim",
        "is_org_shared": False,
        "context_team_id": channel.team,
    }
    if channel.kind == "im":
        return {**said, "user": next(iter(channel.members - {grant.bot_user}), "")}
    said |= {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "group",
        "is_private": channel.kind != "channel",
        "is_member": grant.bot_user in channel.members,
        "is_general": False,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }
    return {**said, "num_members": len(channel.members)} if count else said
