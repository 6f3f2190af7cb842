"""Words a pack takes from a source, held against the source's text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from store.complaint import Complaint, Refused
from store.flaws import Flaw, FlawKind
from store.pack.read import Place


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that stand in the text of a hash: at `at`, or anywhere; one of them will do."""

    place: Place
    text_hash: str
    words: tuple[str, ...]
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Collation:
    """What came of holding a pack's spans against the texts of its sources."""

    spans: int
    sources: int
    complaints: tuple[Complaint, ...]

    def told(self) -> str:
        """Return the result in one line."""
        wrong = sum(not complaint.warning for complaint in self.complaints)
        return f"{self.spans} spans of {self.sources} sources compared, {wrong} wrong"


def read_texts(folder: Path) -> Mapping[str, str]:
    """Return the texts in a folder by the SHA-256 of their bytes."""
    texts: dict[str, str] = {}
    try:
        files = sorted(file for file in folder.iterdir() if file.is_file())
    except OSError as error:
        raise Refused(
            [Complaint.of(str(folder), 0, Flaw.of(FlawKind.NOT_OPENED, detail=str(error.strerror)))]
        ) from None
    for file in files:
        content = file.read_bytes()
        try:
            texts[hashlib.sha256(content).hexdigest()] = content.decode()
        except UnicodeDecodeError:
            continue
    return texts


def collate(
    quoted: Iterable[Quoted], hashes: Mapping[str, Place], texts: Mapping[str, str]
) -> Collation:
    """Hold quoted words against the texts they are taken from, letter for letter.

    `hashes` says where a pack names each text.
    """
    complaints = [
        place.complaint(Flaw.of(FlawKind.NO_TEXT))
        for text_hash, place in hashes.items()
        if text_hash not in texts
    ]
    comparable = [each for each in quoted if each.text_hash in texts]
    complaints.extend(
        each.place.complaint(wrong)
        for each in comparable
        if (wrong := _wrong(each, texts[each.text_hash]))
    )
    compared = len(hashes.keys() & texts.keys())
    return Collation(len(comparable), compared, tuple(complaints))


def offsets(words: str, text: str) -> tuple[int, ...]:
    """Return where words begin in a text, in code points; also where they overlap themselves."""
    found: list[int] = []
    start = text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return tuple(found)


def _wrong(quoted: Quoted, text: str) -> Flaw | None:
    first = quoted.words[0]
    if quoted.at is not None:
        if text.startswith(first, quoted.at):
            return None
        there = text[quoted.at : quoted.at + len(first)]
        starts = offsets(first, text)
        if not starts:
            return Flaw.of(FlawKind.NOWHERE, text=first)
        places = ", ".join(map(str, starts))
        return Flaw.of(FlawKind.MISPLACED, text=first, at=quoted.at, there=there, places=places)
    if any(words in text for words in quoted.words):
        return None
    return Flaw.of(FlawKind.NOWHERE, text="” / “".join(quoted.words))
