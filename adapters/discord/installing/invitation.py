"""The address by which somebody brings the bot into a server, with the least it needs there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlencode, urlsplit

from adapters.discord.settings import DiscordSettings

SCOPES = ("bot", "applications.commands")
"""What a server is asked for. discord.com/developers/docs/topics/oauth2, 2026-11."""

PERMISSIONS: Mapping[str, tuple[int, str]] = MappingProxyType(
    {
        "View Channels": (1 << 10, "mentions are heard only where the bot sees the channel"),
        "Send Messages": (1 << 11, "answers to mentions, what is shared, and corrections of it"),
        "Send Messages in Threads": (1 << 38, "the same in threads"),
        "Attach Files": (1 << 15, "a briefing as a file"),
        "Read Message History": (
            1 << 16,
            "replies; nothing is posted twice after a broken connection",
        ),
    }
)
"""What the bot may do in a server, by Discord's names, each with its bit and what for.

discord.com/developers/docs/topics/permissions, 2026-11.
"""

INTO_A_SERVER = 0
"""The bot lives in servers; there it meets whoever asks. Application resource, 2026-11."""


def permissions() -> int:
    """Return all that the bot needs, as the bits of Discord."""
    return sum(bit for bit, _ in PERMISSIONS.values())


def invitation(settings: DiscordSettings, application: str) -> str:
    """Return the address to open in a browser; it stands on the server of the API."""
    server = urlsplit(settings.api_url)
    asked = urlencode(
        {
            "client_id": application,
            "scope": " ".join(SCOPES),
            "permissions": permissions(),
            "integration_type": INTO_A_SERVER,
        }
    )
    return f"{server.scheme}://{server.netloc}/oauth2/authorize?{asked}"
