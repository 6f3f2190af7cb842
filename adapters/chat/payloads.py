"""What stands in a platform's payload, as far as it has the type it is documented with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Body = Mapping[str, Any]
"""A payload as its JSON or its form has it."""


def inner(body: Body, name: str) -> Body:
    """Return an object in a payload, an empty one where there is none."""
    value = body.get(name)
    return value if isinstance(value, Mapping) else {}


def text_of(body: Body, name: str) -> str:
    """Return a text in a payload, an empty one where there is none."""
    value = body.get(name)
    return value if isinstance(value, str) else ""


def some(body: Body, name: str) -> str | None:
    """Return a text in a payload, None where there is none or it is empty."""
    return text_of(body, name) or None
