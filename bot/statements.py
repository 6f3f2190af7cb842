"""Any fact as one line, by the sentence its field has in `phrases/statements.*.ftl`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dossier import Dossier
from bot.leaves import Flag, Joined, Leaf, Words
from bot.lines import COMMA, SEMICOLON, SPACE, Line, cited, join, remarks, said
from store.agreement import normal
from store.base import Record
from store.claims import Polarity, Qualifier
from store.fields import FIELDS
from store.resolve import Fact, Side

RELATIONS = {
    "invested_in": "into",
    "paid_in": "into",
    "led_round": "whose",
    "participated_in": "whose",
}
"""How the company of a claim stands to it, where somebody is not simply at it."""


def stated(dossier: Dossier, fact: Fact) -> Line:
    """Return a fact with every side: who or what, the field's sentence, who says so."""
    first, *others = fact.sides
    told = [
        _sentence(dossier, fact, first),
        *(_with_circumstances(dossier, each) for each in others),
    ]
    return _flagged(fact, join(told, SEMICOLON))


def valued(dossier: Dossier, fact: Fact) -> Line:
    """Return the sides of a fact whose subject and field the reader sees already."""
    return _flagged(
        fact, join((_with_circumstances(dossier, each) for each in fact.sides), SEMICOLON)
    )


def happening(dossier: Dossier, fact: Fact) -> Line:
    """Return a fact whose value is a date, as what happened; the other dates follow it."""
    first, *others = fact.sides
    event = Words(f"happening-{_dashed(fact.field)}", (("subject", dossier.name(fact.subject)),))
    parts = [(event,), *((remark,) for remark in remarks(first.records))]
    line = cited(dossier, join(parts, COMMA), first.records)
    if others:
        dates = Joined(join((said(dossier, side) for side in others), COMMA))
        line = (*line, SEMICOLON, Words("timeline-or", (("dates", dates),)))
    return _flagged(fact, line)


def _sentence(dossier: Dossier, fact: Fact, side: Side) -> Line:
    shared, apart = _circumstances(dossier, side.records)
    value = Joined((dossier.show(side), *shared))
    sentence = Words(
        f"says-{_dashed(fact.field)}",
        (("subject", dossier.name(fact.subject)), ("value", value)),
    )
    return _told(dossier, side, sentence, apart)


def _with_circumstances(dossier: Dossier, side: Side) -> Line:
    shared, apart = _circumstances(dossier, side.records)
    return _told(dossier, side, Joined((dossier.show(side), *shared)), apart)


def _told(dossier: Dossier, side: Side, leaf: Leaf, apart: Line) -> Line:
    denied = side.polarity is Polarity.NO
    line: Line = (Words("denied", (("value", leaf),)),) if denied else (leaf,)
    parts = [line, *((remark,) for remark in remarks(side.records))]
    return (*cited(dossier, join(parts, COMMA), side.records), *apart)


def _circumstances(dossier: Dossier, records: Sequence[Record]) -> tuple[Line, Line]:
    """Return the circumstances all records tell, and those only some do, each with its sources."""
    told: dict[tuple[object, ...], tuple[Qualifier, list[Record]]] = {}
    for record in records:
        row = FIELDS[record.claim.field]
        for qualifier in record.claim.qualifiers:
            if qualifier.name in (*row.key, *row.qualifiers):
                same = (qualifier.name, *normal(qualifier.value))
                told.setdefault(same, (qualifier, []))[1].append(record)
    shared: list[Leaf] = []
    apart: list[Leaf] = []
    for qualifier, by in told.values():
        value = dossier.leaf(qualifier.value, tuple(by))
        leaf = Words(f"with-{_relation(by[0], qualifier)}", (("value", value),))
        if len(by) == len(records):
            shared += (COMMA, leaf)
        else:
            apart += (COMMA, *cited(dossier, (leaf,), by))
    return tuple(shared), tuple(apart)


def _relation(record: Record, qualifier: Qualifier) -> str:
    if qualifier.name != "company":
        return qualifier.name
    return RELATIONS.get(record.claim.field, "company")


def _flagged(fact: Fact, line: Line) -> Line:
    return (*line, SPACE, Flag()) if fact.differs else line


def _dashed(field: str) -> str:
    return field.replace("_", "-")
