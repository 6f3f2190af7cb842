"""What Discord says to the token: which app it is of, and how that app is set up in the portal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from adapters.discord.checking.asked import Api
from adapters.discord.checking.set_up import PORTAL
from adapters.discord.installing.invitation import INTO_A_SERVER
from adapters.findings import Finding, ok, wrong
from adapters.unanswered import NoAnswerError

PRIVILEGED = (
    ("Presence Intent", 1 << 12 | 1 << 13),
    ("Server Members Intent", 1 << 14 | 1 << 15),
    ("Message Content Intent", 1 << 18 | 1 << 19),
)
"""What an app may be allowed to hear beyond the ordinary, and the flags that say so.

docs.discord.com/developers/resources/application, Application Flags, 2026-11.
"""


@dataclass(frozen=True, slots=True)
class Application:
    """An app as the portal has it."""

    id: str
    name: str
    endpoint: str
    flags: int
    in_servers: bool
    public: bool
    by_code: bool


async def application(api: Api) -> Application:
    """Return the app that the token is of, or raise NoAnswerError."""
    said = await api.get("/applications/@me")
    if not isinstance(said, dict) or not isinstance(said.get("id"), str):
        fix = "Look at DISCORD_API_URL"
        raise NoAnswerError("what answers does not answer as Discord does", fix, passes=True)
    return read(said)


def read(said: Mapping[str, Any]) -> Application:
    """Return an app from what the API says of it; what an older server leaves out is allowed."""
    installs = said.get("integration_types_config")
    flags = said.get("flags")
    return Application(
        id=said["id"],
        name=str(said.get("name") or "the app"),
        endpoint=str(said.get("interactions_endpoint_url") or ""),
        flags=flags if isinstance(flags, int) else 0,
        in_servers=not isinstance(installs, dict) or str(INTO_A_SERVER) in installs,
        public=said.get("bot_public") is not False,
        by_code=said.get("bot_require_code_grant") is True,
    )


def set_up_in_portal(app: Application) -> Iterator[Finding]:
    """Yield what in the portal keeps commands from the bot, or the bot from servers."""
    page = f"{PORTAL}/{app.id}"
    if app.endpoint:
        fix = f"Empty Interactions Endpoint URL under {page}/information"
        yield wrong("application", "commands are sent to an address, and not to this bot", fix)
    if not app.in_servers:
        fix = f"Choose Guild Install under {page}/installation"
        yield wrong("application", "it cannot be brought into servers", fix)
    if app.by_code:
        fix = f"Switch off Requires OAuth2 Code Grant under {page}/bot"
        yield wrong("application", "it cannot be brought into servers by an address alone", fix)
    yield ok("application", f"{app.name} ({app.id}); {_whose(app)}")
    yield _intents(app)


def _whose(app: Application) -> str:
    return "everybody may invite it" if app.public else "only its owner may invite it"


def _intents(app: Application) -> Finding:
    allowed = [name for name, flags in PRIVILEGED if app.flags & flags]
    if not allowed:
        return ok("intents", "none is privileged, and none is needed")
    return ok(
        "intents", f"{', '.join(allowed)} is allowed; the bot neither needs it nor asks for it"
    )
