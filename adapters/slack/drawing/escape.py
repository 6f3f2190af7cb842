"""Text from anywhere, made unable to do anything in Slack but stand there.

Slack unescapes `&amp;`, `&lt;` and `&gt;` and knows no other escape ("Formatting message text",
looked up 2026-11). What its markup would format, link or turn into a picture is parted by a word
joiner, which is drawn nowhere: one on either side, as it may count as a letter or as a gap.
"""

from __future__ import annotations

import re
from functools import lru_cache

from adapters.chat.plain import GRAVE, JOINER, REMEMBERED, SHORT, plain

ENTITIES = {"&": "&amp;", "<": "&lt;", ">": f"{JOINER}&gt;", "\uff1e": f"{JOINER}\uff1e"}
"""What controls Slack's markup; either kind of `>` at the beginning of a line is a quotation."""

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


def mrkdwn(text: str) -> str:
    """Return text for `text` and mrkdwn objects: no mention, link, emoji or format comes of it."""
    return disarmed(plain(text))


def disarmed(text: str) -> str:
    """Return whole lines of plain text without markup; pieces beside one another may make some."""
    return _disarmed(text) if len(text) <= SHORT else _disarmed.__wrapped__(text)


@lru_cache(REMEMBERED)
def _disarmed(text: str) -> str:
    # A grave accent counts as a letter, so it has to be there before links are looked for.
    parted = LINKS.sub(JOINER, text.replace("`", GRAVE))
    joined = FORMATS.sub(lambda found: f"{JOINER}{found[0]}{JOINER}", parted)
    return SPECIAL.sub(lambda found: ENTITIES[found[0]], joined)
