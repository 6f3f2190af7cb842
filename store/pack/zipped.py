"""A pack that comes as a zip of its folder."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import yaml

from store.complaint import Complaint, Refused
from store.events import Event
from store.flaws import Flaw, FlawKind
from store.pack.load import load
from store.tables.archive import opened

DEAL = "pack.yaml"
"""The file that makes a folder a pack."""

PACK_BYTES = 8 * 2**20
"""Of all files of a pack; the reader of YAML takes a second for each MiB."""

_DEPTH = 50
"""Mappings and lists within one another; a pack has six."""


def is_pack(archive: zipfile.ZipFile) -> bool:
    """Say whether a zip holds a pack, at its root or in its only folder."""
    return _root(archive.namelist()) is not None


def load_zipped(file: str, data: bytes) -> tuple[Event, ...]:
    """Return the events that record the pack in a zip, or raise Refused with all its faults."""
    with opened(file, data) as archive, TemporaryDirectory() as folder:
        _unpack(file, archive, Path(folder))
        try:
            return load(Path(folder))
        except Refused as refused:
            raise Refused(_in_zip(file, folder, each) for each in refused.complaints) from None


def _unpack(file: str, archive: zipfile.ZipFile, folder: Path) -> None:
    """Write the files of the pack into an empty folder, at the places a pack has and no other."""
    root = _root(archive.namelist())
    if root is None:
        raise Refused([Complaint.of(file, 0, Flaw.of(FlawKind.NO_PACK, file=DEAL))])
    parts = {part: place for part in archive.infolist() if (place := _place(part, root))}
    if sum(part.file_size for part in parts) > PACK_BYTES:
        wrong = Flaw.of(FlawKind.PACK_TOO_BIG, limit=PACK_BYTES // 2**20)
        raise Refused([Complaint.of(file, 0, wrong)])
    (folder / "sources").mkdir()
    for part, place in parts.items():
        data = archive.read(part)
        if _too_deep(data):
            raise Refused([Complaint.of(f"{file}/{place}", 0, Flaw.of(FlawKind.TOO_DEEP))])
        (folder / place).write_bytes(data)


def _too_deep(data: bytes) -> bool:
    """Say whether a file is nested deeper than a pack: composing it could end the program.

    The library composes without a limit, on the stack of C.
    """
    depth = 0
    try:
        for event in yaml.parse(data, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEPTH:
                return True
    except yaml.YAMLError:  # the reader of packs tells where
        return False
    return False


def _place(part: zipfile.ZipInfo, root: PurePosixPath) -> PurePosixPath | None:
    """Return the place of a file in its pack; None where packs have none there."""
    path = PurePosixPath(part.filename)
    if path.suffix not in {".yaml", ".yml"} or not path.is_relative_to(root):
        return None
    place = path.relative_to(root)
    return place if place.parent in {PurePosixPath(), PurePosixPath("sources")} else None


def _root(names: list[str]) -> PurePosixPath | None:
    roots = {path.parent for name in names if (path := PurePosixPath(name)).name == DEAL}
    shallow = [root for root in roots if len(root.parts) <= 1]
    return shallow[0] if len(shallow) == 1 else None


def _in_zip(file: str, folder: str, complaint: Complaint) -> Complaint:
    within = Path(complaint.file).relative_to(folder)
    return replace(complaint, file=f"{file}/{within}")
