"""How the sides of one fact stand together, and what of it bears a mark."""

from __future__ import annotations

from itertools import combinations

from store.agreement.camps import camps
from store.agreement.verdicts import Reason, Verdict
from store.claims import Polarity
from store.resolve import resolve
from store.values import EntityId, Hedge
from tests.store.agreement_making import (
    MICROSOFT,
    OPENAI,
    SERIES_A,
    SERIES_B,
    UNDISCLOSED,
    Case,
    count,
    dated,
    days,
    ids,
    ref,
    sum_of,
)
from tests.store.claim_making import MISTRAL, day, year

APRIL, MAY = days("2023-04-01", "2023-04-30"), days("2023-05-01", "2023-05-31")


def differing(case: Case) -> list[bool]:
    return [fact.differs for fact in case.facts()]


def camped(case: Case) -> list[set[str]]:
    (fact,) = resolve(case.evidence())
    return [ids(camp.records) for camp in camps(fact, case.background())]


def test_equal_values_differ_in_nothing() -> None:
    case = Case()
    for by in (0, 1):
        case.claim("total_raised", sum_of("490"), by=by)

    assert differing(case) == [False]


def test_heads_are_held_against_one_another_whatever_they_are_called() -> None:
    case = Case()
    for at, (number, unit) in enumerate(((1240, None), (9000, "employee"), (1240, "person"))):
        case.claim("employee_count", count(number, unit), by=at)

    (fact,) = case.facts()

    assert [len(side.records) for side in fact.sides] == [2, 1]
    assert case.open() == [(Verdict.CONFLICT, Reason.VALUES)]


def test_numbers_of_other_things_are_not_held_against_one_another() -> None:
    case = Case()
    for at, unit in enumerate(("user", "customer")):
        case.claim("adoption", count(1000 * (at + 1), unit), by=at)

    assert case.open() == []


def test_figures_that_exclude_each_other_are_marked() -> None:
    case = Case()
    one, other = (
        case.claim("total_raised", sum_of(amount), by=at)
        for at, amount in enumerate(("490", "385"))
    )

    (fact,) = case.facts()
    (found,) = fact.findings

    assert fact.differs
    assert (found.verdict, found.reason) == (Verdict.CONFLICT, Reason.VALUES)
    assert ids(found.records) == ids([one, other])


def test_a_sum_nobody_disclosed_contradicts_no_figure() -> None:
    case = Case()
    case.claim("total_raised", sum_of("15"), by=0)
    case.claim("total_raised", UNDISCLOSED, by=1)

    (fact,) = case.facts()

    assert len(fact.sides) == 2
    assert [each.verdict for each in fact.findings] == [Verdict.DISCLOSED]
    assert not fact.differs


def test_sums_in_two_currencies_are_not_called_different_without_rates() -> None:
    case = Case()
    case.claim("total_raised", sum_of("385"), by=0)
    case.claim("total_raised", sum_of("415", "USD"), by=1)

    assert differing(case) == [False]


def test_values_of_two_times_do_not_contradict_each_other() -> None:
    case = Case()
    case.claim("valued_at", sum_of("2000"), by=0, valid=day("2023-12-10"))
    case.claim("valued_at", sum_of("6000"), by=1, valid=year(2024))

    assert differing(case) == [False]


def test_an_assertion_and_its_denial_are_marked() -> None:
    case = Case()
    case.claim("controls", ref(OPENAI), by=0)
    case.claim("controls", ref(OPENAI), by=1, polarity=Polarity.NO)

    assert differing(case) == [True]


def test_claims_about_two_rounds_or_companies_do_not_meet() -> None:
    case = Case()
    case.claim("raised", sum_of("113"), by=0, round=SERIES_A)
    case.claim("raised", sum_of("385"), by=1, round=SERIES_B)
    case.claim("raised", sum_of("6600"), by=2, subject=OPENAI, round=SERIES_A)

    assert case.found() == ()


