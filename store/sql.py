"""The queries of `queries.sql`, by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

_PARAMETER = re.compile(r":\w+")
_NAMED = re.compile(r"^-- name: (\w+)\n-- (.+)\n", re.MULTILINE)


def load(text: str) -> Mapping[str, str]:
    """Return the statement under each `-- name: …`, which a line that describes it follows."""
    _, *parts = _NAMED.split(text)
    names, statements = parts[::3], parts[2::3]
    if len(set(names)) != len(names):
        raise ValueError("two queries have the same name")
    stripped = (statement.strip().removesuffix(";") for statement in statements)
    return MappingProxyType(dict(zip(names, stripped, strict=True)))


def by_place(statement: str) -> str:
    """Return a statement whose parameters come in order; to bind by name takes half as long again.

    Each parameter stands in it once.
    """
    return _PARAMETER.sub("?", statement)


SQL = load(files("store").joinpath("queries.sql").read_text("utf-8"))
