"""Read a pack's folder into what people wrote there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import cast

from store.claims import DealKind
from store.complaint import Complaint, Refused
from store.flaws import Flaw, FlawKind
from store.pack.read import Document, Place, read_document
from store.pack.structure import misshapen
from store.pack.written import WrittenEntity, WrittenSource, written_entities, written_source


@dataclass(frozen=True, slots=True)
class WrittenDeal:
    """The deal a pack is about."""

    place: Place
    slug: str
    kind: DealKind
    parties: tuple[str, ...]
    demo: bool


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything people wrote in a folder, in the shape of schema.json."""

    deal: WrittenDeal
    entities: tuple[WrittenEntity, ...]
    sources: tuple[WrittenSource, ...]
    complaints: tuple[Complaint, ...]


def shipped_pack(name: str) -> Path:
    """Return the folder of a pack that comes with the program."""
    return Path(str(resources.files("store"))) / "packs" / name


def source_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of a pack's sources, sorted by name."""
    return tuple(sorted((folder / "sources").glob("*.yaml")))


def read_pack(folder: Path, *, shaped: bool = False) -> Pack:
    """Return what stands in a folder, without the claims and sources that have no such shape.

    `shaped` says that the shape of all files is known to be right and need not be checked.
    Raises Refused where not even the deal and its entities can be read.
    """
    deal, entities = _core(folder, shaped=shaped)
    sources: list[WrittenSource] = []
    complaints = list(_strays(folder))
    for file in source_files(folder):
        try:
            document = read_file(file)
        except Refused as refused:
            complaints.extend(refused.complaints)
            continue
        wrongs = () if shaped else misshapen(document, "source")
        complaints.extend(wrong.complaint for wrong in wrongs)
        faulty = {_claim_of(wrong.place) for wrong in wrongs}
        if None not in faulty:
            sources.append(written_source(document, faulty))
    return Pack(_written_deal(deal), written_entities(entities), tuple(sources), tuple(complaints))


def _core(folder: Path, *, shaped: bool) -> tuple[Document, Document]:
    """Return the documents of the deal and of the entities, or raise Refused for both."""
    documents: list[Document] = []
    complaints: list[Complaint] = []
    for file, part in (("pack.yaml", "pack"), ("entities.yaml", "entities")):
        try:
            document = read_file(folder / file)
            wrongs = () if shaped else misshapen(document, part)
        except Refused as refused:
            complaints.extend(refused.complaints)
        else:
            documents.append(document)
            complaints.extend(wrong.complaint for wrong in wrongs)
    if complaints:
        raise Refused(complaints)
    deal, entities = documents
    return deal, entities


def _claim_of(place: Place) -> str | int | None:
    """Return the index of the claim a place lies in, or None where it lies in none."""
    match place.path:
        case ("claims", index, *_):
            return index
        case _:
            return None


def read_file(file: Path) -> Document:
    """Return the YAML document in a file, or raise Refused."""
    try:
        # Bytes, because offsets into the file must survive: newlines stay as they are.
        text = file.read_bytes().decode()
    except FileNotFoundError:
        raise Refused([Complaint.of(str(file), 0, Flaw.of(FlawKind.NO_FILE))]) from None
    except OSError as error:
        raise Refused(
            [Complaint.of(str(file), 0, Flaw.of(FlawKind.NOT_OPENED, detail=str(error.strerror)))]
        ) from None
    except UnicodeDecodeError:
        raise Refused([Complaint.of(str(file), 0, Flaw.of(FlawKind.NO_UTF8))]) from None
    return read_document(str(file), text)


def _strays(folder: Path) -> Iterator[Complaint]:
    for file in sorted((folder / "sources").glob("*.yml")):
        yield Complaint.of(str(file), 0, Flaw.of(FlawKind.OTHER_SUFFIX))


def _written_deal(document: Document) -> WrittenDeal:
    row = cast("Mapping[str, object]", document.data)
    return WrittenDeal(
        document.at(),
        str(row["deal"]),
        DealKind(str(row["kind"])),
        tuple(cast("list[str]", row["parties"])),
        demo=row.get("demo") is True,
    )
