"""The methods about who is who: tokens, people and their groups, teams and bots.

Source: docs.slack.dev/reference/methods/auth.test, users.info, usergroups.list, team.info and
bots.info.
"""

from __future__ import annotations

from tests.fakes.slack.chat import truth
from tests.fakes.slack.state import Grant, Json, Refusal, State, User


def auth_test(state: State, grant: Grant, _args: Json) -> Json:
    if grant.kind == "app":
        return {"app_id": state.app_id, "app_name": "Dealbrief"}
    team = state.teams[grant.team or next(iter(state.teams))]
    said: Json = {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "user": "dealbrief",
        "team_id": team.id,
        "user_id": grant.bot_user,
        "bot_id": grant.bot_id,
        "is_enterprise_install": grant.team is None,
    }
    return {**said, "enterprise_id": team.enterprise} if team.enterprise else said


def auth_revoke(state: State, grant: Grant, args: Json) -> Json:
    if truth(args.get("test")):
        return {"revoked": False}
    grant.revoked = True
    return {"revoked": True}


def users_info(state: State, grant: Grant, args: Json) -> Json:
    user = state.users.get(str(args.get("user") or ""))
    if user is None or grant.team not in {None, user.team}:
        raise Refusal("user_not_found")
    return {"user": described(user, locale=truth(args.get("include_locale")))}


def described(user: User, *, locale: bool) -> Json:
    """Return a person as Slack hands them out; the language only where it was asked for."""
    said: Json = {
        "id": user.id,
        "team_id": user.team,
        "name": user.name,
        "deleted": user.deleted,
        "color": "9f69e7",
        "real_name": user.real_name,
        "tz": user.tz,
        "tz_label": user.tz,
        "tz_offset": user.tz_offset,
        "profile": {
            "real_name": user.real_name,
            "display_name": user.name,
            "real_name_normalized": user.real_name,
            "display_name_normalized": user.name,
            "team": user.team,
        },
        "is_admin": user.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": user.is_bot,
        "is_app_user": False,
        **({"is_stranger": True} if user.is_stranger else {}),
        "updated": 1_700_000_000,
        "who_can_share_contact_card": "EVERYONE",
    }
    return {**said, "locale": user.locale} if locale else said


def groups(state: State, grant: Grant, args: Json) -> Json:
    """Answer usergroups.list: those of a workspace, the disabled ones only where asked for."""
    team = grant.team or str(args.get("team_id") or "")
    if not team:
        raise Refusal("missing_argument")
    disabled, users = truth(args.get("include_disabled")), truth(args.get("include_users"))
    own = (each for each in state.groups.values() if each.team == team)
    found = (each for each in own if disabled or not each.disabled)
    return {"usergroups": [each.described(users=users) for each in found]}


def team_info(state: State, grant: Grant, args: Json) -> Json:
    asked = str(args.get("team") or grant.team or "")
    team = state.teams.get(asked)
    if team is None or grant.team not in {None, team.id}:
        raise Refusal("team_not_found")
    said: Json = {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": ""}
    if team.enterprise:
        said |= {"enterprise_id": team.enterprise, "enterprise_name": "Acme Group"}
    return {"team": {**said, "icon": {"image_default": True}}}


def bots_info(state: State, grant: Grant, args: Json) -> Json:
    bot = str(args.get("bot") or grant.bot_id)
    if bot != grant.bot_id:
        raise Refusal("bot_not_found")
    return {
        "bot": {
            "id": bot,
            "deleted": False,
            "name": "Dealbrief",
            "updated": 1_700_000_000,
            "app_id": state.app_id,
            "user_id": grant.bot_user,
            "icons": {},
        }
    }
