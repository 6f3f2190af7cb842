"""What may explain a conflict, and the nearest case in which it explains nothing."""

from __future__ import annotations

import pytest

from store.agreement.verdicts import Finding, Hypothesis, Reason, Suspicion
from store.base import Record
from store.claims import Polarity
from store.values import EntityId, PartialDate, Precision, Value
from tests.store.agreement_making import (
    AMAZON,
    MICROSOFT,
    OPENAI,
    SERIES_A,
    SERIES_B,
    Case,
    count,
    dated,
    days,
    ids,
    rates,
    ref,
    share,
    sum_of,
)
from tests.store.claim_making import MISTRAL, day, year

FIXED = rates({"2023-12-08": {"USD": "1.08"}, "2023-12-11": {"USD": "1.08"}})
SLIPS = {Suspicion.UNIT_SWAP, Suspicion.THOUSANDFOLD, Suspicion.DIGITS, Suspicion.DAY_MONTH}


def apart(field: str, one: Value, other: Value) -> Case:
    """Make two claims of one field and day."""
    case = Case(dated(day("2023-12-11"), day("2023-12-11"), day("2023-12-11")), rates=FIXED)
    case.claim(field, one, by=0)
    case.claim(field, other, by=1)
    return case


def slips(field: str, one: Value, other: Value) -> set[Suspicion]:
    case = apart(field, one, other)
    assert len(case.open()) == 1
    return case.suspicions() & SLIPS


@pytest.mark.parametrize(
    ("field", "one", "other", "suspected"),
    [
        ("raised", sum_of("385"), sum_of("385", "USD"), Suspicion.UNIT_SWAP),
        ("raised", sum_of("2000"), sum_of("2000000"), Suspicion.THOUSANDFOLD),
        ("raised", sum_of("385"), sum_of("358"), Suspicion.DIGITS),
        ("raised", sum_of("105"), sum_of("150"), Suspicion.DIGITS),
        ("employee_count", count(1926), count(1962), Suspicion.DIGITS),
        ("stake", share("15"), share("51"), Suspicion.DIGITS),
        ("founded_on", year(2013), year(2031), Suspicion.DIGITS),
        ("founded_on", day("2023-03-02"), day("2023-02-03"), Suspicion.DAY_MONTH),
    ],
)
def test_a_slip_that_would_make_one_of_the_other_is_suspected(
    field: str, one: Value, other: Value, suspected: Suspicion
) -> None:
    assert slips(field, one, other) == {suspected}
    assert slips(field, other, one) == {suspected}


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("raised", sum_of("385"), sum_of("490", "USD")),
        ("raised", sum_of("2000"), sum_of("2100000")),
        ("raised", sum_of("2000"), sum_of("20000")),
        ("raised", sum_of("2000"), sum_of("200000")),
        ("raised", sum_of("385"), sum_of("386.5")),
        ("raised", sum_of("385"), sum_of("3850")),
        ("raised", sum_of("385"), sum_of("8530")),
        ("raised", sum_of("12"), sum_of("2.1")),
        ("employee_count", count(1926), count(1937)),
        ("employee_count", count(12), count(2100)),
        ("employee_count", count(5), count(50)),
        ("employee_count", count(1122), count(1222)),
        ("founded_on", year(2013), year(2023)),
        ("founded_on", day("2023-03-02"), day("2022-02-03")),
        ("founded_on", day("2023-03-20"), day("2023-02-03")),
        ("founded_on", days("2023-03-01", "2023-03-31"), days("2023-02-01", "2023-02-28")),
    ],
)
def test_what_no_slip_explains_is_not_suspected(field: str, one: Value, other: Value) -> None:
    assert slips(field, one, other) == set()


def test_a_unit_swap_is_not_suspected_where_both_can_be_right() -> None:
    case = Case(rates=FIXED)
    case.claim("valued_at", sum_of("385"), by=0, valid=year(2023))
    case.claim("valued_at", sum_of("385", "USD"), by=1, valid=year(2024))

    assert case.suspicions() == set()


# A value in another place


def suspected(case: Case, suspicion: Suspicion) -> Hypothesis | None:
    found = [
        each
        for finding in case.found()
        for each in finding.hypotheses
        if each.suspicion is suspicion
    ]
    assert len(found) <= 1
    return found[0] if found else None


def worth_and_round(size: str) -> tuple[Case, Record]:
    case = apart("valued_at", sum_of("2000"), sum_of("385"))
    case.claim("raised", sum_of(size), by=2)
    return case, case.records[1]


def test_a_worth_may_be_the_size_of_a_round() -> None:
    case, wrong = worth_and_round("385")

    found = suspected(case, Suspicion.FIELD_SWAP)

    assert found
    assert (found.field, ids(found.suspects)) == ("raised", ids([wrong]))
    assert ids(found.evidence) == ids(case.records[2:])


def test_a_worth_is_not_the_size_of_a_round_of_another_size() -> None:
    assert suspected(worth_and_round("113")[0], Suspicion.FIELD_SWAP) is None


def test_a_worth_is_not_what_another_company_raised() -> None:
    case = apart("valued_at", sum_of("2000"), sum_of("385"))
    case.claim("raised", sum_of("385"), by=2, subject=OPENAI)

    assert suspected(case, Suspicion.FIELD_SWAP) is None


def test_a_worth_at_one_round_is_not_the_size_of_another() -> None:
    case = Case()
    case.claim("valued_at", sum_of("2000"), by=0, round=SERIES_A)
    case.claim("valued_at", sum_of("385"), by=1, round=SERIES_A)
    case.claim("raised", sum_of("385"), by=2, round=SERIES_B)

    assert suspected(case, Suspicion.FIELD_SWAP) is None


