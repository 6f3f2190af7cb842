"""A small web page, in which no text can be anything but text."""

from __future__ import annotations

import base64
import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from adapters.harmless import harmless, isolated
from bot.words import DEFAULT, languages

STYLE = """\
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
body { max-width: 34rem; margin: 12vh auto; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
code { display: block; padding: .6rem .8rem; border: 1px solid #8886; border-radius: .4rem;
  background: #8882; font-size: 1rem; overflow-wrap: anywhere; user-select: all; }
"""

_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "Content-Security-Policy": (
            f"default-src 'none'; style-src 'sha256-{_HASH}'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        # The address of such a page may hold a code that no other site should see.
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
)
"""What keeps a page to itself: kept nowhere, shown in no frame, running and loading nothing."""

CONSIDERED = 20
"""Languages of a browser that are looked at; nobody reads more. Chosen 2026-11."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Typing:
    """What to type, on a line of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address of ours to go on at."""

    text: str
    address: str


def page(language: str, title: str, *parts: Text | Typing | Link) -> str:
    """Return a page as HTML."""
    body = "\n".join(_drawn(part) for part in parts)
    return f"""\
<!DOCTYPE html>
<html lang="{_safe(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_safe(title)}</title>
<style>{STYLE}</style>
</head>
<body>
<h1>{_safe(title)}</h1>
{body}
</body>
</html>
"""


def _drawn(part: Text | Typing | Link) -> str:
    match part:
        case Text(text=text):
            return f"<p>{_safe(text)}</p>"
        case Typing(text=text):
            return f"<p><code>{_safe(text)}</code></p>"
        case Link(text=text, address=address):
            return f'<p><a href="{escape(address)}">{_safe(text)}</a></p>'


def _safe(text: str) -> str:
    return escape(isolated(harmless(text)))


def preferred(accepted: str) -> str:
    """Return the language of ours that an Accept-Language header likes best, English if none.

    RFC 9110, section 12.5.4.
    """
    best, liking = DEFAULT, 0.0
    for each in accepted.split(",")[:CONSIDERED]:
        tag, _, weight = each.partition(";")
        primary = tag.strip().partition("-")[0].casefold()
        if primary in languages() and (liked := _weight(weight)) > liking:
            best, liking = primary, liked
    return best


def _weight(text: str) -> float:
    name, equals, number = text.replace(" ", "").partition("=")
    if not equals or name.casefold() != "q":
        return 1.0
    try:
        weight = float(number)
    except ValueError:
        return 0.0
    return weight if math.isfinite(weight) else 0.0
