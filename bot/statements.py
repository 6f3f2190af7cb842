"""Any fact as one line, by the sentence its field has in `phrases/statements.*.ftl`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.dossier import Dossier
from bot.leaves import Joined, Leaf, Verbatim, Words
from bot.lines import (
    COMMA,
    SEMICOLON,
    SPACE,
    Line,
    by_time,
    cited,
    denied,
    join,
    order,
    quoted,
)
from bot.marks import flag
from bot.parts import also, changed, dated, lacking, without
from bot.usage import number, shared_stage, using
from store.agreement.normal import normal
from store.agreement.values import compare
from store.agreement.verdicts import Reason, Verdict
from store.base import Record
from store.claims import Claim, Kind, Polarity, Qualifier
from store.facts import Fact, Side
from store.fields import FIELDS
from store.values import EntityId, EntityRef

ALMOST = Verbatim(" ≈ ")

RELATIONS = {
    "invested_in": "into",
    "paid_in": "into",
    "led_round": "whose",
    "participated_in": "whose",
}
"""How the company of a claim stands to it, where somebody is not simply at it."""


NATURALLY = {("scope", Kind.PLACE): "place", ("occasion", Kind.DEAL): "part-of"}
"""What a circumstance is where its value is of a kind: meant in Europe, as part of a deal."""


def stated(dossier: Dossier, fact: Fact) -> Line:
    """Return a fact with every side: who or what, the field's sentence, who says so."""
    first, *others = fact.sides
    lines = [
        marked(dossier, fact, first, _sentence(dossier, fact, first)),
        *(_shown(dossier, fact, each) for each in others),
    ]
    return join(lines, SEMICOLON)


def stated_with_time(dossier: Dossier, fact: Fact) -> Line:
    """Return a fact as `stated`, with the times it is told of, where the reader sees none.

    A date goes for the round.
    """
    return stated_in_full(dossier, replace(fact, sides=_without_dated_round(fact)))


def stated_in_full(dossier: Dossier, fact: Fact) -> Line:
    """Return a fact as `stated`, with its times and all its circumstances, for those who edit."""
    return stated(dossier, replace(fact, sides=tuple(_timed(side) for side in fact.sides)))


def timed_value(dossier: Dossier, fact: Fact) -> Line:
    """Return the sides of a fact as `valued`, with the times they are told of."""
    sides = (_timed(side) for side in _without_dated_round(fact))
    return valued(dossier, replace(fact, sides=tuple(sides)))


def valued(dossier: Dossier, fact: Fact) -> Line:
    """Return the sides of a fact whose subject and field the reader sees already.

    A sum that is the one before it at the ECB's rates stands behind ≈.
    """
    first, *others = fact.sides
    line = _shown(dossier, fact, first)
    for before, side in zip(fact.sides, others, strict=False):
        between = ALMOST if _at_rates(fact, before, side) else SEMICOLON
        line = (*line, between, *_shown(dossier, fact, side))
    return line


def _shown(dossier: Dossier, fact: Fact, side: Side) -> Line:
    return marked(dossier, fact, side, _with_circumstances(dossier, side))


def _at_rates(fact: Fact, one: Side, other: Side) -> bool:
    return any(
        finding.reason is Reason.RATE
        and finding.concerns(one.records)
        and finding.concerns(other.records)
        for finding in fact.findings
    )


def told(dossier: Dossier, side: Side, leaf: Leaf) -> Line:
    """Return one side in the words of `leaf`, with its circumstances and who says so.

    A denial that there is any such thing is told in the words of its source.
    """
    if _is_outright(side):
        leaf = _value(dossier, side)
    shared, apart = _circumstances(dossier, side.records)
    return _told(dossier, side, Joined((leaf, *shared)), apart)


def marked(dossier: Dossier, fact: Fact, side: Side, line: Line) -> Line:
    """Return a line of a side, marked where it is in doubt, with a word for why."""
    mark = flag(dossier, fact, side.records)
    return (*line, SPACE, mark) if mark else line


def valued_by_time(dossier: Dossier, facts: Iterable[Fact]) -> Iterator[Line]:
    """Yield what the facts of one field say: a line for each time it is told of, undated last."""
    times: dict[tuple[object, ...], list[Line]] = {}
    for fact in facts:
        for when, part in by_time(fact):
            line = valued(dossier, lacking(part, "round") if when else part)
            times.setdefault(order(when), []).append(dated(line, part))
    for _, values in sorted(times.items()):
        yield join(values, SEMICOLON)


def happening(dossier: Dossier, fact: Fact) -> Line:
    """Return a fact whose value is a date, as what happened on the first; others follow it.

    Dates that may be the same day are told apart from those that cannot.
    """
    first, *others = (side for side in fact.sides if not denied(side))
    event = Words(f"happening-{_dashed(fact.field)}", (("subject", dossier.name(fact.subject)),))
    line = marked(dossier, fact, first, told(dossier, _briefly(first), event))
    agreeing = [
        side for side in others if compare(first.value, side.value).verdict is not Verdict.CONFLICT
    ]
    for word, among in (
        ("timeline-also", agreeing),
        ("timeline-or", [side for side in others if side not in agreeing]),
        ("timeline-denied", [side for side in fact.sides if denied(side)]),
    ):
        if among:
            dates = Joined(join((_dated(dossier, fact, side) for side in among), COMMA))
            line = (*line, SEMICOLON, Words(word, (("dates", dates),)))
    return line


def _briefly(side: Side) -> Side:
    """Return a side without who announced it where: that it happened is what a timeline tells."""
    return without(side, "party", "occasion", "author")


