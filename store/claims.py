"""The claim: somebody said something; and the source, the span and the entity it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from store.values import EntityId, PartialDate, Value

ClaimId = NewType("ClaimId", str)
SourceId = NewType("SourceId", str)


class Polarity(StrEnum):
    """Whether it was asserted or denied."""

    YES = "yes"
    NO = "no"


class Modality(StrEnum):
    """On what footing it was said."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ANNOUNCED = "announced"
    SUPPOSED = "supposed"
    FORECAST = "forecast"
    RHETORICAL = "rhetorical"


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A typed circumstance of a claim: its round, its investor, the scope that was meant."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says about one field of one subject; immutable.

    `qualifiers` are sorted by name. `speaker` is set when it is not the author, `via` names the
    publication or person the source has it from, `valid` is when it holds or happened.
    """

    subject: EntityId
    field: str
    value: Value
    source: SourceId
    qualifiers: tuple[Qualifier, ...] = ()
    polarity: Polarity = Polarity.YES
    modality: Modality = Modality.ASSERTED
    speaker: EntityId | None = None
    via: EntityId | None = None
    valid: PartialDate | None = None

    def __post_init__(self) -> None:
        names = [qualifier.name for qualifier in self.qualifiers]
        if names != sorted(names):
            raise ValueError("qualifiers are sorted by name")

    def qualifier(self, name: str) -> Value | None:
        """Return the first value of the qualifier `name`, or None."""
        return next((each.value for each in self.qualifiers if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Span:
    """The exact words behind a claim: code points `start` to `end` of its source's text.

    Both are None where the text that is kept does not have the words, since it was revised. `row`
    is set where the source is a table that somebody brought: the line of the file, or the row of
    the sheet, as people count them.
    """

    quote: str
    start: int | None = None
    end: int | None = None
    row: int | None = None

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ValueError("a span has both its ends, or neither")
        if self.start is None or self.end is None:
            return
        if self.start < 0:
            raise ValueError("a span does not begin before its text")
        if self.end - self.start != len(self.quote):
            raise ValueError("a span is as long as its quote")


@dataclass(frozen=True, slots=True)
class Ground:
    """Words, and the source they stand in, from which something was inferred."""

    source: SourceId
    quote: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article, a filing, a message: anything that says something.

    Whatever its text does not give is None. `published` is the publication date; where `grounds`
    are given it was inferred from them. `text_hash` is the SHA-256 of the UTF-8 text the spans
    count in; `text` is kept only where the workspace may keep it. `rests_on` names the
    publications it reports from; `translation` says that it is one. `whole` says that the text is
    all that somebody brought, and not merely what was quoted of it: what it does not say, nobody
    quotes. Where no text is kept, spans count in the revision they were recorded with. What is
    `withdrawn` was brought by mistake, and claims that no longer count may still cite it.
    """

    id: SourceId
    language: str
    text_hash: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    link: str | None = None
    published: PartialDate | None = None
    grounds: tuple[Ground, ...] = ()
    rests_on: tuple[str, ...] = ()
    translation: bool = False
    revision: int = 0
    text: str | None = None
    whole: bool = False
    withdrawn: bool = False


class Kind(StrEnum):
    """What sort of thing an entity is."""

    COMPANY = "company"
    PERSON = "person"
    GROUP = "group"
    MODEL = "model"
    PRODUCT = "product"
    PLACE = "place"
    EVENT = "event"
    DEAL = "deal"
    ROUND = "round"
    LAW = "law"
    PROGRAMME = "programme"
    AUTHORITY = "authority"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Name:
    """What an entity is called; `language` is None where every language calls it so."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Something claims are about; the first name of a language is the one to show.

    `id` is the kind and a slug, made once and never changed: `company:mistral-ai`. What is
    `withdrawn` was made known by mistake: nobody finds it, and claims that no longer count may
    still name it.
    """

    id: EntityId
    kind: Kind
    names: tuple[Name, ...]
    aliases: tuple[Name, ...] = ()
    withdrawn: bool = False

    def __post_init__(self) -> None:
        if not self.names:
            raise ValueError("an entity has a name")

    def name(self, language: str) -> str:
        """Return the name to show in `language`."""
        fitting = (name for name in self.names if name.language in (language, None))
        return next(fitting, self.names[0]).text


class DealKind(StrEnum):
    """What the parties of a deal do."""

    PARTNERSHIP = "partnership"
    INVESTMENT = "investment"
    ACQUISITION = "acquisition"
    MERGER = "merger"


class DealStatus(StrEnum):
    """How far a deal has come, as its editors see it."""

    RUMOURED = "rumoured"
    ANNOUNCED = "announced"
    SIGNED = "signed"
    CLOSED = "closed"
    TERMINATED = "terminated"


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal teams follow: an entity of the kind `deal`, and its parties in order."""

    entity: EntityId
    kind: DealKind
    parties: tuple[EntityId, ...]
    demo: bool = False
    status: DealStatus | None = None
