"""Cells that are names and addresses, as they may be kept."""

from __future__ import annotations

from urllib.parse import urlsplit

from store.importing.faults import Fault, FaultyError, Why
from store.lookalikes import Hiding, hiding

LONGEST_NAME = 200
"""Characters of a name, as of those that editors make; a cell of more holds something else."""


def name_in(text: str, title: str) -> str:
    """Return a name with single spaces, or raise FaultyError for what is none.

    Letters of several scripts are a name all the same, and one that looks like another is told.
    """
    name = " ".join(text.split())
    if name and not any(each.isalnum() for each in name):
        raise FaultyError(Fault(Why.NO_NAME, title, name))
    if len(name) > LONGEST_NAME:
        raise FaultyError(Fault(Why.LONG_NAME, title, f"{name[:LONGEST_NAME]}…"))
    if hiding(name) - {Hiding.MIXED}:
        raise FaultyError(Fault(Why.HIDDEN_SIGNS, title, name))
    return name


def address_in(text: str, title: str) -> str:
    """Return the address of a page, or raise FaultyError for what is none."""
    if text and not _is_address(text):
        raise FaultyError(Fault(Why.NO_ADDRESS, title, text))
    return text


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    plain = all(each.isprintable() and not each.isspace() for each in text)
    return plain and parts.scheme in ("http", "https") and bool(parts.hostname)
