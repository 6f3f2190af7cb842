"""Installing: a code for a token, once, and tokens that are exchanged before they expire.

Source: docs.slack.dev/authentication/installing-with-oauth and using-token-rotation, read
2026-11-22.
"""

from __future__ import annotations

from tests.fakes.slack.state import Code, Grant, Json, Refusal, State

CODE_SECONDS = 10 * 60
TOKEN_SECONDS = 43_200


def access(state: State, args: Json) -> Json:
    """Answer oauth.v2.access, with a code or with a refresh token."""
    if args.get("client_id") != state.client_id:
        raise Refusal("invalid_client_id")
    if args.get("client_secret") != state.client_secret:
        raise Refusal("bad_client_secret")
    if args.get("grant_type") == "refresh_token":
        return _refreshed(state, str(args.get("refresh_token") or ""))
    return _installed(state, args)


def _installed(state: State, args: Json) -> Json:
    code = state.codes.get(str(args.get("code") or ""))
    if code is None or state.clock() - code.at > CODE_SECONDS:
        raise Refusal("invalid_code")
    if code.used:
        raise Refusal("code_already_used")
    if code.redirect_uri is not None and args.get("redirect_uri") != code.redirect_uri:
        raise Refusal("bad_redirect_uri")
    code.used = True
    grant = Grant(
        state.fresh("xoxe.xoxb-1-" if code.rotates else "xoxb-"),
        code.team,
        scopes=code.scopes,
        bot_user=code.bot_user,
        bot_id=f"B{code.bot_user.removeprefix('U')}",
    )
    if code.rotates:
        _let_expire(state, grant)
    state.grants[grant.token] = grant
    return {"authed_user": {"id": code.user}, **_described(state, grant, code)}


def _refreshed(state: State, refresh_token: str) -> Json:
    old = next(
        (each for each in state.grants.values() if each.refresh_token == refresh_token), None
    )
    if not refresh_token or old is None or old.revoked:
        raise Refusal("invalid_refresh_token")
    old.refresh_token = None
    grant = Grant(
        state.fresh("xoxe.xoxb-1-"),
        old.team,
        scopes=old.scopes,
        bot_user=old.bot_user,
        bot_id=old.bot_id,
    )
    _let_expire(state, grant)
    state.grants[grant.token] = grant
    return _described(state, grant, None)


def _let_expire(state: State, grant: Grant) -> None:
    grant.refresh_token = state.fresh("xoxe-1-")
    grant.expires_at = state.clock() + TOKEN_SECONDS


def _described(state: State, grant: Grant, code: Code | None) -> Json:
    team = state.teams[grant.team] if grant.team else None
    enterprise = (code.enterprise if code else None) or (team.enterprise if team else None)
    said: Json = {
        "app_id": state.app_id,
        "scope": ",".join(grant.scopes),
        "token_type": "bot",
        "access_token": grant.token,
        "bot_user_id": grant.bot_user,
        "team": {"id": team.id, "name": team.name} if team else None,
        "enterprise": {"id": enterprise, "name": "Acme Group"} if enterprise else None,
        "is_enterprise_install": team is None,
    }
    if grant.refresh_token:
        said |= {"refresh_token": grant.refresh_token, "expires_in": TOKEN_SECONDS}
    return said
