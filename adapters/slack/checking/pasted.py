"""What somebody pasted where a token or a secret belongs, told by its look."""

from __future__ import annotations

import re

KINDS = (
    (r"xoxb-", "a bot token", "SLACK_BOT_TOKEN"),
    (r"xapp-", "an app-level token", "SLACK_APP_TOKEN"),
    (r"xoxe\.xoxb-", "a bot token that ends after 12 hours", ""),
    (r"xoxp-|xoxe\.xoxp-", "a user token", ""),
    (r"xoxe-", "a refresh token", ""),
    (r"xox[a-z]-", "a token of another kind", ""),
    (r"\d+\.\d+\Z", "a client ID", "SLACK_CLIENT_ID"),
    (r"[0-9a-fA-F]{32}\Z", "a secret", ""),
    (r"[A-Za-z0-9]{24}\Z", "a verification token, which Slack has given up", ""),
    (r"[Bb]earer\s", "a header", ""),
    (r"https?://", "an address", ""),
)
"""How each kind begins, its name, and where alone it belongs.

Tokens, docs.slack.dev, 2026-11. Signing and client secret look the same: 32 hexadecimal digits.
"""

BOT, ROTATING, APP, CLIENT_ID, SECRET = (
    "a bot token",
    "a bot token that ends after 12 hours",
    "an app-level token",
    "a client ID",
    "a secret",
)


def kind_of(text: str) -> str | None:
    """Return what a text looks like, or None for nothing that Slack gives."""
    return next((kind for form, kind, _ in KINDS if re.match(form, text)), None)


def place_of(kind: str) -> str:
    """Return the setting that alone takes this kind, or nothing."""
    return next((place for _, each, place in KINDS if each == kind), "")


def tidy(text: str) -> bool:
    """Say whether nothing came along in pasting: no space, line or quotation mark."""
    return re.fullmatch(r"[!-~]*", text) is not None and not set(text) & set("\"'`<>")


def app_of(token: str) -> str | None:
    """Return the id of the app that an app-level token names: `xapp-1-A0123ABCD-…`."""
    found = re.match(r"xapp-\d+-(A[0-9A-Z]{6,})-", token)
    return found[1] if found else None
