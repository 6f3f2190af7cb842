"""Forms and homes: opened by a trigger, changed under a hash, answered when submitted.

Source: docs.slack.dev/surfaces/modals, reference/views and reference/methods/views.open, read
2026-11-22.
"""

from __future__ import annotations

import json
from itertools import takewhile
from typing import Literal, TypeAlias

from tests.fakes.slack.block_texts import PLAIN, Flaw, Flaws, flag, keys, string, text
from tests.fakes.slack.blocks import flaws, numbered, refuse_messages
from tests.fakes.slack.chat import fresh_ids
from tests.fakes.slack.state import Grant, Json, Refusal, State, View

Kind: TypeAlias = Literal["modal", "home"]

STACK = 3
BYTES = 250_000

MODAL = {
    "title": text(24, PLAIN),
    "submit": text(24, PLAIN),
    "close": text(24, PLAIN),
    "clear_on_close": flag,
    "notify_on_close": flag,
    "submit_disabled": flag,
}
EITHER_VIEW = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}


def open_view(state: State, grant: Grant, args: Json) -> Json:
    view = checked(args, "modal")
    trigger = state.exchanged(args.get("trigger_id"))
    return {"view": described(state, store(state, grant, trigger.user, view))}


def push_view(state: State, grant: Grant, args: Json) -> Json:
    view = checked(args, "modal")
    trigger = state.exchanged(args.get("trigger_id"))
    below = state.views.get(trigger.view or "")
    if below is None or below.ended:
        raise Refusal("not_found")
    return {"view": described(state, pushed(state, grant, below, view))}


def update_view(state: State, grant: Grant, args: Json) -> Json:
    view = _found(state, args)
    if args.get("hash") and args["hash"] != view.hash:
        raise Refusal("hash_conflict")
    replaced(state, view, checked(args, "modal"))
    return {"view": described(state, view)}


def publish_view(state: State, grant: Grant, args: Json) -> Json:
    payload = checked(args, "home")
    user = state.users.get(str(args.get("user_id")))
    if user is None or user.team != (grant.team or user.team):
        raise Refusal("user_not_found")
    old = state.homes.get((user.team, user.id))
    if args.get("hash") and (old is None or args["hash"] != old.hash):
        raise Refusal("hash_conflict")
    if old is None:
        old = store(state, grant, user.id, payload)
        state.homes[user.team, user.id] = old
    else:
        replaced(state, old, payload)
    return {"view": described(state, old)}


def store(state: State, grant: Grant, user: str, payload: Json, below: View | None = None) -> View:
    """Keep a view as a new one."""
    _refuse_external_id(state, payload, None)
    id_ = state.fresh("V")
    root = below.root if below else id_
    team = grant.team or state.users[user].team
    view = View(id_, team, user, {}, "", root, below.id if below else None)
    replaced(state, view, payload)
    state.views[id_] = view
    return view


def replaced(state: State, view: View, payload: Json) -> None:
    _refuse_external_id(state, payload, view)
    view.payload = {**payload, "blocks": numbered(payload["blocks"], fresh_ids(state))}
    view.hash = f"{state.ts()}.{state.fresh('')}"


def pushed(state: State, grant: Grant, below: View, payload: Json) -> View:
    if len(stack(state, below)) >= STACK:
        raise Refusal("push_limit_reached")
    return store(state, grant, below.user, payload, below)


def stack(state: State, view: View) -> list[View]:
    """Return the forms that lie on one another, the lowest first."""
    return [each for each in state.views.values() if each.root == view.root and not each.ended]


def _found(state: State, args: Json) -> View:
    for view in state.views.values():
        external = args.get("external_id") and view.payload.get("external_id")
        named = view.id == args.get("view_id") or external == args.get("external_id")
        if named and not view.ended and view.payload["type"] == "modal":
            return view
    raise Refusal("not_found")


