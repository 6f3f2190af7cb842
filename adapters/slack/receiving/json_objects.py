"""JSON from outside, read so that nothing in it can surprise whoever works with it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NoReturn

DEEPEST = 64
"""Levels of nesting read. Slack's deepest payloads, views with rich text, stay under 20.

Chosen 2026-11.
"""

# Strings are stepped over as a whole; one that never ends swallows the rest, so the scan is linear.
TOKEN = re.compile(r'"(?:[^"\\]|\\.?)*+"?|([\[{])|[\]}]', re.DOTALL)

# NUL ends a text for much that is written in C; a lone surrogate is in no encoding.
UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def read_object(text: str) -> Mapping[str, Any] | None:
    """Return the object a text is; None for what is none, too deep, NaN, or holds unwritable text.

    Every whole character may be escaped; half of a pair, NUL and numbers without end are refused.
    """
    if _too_deep(text):
        return None
    try:
        found = json.loads(text, parse_constant=_refuse)
    except ValueError:
        return None
    return found if isinstance(found, dict) and _writable(found) else None


def writable(text: str) -> bool:
    """Say whether a text can be stored and sent: it has no NUL and no half of a pair."""
    return UNWRITABLE.search(text) is None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _too_deep(text: str) -> bool:
    depth = 0
    for token in TOKEN.finditer(text):
        if token[1]:
            depth += 1
            if depth > DEEPEST:
                return True
        elif not token[0].startswith('"'):
            depth -= 1
    return False


def _writable(found: object) -> bool:
    waiting = [found]
    while waiting:
        match waiting.pop():
            case str(text):
                if not writable(text):
                    return False
            case dict(pairs):
                waiting.extend(pairs)
                waiting.extend(pairs.values())
            case list(items):
                waiting.extend(items)
            case float(number):
                if number in (float("inf"), float("-inf")):
                    return False
            case _:
                pass
    return True
