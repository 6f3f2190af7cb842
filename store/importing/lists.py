"""Several names in one cell, as people list investors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FIRMLY = re.compile(r"[;|\n\r]+")
_LOOSELY = re.compile(r",| / | \+ ")
_AND = re.compile(r" (?:and|und|sowie|as well as) ", re.IGNORECASE)
_LEADING = re.compile(
    r" ?[(\[](?:lead|lead investor|leader|co-lead|hauptinvestor|führend|lead-investor)[)\]] ?",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:^| )(?:u\. ?a\.|et al\.?|and others|und andere|und weitere|among others|others|"
    r"andere|weitere|unter anderem|existing investors|bestehende investoren|bestandsinvestoren)$",
    re.IGNORECASE,
)
"""Words for those who are not named."""

_FORMS = frozenset(
    "inc inc. llc llp lp l.p. ltd ltd. limited corp corp. co co. plc gmbh ag kg se sa s.a. sas bv "
    "b.v. nv n.v. ab oy as a/s srl spa s.p.a.".split()
)
"""Legal forms, which stand behind a comma and are no name of their own."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A name of a list, and whether the list calls it the one that leads."""

    name: str
    leads: bool = False


def listed(text: str) -> tuple[Listed, ...]:
    """Return the names in a cell, each once.

    Semicolons and line breaks part them, and only where there are none commas and "and" do; a name
    with a comma or an "and" of its own is kept whole by a semicolon behind it.
    """
    # Runs of spaces are one before any pattern is tried, which would try each space of a run.
    firm = [" ".join(part.split()) for part in _FIRMLY.split(text)]
    parts = firm if len(firm) > 1 else _loose(firm[0])
    found: dict[str, Listed] = {}
    for part in parts:
        named = _OTHERS.sub("", " ".join(_LEADING.sub(" ", part).split()))
        if name := named.strip(" ,&"):
            found.setdefault(name, Listed(name, leads=bool(_LEADING.search(part))))
    return tuple(found.values())


def _loose(text: str) -> Iterator[str]:
    parts: list[str] = []
    for part in (each.strip() for each in _LOOSELY.split(text)):
        if parts and part.casefold() in _FORMS:
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    for part in parts:
        yield from (each.strip() for each in _AND.split(part))
