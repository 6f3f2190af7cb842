"""Contents as JSON: one object, with one line for each thing in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from store.claims import Deal, Entity, Source
from store.complaint import Complaint, Refused
from store.decoding import from_json
from store.encoding import encode
from store.events import EntitiesMerged, SourceNumbered
from store.exchange.contents import Contents, Held
from store.exchange.gather import Read, Thing, gather
from store.exchange.places import Member, members
from store.flaws import Flaw, FlawedError, FlawKind, broken

VERSION = 1
"""Of the format; it stands under `dealbrief`, and another is refused."""

LISTS: Mapping[str, type[Thing]] = MappingProxyType(
    {
        "entities": Entity,
        "merges": EntitiesMerged,
        "sources": Source,
        "deals": Deal,
        "numbers": SourceNumbered,
        "claims": Held,
    }
)
"""The lists of the object, in their order, and what they hold."""


def export_json(contents: Contents) -> str:
    """Return contents as JSON: the same text for the same contents."""
    lists = (_list(name, getattr(contents, name)) for name in LISTS)
    return "{" + ",\n".join((f'"dealbrief":{VERSION}', *lists)) + "}\n"


def import_json(file: str, text: str) -> Contents:
    """Return the contents that `text` was exported from.

    Raises Refused with every line of `file` that is wrong.
    """
    try:
        found = tuple(members(text.removeprefix("\ufeff")))
    except json.JSONDecodeError as error:
        wrong = Flaw.of(FlawKind.NO_JSON, detail=error.msg)
        raise Refused([Complaint.of(file, error.lineno, wrong)]) from None
    except (ValueError, RecursionError) as error:
        wrong = Flaw.of(FlawKind.NO_JSON, detail=str(error))
        raise Refused([Complaint.of(file, 0, wrong)]) from None
    if not any(member.name == "dealbrief" and member.structure == VERSION for member in found):
        raise Refused([Complaint.of(file, 1, Flaw.of(FlawKind.OTHER_VERSION, version=VERSION))])
    read: list[Read] = []
    complaints: list[Complaint] = []
    for member in found:
        if member.name != "dealbrief":
            try:
                read.append(Read(member.line, _thing(member)))
            except ValueError as error:
                complaints.append(Complaint.of(file, member.line, broken(member.name, error)))
    return gather(file, read, complaints)


def _list(name: str, things: tuple[Thing, ...]) -> str:
    lines = ",\n".join(map(encode, things))
    return f'"{name}":[\n{lines}\n]' if things else f'"{name}":[]'


def _thing(member: Member) -> Thing:
    if (kind := LISTS.get(member.name)) is None:
        raise FlawedError(Flaw(FlawKind.NO_LIST, (("name", member.name),), known=tuple(LISTS)))
    return from_json(kind, member.structure)
