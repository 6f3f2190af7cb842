"""Any fact as one line, by the sentence its field has in `phrases/statements.*.ftl`."""

from __future__ import annotations

from bot.dossier import Dossier
from bot.leaves import Flag, Joined, Leaf, Words
from bot.lines import COMMA, SEMICOLON, SPACE, Line, cited, join, remarks, said
from store.base import Record
from store.claims import Polarity
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
    whole = (*_sentence(dossier, fact, first), *_also(dossier, others))
    return (*whole, SPACE, Flag()) if fact.differs else whole


def happening(dossier: Dossier, fact: Fact) -> Line:
    """Return a fact whose value is a date, as what happened; the other dates follow it."""
    first, *others = fact.sides
    event = Words(f"happening-{_dashed(fact.field)}", (("subject", dossier.name(fact.subject)),))
    parts = [(event,), *((remark,) for remark in remarks(first.records))]
    line = cited(dossier, join(parts, COMMA), first.records)
    if others:
        dates = Joined(join((said(dossier, side) for side in others), COMMA))
        line = (*line, SEMICOLON, Words("timeline-or", (("dates", dates),)))
    return (*line, SPACE, Flag()) if fact.differs else line


def _sentence(dossier: Dossier, fact: Fact, side: Side) -> Line:
    value = Joined((dossier.show(side), *_circumstances(dossier, side.records[0])))
    sentence = Words(
        f"says-{_dashed(fact.field)}",
        (("subject", dossier.name(fact.subject)), ("value", value)),
    )
    line: Line = (sentence,)
    if side.polarity is Polarity.NO:
        line = (Words("denied", (("value", sentence),)),)
    parts = [line, *((remark,) for remark in remarks(side.records))]
    return cited(dossier, join(parts, COMMA), side.records)


def _also(dossier: Dossier, others: list[Side]) -> Line:
    if not others:
        return ()
    return (SEMICOLON, *join((said(dossier, side) for side in others), SEMICOLON))


def _circumstances(dossier: Dossier, record: Record) -> tuple[Leaf, ...]:
    """Return the qualifiers of a record that a sentence needs: into whom, in which round."""
    row = FIELDS[record.claim.field]
    told: list[Leaf] = []
    for qualifier in record.claim.qualifiers:
        if qualifier.name in (*row.key, *row.qualifiers):
            value = dossier.leaf(qualifier.value, (record,))
            at_company = qualifier.name == "company"
            word = RELATIONS.get(row.name, "company") if at_company else qualifier.name
            told += (COMMA, Words(f"with-{word}", (("value", value),)))
    return tuple(told)


def _dashed(field: str) -> str:
    return field.replace("_", "-")
