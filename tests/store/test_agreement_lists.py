"""Lists: those that are complete leave no room for another name, open ones do."""

from __future__ import annotations

import pytest

from store.agreement.verdicts import Reason, Verdict
from store.base import Record
from store.claims import Polarity
from store.values import EntityId, Value
from tests.store.agreement_making import (
    AMAZON,
    LARGE,
    MICROSOFT,
    OPENAI,
    SERIES_A,
    SERIES_B,
    Case,
    ids,
    ref,
    term,
    text,
)
from tests.store.claim_making import MISTRAL

AZURE, BEDROCK = EntityId("product:azure"), EntityId("product:bedrock")
ONLY = term("only")
CLOSED = Verdict.CONFLICT, Reason.CLOSED_LIST


def via(case: Case, platform: EntityId, by: int, **told: Value) -> Record:
    return case.claim("distributed_via", ref(platform), by=by, subject=LARGE, beside=told)


@pytest.mark.parametrize("closure", ["only", "exactly"])
def test_who_names_all_there_are_leaves_no_room_for_another(closure: str) -> None:
    case = Case()
    told, other = via(case, AZURE, 0, closure=term(closure)), via(case, BEDROCK, 1)

    (found,) = case.found()

    assert (found.verdict, found.reason) == CLOSED
    assert (ids(found.one), ids(found.other)) == (ids([told]), ids([other]))


@pytest.mark.parametrize("closure", ["all", "among"])
def test_who_names_some_leaves_room_for_another(closure: str) -> None:
    case = Case()
    via(case, AZURE, 0, closure=term(closure))
    via(case, BEDROCK, 1)

    assert case.open() == []


def test_a_list_has_all_that_its_source_names() -> None:
    case = Case()
    via(case, AZURE, 0, closure=ONLY)
    via(case, BEDROCK, 0)
    via(case, BEDROCK, 1)

    assert case.open() == []


def test_a_list_of_one_thing_is_none_of_another() -> None:
    case = Case()
    via(case, AZURE, 0, closure=ONLY)
    case.claim("distributed_via", ref(BEDROCK), by=1, subject=MISTRAL)

    assert case.open() == []


def test_what_is_denied_is_no_other_name() -> None:
    case = Case()
    via(case, AZURE, 0, closure=ONLY)
    case.claim("distributed_via", ref(BEDROCK), by=1, subject=LARGE, polarity=Polarity.NO)

    assert case.open() == []


def test_what_is_named_of_a_scope_is_missing_from_no_list_without_one() -> None:
    case = Case()
    via(case, AZURE, 0, closure=ONLY)
    via(case, BEDROCK, 1, scope=text("for trials"))

    assert case.open() == []


@pytest.mark.parametrize("owner_is_named", [True, False])
def test_who_owns_what_is_named_is_named_with_it(owner_is_named: bool) -> None:
    case = Case()
    first, second = (AZURE, MICROSOFT) if owner_is_named else (MICROSOFT, AZURE)
    via(case, first, 0, closure=ONLY)
    via(case, second, 1)
    assert case.open() == [CLOSED]

    case.claim("owns", ref(AZURE), by=2, subject=MICROSOFT)

    assert case.open() == []


def test_what_an_owner_of_somebody_else_has_is_not_named() -> None:
    case = Case()
    via(case, AZURE, 0, closure=ONLY)
    via(case, BEDROCK, 1)
    case.claim("owns", ref(BEDROCK), by=2, subject=AMAZON)

    assert case.open() == [CLOSED]


def test_words_that_two_languages_may_have_for_one_thing_are_missing_from_no_list() -> None:
    case = Case()
    case.claim("distributed_via", text("its own platform"), by=0, subject=LARGE, closure=ONLY)
    case.claim("distributed_via", text("die eigene Plattform", "de"), by=1, subject=LARGE)

    assert case.open() == []


# Rosters: the list is one of subjects


def takes_part(
    case: Case, who: EntityId, by: int, a_round: EntityId = SERIES_A, **told: Value
) -> Record:
    return case.claim(
        "participated_in", ref(a_round), by=by, subject=who, company=MISTRAL, beside=told
    )


def test_a_roster_is_closed_to_other_subjects() -> None:
    case = Case()
    takes_part(case, AMAZON, 0, closure=ONLY)
    takes_part(case, OPENAI, 1)

    assert case.open() == [CLOSED]


def test_who_takes_part_alone_may_take_part_in_another_round_too() -> None:
    case = Case()
    takes_part(case, AMAZON, 0, closure=ONLY)
    takes_part(case, AMAZON, 1, SERIES_B)
    takes_part(case, OPENAI, 1, SERIES_B)

    assert case.open() == []


def test_who_belongs_to_one_who_is_named_takes_part_with_it() -> None:
    case = Case()
    takes_part(case, AMAZON, 0, closure=ONLY)
    takes_part(case, OPENAI, 1)
    case.claim("owns", ref(OPENAI), by=2, subject=AMAZON)

    assert case.open() == []


# Open lists


def test_a_list_that_nobody_calls_complete_may_be_longer() -> None:
    case = Case()
    long = [takes_part(case, who, 0) for who in (AMAZON, OPENAI)]
    further = takes_part(case, MICROSOFT, 1)

    (found,) = case.found()

    assert (found.verdict, found.reason) == (Verdict.COMPATIBLE, Reason.OPEN_LIST)
    assert (ids(found.one), ids(found.other)) == (ids(long), ids([further]))


def test_lists_of_the_same_names_are_one() -> None:
    case = Case()
    for who, by in ((AMAZON, 0), (OPENAI, 0), (OPENAI, 1), (AMAZON, 1)):
        takes_part(case, who, by)

    assert case.found() == ()


def test_the_lists_of_two_rounds_do_not_lengthen_each_other() -> None:
    case = Case()
    takes_part(case, AMAZON, 0)
    takes_part(case, OPENAI, 1, SERIES_B)

    assert case.found() == ()


def test_a_list_that_is_complete_is_no_open_one() -> None:
    case = Case()
    takes_part(case, AMAZON, 0, closure=ONLY)
    takes_part(case, OPENAI, 1)

    assert case.found(Reason.OPEN_LIST) == ()
