"""Who is bound to one partner alone, and what is no other partner."""

from __future__ import annotations

import pytest

from store.agreement.verdicts import Reason, Verdict
from store.base import Record
from store.claims import Modality, Polarity
from store.values import EntityId, PartialDate
from tests.store.agreement_making import (
    AMAZON,
    DEAL,
    MENSCH,
    MICROSOFT,
    OPENAI,
    Case,
    dated,
    ids,
    ref,
    term,
)
from tests.store.claim_making import MISTRAL, day, year

EXCLUSIVE = Verdict.CONFLICT, Reason.EXCLUSIVE


def bound(case: Case, by: int = 0, **told: EntityId) -> Record:
    return case.claim("exclusivity", term("exclusive"), by=by, subject=DEAL, beside=told)


def partner(
    case: Case,
    who: EntityId,
    other: EntityId = AMAZON,
    by: int = 1,
    when: PartialDate | None = None,
) -> Record:
    return case.claim("partnered_with", ref(other), by=by, subject=who, valid=when)


def deal() -> Case:
    return Case(parties={DEAL: (MICROSOFT, MISTRAL)})


@pytest.mark.parametrize("who", [MICROSOFT, MISTRAL])
def test_where_nobody_says_who_is_bound_every_party_is(who: EntityId) -> None:
    case = deal()
    told, other = bound(case), partner(case, who)

    (found,) = case.found(Reason.EXCLUSIVE)

    assert found.verdict is Verdict.CONFLICT
    assert (ids(found.one), ids(found.other)) == (ids([told]), ids([other]))


def test_the_party_that_is_named_alone_is_bound() -> None:
    free, tied = deal(), deal()
    for case, who in ((free, MICROSOFT), (tied, MISTRAL)):
        bound(case, party=MISTRAL)
        partner(case, who)

    assert free.open() == []
    assert tied.open() == [EXCLUSIVE]


def test_the_party_that_announces_it_alone_is_bound() -> None:
    free, tied = deal(), deal()
    for case, who in ((free, MICROSOFT), (tied, MISTRAL)):
        case.claim("exclusivity", term("exclusive"), subject=DEAL, speaker=MISTRAL)
        partner(case, who)

    assert free.open() == []
    assert tied.open() == [EXCLUSIVE]


def test_a_speaker_who_is_no_party_binds_every_party() -> None:
    case = deal()
    case.claim("exclusivity", term("exclusive"), subject=DEAL, speaker=MENSCH)
    partner(case, MICROSOFT)

    assert case.open() == [EXCLUSIVE]


def test_who_is_partner_of_a_bound_party_is_found_from_either_side() -> None:
    case = deal()
    bound(case)
    partner(case, AMAZON, MISTRAL)

    assert case.open() == [EXCLUSIVE]


def test_the_partner_of_the_deal_itself_is_no_other_one() -> None:
    case = deal()
    bound(case)
    partner(case, MICROSOFT, MISTRAL)

    assert case.open() == []


def test_what_a_source_says_beside_the_exclusivity_it_tells_of_is_no_contradiction() -> None:
    case = deal()
    bound(case, by=0)
    partner(case, MISTRAL, by=0)

    assert case.open() == []


def test_a_partner_from_before_the_deal_is_no_contradiction() -> None:
    before, since = deal(), deal()
    for case, when in ((before, year(2021)), (since, year(2024))):
        case.claim("exclusivity", term("exclusive"), subject=DEAL, valid=day("2024-02-26"))
        partner(case, MISTRAL, when=when)

    assert before.open() == []
    assert since.open() == [EXCLUSIVE]


def test_a_partner_from_before_the_exclusivity_was_told_of_is_no_contradiction() -> None:
    case = deal()
    case.sources = dated(day("2024-02-26"), day("2024-02-27"))
    bound(case)
    partner(case, MISTRAL, when=year(2021))

    assert case.open() == []


def test_a_partner_of_somebody_else_is_no_contradiction() -> None:
    case = deal()
    bound(case)
    partner(case, OPENAI)

    assert case.open() == []


def test_a_partner_that_is_denied_or_but_an_image_is_no_contradiction() -> None:
    case = deal()
    bound(case)
    case.claim("partnered_with", ref(AMAZON), by=1, subject=MISTRAL, polarity=Polarity.NO)
    case.claim("partnered_with", ref(OPENAI), by=2, subject=MISTRAL, modality=Modality.RHETORICAL)

    assert case.open() == []


def test_a_deal_that_is_not_exclusive_binds_nobody() -> None:
    case = deal()
    case.claim("exclusivity", term("not_exclusive"), subject=DEAL)
    case.claim("exclusivity", term("exclusive"), subject=DEAL, polarity=Polarity.NO)
    partner(case, MISTRAL)

    assert case.found(Reason.EXCLUSIVE) == ()


def test_only_who_binds_the_party_is_contradicted_by_its_other_partner() -> None:
    case = deal()
    bound(case, 0, party=MICROSOFT)
    binding = bound(case, 1, party=MISTRAL)
    other = partner(case, MISTRAL, by=2)

    (found,) = case.found(Reason.EXCLUSIVE)

    assert (ids(found.one), ids(found.other)) == (ids([binding]), ids([other]))


def test_a_source_that_binds_another_party_may_contradict_who_binds_this_one() -> None:
    case = deal()
    bound(case, 0, party=MICROSOFT)
    bound(case, 1, party=MISTRAL)
    partner(case, MISTRAL, by=0)

    assert case.open() == [EXCLUSIVE]


def test_a_partner_that_is_only_foretold_is_no_contradiction() -> None:
    case = deal()
    bound(case)
    case.claim("partnered_with", ref(AMAZON), by=1, subject=MISTRAL, modality=Modality.FORECAST)

    assert case.open() == []
