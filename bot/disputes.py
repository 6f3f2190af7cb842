"""Findings in words: both sides, why they cannot both be right, and what may explain it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.document import Row
from bot.dossier import Dossier
from bot.exchanged import days_of, exchanged
from bot.footnotes import published
from bot.leaves import Citation, Computed, Joined, Leaf, Quote, Rule, Shown, Verbatim, Words
from bot.lines import COMMA, SEMICOLON, SPACE, Line, cited, is_its_quote, join, label, quoted
from bot.statements import stated_with_time, timed_value
from store.agreement.normal import normal
from store.agreement.verdicts import SLIPS, Finding, Hypothesis, Reason, Suspicion
from store.base import Evidence, Record
from store.claims import Claim, SourceId
from store.facts import Fact
from store.resolve import identity, resolve
from store.values import Money, PartialDate

Pair = frozenset[object]

ONE_WAY = frozenset(
    {
        Reason.SEQUENCE,
        Reason.EXCLUSIVE,
        Reason.NOT_YET,
        Reason.CLOSED_LIST,
        Reason.STAGE_ORDER,
        Reason.DENIED,
        Reason.DENIAL,
    }
)
"""Reasons that read otherwise from the second side."""

SUMS = (Reason.SUM, Reason.ADDS_UP)
"""Reasons that work out what the parts of a sum come to."""

ASIDE = ("kind", "purpose")
"""Circumstances that no two sources differ by."""


def disputed(facts: Iterable[Fact]) -> tuple[Finding, ...]:
    """Return what is open or suspected about some facts, each finding once, in their order."""
    found = {id(finding): finding for fact in facts for finding in fact.doubts}
    return tuple(found.values())


def pairs(finding: Finding) -> frozenset[Pair]:
    """Return what is held against what, whoever says it: the values of both sides, two by two."""
    one, other = (
        {(identity(each.claim), normal(each.claim.value)) for each in side}
        for side in (finding.one, finding.other)
    )
    return frozenset(frozenset((a, b)) for a in one for b in other)


def opened(now: Iterable[Fact], then: Iterable[Fact]) -> tuple[Finding, ...]:
    """Return what is open about facts now and no part of it was then.

    The other way round it is what was settled meanwhile. What the same claims said of things that
    were merged since was known under another name.
    """
    before = _open(then)
    known = frozenset().union(*(pairs(finding) for finding in before))
    claims = frozenset().union(*(_claims(finding) for finding in before))
    return tuple(
        finding
        for finding in _open(now)
        if not (pairs(finding) & known or _claims(finding) & claims)
    )


def _open(facts: Iterable[Fact]) -> tuple[Finding, ...]:
    """Return what is open and concerns some facts, on whichever side, each finding once."""
    found = {id(each): each for fact in facts for each in fact.findings if each.open}
    return tuple(found.values())


def _claims(finding: Finding) -> frozenset[Pair]:
    """Return which claims are held against which, two by two."""
    return frozenset(frozenset((a.id, b.id)) for a in finding.one for b in finding.other)


def dispute(dossier: Dossier, finding: Finding, *, words: bool = False) -> Row[Leaf]:
    """Return a finding under the name of its field: both sides, and what may explain it.

    With `words` each side has the words of its sources behind it.
    """
    about, *others = facts_of(dossier, finding.one)
    first = (stated_with_time(dossier, about), *(_told(dossier, each, about) for each in others))
    lines = (
        join(first, SEMICOLON),
        *(_words(dossier, finding.one) if words else ()),
        against(dossier, finding, finding.other, about),
        *(_words(dossier, finding.other) if words else ()),
        *explained(dossier, finding),
    )
    return Row((label(about.field),), lines)


def _words(dossier: Dossier, records: Iterable[Record]) -> Iterator[Line]:
    """Yield the words of each source, where they are not what was shown already."""
    for record in records:
        if not is_its_quote(record):
            yield (*dossier.cite((record,)), SPACE, *quoted(dossier, record))


def briefly(dossier: Dossier, finding: Finding) -> Line:
    """Return a finding in one line: one side, and what stands against it.

    What it was done for, and the sources' words for what kind it is, are told by `dispute` alone;
    of what adds up to a sum its figures are.
    """
    plain = replace(finding, one=_plainly(finding.one), other=_plainly(finding.other))
    about, *others = facts_of(dossier, plain.one)
    first = (stated_with_time(dossier, about), *(_told(dossier, each, about) for each in others))
    then = against(dossier, plain, plain.other, about)
    if finding.worked and finding.reason in SUMS:
        parts = _figures(dossier, facts_of(dossier, plain.other))
        then = (_summed(finding, finding.worked, parts),)
    return join((*first, then), SEMICOLON)


def _plainly(records: Iterable[Record]) -> tuple[Record, ...]:
    def plain(claim: Claim) -> Claim:
        kept = (each for each in claim.qualifiers if each.name not in ASIDE)
        return replace(claim, qualifiers=tuple(kept))

    return tuple(replace(each, claim=plain(each.claim)) for each in records)


def _figures(dossier: Dossier, facts: Iterable[Fact]) -> Iterator[Line]:
    """Yield the values of some facts, each with who gives it."""
    for fact in facts:
        for side in fact.sides:
            yield cited(dossier, (dossier.show(side),), side.records)


def _summed(finding: Finding, total: Money | PartialDate, parts: Iterable[Line]) -> Leaf:
    """Return what the parts of a sum come to."""
    summed = Shown(total, Computed(Rule.SUM, tuple(record.id for record in finding.other)))
    places = (("sum", summed), ("other", Joined(join(parts, SEMICOLON))))
    return Words(f"finding-{finding.reason}", places)


def facts_of(dossier: Dossier, records: Iterable[Record]) -> tuple[Fact, ...]:
    """Return some records as the facts they make by themselves."""
    return resolve(Evidence(tuple(records), tuple(dossier.sources.values()), ()))


def against(dossier: Dossier, finding: Finding, records: Iterable[Record], about: Fact) -> Line:
    """Return what stands against, or beside, a fact that the reader sees already, and why.

    `records` are one side of the finding, `about` is of the other.
    """
    shown = tuple(records)
    told: Iterable[Line] = (_told(dossier, each, about) for each in facts_of(dossier, shown))
    if finding.reason is Reason.SPELLING:
        told = (_spelt(dossier, record) for record in finding.records)
    if finding.worked and finding.reason in SUMS:
        return (_summed(finding, finding.worked, told),)
    places = (("other", Joined(join(told, SEMICOLON))),)
    back = finding.reason in ONE_WAY and shown == finding.one
    word = f"finding-back-{finding.reason}" if back else f"finding-{finding.reason}"
    return (Words(word, places),)


def _spelt(dossier: Dossier, record: Record) -> Line:
    """Return a name as a source writes it."""
    language = dossier.sources[record.claim.source].language
    return (Quote(record.claim.value.words, language), SPACE, *dossier.cite((record,)))


def _told(dossier: Dossier, fact: Fact, about: Fact) -> Line:
    return (timed_value if _place(fact) == _place(about) else stated_with_time)(dossier, fact)


def _place(fact: Fact) -> tuple[object, ...]:
    key = tuple((each.name, normal(each.value)) for each in fact.key)
    return (fact.subject, fact.field, key)


def explained(dossier: Dossier, finding: Finding) -> Iterator[Line]:
    """Yield what may explain a finding, a line each, none of it worded as known."""
    for each in finding.hypotheses:
        told = Words(_word(each), tuple(_places(dossier, each)))
        beyond = {record.id for record in finding.records} - {one.id for one in each.suspects}
        if each.suspicion in SLIPS and beyond:
            shown = (timed_value(dossier, fact) for fact in facts_of(dossier, each.suspects))
            places = (("values", Joined(join(shown, SEMICOLON))), ("hypothesis", told))
            told = Words("hypothesis-between", places)
        yield (told,)


def _word(hypothesis: Hypothesis) -> str:
    if hypothesis.suspicion is Suspicion.FIELD_SWAP:
        return f"hypothesis-field-swap-{(hypothesis.field or '').replace('_', '-')}"
    return f"hypothesis-{hypothesis.suspicion}"


def _places(dossier: Dossier, hypothesis: Hypothesis) -> Iterator[tuple[str, Leaf | int]]:
    evidence = hypothesis.evidence
    match hypothesis.suspicion:
        case Suspicion.UNIT_OF_A_PART:
            yield "part", _stated(dossier, hypothesis.suspects)
            yield from _in_another_currency(hypothesis)
        case Suspicion.FIELD_SWAP | Suspicion.KEY_SWAP:
            yield "evidence", _stated(dossier, evidence)
        case Suspicion.ENTITY_SWAP:
            if hypothesis.entity:
                yield "name", dossier.name(hypothesis.entity)
            yield "evidence", _stated(dossier, evidence)
        case Suspicion.SELF_CONFLICT | Suspicion.ONE_ORIGIN | Suspicion.HEARSAY:
            yield (
                "sources",
                Joined(dossier.number(dossier.sources[record.claim.source] for record in evidence)),
            )
        case Suspicion.OTHER_TIME:
            yield "sources", _when(dossier, evidence)
        case _:
            return


def _in_another_currency(hypothesis: Hypothesis) -> Iterator[tuple[str, Leaf | int]]:
    value, fixings = hypothesis.value, hypothesis.fixings
    if not isinstance(value, Money) or value.figure is None or fixings is None:
        raise ValueError("a figure meant in another currency has one, and rates")
    claims = tuple(record.id for record in hypothesis.suspects)
    yield "currency", Verbatim(fixings.base)
    yield "range", Shown(exchanged(value.figure, fixings), Computed(Rule.MEANT, claims))
    yield "days", Shown(days_of(fixings), Computed(Rule.FIXED, claims))


def _stated(dossier: Dossier, records: tuple[Record, ...]) -> Leaf:
    lines = (stated_with_time(dossier, each) for each in facts_of(dossier, records))
    return Joined(join(lines, SEMICOLON))


def _when(dossier: Dossier, records: tuple[Record, ...]) -> Leaf:
    """Return when the sources of some claims were published."""
    numbers: dict[SourceId, Citation] = {
        record.claim.source: dossier.citations[record.claim.source] for record in records
    }
    ordered = sorted(numbers.items(), key=lambda each: each[1].order)
    told = ((number, SPACE, *published(dossier.sources[source])) for source, number in ordered)
    return Joined(join(told, COMMA))
