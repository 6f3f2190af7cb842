"""The leaves of a reply: typed, in no language, every number with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from store.claims import ClaimId, Entity, SourceId
from store.events import PersonId
from store.values import Count, Money, PartialDate, Share


@dataclass(frozen=True, slots=True)
class Claimed:
    """The number is what these claims say."""

    claims: tuple[ClaimId, ...]


class Rule(StrEnum):
    """How a number was worked out; a test does it again for every number that is shown."""

    SUM = "sum of these parts"
    RATES = "this sum at the ECB's reference rates"
    FIXED = "days on which these rates were fixed"
    MEANT = "this figure in another currency, at the ECB's reference rates"
    ALLOWED = "days that all of these dates allow"


@dataclass(frozen=True, slots=True)
class Computed:
    """The number was worked out from these claims, by the named rule."""

    rule: Rule
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """The date is when this source was published, as it says or as its grounds let infer."""

    source: SourceId


@dataclass(frozen=True, slots=True)
class Furniture:
    """The number is none of the deal's: a page, a command's example, the day of today."""


Basis = Claimed | Computed | Dated | Furniture


@dataclass(frozen=True, slots=True)
class Shown:
    """A value printed in the reader's language, and what it stands on."""

    value: Money | Share | Count | PartialDate
    basis: Basis


@dataclass(frozen=True, slots=True)
class Named:
    """An entity by its name in the reader's language."""

    entity: Entity


@dataclass(frozen=True, slots=True)
class Citation:
    """The number of a source in its deal: [4]; `deal` is set when it is not the reply's own.

    A source that no deal numbers is cited by a short `title` and when it was published, and has no
    number: it is the `nth` that is called so, and `source`. `claims` are those of the source that
    stand where it is cited; they make it no other citation.
    """

    number: int | None
    deal: Entity | None = None
    title: str | None = None
    published: PartialDate | None = None
    nth: int = 1
    source: SourceId | None = None
    claims: tuple[ClaimId, ...] = field(default=(), compare=False)

    @property
    def order(self) -> tuple[bool, str, int, str, str]:
        """Where it stands among others: the reply's own deal first, by number."""
        deal = self.deal.id if self.deal else ""
        called = (self.title or "", self.source or "")
        return (self.number is None or bool(deal), deal, self.number or 0, *called)


@dataclass(frozen=True, slots=True)
class Quote:
    """A source's own words, in its language, drawn in that language's quotation marks."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text that is the same in every language: a title, a link, what somebody typed."""

    text: str


OPERATOR = PersonId("operator")
"""Who runs the bot, as the ledger names them; it is nobody's id on any platform."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the workspace by the platform's id, which each platform draws in its way."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel or thread of the workspace by the platform's id, drawn as people are."""

    channel: str


@dataclass(frozen=True, slots=True)
class Flag:
    """The mark that a figure is in doubt, and the words for why: `flag-<word>` and its places."""

    word: str = "sources-differ"
    places: tuple[tuple[str, Leaf | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Try:
    """A command to type or press: the core's own words for a Call."""

    command: str


@dataclass(frozen=True, slots=True)
class Words:
    """A phrase of `*.ftl`, with leaves for its places."""

    id: str
    places: tuple[tuple[str, Leaf | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Strong:
    """A line within a line that the reader's eye should find first."""

    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Several leaves where one is asked for."""

    leaves: tuple[Leaf, ...]


Leaf = (
    Shown
    | Named
    | Citation
    | Quote
    | Verbatim
    | Person
    | Channel
    | Flag
    | Try
    | Words
    | Strong
    | Joined
)
