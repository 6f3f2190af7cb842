"""Text from anywhere, made unable to do anything in Slack but stand there.

Slack unescapes `&amp;`, `&lt;` and `&gt;` and knows no other escape ("Formatting message text",
looked up 2026-11). What its markup would format, link or turn into a picture is parted by a word
joiner, which is drawn nowhere: one on either side, as it may count as a letter or as a gap.
"""

from __future__ import annotations

import re
from functools import lru_cache

from adapters.harmless import harmless, isolated

JOINER = "\N{WORD JOINER}"

REMEMBERED = 4096
SHORT = 1_000
"""Texts, and the longest of them, kept as drawn: a page is tried at many lengths till it fits."""

ENTITIES = {"&": "&amp;", "<": "&lt;", ">": f"{JOINER}&gt;", "\uff1e": f"{JOINER}\uff1e"}
"""What controls Slack's markup; either kind of `>` at the beginning of a line is a quotation."""

GRAVE = "\N{MODIFIER LETTER GRAVE ACCENT}"
"""What a backtick becomes: code takes everything up to the next one, whatever stands between."""

SPECIAL = re.compile(r"[&<>\uff1e]")
FORMATS = re.compile(r"[*_~]")
LINKS = re.compile(
    r"(?<=:)(?=//)"  # an address with a scheme
    r"|(?<=[\w-]\.)(?=[^\W\d_])"  # a bare domain
    r"|(?<=[@#])(?=\S)"  # an e-mail address, the name of a person or of a channel
    r"|(?<=:)(?=[\w+'-]+:)"  # an emoji
    r"|(?<=mailto:)|(?<=tel:)",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Return text for plain_text objects, rich text and cells, none of which parses anything."""
    return _plain(text) if len(text) <= SHORT else _plain.__wrapped__(text)


def mrkdwn(text: str) -> str:
    """Return text for `text` and mrkdwn objects: no mention, link, emoji or format comes of it."""
    return disarmed(plain(text))


def disarmed(text: str) -> str:
    """Return whole lines of plain text without markup; pieces beside one another may make some."""
    return _disarmed(text) if len(text) <= SHORT else _disarmed.__wrapped__(text)


@lru_cache(REMEMBERED)
def _plain(text: str) -> str:
    return isolated(harmless(text))


@lru_cache(REMEMBERED)
def _disarmed(text: str) -> str:
    # A grave accent counts as a letter, so it has to be there before links are looked for.
    parted = LINKS.sub(JOINER, text.replace("`", GRAVE))
    joined = FORMATS.sub(lambda found: f"{JOINER}{found[0]}{JOINER}", parted)
    return SPECIAL.sub(lambda found: ENTITIES[found[0]], joined)


def length(text: str) -> int:
    """Return how many UTF-16 units a text has: Slack says characters and counts like JavaScript."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