def test_several_founders_do_not_rival_each_other() -> None:
    case = Case()
    for by, slug in enumerate(("mensch", "lample", "lacroix")):
        case.claim("founded_by", ref(EntityId(f"person:{slug}")), by=by)

    assert not any(differing(case))


def test_agreement_is_not_handed_on() -> None:
    case = Case()
    april, may = (case.claim("founded_on", when, by=at) for at, when in enumerate((APRIL, MAY)))
    vague = case.claim("founded_on", year(2023), by=2)

    assert camped(case) == [ids([april, vague]), ids([may])]
    assert case.open() == [(Verdict.CONFLICT, Reason.VALUES)]


def test_who_agrees_with_one_of_a_camp_alone_is_not_in_it() -> None:
    case = Case()
    vague = [case.claim("founded_on", year(2023), by=by) for by in (0, 1)]
    april = case.claim("founded_on", APRIL, by=0)
    may = case.claim("founded_on", MAY, by=2)

    assert camped(case) == [ids([*vague, april]), ids([may])]


def test_who_agrees_with_both_sides_of_a_conflict_is_on_none() -> None:
    case = Case()
    april, may = (case.claim("founded_on", when, by=at) for at, when in enumerate((APRIL, MAY)))
    case.claim("founded_on", year(2023), by=2)

    (found,) = (each for each in case.found() if each.open)

    assert (ids(found.one), ids(found.other)) == (ids([april]), ids([may]))


def test_the_best_backed_side_comes_first() -> None:
    case = Case()
    alone = case.claim("founded_on", APRIL, by=0)
    backed = [case.claim("founded_on", MAY, by=by) for by in (1, 2)]

    assert camped(case) == [ids(backed), ids([alone])]


def test_of_three_figures_that_exclude_one_another_each_stands_against_each() -> None:
    case = Case()
    for by, amount in enumerate(("15", "113", "385")):
        case.claim("total_raised", sum_of(amount), by=by)

    against = {
        frozenset((one.id, other.id))
        for found in case.found()
        if found.open
        for one in found.one
        for other in found.other
    }

    assert against == {frozenset(ids(pair)) for pair in combinations(case.records, 2)}


def test_why_those_agree_who_agree_is_told() -> None:
    case = Case()
    case.claim("total_raised", sum_of("385"), by=0)
    case.claim("total_raised", sum_of("400", hedge=Hedge.ABOUT), by=1)

    assert [(each.verdict, each.reason) for each in case.found()] == [
        (Verdict.COMPATIBLE, Reason.PRECISION)
    ]


def test_of_a_side_only_what_excludes_the_other_is_in_doubt() -> None:
    case = Case(dated(day("2023-12-10"), day("2024-06-12"), day("2023-12-11")))
    early = case.claim("valued_at", sum_of("2000"), by=0, valid=year(2023))
    case.claim("valued_at", sum_of("6000"), by=1, valid=year(2024))
    odd = case.claim("valued_at", sum_of("6000"), by=2, valid=year(2023))

    (found,) = (each for each in case.found() if each.open)

    assert ids(found.records) == ids([early, odd])


def test_a_part_of_a_fact_bears_no_mark_of_another_part() -> None:
    case = Case()
    case.claim("invested_in", sum_of("15"), by=0, subject=MICROSOFT, company=MISTRAL)
    case.claim("invested_in", UNDISCLOSED, by=1, subject=MICROSOFT, company=MISTRAL)
    for by, amount in ((0, "200"), (1, "300")):
        case.claim(
            "invested_in",
            sum_of(amount),
            by=by,
            subject=MICROSOFT,
            valid=year(2024),
            company=MISTRAL,
        )
    (fact,) = case.facts()
    plain = fact.part(each for each in fact.sides if each.value in (sum_of("15"), UNDISCLOSED))

    assert fact.differs
    assert not plain.differs
    assert [each.verdict for each in plain.findings if not each.open]
