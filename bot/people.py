"""Who people and companies are: founding, posts, earlier work, what they are called and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.document import Block, Fields, Paragraph, Row
from bot.dossier import Dossier
from bot.leaves import Joined, Leaf, Strong, Words
from bot.lines import COLON, DOT, Line, asserting, by_time, denied, join, moment
from bot.statements import valued
from bot.terms import label
from store.base import Record
from store.claims import Entity, Kind
from store.resolve import Fact
from store.values import EntityId, EntityRef, Term, Text, Value

FOUNDING = ("founded_on", "founded_by", "founder_count")

PERSONAL = ("worked_for", "trained_at", "adviser_of", "moved_to")

POLITICAL = ("supported", "lobbied_on", "knew_of")
"""What a person did in politics; of an authority or a company it belongs to the regulation."""

IDENTITY = (
    "headquartered_in",
    "has_status",
    "specialises_in",
    "serves",
    "characterised_as",
    "rival_of",
    "owns",
)

FIELDS = frozenset((*FOUNDING, "holds_position", *PERSONAL, *POLITICAL, *IDENTITY))

_TOLD = (*PERSONAL, *POLITICAL, *IDENTITY)
_PEOPLE = frozenset((Kind.PERSON, Kind.GROUP))
_BODIES = frozenset((Kind.COMPANY, Kind.AUTHORITY, Kind.PUBLICATION))


def circle(dossier: Dossier, company: EntityId) -> frozenset[EntityId]:
    """Return the people and groups who founded a company, or are said to have to do with it."""
    near = {*_founders(dossier), *(fact.subject for fact in dossier.facts)} - {company}
    return frozenset(each for each in near if dossier.entities[each].kind in _PEOPLE)


def told(dossier: Dossier, asked: Sequence[EntityId]) -> tuple[Block[Leaf], ...]:
    """Return what is said of people and companies: the founders first, then by `asked`.

    A company that was asked about has a part of its own, another one a row; a model, a law or a
    place is told of only where it was asked about.
    """
    people = _people(dossier)
    founding = tuple(_founding(dossier, asked))
    rows = tuple(row for person in people for row in _row(dossier, person))
    persons = (*_heading("people-persons"), Fields(rows)) if rows else ()
    bodies = tuple(_bodies(dossier, asked))
    if any(dossier.entities[each].kind in _PEOPLE for each in asked if each in dossier.entities):
        return (*persons, *founding, *bodies)
    return (*founding, *persons, *bodies)


def _founding(dossier: Dossier, asked: Sequence[EntityId]) -> Iterator[Block[Leaf]]:
    facts = dossier.select(*FOUNDING)
    for company in _ordered(dossier, {fact.subject for fact in facts}, asked):
        place = (("name", dossier.name(company)),)
        yield Paragraph((Strong((Words("people-founding", place),)),))
        yield Fields(tuple(_rows(dossier, company, FOUNDING)))


def _bodies(dossier: Dossier, asked: Sequence[EntityId]) -> Iterator[Block[Leaf]]:
    """Yield a part for each company that was asked about, and a row for each other."""
    found = {
        fact.subject
        for fact in dossier.select(*PERSONAL, *IDENTITY)
        if _shown(dossier.entities[fact.subject], asked)
    }
    others: list[Row[Leaf]] = []
    for body in _ordered(dossier, found, asked):
        if body in asked:
            yield Paragraph((Strong((dossier.name(body),)),))
            yield Fields(tuple(_rows(dossier, body, (*PERSONAL, *IDENTITY))))
        else:
            others += _row(dossier, body)
    if others:
        yield from _heading("people-others")
        yield Fields(tuple(others))


def _shown(entity: Entity, asked: Sequence[EntityId]) -> bool:
    return entity.kind in _BODIES or (entity.id in asked and entity.kind not in _PEOPLE)


def _heading(word: str) -> tuple[Block[Leaf], ...]:
    return (Paragraph((Strong((Words(word),)),)),)


def _rows(dossier: Dossier, subject: EntityId, fields: Iterable[str]) -> Iterator[Row[Leaf]]:
    """Yield a row for each field: what is named in one line, what is described line by line."""
    for field in fields:
        facts = _best_first(dossier, dossier.select(field, subject=subject))
        named = [fact for fact in facts if not isinstance(fact.sides[0].value, Text)]
        described = [fact for fact in facts if fact not in named]
        if facts:
            lines = tuple(line for fact in described for line in _lines(dossier, fact))
            yield Row((label(field),), (*_in_one(dossier, named), *lines))


def _in_one(dossier: Dossier, facts: Sequence[Fact]) -> tuple[Line, ...]:
    """Return facts in one line, but for those that sources differ on: a mark ends its line."""
    agreed = [line for fact in facts if not fact.differs for line in _lines(dossier, fact)]
    apart = [line for fact in facts if fact.differs for line in _lines(dossier, fact)]
    return (join(agreed), *apart) if agreed else tuple(apart)


def _row(dossier: Dossier, subject: EntityId) -> Iterator[Row[Leaf]]:
    """Yield one row with all that is said of a person, a group or a company."""
    lines = list(_posts(dossier, dossier.select("holds_position", subject=subject)))
    person = dossier.entities[subject].kind in _PEOPLE
    for field in _TOLD if person else (*PERSONAL, *IDENTITY):
        facts = _best_first(dossier, dossier.select(field, subject=subject))
        lines += ((label(field), COLON, *line) for line in _in_one(dossier, facts))
    if lines:
        yield Row((dossier.name(subject),), tuple(lines))


def _lines(dossier: Dossier, fact: Fact) -> Iterator[Line]:
    """Yield a fact once for each time it is said to hold at."""
    for _, part in by_time(fact):
        yield _at_its_time(part.records, valued(dossier, part))


def _at_its_time(records: Iterable[Record], line: Line) -> Line:
    when = moment(records)
    return (when[1], COLON, *line) if when else line


def _posts(dossier: Dossier, facts: Iterable[Fact]) -> Iterator[Line]:
    """Yield the posts somebody held: a line for each company, in the words of each source."""
    at: dict[EntityId | None, list[Line]] = {}
    for fact in _best_first(dossier, facts):
        for company, standing, part in _posted(fact):
            for _, each in by_time(part):
                line = valued(dossier, each)
                if standing:
                    line = (Words(f"people-{standing}", (("post", Joined(line)),)),)
                at.setdefault(company, []).append(_at_its_time(each.records, line))
    for company, lines in at.items():
        where = (dossier.name(company), COLON) if company else ()
        yield (*where, *join(lines, DOT))


def _posted(fact: Fact) -> Iterator[tuple[EntityId | None, str | None, Fact]]:
    """Take a post apart by where its sources place it and whether it is former, new or held now."""
    places = dict.fromkeys(_place(record) for record in fact.records)
    for place in places:
        sides = tuple(
            replace(side, records=tuple(_bare(each) for each in there))
            for side in fact.sides
            if (there := [each for each in side.records if _place(each) == place])
        )
        yield *place, replace(fact, sides=sides)


def _place(record: Record) -> tuple[EntityId | None, str | None]:
    company, standing = (record.claim.qualifier(name) for name in ("company", "standing"))
    return _entity(company), standing.term if isinstance(standing, Term) else None


def _bare(record: Record) -> Record:
    """Return a record without what the line it stands on says already."""
    kept = tuple(
        each for each in record.claim.qualifiers if each.name not in ("company", "standing")
    )
    return replace(record, claim=replace(record.claim, qualifiers=kept))


def _best_first(dossier: Dossier, facts: Iterable[Fact]) -> list[Fact]:
    """Order facts: denials last, then by how many sources tell of them, then by the first."""

    def order(fact: Fact) -> tuple[object, ...]:
        cited = dossier.cite(fact.records)
        value = _entity(fact.sides[0].value)
        group = value is not None and dossier.entities[value].kind is Kind.GROUP
        return (denied(fact.sides[0]), group, -len(cited), cited[0].order, value or "")

    return sorted(facts, key=order)


def _people(dossier: Dossier) -> list[EntityId]:
    """Return the people and groups: founders, then who holds a post, then the rest."""
    founders = {founder: rank for rank, founder in enumerate(_founders(dossier))}
    holders = {fact.subject for fact in dossier.select("holds_position")}
    found = {fact.subject for fact in dossier.facts}
    people = (each for each in found if dossier.entities[each].kind in _PEOPLE)

    def order(person: EntityId) -> tuple[object, ...]:
        group = dossier.entities[person].kind is Kind.GROUP
        rank = founders.get(person, len(founders))
        return (person not in founders, rank, person not in holders, group, person)

    return sorted(people, key=order)


def _founders(dossier: Dossier) -> Iterator[EntityId]:
    for fact in _best_first(dossier, dossier.select("founded_by")):
        founder = _entity(fact.sides[0].value)
        if founder and asserting(fact):
            yield founder


def _ordered(
    dossier: Dossier, found: Iterable[EntityId], asked: Sequence[EntityId]
) -> list[EntityId]:
    """Order things: as they were asked about, then by how many sources tell of them."""

    def order(each: EntityId) -> tuple[int, int, EntityId]:
        facts = (fact for fact in dossier.facts if fact.subject == each)
        sources = {record.claim.source for fact in facts for record in fact.records}
        return (asked.index(each) if each in asked else len(asked), -len(sources), each)

    return sorted(found, key=order)


def _entity(value: Value | None) -> EntityId | None:
    return value.entity if isinstance(value, EntityRef) else None
