"""Check a pack: its shape, its meaning, and its words against the texts of its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from store.complaint import Complaint, Refused
from store.events import ClaimRecorded
from store.pack.folder import read_file, read_pack, source_files
from store.pack.load import interpret
from store.pack.locate import locate
from store.pack.quoted import Collation, collate


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; `collation` is None where no texts were given to compare with."""

    claims: int
    complaints: tuple[Complaint, ...]
    collation: Collation | None

    @property
    def sound(self) -> bool:
        """Say whether the pack can be recorded as it stands."""
        return all(complaint.warning for complaint in self.complaints)


def check_pack(folder: Path, texts: Mapping[str, str] | None) -> Report:
    """Return everything that is wrong with a pack; `texts` are its sources' by SHA-256."""
    try:
        loaded = interpret(read_pack(folder))
    except Refused as refused:
        return Report(0, refused.complaints, None)
    claims = sum(isinstance(event, ClaimRecorded) for event in loaded.events)
    if texts is None:
        return Report(claims, tuple(sorted(loaded.complaints)), None)
    collation = collate(loaded.quoted, loaded.hashes, texts)
    complaints = tuple(sorted((*loaded.complaints, *collation.complaints)))
    return Report(claims, complaints, collation)


def locate_quotes(folder: Path, texts: Mapping[str, str]) -> tuple[int, tuple[Complaint, ...]]:
    """Write missing and wrong offsets into a pack's files.

    Returns how many claims were given theirs, and the quotes whose place is not to be told.
    """
    written = 0
    complaints: list[Complaint] = []
    for file in source_files(folder):
        try:
            document = read_file(file)
        except Refused:  # the check tells why
            continue
        located = locate(document, texts)
        written += located.written
        complaints.extend(located.complaints)
        if located.text != document.text:
            file.write_bytes(located.text.encode())
    return written, tuple(complaints)