def _refuse_external_id(state: State, payload: Json, own: View | None) -> None:
    name = payload.get("external_id")
    for view in state.views.values():
        if name and view is not own and not view.ended and view.payload.get("external_id") == name:
            raise Refusal("duplicate_external_id")


def checked(args: Json, kind: Kind) -> Json:
    """Return the view in a call, or refuse it as Slack does, as an invalid argument."""
    payload: Json = args["view"] if isinstance(args.get("view"), dict) else {}
    refuse_messages(list(view_flaws(payload, kind)), "invalid_arguments")
    if len(json.dumps(payload, ensure_ascii=False).encode()) > BYTES:
        raise Refusal("view_too_large")
    return payload


def view_flaws(payload: Json, kind: Kind) -> Flaws:
    if payload.get("type") != kind:
        yield Flaw("/view/type", f"must be {kind}")
        return
    own = MODAL if kind == "modal" else {}
    needed = ("type", "blocks", "title") if kind == "modal" else ("type", "blocks")
    yield from keys(payload, "/view", needed, {**own, **EITHER_VIEW})
    for name, check in {**own, **EITHER_VIEW}.items():
        if payload.get(name) is not None:
            yield from check(payload[name], f"/view/{name}")
    yield from flaws(payload.get("blocks"), kind, "/view/blocks")
    inputs = [each for each in _blocks(payload) if each.get("type") == "input"]
    if kind == "modal" and inputs and "submit" not in payload:
        yield Flaw("/view", "must define `submit` to use an `input` block in modals")


def _blocks(payload: Json) -> list[Json]:
    blocks = payload.get("blocks")
    return [each for each in blocks if isinstance(each, dict)] if isinstance(blocks, list) else []


def described(state: State, view: View, values: Json | None = None) -> Json:
    """Return a view as Slack hands it out, with what a person entered."""
    payload = view.payload
    grant = state.bot(view.team)
    return {
        "id": view.id,
        "team_id": view.team,
        "type": payload["type"],
        "blocks": payload["blocks"],
        "private_metadata": payload.get("private_metadata", ""),
        "callback_id": payload.get("callback_id", ""),
        "state": {"values": values or {}},
        "hash": view.hash,
        "title": payload.get("title"),
        "clear_on_close": payload.get("clear_on_close", False),
        "notify_on_close": payload.get("notify_on_close", False),
        "close": payload.get("close"),
        "submit": payload.get("submit"),
        "previous_view_id": view.previous,
        "root_view_id": view.root,
        "app_id": state.app_id,
        "external_id": payload.get("external_id", ""),
        "app_installed_team_id": view.team,
        "bot_id": grant.bot_id if grant else "",
    }


def submitted(state: State, grant: Grant, view: View, answer: object) -> None:
    """Do what an app answers to a submitted form: close it, show errors, change or push one."""
    action = answer.get("response_action") if isinstance(answer, dict) else None
    if not isinstance(answer, dict) or not action:
        view.ended = "submitted"
        return
    try:
        match action:
            case "errors":
                _refuse_errors(view, answer.get("errors"))
            case "update":
                replaced(state, view, checked(answer, "modal"))
            case "push":
                pushed(state, grant, view, checked(answer, "modal"))
            case "clear":
                for each in stack(state, view):
                    each.ended = "submitted" if each is view else "cleared"
            case _:
                state.lapse("answer to a form refused", f"unknown response_action {action}")
    except Refusal as refusal:
        # A person sees "We had some trouble connecting" where the app thinks all is well.
        state.lapse("answer to a form refused", f"{refusal.error} {refusal.details}")


def _refuse_errors(view: View, errors: object) -> None:
    inputs = {each["block_id"] for each in view.payload["blocks"] if each["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        raise Refusal("errors name no input of the form")


def ended(state: State, view: View) -> None:
    """Close a form and, with clear_on_close, those that lie below it."""
    lying = stack(state, view)
    above = list(takewhile(lambda each: each is not view, reversed(lying)))
    gone = lying if view.payload.get("clear_on_close") else [*above, view]
    for each in gone:
        each.ended = "closed"
