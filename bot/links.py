"""A link as people read it: where a page is, without what only machines need."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

LONGEST = 60
"""Characters of a link that are shown where it stands for a title; the whole link is shown too."""


_MESSAGE = re.compile(
    r"https://(?:[\w-]+\.)+slack\.com/archives/|https://(?:\w+\.)?discord(?:app)?\.com/channels/"
)


def host(link: str) -> str:
    """Return whose page a link leads to: "reuters.com"."""
    return (urlsplit(link).hostname or "").removeprefix("www.")


def address(link: str) -> str:
    """Return the host and path of a link, shortened: "reuters.com/technology/mistral"."""
    return shortened(f"{host(link)}{unquote(urlsplit(link).path)}".rstrip("/"), LONGEST)


def leads_to_message(link: str) -> bool:
    """Say whether a link leads to a message in Slack or Discord."""
    return _MESSAGE.match(link) is not None


def shortened(text: str, longest: int) -> str:
    """Return a text in one line of so many characters at most."""
    line = " ".join(text.split())
    return f"{line[: longest - 1].rstrip()}…" if len(line) > longest else line
