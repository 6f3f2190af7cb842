"""Installing in many workspaces: from here to Slack, and back with a code for a token."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote, urlsplit

import structlog
from aiohttp import web
from slack_sdk.oauth import AuthorizeUrlGenerator

from adapters.slack.installing.exchange import Credentials, RefusedError, UnansweredError, for_code
from adapters.slack.installing.installed import Installed
from adapters.slack.installing.installs import Installs
from adapters.slack.installing.pages import HEADERS, Link, Text, Typing, page, preferred
from adapters.slack.receiving.arrivals import workspace_of
from bot.leaves import Verbatim, Words
from bot.words import runs, said, typed
from store.base import WorkspaceId
from store.errors import StoreError
from store.shelf import Shelf

log = structlog.get_logger()

STATES = "slack-states"
"""The shelf of what was begun here and has not come back from Slack."""

INSTALL, REDIRECT = "/slack/install", "/slack/oauth_redirect"

OPEN_FOR = timedelta(minutes=10)
"""How long installing may take: as long as Slack's code holds. oauth.v2.access, 2026-11."""

COOKIE = "dealbrief-install"

SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
"""What `secrets.token_urlsafe(32)` makes: 256 bits."""

GIVEN = re.compile(r"[!-~]{1,1000}")
"""A code or a reason as Slack may give it: its form is nowhere promised, its kind of letters is."""

FirstCode = Callable[[WorkspaceId], Awaitable[str | None]]
"""The one-time code by which a workspace gets its first admin; None where it has one."""


def routes(
    app: Credentials,
    installs: Installs,
    states: Shelf,
    first_code: FirstCode,
    *,
    public_url: str,
    authorize_url: str,
    scopes: tuple[str, ...],
    command: str,
    now: Callable[[], datetime],
) -> list[web.RouteDef]:
    """Return where a browser begins and ends an installation.

    `public_url` is where browsers find this server, without a slash at its end; `command` the
    slash command behind which all others may be typed.
    """
    address = f"{public_url}{REDIRECT}"
    leave = AuthorizeUrlGenerator(
        client_id=quote(app.client_id, safe=""),
        redirect_uri=quote(address, safe=""),
        scopes=scopes,
        authorization_url=authorize_url,
    )
    door = _Door(app, installs, states, first_code, public_url, address, leave, command, now)
    return [
        web.get(INSTALL, door.begin, allow_head=False),
        web.get(REDIRECT, door.end, allow_head=False),
    ]


