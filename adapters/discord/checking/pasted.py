"""What somebody pasted where the token belongs, told by its look."""

from __future__ import annotations

import re

KINDS = (
    (r"[\w-]{18,28}\.[\w-]{6}\.[\w-]{27,}\Z", "a bot token"),
    (r"mfa\.", "somebody's own token"),
    (r"\d{17,20}\Z", "an application ID"),
    (r"[0-9a-f]{64}\Z", "a public key"),
    (r"[\w-]{32}\Z", "a client secret"),
    (r"[Bb](?:ot|earer)\s", "a header"),
    (r"https?://", "an address"),
)
"""How each looks, and its name. What Discord gives out looked so in 2026-11; it promises nothing.

docs.discord.com/developers/reference, Authentication, has an example of a token.
"""

BOT = "a bot token"


def kind_of(text: str) -> str | None:
    """Return what a text looks like, or None for nothing that Discord gives."""
    return next((kind for form, kind in KINDS if re.match(form, text)), None)


def tidy(text: str) -> bool:
    """Say whether nothing came along in pasting: no space, line or quotation mark."""
    return re.fullmatch(r"[!-~]*", text) is not None and not set(text) & set("\"'`<>")
