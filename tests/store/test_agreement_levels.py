"""Comparisons and licences of a developer's models, against those of one of them."""

from __future__ import annotations

import pytest

from store.agreement.verdicts import Reason, Verdict
from store.base import Record
from store.claims import Modality
from store.values import EntityId, Relation
from tests.store.agreement_making import (
    ALTMAN,
    GPT,
    LARGE,
    MENSCH,
    Case,
    ids,
    ref,
    term,
    text,
    than,
)
from tests.store.claim_making import MISTRAL, year

BELOW, EQUAL, ABOVE = Relation.BELOW, Relation.EQUAL, Relation.ABOVE
LEVEL = Verdict.CONFLICT, Reason.LEVEL
SMALL = EntityId("model:small")


def made() -> Case:
    case = Case()
    case.claim("developer_of", ref(LARGE), by=2)
    return case


def level(
    case: Case,
    subject: EntityId,
    relation: Relation,
    aspect: str = "overall",
    *,
    by: int = 0,
    other: EntityId = GPT,
    speaker: EntityId | None = None,
) -> Record:
    value = than(relation, other, aspect)
    return case.claim("compared_to", value, by=by, subject=subject, speaker=speaker)


@pytest.mark.parametrize("reached", [EQUAL, ABOVE])
def test_what_a_developers_models_do_not_reach_none_of_them_does(reached: Relation) -> None:
    case = made()
    low, high = level(case, MISTRAL, BELOW), level(case, LARGE, reached, by=1)

    (found,) = case.found()

    assert (found.verdict, found.reason) == LEVEL
    assert (ids(found.one), ids(found.other)) == (ids([high]), ids([low]))


def test_what_one_model_does_not_reach_another_may() -> None:
    case = made()
    level(case, LARGE, BELOW)
    level(case, MISTRAL, ABOVE, by=1)

    assert case.open() == []


def test_what_one_model_does_not_reach_another_model_may() -> None:
    case = made()
    level(case, SMALL, BELOW)
    level(case, LARGE, ABOVE, by=1)

    assert case.open() == []


def test_one_model_is_not_below_and_above_another_at_once() -> None:
    case = Case()
    level(case, LARGE, BELOW)
    level(case, LARGE, ABOVE, by=1)

    assert case.open() == [LEVEL]


def test_a_model_of_nobody_known_is_no_model_of_a_developer() -> None:
    case = Case()
    level(case, MISTRAL, BELOW)
    level(case, LARGE, ABOVE, by=1)

    assert case.open() == []


def test_two_rivals_are_two_levels() -> None:
    case = Case()
    level(case, LARGE, BELOW)
    level(case, LARGE, ABOVE, by=1, other=EntityId("model:claude"))

    assert case.open() == []


@pytest.mark.parametrize("aspect", ["quality", "reasoning", "accuracy"])
def test_who_is_better_in_a_respect_of_quality_is_not_below_as_a_whole(aspect: str) -> None:
    case = Case()
    level(case, LARGE, BELOW)
    level(case, LARGE, ABOVE, aspect, by=1)

    assert case.open() == [LEVEL]


@pytest.mark.parametrize("aspect", ["cost", "speed", "size", "funding"])
def test_what_is_dearer_faster_or_larger_may_be_below_as_a_whole(aspect: str) -> None:
    case = Case()
    level(case, LARGE, BELOW)
    level(case, LARGE, ABOVE, aspect, by=1)

    assert case.open() == []


def test_who_is_as_good_in_one_respect_may_be_below_as_a_whole() -> None:
    case = Case()
    level(case, LARGE, BELOW)
    level(case, LARGE, EQUAL, "quality", by=1)

    assert case.open() == []


def test_who_is_below_in_one_respect_may_be_above_in_another() -> None:
    case = Case()
    level(case, LARGE, BELOW, "reasoning")
    level(case, LARGE, ABOVE, "accuracy", by=1)
    level(case, LARGE, ABOVE, by=2)

    assert case.open() == []


def test_what_somebody_quoted_holds_contradicts_no_report() -> None:
    case = made()
    level(case, MISTRAL, BELOW)
    level(case, LARGE, ABOVE, by=1, speaker=MENSCH)

    (found,) = case.found()

    assert (found.verdict, found.reason) == (Verdict.DIFFERENT, Reason.OPINION)


def test_two_who_are_quoted_may_hold_two_opinions() -> None:
    case = Case()
    level(case, LARGE, BELOW, speaker=ALTMAN)
    level(case, LARGE, ABOVE, by=1, speaker=MENSCH)

    assert case.open() == []


def test_a_level_may_be_another_at_another_time() -> None:
    case = Case()
    case.claim("compared_to", than(BELOW, GPT), by=0, subject=LARGE, valid=year(2023))
    case.claim("compared_to", than(ABOVE, GPT), by=1, subject=LARGE, valid=year(2024))

    assert case.open() == []


def test_a_level_that_is_an_image_or_foretold_is_in_no_conflict() -> None:
    case = Case()
    level(case, LARGE, BELOW)
    for at, modality in enumerate((Modality.RHETORICAL, Modality.FORECAST), 1):
        case.claim("compared_to", than(ABOVE, GPT), by=at, subject=LARGE, modality=modality)

    assert case.open() == []


def test_which_of_a_developers_models_are_meant_is_no_excuse_for_the_model() -> None:
    whole, one = made(), Case()
    for case, subject in ((whole, MISTRAL), (one, LARGE)):
        case.claim("compared_to", than(BELOW, GPT), subject=subject, scope=text("the best"))
        level(case, LARGE, ABOVE, by=1)

    assert whole.open() == [LEVEL]
    assert one.open() == []


# Praise


def praised(*, by: int, aspect: str = "reasoning", behind: EntityId = MISTRAL) -> Case:
    case = made()
    case.claim(
        "capability", text("unique"), by=0, subject=LARGE, speaker=MENSCH, aspect=term("reasoning")
    )
    case.claim("limitation", text("weak"), by=by, subject=behind, aspect=term(aspect))
    return case


@pytest.mark.parametrize("behind", [MISTRAL, LARGE])
def test_what_is_praised_differs_from_what_others_find_lacking(behind: EntityId) -> None:
    (found,) = praised(by=1, behind=behind).found()

    assert (found.verdict, found.reason) == (Verdict.DIFFERENT, Reason.OPINION)


def test_praise_is_no_other_opinion_than_that_of_its_own_source() -> None:
    assert praised(by=0).found() == ()


def test_praise_of_one_respect_says_nothing_of_another() -> None:
    assert praised(by=1, aspect="speed").found() == ()


def test_praise_of_one_model_says_nothing_of_another() -> None:
    assert praised(by=1, behind=SMALL).found() == ()


# Licences


@pytest.mark.parametrize(("general", "differs"), [("open_source", True), ("proprietary", False)])
def test_a_model_may_be_licensed_otherwise_than_its_developers_models(
    general: str, differs: bool
) -> None:
    case = made()
    case.claim("licence_status", term(general), by=0)
    case.claim("licence_status", term("proprietary"), by=1, subject=LARGE)

    found = [(each.verdict, each.reason) for each in case.found()]

    assert found == ([(Verdict.DIFFERENT, Reason.SUBJECT)] if differs else [])


def test_the_licence_of_somebody_elses_model_is_no_matter() -> None:
    case = made()
    case.claim("licence_status", term("open_source"), by=0)
    case.claim("licence_status", term("proprietary"), by=1, subject=GPT)

    assert case.found() == ()
