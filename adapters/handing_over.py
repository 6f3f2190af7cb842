"""`dealbrief export`, `import` and `pack check`: files in, files out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from adapters.formats import ExportFormat
from adapters.opening import CONSOLE, opened, with_demo
from bot.settings import Settings
from store.base import WorkspaceId
from store.bringing import Brought
from store.bringing import bring as brought_in
from store.complaint import Complaint, Refused
from store.exchange.as_csv import export_csv
from store.exchange.as_json import export_json
from store.exchange.as_xlsx import export_xlsx
from store.exchange.contents import Contents, read_contents
from store.importing.columns import is_heading
from store.pack.check import check_pack, locate_quotes
from store.pack.load import load
from store.pack.quoted import read_texts
from store.pack.told import told

EXPORTS: Mapping[ExportFormat, Callable[[Contents], str | bytes]] = MappingProxyType(
    {
        ExportFormat.JSON: export_json,
        ExportFormat.CSV: export_csv,
        ExportFormat.XLSX: export_xlsx,
    }
)
"""How everything is written; a briefing holds one deal."""


async def export_data(settings: Settings, workspace: WorkspaceId, chosen: ExportFormat) -> bytes:
    """Return everything a workspace holds in one of `EXPORTS`; text as UTF-8."""
    async with opened(settings) as store:
        held = store.workspace(workspace)
        if workspace == CONSOLE:
            await with_demo(held)
        contents = await read_contents(held, upto=(await held.head()).seq)
    written = EXPORTS[chosen](contents)
    return written.encode() if isinstance(written, str) else written


def ending(out: Path | None) -> ExportFormat:
    """Return the format a file's name ends with; JSON where it ends otherwise."""
    suffix = out.suffix.casefold().removeprefix(".") if out else ""
    return ExportFormat(suffix) if suffix in set(ExportFormat) else ExportFormat.JSON


def save(data: bytes, out: Path) -> None:
    """Write a file whole or not at all; OSError where it cannot be."""
    beside = out.with_name(f"{out.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


def bring(path: Path) -> Brought:
    """Return what a file or a pack's folder holds, or raise Refused with everything wrong."""
    if path.is_dir():
        return load(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused([Complaint(str(path), 0, f"cannot be read: {error.strerror}")]) from None
    return brought_in(path.name, data, is_heading)


def check_folder(folder: Path, articles: Path | None, *, locate: bool) -> tuple[str, bool]:
    """Return a report on a pack, and whether it is sound; `locate` writes missing offsets first."""
    texts = read_texts(articles) if articles else None
    written = ""
    if locate:
        if texts is None:
            raise Refused([Complaint(str(folder), 0, "--locate needs the texts: --articles DIR")])
        count, unclear = locate_quotes(folder, texts)
        written = "".join(f"{each.told()}\n" for each in unclear)
        written += f"offsets written for {count} claims\n"
    report = check_pack(folder, texts)
    return written + told(report), report.sound
