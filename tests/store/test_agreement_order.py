"""What comes before what: a founding before all acts, and one stage before the next."""

from __future__ import annotations

import pytest

from store.agreement.verdicts import Finding, Reason, Verdict
from store.base import Record
from store.claims import Modality, Polarity
from store.values import EntityId, PartialDate, Value
from tests.store.agreement_making import (
    AMAZON,
    MICROSOFT,
    OPENAI,
    SERIES_A,
    Case,
    dated,
    days,
    ids,
    ref,
    sum_of,
    term,
    text,
)
from tests.store.claim_making import MISTRAL, day, year

JANUARY = days("2023-01-01", "2023-01-31")
APRIL = days("2023-04-01", "2023-04-30")
MAY = days("2023-05-01", "2023-05-31")


def founded(case: Case, when: PartialDate = APRIL, by: int = 0) -> Record:
    return case.claim("founded_on", when, by=by)


def pays(case: Case, when: PartialDate | None) -> Record:
    return case.claim(
        "invested_in", sum_of("10000", "USD"), by=1, subject=MICROSOFT, valid=when, company=MISTRAL
    )


def test_nobody_is_paid_before_they_were_founded() -> None:
    case = Case()
    founding, payment = founded(case), pays(case, JANUARY)

    (found,) = case.found()

    assert (found.verdict, found.reason) == (Verdict.CONFLICT, Reason.SEQUENCE)
    assert (ids(found.one), ids(found.other)) == (ids([payment]), ids([founding]))


def test_the_founding_itself_is_not_in_doubt() -> None:
    case = Case()
    founded(case)
    pays(case, JANUARY)

    marked = {fact.field for fact in case.facts() if fact.differs}

    assert marked == {"invested_in"}


@pytest.mark.parametrize("when", [APRIL, MAY, year(2023), None])
def test_who_may_have_been_founded_by_then_may_be_paid(when: PartialDate | None) -> None:
    case = Case()
    founded(case)
    pays(case, when)

    assert case.found() == ()


def test_who_is_founded_on_a_day_may_be_paid_on_it() -> None:
    case = Case()
    founded(case, day("2023-04-28"))
    pays(case, day("2023-04-28"))

    assert case.found() == ()


def test_where_sources_differ_about_a_founding_the_earliest_leaves_room() -> None:
    case = Case()
    founded(case)
    founded(case, year(2019), by=1)
    pays(case, JANUARY)

    assert case.found(Reason.SEQUENCE) == ()


def test_the_founding_that_all_agree_on_is_the_narrowest() -> None:
    case = Case()
    founded(case, year(2023))
    founded(case, by=1)
    pays(case, JANUARY)

    assert len(case.found(Reason.SEQUENCE)) == 1


@pytest.mark.parametrize(
    ("field", "subject", "value"),
    [
        ("raised", MISTRAL, sum_of("385")),
        ("partnered_with", MISTRAL, ref(AMAZON)),
        ("partnered_with", AMAZON, ref(MISTRAL)),
        ("acquired", MICROSOFT, ref(MISTRAL)),
    ],
)
def test_nobody_does_anything_before_they_were_founded(
    field: str, subject: EntityId, value: Value
) -> None:
    case = Case()
    founded(case)
    case.claim(field, value, by=1, subject=subject, valid=JANUARY)

    assert case.open() == [(Verdict.CONFLICT, Reason.SEQUENCE)]


def test_what_is_told_of_people_may_be_older_than_their_company() -> None:
    case = Case()
    founded(case)
    case.claim("founded_by", ref(EntityId("person:mensch")), by=1, valid=JANUARY)

    assert case.found() == ()


def test_the_founding_of_another_is_no_matter() -> None:
    case = Case()
    case.claim("founded_on", APRIL, subject=OPENAI)
    pays(case, JANUARY)

    assert case.found() == ()


def test_a_founding_that_is_denied_or_an_image_is_none() -> None:
    case = Case()
    case.claim("founded_on", APRIL, by=0, polarity=Polarity.NO)
    case.claim("founded_on", APRIL, by=1, modality=Modality.RHETORICAL)
    pays(case, JANUARY)

    assert case.found(Reason.SEQUENCE) == ()


