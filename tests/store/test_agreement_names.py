"""Names: one thing spelt in two ways, two that may be one, and somebody called by none."""

from __future__ import annotations

import pytest

from store.agreement.verdicts import Reason, Suspicion, Verdict
from store.base import Record
from store.claims import Entity, Kind, Name
from store.values import EntityId
from tests.store.agreement_making import AMAZON, MICROSOFT, OPENAI, Case, ids, named, ref, sum_of

LACROIX, LACROY = (EntityId(f"person:{slug}") for slug in ("lacroix", "lacroy"))
TIMOTHEE = named(LACROIX, "Timothée Lacroix", "Timothee Lacroix", "Tim Lacroix")
TIMOTHY = named(LACROY, "Timothy Lacroy")
MARTA, MARCO = (
    named(f"person:{first}-silva", f"{first.title()} Silva") for first in ("marta", "x")
)


def founder(case: Case, who: EntityId, by: int, words: str | None = None) -> Record:
    return case.claim("founded_by", ref(who, words), by=by)


def test_one_name_spelt_in_two_ways_is_the_same() -> None:
    case = Case(entities=(TIMOTHEE,))
    spelt = [
        founder(case, LACROIX, at, words)
        for at, words in enumerate(("Timothée Lacroix", "Tim Lacroix"))
    ]

    (found,) = case.found()

    assert (found.verdict, found.reason) == (Verdict.SAME, Reason.SPELLING)
    assert ids(found.records) == ids(spelt)


def test_the_names_of_two_languages_are_no_two_spellings() -> None:
    names = (Name("European Union", "en"), Name("Europäische Union", "de"))
    union = Entity(EntityId("group:eu"), Kind.GROUP, names)
    case = Case(entities=(union,))
    for at, name in enumerate(names):
        case.claim("negotiated_with", ref(union.id, name.text), by=at)

    assert case.found() == ()


@pytest.mark.parametrize("words", ["TIMOTHEE LACROIX", "the last of the three"])
def test_accents_and_case_and_descriptions_are_no_other_spelling(words: str) -> None:
    case = Case(entities=(TIMOTHEE,))
    founder(case, LACROIX, 0, "Timothée Lacroix")
    founder(case, LACROIX, 1, words)

    assert case.found() == ()


def test_names_that_are_nearly_one_may_be_one() -> None:
    case = Case(entities=(TIMOTHEE, TIMOTHY))
    both = [founder(case, LACROIX, 0), founder(case, LACROY, 1)]

    (found,) = case.found(Reason.SUBJECT)

    (suspected,) = found.hypotheses
    assert suspected.suspicion is Suspicion.NAMES_ALIKE
    assert ids(suspected.suspects) == ids(both)


def test_names_that_one_source_tells_apart_are_two() -> None:
    case = Case(entities=(TIMOTHEE, TIMOTHY))
    founder(case, LACROIX, 0)
    founder(case, LACROY, 1)
    founder(case, LACROIX, 1)

    assert case.suspicions() == set()


def test_names_that_are_not_alike_are_two() -> None:
    case = Case(entities=(TIMOTHEE, MARTA))
    founder(case, LACROIX, 0)
    founder(case, MARTA.id, 1)

    assert case.suspicions() == set()


def test_names_alike_in_two_lists_are_two() -> None:
    case = Case(entities=(TIMOTHEE, TIMOTHY))
    founder(case, LACROIX, 0)
    case.claim("founded_by", ref(LACROY), by=1, subject=OPENAI)

    assert case.suspicions() == set()


def test_rounds_whose_names_differ_by_a_letter_or_by_whose_they_are_are_two() -> None:
    of_mistral, next_one, of_brightleaf = (
        named(f"round:{slug}", name)
        for slug, name in (
            ("mistral-a", "Series A of Mistral AI"),
            ("mistral-b", "Series B of Mistral AI"),
            ("brightleaf-a", "Series A of Brightleaf AI"),
        )
    )
    case = Case(entities=(of_mistral, next_one, of_brightleaf))
    for at, each in enumerate(case.entities):
        case.claim("led_round", ref(each.id), by=at, subject=MICROSOFT)

    assert case.suspicions() == set()


def test_names_alike_of_a_person_and_a_company_are_two() -> None:
    silva = named("company:silva", "Timothy Lacroy")
    case = Case(entities=(TIMOTHEE, silva))
    founder(case, LACROIX, 0)
    founder(case, silva.id, 1)

    assert case.suspicions() == set()


# Somebody called by no name

NAMELESS = named("company:rival", "„einen europäischen Rivalen“")
KNOWN = named("company:amazon", "Amazon")


def pays(case: Case, company: EntityId, amount: str, currency: str, by: int) -> Record:
    return case.claim(
        "invested_in", sum_of(amount, currency), by=by, subject=MICROSOFT, company=company
    )


def test_who_is_called_by_no_name_may_be_whom_the_same_digits_are_told_of() -> None:
    case = Case(entities=(NAMELESS, KNOWN))
    odd = pays(case, NAMELESS.id, "10000", "EUR", 0)
    pays(case, KNOWN.id, "10000", "USD", 1)

    (found,) = case.found(Reason.SUBJECT)

    assert [each.suspicion for each in found.hypotheses] == [
        Suspicion.ENTITY_SWAP,
        Suspicion.UNIT_SWAP,
    ]
    assert found.hypotheses[0].entity == AMAZON
    assert ids(found.doubted) == ids([odd])


@pytest.mark.parametrize(
    ("amount", "currency", "company"),
    [
        ("10000", "EUR", AMAZON),
        ("7000", "EUR", NAMELESS.id),
        ("10000", "USD", NAMELESS.id),
    ],
    ids=["a name", "other digits", "the same currency"],
)
def test_two_payments_are_two_where_nothing_points_to_one(
    amount: str, currency: str, company: EntityId
) -> None:
    case = Case(entities=(NAMELESS, KNOWN))
    pays(case, company, amount, currency, 0)
    pays(case, OPENAI, "10000", "USD", 1)

    assert case.suspicions() == set()
