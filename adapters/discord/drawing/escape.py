r"""Text from anywhere, made unable to do anything in Discord but stand there.

Discord draws a sign behind a backslash as it is, where it is neither letter, digit nor space
(support article 210298617, "Markdown Text 101", looked up 2026-11). What its markdown would
format, link, mention or turn into a picture gets one; discord.py's `escape_markdown` leaves
addresses, mentions, timestamps and emoji as they are. In code a backslash would be seen, so what
ends code or reaches out of it is replaced or parted by a word joiner, which is drawn nowhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from adapters.chat.plain import GRAVE, JOINER, REMEMBERED, SHORT, plain

INVITATION = r"(?<=discord)\.(?=(?:gg|com|new|gift)\b)|(?<=discordapp)\.(?=com\b)"
"""The dot in an address that shows an invitation, wherever it stands."""

SIGNS = re.compile(
    r"[\\*_`<]"  # formats, code, mentions, timestamps, links to commands and pages
    r"|~(?=~)|\|(?=\|)"  # struck, hidden
    r"|(?<=\])\("  # a link under a text
    r"|:(?=//)"  # an address
    rf"|{INVITATION}"
    r"|:(?=[\w+'-]+:)"  # an emoji
    r"|@(?=everyone|here)",
    re.IGNORECASE,
)
REACHING = re.compile(rf"(?<=\])(?=\()|{INVITATION}", re.IGNORECASE)
"""What in code would end a link that began before it, or is acted on also there."""

START = re.compile(
    r"[\s\ufeff]*(?:(?=>|#{1,3}(?:[\s\ufeff]|$)|-#|[+-](?:[\s\ufeff]|$))|\d+(?=\.(?:[\s\ufeff]|$)))"
)
"""What at the start of a line makes a heading, small print, a quotation or a list of it."""


def disarmed(text: str, *, starts: bool = True) -> str:
    """Return plain text without markup; what `starts` a line starts no list or heading either."""
    return _disarmed(text, starts) if len(text) <= SHORT else _disarmed.__wrapped__(text, starts)


def markdown(text: str) -> str:
    """Return text for whatever Discord parses: no mention, link, emoji or format comes of it."""
    return disarmed(plain(text))


def coded(text: str) -> str:
    """Return plain text to stand between backticks."""
    return REACHING.sub(rf"\g<0>{JOINER}", text.replace("`", GRAVE))


@lru_cache(REMEMBERED)
def _disarmed(text: str, starts: bool) -> str:  # noqa: FBT001 - lru_cache counts positions
    escaped = SIGNS.sub(r"\\\g<0>", text)
    if starts and (found := START.match(escaped)):
        return f"{escaped[: found.end()]}\\{escaped[found.end() :]}"
    return escaped


def weight(text: str) -> int:
    """Return how many bytes a text has in UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