def test_a_worth_of_one_year_is_not_what_was_raised_in_another() -> None:
    case = Case()
    case.claim("valued_at", sum_of("2000"), by=0, valid=year(2023))
    case.claim("valued_at", sum_of("385"), by=1, valid=year(2023))
    case.claim("raised", sum_of("385"), by=2, valid=year(2021))

    assert suspected(case, Suspicion.FIELD_SWAP) is None


def test_a_slip_is_likelier_than_another_place() -> None:
    case = apart("valued_at", sum_of("385"), sum_of("358"))
    case.claim("raised", sum_of("358"), by=2)

    assert suspected(case, Suspicion.FIELD_SWAP) is None
    assert suspected(case, Suspicion.DIGITS)


QUARTERS = [
    days(f"2023-{3 * at + 1:02}-01", f"2023-{3 * at + 3:02}-28", Precision.QUARTER)
    for at in range(2)
]


def revenue(case: Case, amount: str, by: int, quarter: PartialDate) -> Record:
    return case.claim("revenue", sum_of(amount), by=by, period=quarter)


def test_a_figure_may_be_that_of_another_period() -> None:
    case = Case()
    revenue(case, "100", 0, QUARTERS[0])
    wrong = revenue(case, "70", 1, QUARTERS[0])
    right = revenue(case, "70", 2, QUARTERS[1])

    found = suspected(case, Suspicion.KEY_SWAP)

    assert found
    assert (ids(found.suspects), ids(found.evidence)) == (ids([wrong]), ids([right]))


def test_a_figure_that_stands_in_no_other_period_is_of_none() -> None:
    case = Case()
    revenue(case, "100", 0, QUARTERS[0])
    revenue(case, "70", 1, QUARTERS[0])
    revenue(case, "55", 2, QUARTERS[1])

    assert suspected(case, Suspicion.KEY_SWAP) is None


def test_a_figure_that_is_doubtful_in_another_period_belongs_no_more_there() -> None:
    case = Case(dated(None, None, None, None))
    revenue(case, "100", 0, QUARTERS[0])
    for by in (1, 2):
        revenue(case, "70", by, QUARTERS[0])
    revenue(case, "70", 3, QUARTERS[1])
    revenue(case, "55", 1, QUARTERS[1])

    assert not [
        each
        for finding in case.found(Reason.VALUES)
        for each in finding.hypotheses
        if each.suspicion is Suspicion.KEY_SWAP and ids(each.suspects) == ids(case.records[1:3])
    ]


def warned(case: Case, other: EntityId = OPENAI, polarity: Polarity = Polarity.YES) -> None:
    case.claim("mistaken_for", ref(other), by=2, polarity=polarity)


def worths(subject: EntityId = OPENAI, amount: str = "86000") -> Case:
    case = apart("valued_at", sum_of("2000"), sum_of("86000"))
    case.claim("valued_at", sum_of(amount), by=2, subject=subject)
    return case


def test_what_is_told_of_one_may_be_meant_of_whom_a_source_warns_to_take_it_for() -> None:
    case = worths()
    warned(case)

    found = suspected(case, Suspicion.ENTITY_SWAP)

    assert found
    assert (found.entity, ids(found.suspects)) == (OPENAI, ids([case.records[1]]))


def test_without_a_warning_nobody_is_taken_for_another() -> None:
    assert suspected(worths(), Suspicion.ENTITY_SWAP) is None


def test_a_warning_of_another_or_a_denied_one_is_none() -> None:
    for other, polarity in ((AMAZON, Polarity.YES), (OPENAI, Polarity.NO)):
        case = worths()
        warned(case, other, polarity)
        assert suspected(case, Suspicion.ENTITY_SWAP) is None


def test_of_whom_another_figure_is_told_is_not_meant() -> None:
    case = worths(amount="80000")
    warned(case)

    assert suspected(case, Suspicion.ENTITY_SWAP) is None


def payments(company: EntityId, amount: str) -> Case:
    case = Case()
    for at, told in enumerate(("15", "10000")):
        case.claim(
            "invested_in",
            sum_of(told),
            by=at,
            subject=MICROSOFT,
            valid=year(2024),
            company=MISTRAL,
        )
    case.claim("invested_in", sum_of(amount), by=2, subject=MICROSOFT, company=company)
    return case


def test_an_investor_may_have_paid_it_to_another_company() -> None:
    found = suspected(payments(OPENAI, "10000"), Suspicion.ENTITY_SWAP)

    assert found
    assert found.entity == OPENAI


def test_another_sum_to_another_company_explains_nothing() -> None:
    assert suspected(payments(OPENAI, "13000"), Suspicion.ENTITY_SWAP) is None


def founded_after(amount: str) -> Finding:
    case = Case()
    case.claim("founded_on", day("2023-04-28"), by=0)
    for company, told, when in ((MISTRAL, "10000", year(2022)), (OPENAI, amount, None)):
        case.claim(
            "invested_in", sum_of(told), by=1, subject=MICROSOFT, valid=when, company=company
        )
    (found,) = case.found(Reason.SEQUENCE)
    return found


def test_who_was_paid_before_they_were_founded_may_be_somebody_else() -> None:
    assert [each.entity for each in founded_after("10000").hypotheses] == [OPENAI]
    assert founded_after("13000").hypotheses == ()
