"""Ids of new things: the kind and a slug that their name alone decides."""

from __future__ import annotations

import hashlib
import re

from store.names import key

DIGITS = 12
"""Hexadecimal digits in the id of a name that not only our letters spell."""

_UNSPOKEN = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Return the slug of a name; the same for names that differ in case, accents or signs only."""
    folded = key(name)
    spoken = _UNSPOKEN.sub("-", folded).strip("-")
    if spoken.replace("-", " ") == folded:
        return spoken
    told = hashlib.sha256(folded.encode()).hexdigest()[:DIGITS]
    return f"{spoken}-{told}" if spoken else told