def test_an_act_that_is_an_image_is_none() -> None:
    case = Case()
    founded(case)
    case.claim("raised", sum_of("385"), by=1, valid=JANUARY, modality=Modality.RHETORICAL)

    assert case.found() == ()


# Stages


def stage(case: Case, word: str, by: int, modality: Modality = Modality.ASSERTED) -> Record:
    return case.claim(
        "adopts", ref(MISTRAL), by=by, subject=AMAZON, modality=modality, stage=term(word)
    )


EARLIER, LATER = day("2024-01-10"), day("2024-06-10")


def one_finding(case: Case) -> Finding:
    (found,) = case.found()
    return found


def test_a_trial_goes_on_to_its_next_stage() -> None:
    case = Case(dated(EARLIER, LATER))
    stage(case, "testing", 0)
    stage(case, "live", 1)

    found = one_finding(case)

    assert (found.verdict, found.reason) == (Verdict.DIFFERENT, Reason.STAGE)


def test_a_trial_does_not_fall_back() -> None:
    case = Case(dated(EARLIER, LATER))
    live, testing = stage(case, "live", 0), stage(case, "testing", 1)

    found = one_finding(case)

    assert (found.verdict, found.reason) == (Verdict.CONFLICT, Reason.STAGE_ORDER)
    assert (ids(found.one), ids(found.other)) == (ids([live]), ids([testing]))


def test_two_stages_of_one_time_may_be_in_order() -> None:
    case = Case(dated(year(2024), day("2024-06-10")))
    stage(case, "live", 0)
    stage(case, "testing", 1)

    assert case.open() == []


def test_a_stage_is_of_its_own_time_before_that_of_its_source() -> None:
    case = Case(dated(EARLIER, LATER))
    stage(case, "live", 0)
    case.claim(
        "adopts", ref(MISTRAL), by=1, subject=AMAZON, valid=year(2022), stage=term("testing")
    )

    assert case.open() == []


@pytest.mark.parametrize("modality", [Modality.FORECAST, Modality.RHETORICAL])
def test_a_stage_that_was_foretold_or_an_image_was_not_reached(modality: Modality) -> None:
    case = Case(dated(EARLIER, LATER))
    stage(case, "live", 0, modality)
    stage(case, "testing", 1)

    assert case.open() == []


def test_the_stages_of_two_scopes_are_those_of_two_things() -> None:
    case = Case(dated(EARLIER, LATER))
    case.claim(
        "adopts",
        ref(MISTRAL),
        by=0,
        subject=AMAZON,
        stage=term("live"),
        scope=text("customer service"),
    )
    case.claim(
        "adopts",
        ref(MISTRAL),
        by=1,
        subject=AMAZON,
        stage=term("testing"),
        scope=text("accounting"),
    )

    assert case.open() == []


def review(case: Case, word: str, by: int, kind: str) -> None:
    authority = EntityId("authority:commission")
    case.claim("reviews", ref(MISTRAL), by=by, subject=authority, stage=term(word), kind=term(kind))


@pytest.mark.parametrize(("kind", "falls_back"), [("antitrust", True), ("merger", False)])
def test_a_review_does_not_fall_back_though_another_kind_may_begin(
    kind: str, falls_back: bool
) -> None:
    case = Case(dated(EARLIER, LATER))
    review(case, "ongoing", 0, "antitrust")
    review(case, "possible", 1, kind)

    assert case.open() == ([(Verdict.CONFLICT, Reason.STAGE_ORDER)] if falls_back else [])


def test_the_stages_of_two_users_are_no_matter_to_each_other() -> None:
    case = Case(dated(EARLIER, LATER))
    stage(case, "live", 0)
    case.claim("adopts", ref(MISTRAL), by=1, subject=OPENAI, stage=term("testing"))

    assert case.found() == ()


def test_a_valuation_of_a_round_before_the_founding_is_impossible() -> None:
    case = Case()
    founded(case)
    case.claim("valued_at", sum_of("2000"), by=1, valid=JANUARY, round=SERIES_A)

    assert case.open() == [(Verdict.CONFLICT, Reason.SEQUENCE)]
