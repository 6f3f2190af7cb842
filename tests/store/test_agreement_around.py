"""What is read beside a fact decides all that judging everything at once decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given

from store.agreement.around import around, further, unread
from store.agreement.judge import attached, judge
from store.agreement.verdicts import Finding, Reason
from store.base import Evidence, Selection
from store.claims import ClaimId
from store.facts import Fact
from store.mentions import mentions
from store.resolve import resolve
from store.values import EntityId, Relation
from tests.store.agreement_making import (
    AMAZON,
    DEAL,
    GPT,
    LARGE,
    MICROSOFT,
    OPENAI,
    SERIES_A,
    SERIES_B,
    Case,
    named,
    ref,
    sum_of,
    term,
    text,
    than,
)
from tests.store.agreement_worlds import worlds
from tests.store.claim_making import MISTRAL, day, source, year

AZURE = EntityId("product:azure")


def read(case: Case, selection: Selection) -> Evidence:
    """Read as stores do: what names one of the entities in any role, in one of the fields."""
    records = tuple(
        record
        for record in case.records
        if (not selection.fields or record.claim.field in selection.fields)
        and (not selection.claims or record.id in selection.claims)
        and (
            not selection.entities
            or any(entity in selection.entities for entity, _ in mentions(record.claim))
        )
    )
    return Evidence(records, case.sources, case.entities)


def alone(case: Case, fact: Fact) -> tuple[Fact, ...]:
    """Return a fact as an answer about nothing else has it."""
    own = read(case, Selection(claims=frozenset(record.id for record in fact.records)))
    facts = resolve(own)
    near = around(facts, case.parties)
    if near is None:
        return facts
    known = own.joined(read(case, near))
    if more := further(resolve(known)):
        known = known.joined(read(case, more))
    return attached(facts, judge(resolve(known), case.background()))


def doubts(facts: Iterable[Fact]) -> list[Finding]:
    found = (each for fact in facts for each in fact.findings)
    return [each for each in found if each.open or each.hypotheses]


def differing(case: Case) -> list[str]:
    """Return the fields of the facts that are in other doubt alone than beside all others."""
    return [fact.field for fact in case.facts() if doubts((fact,)) != doubts(alone(case, fact))]


@given(worlds())
def test_in_any_world_a_fact_is_in_the_same_doubt_alone(case: Case) -> None:
    assert differing(case) == []


def _exclusive(case: Case) -> None:
    case.claim("exclusivity", term("exclusive"), by=0, subject=DEAL)
    case.claim("partnered_with", ref(AMAZON), by=1, subject=MISTRAL)


def _controlled(case: Case) -> None:
    case.claim("has_status", term("independent"), by=0)
    case.claim("controls", ref(MISTRAL), by=1, subject=MICROSOFT)


def _holding(case: Case) -> None:
    case.claim("shareholder_of", ref(MISTRAL), by=0, subject=MICROSOFT)
    form = term("convertible")
    case.claim("invested_in", sum_of("15"), by=1, subject=MICROSOFT, company=MISTRAL, form=form)


def _total(case: Case) -> None:
    for a_round, amount in ((SERIES_A, "113"), (SERIES_B, "385")):
        case.claim("raised", sum_of(amount), by=0, round=a_round)
    case.claim("total_raised", sum_of("490"), by=1)


def _revenue(case: Case) -> None:
    for subject, amount in ((MISTRAL, "60"), (OPENAI, "70")):
        case.claim("revenue", sum_of(amount), subject=subject, period=year(2024), whole=MICROSOFT)
    case.claim("revenue", sum_of("100"), by=1, subject=MICROSOFT, period=year(2024))


def _parts(case: Case) -> None:
    _revenue(case)
    case.claim("revenue", sum_of("65"), by=2, subject=MISTRAL, period=year(2024))


def _founded(case: Case) -> None:
    case.claim("founded_on", day("2023-04-28"), by=0)
    case.claim(
        "invested_in", sum_of("15"), by=1, subject=MICROSOFT, company=MISTRAL, valid=year(2022)
    )


def _level(case: Case) -> None:
    case.claim("developer_of", ref(LARGE), by=2)
    case.claim("compared_to", than(Relation.BELOW, GPT), by=0)
    case.claim("compared_to", than(Relation.ABOVE, GPT), by=1, subject=LARGE)


def _worth(case: Case) -> None:
    case.claim("valued_at", sum_of("2000"), by=0)
    case.claim("valued_at", sum_of("385"), by=1)
    case.claim("raised", sum_of("385"), by=2)


def _mistaken(case: Case) -> None:
    case.claim("valued_at", sum_of("2000"), by=0)
    case.claim("valued_at", sum_of("86000"), by=1)
    case.claim("valued_at", sum_of("86000"), by=2, subject=OPENAI)
    case.claim("mistaken_for", ref(OPENAI), by=2)


def _listed(case: Case) -> None:
    case.claim("participated_in", ref(SERIES_A), by=0, subject=AMAZON, closure=term("only"))
    case.claim("participated_in", ref(SERIES_A), by=1, subject=OPENAI)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_exclusive, Reason.EXCLUSIVE),
        (_controlled, Reason.OPPOSITES),
        (_holding, Reason.NOT_YET),
        (_total, Reason.SUM),
        (_revenue, Reason.SUM),
        (_parts, Reason.SUM),
        (_founded, Reason.SEQUENCE),
        (_level, Reason.LEVEL),
        (_worth, Reason.VALUES),
        (_mistaken, Reason.VALUES),
        (_listed, Reason.CLOSED_LIST),
    ],
)
def test_each_side_of_a_conflict_reads_the_other(
    make: Callable[[Case], None], reason: Reason
) -> None:
    case = Case(parties={DEAL: (MICROSOFT, MISTRAL)})
    make(case)

    assert reason in {each.reason for each in case.found() if each.open}
    assert differing(case) == []


def test_who_owns_what_another_names_in_a_list_is_read() -> None:
    case = Case()
    for value in (ref(MICROSOFT), text("direkt", "de")):
        case.claim("distributed_via", value, by=0, subject=LARGE, closure=term("only"))
    case.claim("distributed_via", ref(AZURE), by=1, subject=LARGE)
    case.claim("owns", ref(AZURE), by=2, subject=MICROSOFT)

    assert differing(case) == []


def test_lists_told_in_words_or_terms_are_judged_alone_as_well() -> None:
    case = Case()
    for by, form in enumerate(("compute", "cash")):
        closure = {"closure": term("only")} if by == 0 else {}
        case.claim(
            "paid_in",
            term(form),
            by=by,
            subject=MICROSOFT,
            company=MISTRAL,
            round=SERIES_A,
            beside=closure,
        )
        case.claim("business_model", text(form), by=by, beside=closure)

    assert differing(case) == []


def test_whom_a_source_calls_by_the_words_for_somebody_nameless_is_read() -> None:
    rival = named("company:rival", "„einen europäischen Rivalen“")
    case = Case(entities=(rival, named(AMAZON, "Amazon")))
    for by, (company, currency) in enumerate(((rival.id, "EUR"), (AMAZON, "USD"))):
        case.claim(
            "invested_in", sum_of("10000", currency), by=by, subject=MICROSOFT, company=company
        )
    case.claim("characterised_as", text("einen europäischen Rivalen", "de"), by=0, subject=OPENAI)

    assert [each.reason for each in case.found(Reason.SUBJECT)] == [Reason.SUBJECT]
    assert differing(case) == []


def test_the_licence_of_a_developers_models_is_read_beside_that_of_its_model() -> None:
    case = Case()
    case.claim("developer_of", ref(LARGE), by=2)
    case.claim("licence_status", term("open_source"), by=0)
    case.claim("licence_status", term("proprietary"), by=1, subject=LARGE)
    (model,) = (each for each in case.facts() if each.subject == LARGE)

    assert [fact.findings for fact in alone(case, model)] == [model.findings]


@pytest.mark.parametrize(
    "narrowed",
    [
        Selection(frozenset({MISTRAL}), sources=frozenset({source("one").id})),
        Selection(frozenset({MISTRAL}), claims=frozenset({ClaimId("c1:one")})),
        Selection(frozenset({MISTRAL}), subject_only=True),
        Selection(frozenset({MISTRAL}), frozenset({"raised"})),
    ],
)
def test_what_was_read_in_part_is_read_whole(narrowed: Selection) -> None:
    near = Selection(frozenset({MISTRAL}), frozenset({"raised", "valued_at"}))

    assert unread(near, narrowed) == near
    assert unread(near, narrowed, Selection(frozenset({MISTRAL}))) is None