def _dated(dossier: Dossier, fact: Fact, side: Side) -> Line:
    """Return a date with who gives it; where it is denied, the words around it say so."""
    plain = replace(_briefly(side), polarity=Polarity.YES)
    return marked(dossier, fact, side, told(dossier, plain, dossier.show(side)))


def _timed(side: Side) -> Side:
    """Return a side whose times are circumstances like the others."""

    def timed(claim: Claim) -> Claim:
        return also(claim, Qualifier("when", claim.valid)) if claim.valid else claim

    return changed(side, timed)


def _without_dated_round(fact: Fact) -> tuple[Side, ...]:
    dated = (all(record.claim.valid for record in side.records) for side in fact.sides)
    sides = zip(fact.sides, dated, strict=True)
    return tuple(without(side, "round") if known else side for side, known in sides)


def _sentence(dossier: Dossier, fact: Fact, side: Side) -> Line:
    how_far = shared_stage(side.records) if fact.field == "adopts" else None
    plain = without(side, "stage") if how_far else side
    shared, apart = _circumstances(dossier, plain.records)
    value: Leaf = Joined((_value(dossier, side), *shared))
    if how_far:
        value = using(dossier, fact.subject, how_far, value)
    sentence = Words(
        "says-using" if how_far else f"says-{_dashed(fact.field)}",
        (
            ("subject", dossier.name(fact.subject)),
            ("count", number(dossier, fact.subject)),
            ("value", value),
        ),
    )
    return _told(dossier, side, sentence, apart)


def _with_circumstances(dossier: Dossier, side: Side) -> Line:
    return told(dossier, side, dossier.show(side))


def _told(dossier: Dossier, side: Side, leaf: Leaf, apart: Line) -> Line:
    line: Line = (leaf,)
    if denied(side) and not _is_outright(side):
        line = (Words("denied", (("value", leaf),)),)
    return (*cited(dossier, line, side.records), *apart)


def _value(dossier: Dossier, side: Side) -> Leaf:
    """Return the value of a side; of a denial that there is any, the words of its source."""
    if not _is_outright(side):
        return dossier.show(side)
    return Words("denied-outright", (("words", Joined(quoted(dossier, side.records[0]))),))


def _is_outright(side: Side) -> bool:
    """Say whether a denial is that there is any such thing."""
    return denied(side) and FIELDS[side.records[0].claim.field].outright


def _circumstances(dossier: Dossier, records: Sequence[Record]) -> tuple[Line, Line]:
    """Return the circumstances all records tell, and each record's own with its sources."""
    known = [(record, _known(dossier, record)) for record in records]
    first = known[0][1]
    shared = {same: line for same, line in first.items() if all(same in own for _, own in known)}
    apart: dict[tuple[object, ...], tuple[Line, list[Record]]] = {}
    for record, circumstances in known:
        own = {same: line for same, line in circumstances.items() if same not in shared}
        apart.setdefault(tuple(own), (_chain(own.values()), []))[1].append(record)
    backed = (cited(dossier, leaves, by) for leaves, by in apart.values() if leaves)
    return _chain(shared.values()), _chain(backed)


def _known(dossier: Dossier, record: Record) -> dict[object, Line]:
    """Return the circumstances of a record by what they mean, whatever their words."""
    told: dict[object, Line] = {}
    for each in record.claim.qualifiers:
        value = dossier.leaf(each.value, (record,))
        phrase = Words(f"with-{_relation(dossier, record, each)}", (("value", value),))
        told[each.name, normal(each.value)] = (COMMA, phrase)
    match heard := _heard_from(record):
        case [who]:
            told[heard] = (COMMA, Words("via", (("name", dossier.name(who)),)))
        case [who, teller]:
            names = (("name", dossier.name(who)), ("teller", dossier.name(teller)))
            told[heard] = (COMMA, Words("via-told", names))
    return told


def apart(dossier: Dossier, records: Iterable[Record]) -> Iterator[Line]:
    """Yield each circumstance by itself, with all the sources that give it."""
    told: dict[object, tuple[Line, list[Record]]] = {}
    for record in records:
        for same, line in _known(dossier, record).items():
            told.setdefault(same, (line[1:], []))[1].append(record)
    for line, by in told.values():
        yield cited(dossier, line, by)


def bare(dossier: Dossier, side: Side) -> Line:
    """Return a side with who says so and on what footing, its circumstances being told apart."""
    return _told(dossier, side, _value(dossier, side), ())


def circumstances(dossier: Dossier, record: Record) -> Line:
    """Return all circumstances of one record, each behind a comma."""
    return _chain(_known(dossier, record).values())


def _chain(lines: Iterable[Line]) -> Line:
    return tuple(leaf for line in lines for leaf in line)


def _heard_from(record: Record) -> tuple[EntityId, ...]:
    """Return who said it and who told of that, where it is neither the author nor the subject.

    What somebody calls themselves is told as such: others may not call them so.
    """
    heard = (record.claim.speaker, record.claim.via)
    subject = None if record.claim.field == "characterised_as" else record.claim.subject
    return tuple(each for each in heard if each and each != subject)


def _relation(dossier: Dossier, record: Record, qualifier: Qualifier) -> str:
    if qualifier.name == "company":
        return RELATIONS.get(record.claim.field, "company")
    if not isinstance(qualifier.value, EntityRef):
        return qualifier.name
    kind = dossier.entities[qualifier.value.entity].kind
    return NATURALLY.get((qualifier.name, kind), qualifier.name)


def _dashed(field: str) -> str:
    return field.replace("_", "-")