class _StoppedError(Exception):
    """Nothing is installed; `why` is the phrase that says why."""

    def __init__(self, why: str, status: int = 400, code: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.status = status
        self.code = code


@dataclass(frozen=True, slots=True)
class _Door:
    app: Credentials
    installs: Installs
    states: Shelf
    first_code: FirstCode
    public_url: str
    address: str
    leave: AuthorizeUrlGenerator
    command: str
    now: Callable[[], datetime]

    async def begin(self, request: web.Request) -> web.Response:
        """Send a browser to Slack, with a state that only it can bring back, and once."""
        # Two tabs of one browser share its cookie, so that both can come to an end.
        browser = _matching(SECRET, request.cookies.get(COOKIE)) or secrets.token_urlsafe(32)
        state = secrets.token_urlsafe(32)
        now = self.now()
        try:
            await self.states.sweep(now=now)
            await self.states.add(state, _digest(browser), now=now, until=now + OPEN_FOR)
        except StoreError as error:
            log.warning("installing cannot begin", error=type(error).__name__)
            return self._failed(request, _StoppedError("install-busy", 503))
        place = {"Location": self.leave.generate(state), "Cache-Control": "no-store"}
        response = web.Response(status=302, headers=place)
        response.set_cookie(
            COOKIE,
            browser,
            max_age=int(OPEN_FOR.total_seconds()),
            path=self._path,
            secure=self._secure,
            httponly=True,
            samesite="Lax",
        )
        return response

    async def end(self, request: web.Request) -> web.Response:
        """Take a browser back from Slack, and install what it brings."""
        try:
            await self._check(request)
            installed = await self._exchanged(request)
        except _StoppedError as stopped:
            return self._failed(request, stopped)
        log.info("installed", team=installed.team, enterprise=installed.enterprise)
        code = await self._first_code(installed)
        return _answer(self._done(_language(request), installed, code), 200)

    async def _check(self, request: web.Request) -> None:
        """Raise unless this browser began what it ends, lately, and ends it the first time."""
        state = _matching(SECRET, request.query.get("state"))
        browser = _matching(SECRET, request.cookies.get(COOKIE))
        try:
            began = state and await self.states.get(state, now=self.now())
            if not state or not began:
                raise _StoppedError("install-used")
            if not browser or not hmac.compare_digest(_digest(browser), began):
                raise _StoppedError("install-other-browser")
            if await self.states.take(state, now=self.now()) is None:
                raise _StoppedError("install-used")
        except StoreError as error:
            log.warning("installing cannot end", error=type(error).__name__)
            raise _StoppedError("install-busy", 503) from None

    async def _exchanged(self, request: web.Request) -> Installed:
        if reason := request.query.get("error"):
            if reason == "access_denied":
                raise _StoppedError("install-cancelled", 200)
            raise _StoppedError("install-refused", code=_matching(GIVEN, reason) or "?")
        code = _matching(GIVEN, request.query.get("code"))
        if not code:
            raise _StoppedError("install-refused", code="missing_code")
        try:
            installed = await for_code(self.app, code, self.address, self.now())
            await self.installs.keep(installed)
        except RefusedError as refused:
            log.warning("slack refused to install", code=refused.code)
            raise _StoppedError("install-refused", code=refused.code) from None
        except UnansweredError as error:
            log.warning("slack did not install", why=str(error))
            raise _StoppedError("install-unanswered", 502) from None
        except StoreError:
            log.exception("an installation was not kept")
            raise _StoppedError("install-unsaved", 500) from None
        return installed

    async def _first_code(self, installed: Installed) -> str | None:
        if installed.team is None:
            return None
        try:
            return await self.first_code(workspace_of(installed.team))
        except StoreError as error:
            log.warning("there is no code for a first admin", error=type(error).__name__)
            return None

    def _done(self, language: str, installed: Installed, code: str | None) -> str:
        name = installed.team_name or installed.team or installed.enterprise or ""
        title = Words("install-done-title", (("team", Verbatim(name)),))
        claim = (
            Text(said("install-claim", language)),
            Typing(f"{self.command} {typed('role claim', language)} {code}"),
            Text(said("install-claim-once", language)),
        )
        return page(
            language,
            "".join(run.text for run in runs((title,), language)),
            *(claim if code else ()),
            Text(said("install-demo", language)),
            Typing(f"{self.command} {typed('deals demo', language)}"),
            Text(said("install-help", language)),
            Typing(f"{self.command} {typed('help', language)}"),
        )

    def _failed(self, request: web.Request, stopped: _StoppedError) -> web.Response:
        language = _language(request)
        shown = page(
            language,
            said("install-failed-title", language),
            Text(said(stopped.why, language)),
            *((Typing(stopped.code),) if stopped.code else ()),
            Link(said("install-again", language), f"{self.public_url}{INSTALL}"),
        )
        return _answer(shown, stopped.status)

    @property
    def _path(self) -> str:
        return f"{urlsplit(self.public_url).path}/slack"

    @property
    def _secure(self) -> bool:
        return urlsplit(self.public_url).scheme == "https"


def _answer(shown: str, status: int) -> web.Response:
    return web.Response(text=shown, content_type="text/html", status=status, headers=HEADERS)


def _language(request: web.Request) -> str:
    return preferred(request.headers.get("Accept-Language", ""))


def _matching(form: re.Pattern[str], text: str | None) -> str | None:
    return text if text and form.fullmatch(text) else None


def _digest(browser: str) -> str:
    return hashlib.sha256(browser.encode()).hexdigest()
