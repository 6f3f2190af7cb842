"""What people wrote into a pack, before anything was read out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from store.claims import Kind, Modality, Name, Polarity
from store.pack.read import Document, Place

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

Mapped = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Writing:
    """A value as it was written: `plain` notation, or its named parts.

    `notation` is what stands under `as`.
    """

    place: Place
    plain: str | None = None
    words: str | None = None
    notation: str | None = None
    unit: str | None = None
    entity: str | None = None
    term: str | None = None
    language: str | None = None
    direct: bool | None = None
    translated: bool | None = None
    relation: str | None = None
    than: str | None = None
    aspect: str | None = None


@dataclass(frozen=True, slots=True)
class WrittenClaim:
    """A claim; `value` is None where the quote is the value, `at` where it is still unknown."""

    place: Place
    about: str
    field: str
    value: Writing | None
    qualifiers: tuple[tuple[str, Writing], ...]
    valid: Writing | None
    polarity: Polarity
    modality: Modality
    speaker: str | None
    via: str | None
    quotes: tuple[str, ...]
    at: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Given:
    """What a source's text says about itself, and the words that say it."""

    place: Place
    value: str
    quote: str | None


@dataclass(frozen=True, slots=True)
class WrittenGround:
    """Words of the source numbered `source` from which something was inferred."""

    place: Place
    source: int
    quote: str


@dataclass(frozen=True, slots=True)
class WrittenSource:
    """A source: what it is, and every claim it makes."""

    place: Place
    number: int
    language: str
    text_hash: str
    given: Mapping[str, Given]
    grounds: tuple[WrittenGround, ...]
    rests_on: tuple[str, ...]
    translation: bool
    revision: int
    claims: tuple[WrittenClaim, ...]


@dataclass(frozen=True, slots=True)
class WrittenEntity:
    """Who or what claims are about."""

    place: Place
    slug: str
    kind: Kind
    names: tuple[Name, ...]
    aliases: tuple[Name, ...]


GIVEN = ("title", "publisher", "author", "link", "published")


def written_entities(document: Document) -> tuple[WrittenEntity, ...]:
    """Return the entities of a document that has the shape of entities.yaml."""
    return tuple(
        WrittenEntity(
            document.at(slug),
            slug,
            Kind(row["kind"]),
            _names(row["name"]),
            tuple(name for alias in row.get("aliases", ()) for name in _names(alias)),
        )
        for slug, row in _mapped(document).items()
    )


def written_source(document: Document, faulty: Container[object] = ()) -> WrittenSource:
    """Return the source of a document of that shape, but for the claims at `faulty` indexes."""
    data = _mapped(document)
    row: Mapped = data["source"]
    place = document.at("source")
    return WrittenSource(
        place,
        row["number"],
        row["language"],
        row["text_sha256"],
        {key: _given(place.at(key), row[key]) for key in GIVEN if key in row},
        tuple(
            WrittenGround(place.at("grounds", index), ground["source"], str(ground["quote"]))
            for index, ground in enumerate(row.get("grounds", ()))
        ),
        tuple(row.get("rests_on", ())),
        row.get("translation", False),
        row.get("revision", 0),
        tuple(
            _claim(document.at("claims", index), claim)
            for index, claim in enumerate(data["claims"])
            if index not in faulty
        ),
    )


def _claim(place: Place, row: Mapped) -> WrittenClaim:
    quotes = row["quotes"] if "quotes" in row else [row["quote"]]
    at = row.get("at")
    return WrittenClaim(
        place,
        row["about"],
        row["field"],
        _writing(place.at("value"), row["value"]) if "value" in row else None,
        tuple(
            (name, _writing(place.at("with", name, *step), each))
            for name, written in sorted(row.get("with", {}).items())
            for step, each in _each(written)
        ),
        _writing(place.at("valid"), row["valid"]) if "valid" in row else None,
        Polarity.NO if row.get("denied", False) else Polarity.YES,
        Modality(row.get("modality", "asserted")),
        row.get("speaker"),
        row.get("via"),
        tuple(str(quote) for quote in quotes),
        None if at is None else tuple(at) if isinstance(at, list) else (at,),
    )


def _each(written: object) -> list[tuple[tuple[int, ...], object]]:
    if isinstance(written, list):
        return [((index,), each) for index, each in enumerate(written)]
    return [((), written)]


def _writing(place: Place, written: object) -> Writing:
    if not isinstance(written, dict):
        return Writing(place, plain=_words(written))
    parts = {"notation" if key == "as" else key: part for key, part in written.items()}
    flags: Mapped = {key: parts.pop(key) for key in ("direct", "translated") if key in parts}
    words: Mapped = {key: _words(part) for key, part in parts.items()}
    return Writing(place, **words, **flags)


def _words(written: object) -> str:
    """Undo what YAML made of words: 2024 and true are what the source says."""
    return str(written).lower() if isinstance(written, bool) else str(written)


def _given(place: Place, written: object) -> Given:
    if isinstance(written, dict):
        return Given(place, _words(written["value"]), _words(written["quote"]))
    return Given(place, _words(written), None)


def _names(written: str | dict[str, str]) -> tuple[Name, ...]:
    if isinstance(written, str):
        return (Name(written),)
    return tuple(Name(text, language) for language, text in written.items())


def _mapped(document: Document) -> Mapped:
    return cast("Mapped", document.data)
