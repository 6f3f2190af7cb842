"""`/fact export`: everything that is known, as a file to keep or to work on."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.command import Command, parameter
from bot.desk import Desk
from bot.document import Attachment, Block, Fields, Note, Reply, Row, Tone
from bot.leaves import Leaf, Strong, Try, Verbatim, Words
from bot.lines import Line
from bot.params import ChoiceType
from bot.roles import Role
from store.complaint import Refused
from store.exchange.as_csv import export_csv
from store.exchange.as_json import export_json
from store.exchange.contents import Contents, read_contents

LARGEST = 8 * 2**20
"""Bytes of a file that every platform takes; Discord's least is 10 MiB with all around it."""


def _as_xlsx(contents: Contents) -> bytes:
    # Only who takes a spreadsheet needs the library that writes one.
    from store.exchange.as_xlsx import export_xlsx  # noqa: PLC0415 - a tenth of a second of starts

    return export_xlsx(contents)


FORMATS: Mapping[str, Callable[[Contents], str | bytes]] = MappingProxyType(
    {"xlsx": _as_xlsx, "csv": export_csv, "json": export_json}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporting:
    """As what."""

    format: str | None = parameter(
        ChoiceType(tuple(FORMATS), aliases=(("excel", "xlsx"), ("tabelle", "xlsx"))),
        "format",
        positional=True,
    )


async def answer(query: Exporting, desk: Desk) -> Reply[Leaf]:
    """Hand over everything as a file, and say how much that is."""
    chosen = query.format or next(iter(FORMATS))
    contents = await read_contents(desk.workspace, upto=desk.upto)
    title: Line = (Strong((Words("export-title"),)),)
    rows = Fields(tuple(_counts(contents)))
    command = Verbatim(shlex.join(_command_line(desk, chosen)))
    places = (("command", command),)
    try:
        # A long one takes seconds, in which others are answered.
        data = await asyncio.to_thread(FORMATS[chosen], contents)
    except Refused:  # as a spreadsheet has fewer rows
        return Reply(title, (rows, _otherwise()), seq=desk.upto)
    written = data.encode() if isinstance(data, str) else data
    last: Block[Leaf] = Note(Tone.WARNING, (Words("export-too-large", places),))
    if len(written) <= LARGEST:
        name = f"dealbrief-{desk.today.isoformat()}.{chosen}"
        last = Attachment(name, title, (), (), (Words("briefing-instead", places),), written)
    return Reply(title, (rows, last), seq=desk.upto)


def _counts(contents: Contents) -> tuple[Row[Leaf], ...]:
    counts = (
        ("claims", contents.claims),
        ("sources", contents.sources),
        ("names", contents.entities),
        ("deals", contents.deals),
    )
    return tuple(
        Row(
            (Words(f"import-whole-{word}"),), ((Words("export-counted", (("count", len(each)),)),),)
        )
        for word, each in counts
    )


def _otherwise() -> Note[Leaf]:
    """Return what is typed for what no spreadsheet holds."""
    commands = (("csv", Try("fact export csv")), ("json", Try("fact export json")))
    return Note(Tone.WARNING, (Words("export-no-spreadsheet", commands),))


def _command_line(desk: Desk, chosen: str) -> tuple[str, ...]:
    """Return the command line that writes the same file."""
    workspace = desk.workspace.id
    own = () if ":" not in workspace else ("--workspace", workspace)
    return ("dealbrief", "export", "--out", f"dealbrief.{chosen}", *own)


EXPORT = Command(
    name="export",
    query=Exporting,
    answer=answer,
    aliases=("exportieren", "herunterladen", "download"),
    role=Role.EDITOR,
    examples=("", "csv"),
    remembered=False,
    private=True,
)
