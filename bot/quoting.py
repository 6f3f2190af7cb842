"""One quotation as a line: the words first, then what they are, of what, when and in which post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.dossier import Dossier
from bot.leaves import Citation, Joined, Leaf, Quote, Verbatim, Words
from bot.lines import COMMA, DOT, Line, denied, listed, moment, remarks
from bot.parts import parted, without
from bot.people import place_of
from bot.statements import told
from store.agreement.known import entity_of
from store.base import Record
from store.claims import ClaimId, SourceId
from store.facts import Fact, Side
from store.names import key
from store.values import EntityId, Quotation, Value


@dataclass(frozen=True, slots=True)
class Post:
    """The posts one source gives a speaker, and the claims that do so."""

    leaves: tuple[Leaf, ...] = ()
    claims: tuple[ClaimId, ...] = field(default=(), compare=False)


Posts = Mapping[tuple[EntityId, SourceId], Post]


@dataclass(frozen=True, slots=True)
class Footing:
    """How a source has a quotation; sources on one footing share a line."""

    quotation: Quotation
    translated: bool
    scope: Value | None
    post: Post


@dataclass(frozen=True, slots=True)
class Quoting:
    """A quotation on one footing, and the records that have it so."""

    footing: Footing
    side: Side

    @property
    def sources(self) -> frozenset[SourceId]:
        """The sources that have it so."""
        return frozenset(record.claim.source for record in self.side.records)


def quotings(dossier: Dossier, fact: Fact, posts: Posts) -> Iterator[Quoting]:
    """Yield what was said, apart where its sources have it on another footing."""
    for side in fact.sides:
        for footing, part in parted(side, lambda record: _footing(dossier, record, posts)):
            if footing:
                yield Quoting(footing, part)


def order(dossier: Dossier, quoting: Quoting) -> tuple[object, ...]:
    """Return its place among others: originals, then translations; direct, then retold."""
    footing, records = quoting.footing, quoting.side.records
    spans = (span for record in records for span in record.spans)
    start = min((span.start is None, span.start or 0) for span in spans)
    number = dossier.cite(records)[0].order
    return (footing.translated, not footing.quotation.direct, number, start)


def line(dossier: Dossier, quoting: Quoting, asked: EntityId) -> Line:
    """Return a quotation with its circumstances and sources; of `asked` it goes without saying.

    Retold words stand without quotation marks, as what they are.
    """
    footing, side = quoting.footing, without(quoting.side, "scope")
    details: list[Leaf] = []
    if footing.translated:
        details.append(Words("quotes-translated"))
    if footing.scope and entity_of(footing.scope) != asked:
        place = ("name", dossier.leaf(footing.scope, side.records))
        details.append(Words("quotes-on", (place,)))
    if when := moment(side.records):
        details.append(when[1])
    details += footing.post.leaves
    words, between = _words(footing.quotation)
    said = Joined((words, between, listed(details))) if details else words
    return tuple(_backed(leaf, footing.post) for leaf in told(dossier, side, said))


def _backed(leaf: Leaf, post: Post) -> Leaf:
    """Let a source stand for the speaker's post as well, which it gives elsewhere."""
    if isinstance(leaf, Citation) and post.claims:
        return replace(leaf, claims=(*leaf.claims, *post.claims))
    return leaf


def posts_of(dossier: Dossier) -> Posts:
    """Return the posts that sources give speakers plainly; a denied or supposed one is none."""
    found: dict[tuple[EntityId, SourceId], Post] = {}
    for fact in dossier.select("holds_position"):
        for side in fact.sides:
            for record in filter(_is_plain, () if denied(side) else side.records):
                place = (fact.subject, record.claim.source)
                known, leaf = found.get(place, Post()), _post(dossier, side.value, record)
                found[place] = Post((*known.leaves, leaf), (*known.claims, record.id))
    return found


def _is_plain(record: Record) -> bool:
    """Say whether a source says something itself, and without reserve."""
    return not (remarks(record) or record.claim.via or record.claim.speaker)


def _footing(dossier: Dossier, record: Record, posts: Posts) -> Footing | None:
    quotation, source = record.claim.value, dossier.sources[record.claim.source]
    if not isinstance(quotation, Quotation):
        return None
    translated = quotation.translated
    if translated is None:  # a translation's own words are one; a foreign quotation in it is not
        translated = source.translation and quotation.language == source.language
    post = posts.get((record.claim.subject, source.id), Post())
    return Footing(quotation, translated, record.claim.qualifier("scope"), post)


def _words(quotation: Quotation) -> tuple[Leaf, Leaf]:
    """Return the words and what parts them from the rest: retold ones have no mark at their end."""
    if quotation.direct:
        return Quote(quotation.words, quotation.language), COMMA
    return Words("quotes-indirect", (("words", Verbatim(quotation.words)),)), DOT


def _post(dossier: Dossier, value: Value, record: Record) -> Leaf:
    companies, standing = place_of(record)
    post = dossier.leaf(value, (record,))
    named = [dossier.name(each) for each in companies if not _names(dossier, value, each)]
    if named:
        post = Joined((post, Verbatim(" ("), listed(named), Verbatim(")")))
    return Words(f"people-{standing}" if standing else "quotes-as", (("post", post),))


def _names(dossier: Dossier, value: Value, company: EntityId) -> bool:
    """Say whether the words of a post name the company, so that it need not be named again."""
    entity = dossier.entities[company]
    words = key(value.words)
    return any(key(name.text) in words for name in (*entity.names, *entity.aliases))
