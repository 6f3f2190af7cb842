"""Who people and companies are: founding, posts, earlier work, what they are called and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.document import Block, Row
from bot.dossier import Dossier
from bot.leaves import Joined, Leaf, Words
from bot.lines import COLON, Line, asserting, by_time, denied, join, label, listed
from bot.parts import Rows, dated, meant, parted, section, without
from bot.statements import marked, told, valued
from store.base import Record
from store.claims import Entity, Kind
from store.facts import Fact, Side
from store.values import EntityId, EntityRef, Term, Text

Part = tuple[Leaf | None, Rows]
"""Rows, and the heading they need."""

FOUNDING = ("founded_on", "founded_by", "founder_count")

PERSONAL = ("worked_for", "trained_at", "adviser_of", "moved_to")

POLITICAL = ("supported", "lobbied_on", "knew_of")
"""What a person did in politics; of an authority or a company it belongs to the regulation."""

IDENTITY = (
    "headquartered_in",
    "employee_count",
    "has_status",
    "specialises_in",
    "serves",
    "characterised_as",
    "rival_of",
    "owns",
    "mistaken_for",
    "partnered_with",
    "negotiated_with",
    "controls",
)

FIELDS = frozenset((*FOUNDING, "holds_position", *PERSONAL, *POLITICAL, *IDENTITY))

_TOLD = (*PERSONAL, *POLITICAL, *IDENTITY)
_PEOPLE = frozenset((Kind.PERSON, Kind.GROUP))
_BODIES = frozenset((Kind.COMPANY, Kind.AUTHORITY, Kind.PUBLICATION))


def circle(dossier: Dossier, company: EntityId) -> frozenset[EntityId]:
    """Return the people and groups who founded a company, or are said to have to do with it."""
    near = {*_founders(dossier), *(fact.subject for fact in dossier.facts)} - {company}
    return frozenset(each for each in near if _is_person(dossier, each))


def told_of(dossier: Dossier, asked: Sequence[EntityId]) -> tuple[Block[Leaf], ...]:
    """Return what is said of people and companies: the founders first, then by `asked`.

    A company that was asked about has a part of its own, another one a row; a model, a law or a
    place is told of only where it was asked about.
    """
    rows = tuple(row for person in _people(dossier) for row in _row(dossier, person, asked))
    persons: Part = (Words("people-persons"), rows)
    founding = _founding(dossier, asked)
    person = any(_is_person(dossier, each) for each in asked if each in dossier.entities)
    leading = (persons, *founding) if person else (*founding, persons)
    parts = [part for part in (*leading, *_bodies(dossier, asked)) if part[1]]
    if parts and parts[0] not in founding:
        parts[0] = (None, parts[0][1])  # the title has said it
    return tuple(block for part in parts for block in section(*part))


def _founding(dossier: Dossier, asked: Sequence[EntityId]) -> tuple[Part, ...]:
    founded = {fact.subject for fact in dossier.select(*FOUNDING)}
    headed = {each for each in founded if _has_founding_part(dossier, each, asked)}
    return tuple(
        (
            Words("people-founding", (("name", dossier.name(company)),)),
            _rows(dossier, company, FOUNDING),
        )
        for company in _ordered(dossier, headed, asked)
    )


def _has_founding_part(dossier: Dossier, company: EntityId, asked: Sequence[EntityId]) -> bool:
    """Say whether a founding is told of first: it was asked about, or somebody is said to found."""
    return (
        company in asked
        or dossier.entities[company].kind not in _BODIES
        or bool(dossier.select("founded_by", "founder_count", subject=company))
    )


def _bodies(dossier: Dossier, asked: Sequence[EntityId]) -> tuple[Part, ...]:
    """Return a part for each company that was asked about, and a row for each other."""
    told = dossier.select(*FOUNDING, *PERSONAL, *IDENTITY)
    found = {fact.subject for fact in told if _shown(dossier.entities[fact.subject], asked)}
    own = _ordered(dossier, found.intersection(asked), asked)
    others = _ordered(dossier, found.difference(asked), asked)
    rows = tuple(row for body in others for row in _row(dossier, body, asked))
    return (
        *((dossier.name(body), _rows(dossier, body, (*PERSONAL, *IDENTITY))) for body in own),
        (Words("people-others"), rows),
    )


def _is_person(dossier: Dossier, entity: EntityId) -> bool:
    return dossier.entities[entity].kind in _PEOPLE


def _shown(entity: Entity, asked: Sequence[EntityId]) -> bool:
    return entity.kind in _BODIES or (entity.id in asked and entity.kind not in _PEOPLE)


def _rows(dossier: Dossier, subject: EntityId, fields: Iterable[str]) -> Rows:
    """Return a row for each field: what is named in one line, what is described line by line."""
    rows: list[Row[Leaf]] = []
    for field in fields:
        facts = _best_first(dossier, dossier.select(field, subject=subject))
        named = [fact for fact in facts if not isinstance(fact.sides[0].value, Text)]
        described = (fact for fact in facts if fact not in named)
        lines = (line for fact in described for _, line in _lines(dossier, fact))
        if facts:
            rows.append(Row((label(field),), (*_in_one(dossier, named), *lines)))
    return tuple(rows)


def _row(dossier: Dossier, subject: EntityId, asked: Sequence[EntityId]) -> Rows:
    """Return one row with all that is said of a person, a group or a company."""
    fields = _TOLD if _is_person(dossier, subject) else (*PERSONAL, *IDENTITY)
    if not _has_founding_part(dossier, subject, asked):
        fields = (*FOUNDING, *fields)
    lines = list(_posts(dossier, dossier.select("holds_position", subject=subject)))
    for field in fields:
        facts = _best_first(dossier, dossier.select(field, subject=subject))
        lines += ((label(field), COLON, *line) for line in _in_one(dossier, facts))
    return (Row((dossier.name(subject),), tuple(lines)),) if lines else ()


def _in_one(dossier: Dossier, facts: Iterable[Fact]) -> tuple[Line, ...]:
    return _gathered(each for fact in facts for each in _lines(dossier, fact))


def _gathered(told: Iterable[tuple[Fact, Line]]) -> tuple[Line, ...]:
    """Return facts in one line, but for those that sources differ on: a mark ends its line."""
    each = tuple(told)
    agreed = join(line for fact, line in each if not fact.differs)
    apart = (line for fact, line in each if fact.differs)
    return (agreed, *apart) if agreed else tuple(apart)


def _lines(dossier: Dossier, fact: Fact) -> Iterator[tuple[Fact, Line]]:
    """Yield a fact once for each time it is said to hold at."""
    for _, part in by_time(fact):
        yield fact, dated(valued(dossier, part), part)


def _posts(dossier: Dossier, facts: Iterable[Fact]) -> Iterator[Line]:
    """Yield the posts somebody held: a line for each company, in the words of each source."""
    at: dict[tuple[EntityId, ...], list[tuple[Fact, Line]]] = {}
    for fact in _best_first(dossier, facts):
        for side in fact.sides:
            parts = sorted(parted(side, place_of), key=lambda each: _first(dossier, each[1]))
            for (companies, standing), part in parts:
                line = marked(dossier, fact, part, _post(dossier, part, standing))
                at.setdefault(companies, []).append((fact, line))
    for companies, posts in at.items():
        where = (listed([dossier.name(each) for each in companies]), COLON) if companies else ()
        yield from ((*where, *line) for line in _gathered(posts))


def _post(dossier: Dossier, part: Side, standing: str | None) -> Line:
    post = dossier.leaf(part.records[0].claim.value, part.records)
    line = told(dossier, without(part, "company", "standing"), post)
    if standing:
        line = (Words(f"people-{standing}", (("post", Joined(line)),)),)
    return dated(line, part)


def _first(dossier: Dossier, side: Side) -> tuple[object, ...]:
    return dossier.cite(side.records)[0].order


def place_of(record: Record) -> tuple[tuple[EntityId, ...], str | None]:
    """Return at which companies somebody holds a post, and whether it is former, new or current."""
    companies = tuple(
        each.value.entity
        for each in record.claim.qualifiers
        if each.name == "company" and isinstance(each.value, EntityRef)
    )
    standing = record.claim.qualifier("standing")
    return companies, standing.term if isinstance(standing, Term) else None


def _best_first(dossier: Dossier, facts: Iterable[Fact]) -> list[Fact]:
    """Order facts: denials last, then by how many sources tell of them, then by the first."""

    def order(fact: Fact) -> tuple[object, ...]:
        cited = dossier.cite(fact.records)
        value = meant(fact.sides[0])
        group = value is not None and dossier.entities[value].kind is Kind.GROUP
        return (denied(fact.sides[0]), group, -len(cited), cited[0].order, value or "")

    return sorted(facts, key=order)


def _people(dossier: Dossier) -> list[EntityId]:
    """Return the people and groups: founders, then who holds a post, then the rest."""
    founders = {founder: rank for rank, founder in enumerate(_founders(dossier))}
    holders = {fact.subject for fact in dossier.select("holds_position")}
    found = {fact.subject for fact in dossier.facts}
    people = (each for each in found if _is_person(dossier, each))

    def order(person: EntityId) -> tuple[object, ...]:
        group = dossier.entities[person].kind is Kind.GROUP
        rank = founders.get(person, len(founders))
        return (person not in founders, rank, person not in holders, group, person)

    return sorted(people, key=order)


def _founders(dossier: Dossier) -> Iterator[EntityId]:
    for fact in _best_first(dossier, dossier.select("founded_by")):
        founder = meant(fact.sides[0])
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
