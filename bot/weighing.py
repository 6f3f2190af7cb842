"""One matter weighed: every figure in its words, and how it stands to the first and to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.disputes import against, explained
from bot.document import Block, Row
from bot.dossier import Dossier
from bot.exchanged import days_of, exchanged
from bot.leaves import Claimed, Computed, Joined, Leaf, Rule, Shown, Words
from bot.lines import COMMA, DOT, SPACE, Line, denied, join, moment, quoted, remarks
from bot.parts import section
from bot.statements import circumstances
from store.agreement.background import Background
from store.agreement.normal import normal
from store.agreement.origins import origins
from store.agreement.verdicts import AGREEING, Finding, Reason
from store.base import Record
from store.claims import ClaimId, SourceId
from store.facts import Fact, Side
from store.values import Money, PartialDate, Precision, Value


def weighed(dossier: Dossier, fact: Fact) -> tuple[Block[Leaf], ...]:
    """Return a fact of several figures under its name: a row a figure, then all that agree."""
    rows = [_side(dossier, fact, side) for side in fact.sides]
    if together := _together(dossier, fact):
        rows.append(Row((Words("conflicts-together"),), together))
    return section(Joined((dossier.name(fact.subject), DOT, _label(dossier, fact))), tuple(rows))


def within(fact: Fact, finding: Finding) -> bool:
    """Say whether a finding holds figures of one fact against one another."""
    return {each.id for each in finding.records} <= {each.id for each in fact.records}


def _label(dossier: Dossier, fact: Fact) -> Leaf:
    field: Leaf = Words(f"field-{fact.field.replace('_', '-')}")
    keys = (dossier.leaf(each.value, fact.sides[0].records) for each in fact.key)
    return Joined(join(((each,) for each in (field, *keys)), COMMA))


def _side(dossier: Dossier, fact: Fact, side: Side) -> Row[Leaf]:
    value = dossier.show(side)
    label: Leaf = Words("denied", (("value", value),)) if denied(side) else value
    said = [_said(dossier, record) for record in side.records]
    standing = [line for each in fact.findings for line in _standing(dossier, each, fact, side)]
    return Row((label,), (*said, *standing))


def _said(dossier: Dossier, record: Record) -> Line:
    """Return a source's words, with the date it gives and all that it says of the figure."""
    when = moment((record,))
    by = join((*((each,) for each in remarks(record)), dossier.cite((record,))), SPACE)
    dated: Line = (COMMA, when[1]) if when else ()
    return (*by, SPACE, *quoted(dossier, record), *dated, *circumstances(dossier, record))


def _standing(dossier: Dossier, finding: Finding, fact: Fact, side: Side) -> Iterator[Line]:
    """Yield how a side stands to those before it, where that was found within the fact."""
    mine = {record.id for record in side.records}
    first = finding.other[0].id if finding.other else None
    if first not in mine or not within(fact, finding):
        return
    if finding.reason is Reason.RATE:
        yield at_rates(finding)
    else:
        yield against(dossier, finding, finding.one, fact)
    yield from explained(dossier, finding)


def at_rates(finding: Finding) -> Line:
    """Return that two sums are one at the ECB's rates of a time, and the range these allow."""
    fixings = finding.fixings
    values = [each[0].claim.value for each in (finding.one, finding.other)]
    sums = [each for each in values if isinstance(each, Money)]
    base = next((each for each in sums if fixings and each.currency == fixings.base), None)
    if fixings is None or base is None or base.figure is None:
        return (Words("finding-same"),)
    claims = _of_value(finding.records, base)
    places: tuple[tuple[str, Leaf], ...] = (
        ("value", Shown(base, Claimed(claims))),
        ("range", Shown(exchanged(base.figure, fixings), Computed(Rule.RATES, claims))),
        ("days", Shown(days_of(fixings), Computed(Rule.FIXED, claims))),
    )
    return (Words("finding-rate", places),)


def _of_value(records: Iterable[Record], value: Value) -> tuple[ClaimId, ...]:
    return tuple(each.id for each in records if normal(each.claim.value) == normal(value))


def _together(dossier: Dossier, fact: Fact) -> tuple[Line, ...]:
    """Return what agreeing sources allow at most, and how independent of one another they are."""
    agreeing = _agreeing(fact)
    records = tuple(record for side in agreeing for record in side.records)
    sources = tuple(dict.fromkeys(record.claim.source for record in records))
    if len(sources) == 1:
        return tuple(_narrowest(agreeing))
    places = (("sources", _numbers(dossier, sources)), ("value", dossier.show(agreeing[0])))
    return (
        (Words("conflicts-agreeing", places),),
        *_narrowest(agreeing),
        *_independence(dossier, records),
    )


def _agreeing(fact: Fact) -> tuple[Side, ...]:
    first, *others = fact.sides
    own = {record.id for record in first.records}
    found = {
        record.id
        for finding in fact.findings
        if finding.verdict in AGREEING and any(each.id in own for each in finding.one)
        for record in finding.other
    }
    return (first, *(side for side in others if side.records[0].id in found))


def _narrowest(sides: Iterable[Side]) -> Iterator[Line]:
    """Yield the days that all agreeing dates allow, where none of them says just these."""
    dates = [side.value for side in sides if isinstance(side.value, PartialDate)]
    earliest = [each.earliest for each in dates if each.earliest]
    latest = [each.latest for each in dates if each.latest]
    if len(dates) < 2 or not earliest or not latest:  # noqa: PLR2004 - two dates can agree
        return
    first, last = max(earliest), min(latest)
    if first <= last and (first, last) not in {(each.earliest, each.latest) for each in dates}:
        claims = tuple(record.id for side in sides for record in side.records)
        precision = Precision.DAY if first == last else Precision.RANGE
        allowed = PartialDate(first, last, precision, "")
        shown = Shown(allowed, Computed(Rule.ALLOWED, claims))
        yield (Words("conflicts-narrowest", (("days", shown),)),)


def _independence(dossier: Dossier, records: tuple[Record, ...]) -> Iterator[Line]:
    found = origins(records, Background(dossier.sources, dossier.entities))
    for _, sources in found.known:
        if len(sources) > 1:
            yield (Words("origin-shared", (("sources", _numbers(dossier, sources)),)),)
    if found.unknown:
        yield (Words("origin-unknown", (("sources", _numbers(dossier, found.unknown)),)),)
    alone = tuple(sources[0] for _, sources in found.known if len(sources) == 1)
    if len(alone) > 1:
        yield (Words("origin-independent", (("sources", _numbers(dossier, alone)),)),)


def _numbers(dossier: Dossier, sources: Iterable[SourceId]) -> Leaf:
    return Joined(dossier.number(dossier.sources[each] for each in sources))
